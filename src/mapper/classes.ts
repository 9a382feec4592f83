import { prototypeOf, read, readText } from '../lib/guard';

/** Returns the name of the class that made it, which stays where `name` is just "Error". */
export const classOf = (thrown: unknown): string | undefined => readText(read(thrown, 'constructor'), 'name');

/** Returns what an error is called: its name, or its class where it has none or a mere "Error". */
export function nameOf(thrown: unknown): string {
  const name = readText(thrown, 'name') ?? 'Error';
  const isMere = name === 'Error' || name === 'error' || name === 'TypeError';
  return isMere ? (classOf(thrown) ?? name) : name;
}

/** True if it is of a class of that name, or of one that extends it. By name: nothing of a library is imported. */
export const isOfClass = (thrown: unknown, name: string): boolean => classesOf(prototypeOf(thrown)).has(name);

const MAX_ANCESTORS = 8;
const NO_CLASS: ReadonlySet<string> = new Set();
const known = new WeakMap<object, ReadonlySet<string>>();

/** Returns the names of a prototype's classes; read once for each prototype, as every rule asks for them. */
export function classesOf(prototype: object | undefined): ReadonlySet<string> {
  if (prototype === undefined) return NO_CLASS;
  const before = known.get(prototype);
  if (before !== undefined) return before;
  const names = new Set<string>();
  let one: object | undefined = prototype;
  for (let depth = 0; depth < MAX_ANCESTORS && one !== undefined; depth++) {
    const name = classOf(one);
    if (name !== undefined) names.add(name);
    one = prototypeOf(one);
  }
  known.set(prototype, names);
  return names;
}
