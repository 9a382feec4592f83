import { hasOwn, isArray, isObject, itemsOf, keysOf, prototypeOf, read, readText } from '../lib/guard';

const MAX_MEMBERS = 1000;

/**
 * True if JSON.parse can have made the value: a plain object or an array, with nothing but such in it. Whoever sent the
 * text, a client or an upstream, chose every member. An Error in it, or an instance of any class, JSON cannot hold.
 */
export function isData(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const nodes = [value];
  let count = 0;
  for (const node of nodes) {
    for (const member of membersOf(node, MAX_MEMBERS - count)) {
      count += 1;
      if (!isObject(member)) continue;
      if (!isPlainObject(member)) return false;
      nodes.push(member);
    }
  }
  return true;
}

const membersOf = (node: unknown, most: number): unknown[] =>
  isArray(node)
    ? itemsOf(node, most).items
    : keysOf(node)
        .slice(0, most)
        .map((key) => read(node, key));

/** True for an object or an array of no class, of this realm or of another one. */
function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = prototypeOf(value);
  if (prototype === undefined) return true;
  if (prototypeOf(prototype) === undefined) return hasOwn(prototype, 'isPrototypeOf');
  return isArray(value) && isArray(prototype);
}

const STATUSES = new Set(['status', 'statusCode']);
const TEXTS = new Set(['message', 'error']);

/** True if data is no more than a status and one text: with any other member it can be an upstream's body. */
export function isStatusAlone(data: unknown): boolean {
  const others = keysOf(data).filter((key) => !STATUSES.has(key));
  return others.length < 2 && others.every((key) => TEXTS.has(key) && readText(data, key) !== undefined);
}
