import { isArray, isObject, read } from '../../lib/guard';

/** How many parts of one kind are looked at. */
export const MAX_PAIRS = 1000;

/** True for what keeps pairs: a Headers, a URLSearchParams, a FormData, a Map. */
export const isOfPairs = (value: unknown): value is Iterable<unknown> =>
  isObject(value) && typeof read(value, 'get') === 'function' && typeof read(value, Symbol.iterator) === 'function';

/** Returns such pairs as an object; anything else as it is. */
export const toRecord = (value: unknown): unknown => (isOfPairs(value) ? toObject(value) : value);

/** Returns pairs as an object without a prototype, with a list for a name that occurs more than once. Never throws. */
export function toObject(pairs: Iterable<unknown>): unknown {
  const object: Record<string, unknown> = Object.create(null);
  let count = 0;
  try {
    for (const pair of pairs) {
      if (++count > MAX_PAIRS) break;
      const [name, value] = [String(read(pair, 0)), read(pair, 1)];
      const before = object[name];
      object[name] = before === undefined ? value : [...(isArray(before) ? before : [before]), value];
    }
  } catch {
    // a foreign iterator that throws: what was read before counts
  }
  return object;
}
