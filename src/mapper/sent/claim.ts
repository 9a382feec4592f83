import { isArray } from '../../lib/guard';
import { isBlank } from './request-parts';
import { isSame, isTelling } from './same-value';
import { isMet } from './terms';
import type { Terms } from './terms';

/** What an entry of a failed validation says of the value that it found wrong. */
export interface Claim {
  /** Where it was: steps, or a text in any spelling. */
  readonly path: unknown;
  /** True if there was no value; undefined where the entry does not say it. */
  readonly isMissing?: boolean | undefined;
  /** The value as it was received, in each form in which the entry carries it. */
  readonly values?: readonly unknown[] | undefined;
  /** What was expected of it. */
  readonly terms?: Terms | undefined;
  /** The part of the request that the library itself has marked, by its usual name. */
  readonly part?: string | undefined;
}

/** `found`: it is what the client sent · `against`: it cannot be · `silent`: the request does not say. */
export type Finding = 'found' | 'against' | 'silent';

/** The texts and numbers among what the entry carries: nothing else can speak against the client. */
export const tellingOf = ({ values = [] }: Claim): (string | number | bigint)[] => values.filter(isTelling);

/** True if the value at a place can be the one that the entry means. */
export function fits(value: unknown, claim: Claim): boolean {
  const telling = tellingOf(claim);
  if (telling.length > 0) return telling.some((shown) => isSame(value, shown) || isLength(value, shown));
  // A text can have been converted to null.
  if (claim.values?.includes(null) === true && typeof value !== 'string' && !isBlank(value)) return false;
  return !isMet(value, claim.terms, false);
}

/** True if an entry shows the length of a value in its place (fastest-validator). */
const isLength = (value: unknown, shown: unknown): boolean =>
  typeof value === 'string'
    ? value.length === shown || value.trim().length === shown
    : isArray(value) && value.length === shown;

/** The same of a text, a buffer or a file in which the value stood. */
export function isWithin(value: unknown, claim: Claim): boolean {
  if (typeof value !== 'string') return true;
  const telling = tellingOf(claim);
  return telling.length === 0 || telling.some((shown) => isSame(value, shown) || value.includes(String(shown)));
}
