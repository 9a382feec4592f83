import { has, readText } from '../../lib/guard';

/** The classes of the language and of node:assert that an error of the code itself is of. */
export const bugNames = [
  'TypeError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'EvalError',
  'AssertionError',
] as const;

// A URIError is Express's where it has a status. Node 8 and 10 wrote the code into the name.
const BUG_NAME = new RegExp(`^(${bugNames.join('|')}|URIError)(?: \\[\\w{1,60}\\])?$`);
const FAILED_FETCH = /^(fetch failed|terminated)$/; // a TypeError that fetch gives to whatever its cause is

/** Matches the names of bugs, for an index of candidates. */
export const bugSign = new RegExp(BUG_NAME.source);

/**
 * Returns the class that makes an error a bug of the code, whatever caused it: its own name, not that of a class above
 * it. The caller has asked for a status, and for a library that throws such a class for another reason.
 */
export function bugNameOf(thrown: unknown): string | undefined {
  const [, name] = BUG_NAME.exec((readText(thrown, 'name') ?? '').slice(0, 100)) ?? [];
  const isBug = name !== undefined && has(thrown, 'message');
  return isBug && !(name === 'TypeError' && FAILED_FETCH.test(readText(thrown, 'message') ?? '')) ? name : undefined;
}
