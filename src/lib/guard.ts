/** Anything that can have properties. */
export type Bag = Readonly<Record<PropertyKey, unknown>>;

/** An object or a function: something that properties can be read from, one guarded read at a time. */
export const isObject = (value: unknown): value is Bag =>
  (typeof value === 'object' && value !== null) || typeof value === 'function';

/**
 * One property of any value, read once; undefined where there is none, where a getter or a Proxy throws, and where only
 * Object.prototype has it, but for `constructor`: a careless merge of a JSON body can have put it there.
 */
export function read(value: unknown, key: PropertyKey): unknown {
  if (!isObject(value)) return undefined;
  try {
    const found = value[key];
    const isUsual = found === undefined || key === 'constructor' || !(key in Object.prototype);
    return isUsual || isOfItsOwn(value, key) ? found : undefined;
  } catch {
    return undefined;
  }
}

const MAX_PROTOTYPES = 32; // a Proxy can make up one after the other

/** True if the value, or a class of it, has the property, and not only Object.prototype. */
function isOfItsOwn(value: object, key: PropertyKey): boolean {
  let one: object | null = value;
  for (let depth = 0; depth < MAX_PROTOTYPES && one !== null && one !== Object.prototype; depth++) {
    if (Object.hasOwn(one, key)) return true;
    one = Reflect.getPrototypeOf(one);
  }
  return false;
}

/**
 * One property of a request or a response. Express gives each of them a hidden class of its own, for which `res.key`
 * would fill an inline cache that serves once and is garbage; Reflect.get fills none. It is 2 % of what an error costs
 * on Node 20 (`npm run bench`).
 */
export const readOnce = <T extends object, K extends keyof T>(target: T, key: K): T[K] => Reflect.get(target, key);

/** Does it have the property, itself or by a class of it? false where a Proxy throws, and where only Object.prototype has it. */
export function has(value: unknown, key: PropertyKey): boolean {
  try {
    return isObject(value) && key in value && (!(key in Object.prototype) || isOfItsOwn(value, key));
  } catch {
    return false;
  }
}

/** One property of an object that is known; undefined where only Object.prototype has it. What a getter throws is thrown. */
export function memberOf<T extends object, K extends keyof T>(target: T, key: K): T[K] | undefined {
  const found = target[key];
  return found === undefined || !(key in Object.prototype) || isOfItsOwn(target, key) ? found : undefined;
}

/** Does it have the property itself? false where a Proxy throws. */
export function hasOwn(value: unknown, key: PropertyKey): boolean {
  try {
    return isObject(value) && Object.hasOwn(value, key);
  } catch {
    return false;
  }
}

/** A property that is a string; else undefined. */
export function readText(value: unknown, key: PropertyKey): string | undefined {
  const found = read(value, key);
  return typeof found === 'string' ? found : undefined;
}

/** Calls a method that may be missing, or may throw: then undefined. */
export function callMethod(target: unknown, name: string, ...args: readonly unknown[]): unknown {
  const method = read(target, name);
  try {
    return typeof method === 'function' ? Reflect.apply(method, target, args) : undefined;
  } catch {
    return undefined;
  }
}

/** The own enumerable string keys; none where a Proxy throws. */
export function keysOf(value: unknown): string[] {
  try {
    return isObject(value) ? Object.keys(value) : [];
  } catch {
    return [];
  }
}

/** Every own key, also one that is not enumerable; none where a Proxy throws. */
export function ownKeysOf(value: unknown): PropertyKey[] {
  try {
    return isObject(value) ? Reflect.ownKeys(value) : [];
  } catch {
    return [];
  }
}

/** The prototype; undefined where there is none, and where a Proxy throws. */
export function prototypeOf(value: unknown): object | undefined {
  try {
    return isObject(value) ? (Object.getPrototypeOf(value) ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}

/** Array.isArray, which throws on a revoked Proxy. */
export function isArray(value: unknown): value is readonly unknown[] {
  try {
    return Array.isArray(value);
  } catch {
    return false;
  }
}

/** The values of an object's own keys, at most so many. */
export const valuesOf = (object: unknown, most = Infinity): unknown[] =>
  keysOf(object)
    .slice(0, most)
    .map((key) => read(object, key));

/** The first entries of anything like an array, each read guarded, and its length. */
export function itemsOf(list: unknown, most: number): { items: unknown[]; length: number } {
  if (list === undefined) return { items: [], length: 0 };
  const length = isArray(list) ? read(list, 'length') : 0;
  const count = typeof length === 'number' ? length : 0;
  return { items: Array.from({ length: Math.min(count, most) }, (_, index) => read(list, index)), length: count };
}

/** A value in a few words for a log or a TypeError: never its properties, never an exception. */
export function inWords(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  if (typeof value === 'function') return 'a function';
  if (isArray(value)) return 'an array';
  return isObject(value) ? 'an object' : String(value);
}
