import type { ProblemDetail } from '../../codes/problem';
import type { Claim } from '../sent/claim';
import type { CustomCheck } from './custom-checks';
import { inItsPart } from './details';
import { summaryOf } from './summary';
import type { ListedEntry } from './summary';

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
  #entries: ListedEntry[] = [];
  readonly #checks: CustomCheck[] = [];
  #visitsLeft = MAX_VISITS;
  #omitted = 0;
  #isCut = false;

  /** The part of the request that all entries from now on are about, where the library itself has marked it. */
  part: string | undefined;

  /** True if nothing more is listed, so that nothing more is to be read. */
  get isFull(): boolean {
    return this.#entries.length >= MAX_DETAILS || this.#visitsLeft <= 0;
  }

  /** Counts a node of a tree; false where it is not to be read any more, or is too deep in it. */
  visit(isNear = true): boolean {
    if (this.isFull) return this.cut();
    this.#visitsLeft--;
    return isNear || this.cut();
  }

  /** Lists what is wrong at one place, what the entry claims of it, and the custom check that may have found it. */
  add(detail: ProblemDetail, claims: readonly Claim[] = [], check?: CustomCheck): void {
    if (this.#entries.length >= MAX_DETAILS) {
      this.#omitted++;
      return;
    }
    const { part } = this;
    this.#entries.push({ detail, claims: part === undefined ? claims : claims.map((claim) => ({ ...claim, part })) });
    if (check !== undefined) this.#checks.push(check);
  }

  /** Adds a custom check whose finding is not listed by itself. */
  addCheck(check: CustomCheck): void {
    if (this.isFull) return;
    this.#visitsLeft--;
    this.#checks.push(check);
  }

  /** Places the listed entries in the parts of the request, by the first steps of their paths. */
  placeByPart(): void {
    this.#entries = this.#entries.map(({ detail, claims }) => ({ detail: inItsPart(detail), claims, isByPart: true }));
  }

  /** Says that some are neither listed nor counted. */
  cut(): false {
    this.#isCut = true;
    return false;
  }

  /** Counts entries that are not read. */
  omit(count: number): void {
    this.#omitted += Math.max(0, count);
  }

  /** The listed details, then one without words for each that is only counted, at most 10,000. */
  get details(): readonly ProblemDetail[] {
    const listed = this.#entries.map(({ detail }) => detail);
    const more = Math.min(this.#omitted, MAX_COUNTED - listed.length);
    return more > 0 ? [...listed, ...Array.from({ length: more }, () => NOT_LISTED)] : listed;
  }

  /** How many fields are invalid, in one line. */
  get summary(): string {
    return summaryOf(this.#entries, this.#omitted === 0 && !this.#isCut);
  }

  /** What the listed entries claim of what was sent. */
  get claims(): readonly Claim[] {
    return this.#entries.flatMap(({ claims }) => claims);
  }

  /** The listed entries that custom checks may have written. */
  get checks(): readonly CustomCheck[] {
    return this.#checks;
  }
}
