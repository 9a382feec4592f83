import type { ProblemDetail } from '../../codes/problem';
import type { Claim } from '../evidence';
import type { CustomCheck } from './custom-checks';

/** How many entries of an error are listed. */
export const MAX_DETAILS = 100;
const MAX_VISITS = 1000;
const MAX_COUNTED = 10_000;
const NOT_LISTED: ProblemDetail = { detail: '' };

/**
 * The details of one error, while they are collected: a hundred are made, the others are counted. Trees are left after
 * a thousand nodes, so that no shape costs more than its size.
 */
export class DetailList {
  readonly #details: ProblemDetail[] = [];
  readonly #checks: CustomCheck[] = [];
  readonly #claims: Claim[] = [];
  #visitsLeft = MAX_VISITS;
  #omitted = 0;

  /** The part of the request that all entries from now on are about, where the library itself has marked it. */
  part: string | undefined;

  /** True if nothing more is listed, so that nothing more is to be read. */
  get isFull(): boolean {
    return this.#details.length >= MAX_DETAILS || this.#visitsLeft <= 0;
  }

  /** Counts a node of a tree; false where it is not to be read any more. */
  visit(): boolean {
    if (this.isFull) return false;
    this.#visitsLeft--;
    return true;
  }

  /** Lists what is wrong at one place, what the entry claims of it, and the custom check that may have found it. */
  add(detail: ProblemDetail, claims: readonly Claim[] = [], check?: CustomCheck): void {
    if (this.#details.length >= MAX_DETAILS) {
      this.#omitted++;
      return;
    }
    this.#details.push(detail);
    const { part } = this;
    this.#claims.push(...(part === undefined ? claims : claims.map((claim) => ({ ...claim, part }))));
    if (check !== undefined) this.#checks.push(check);
  }

  /** Adds a custom check whose finding is not listed by itself. */
  addCheck(check: CustomCheck): void {
    if (this.visit()) this.#checks.push(check);
  }

  /** Counts entries that are not read. */
  omit(count: number): void {
    this.#omitted += Math.max(0, count);
  }

  /** The listed details, then one without words for each that is only counted, at most 10,000. */
  get details(): readonly ProblemDetail[] {
    const more = Math.min(this.#omitted, MAX_COUNTED - this.#details.length);
    return more > 0 ? [...this.#details, ...Array.from({ length: more }, () => NOT_LISTED)] : this.#details;
  }

  /** What the listed entries claim of what was sent. */
  get claims(): readonly Claim[] {
    return this.#claims;
  }

  /** The listed entries that custom checks may have written. */
  get checks(): readonly CustomCheck[] {
    return this.#checks;
  }
}
