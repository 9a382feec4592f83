import { bugNames } from './system/bugs';

/** True if one of the classes is that of a bug: what its text says is no message of anybody. */
export const isBugClass = (classes: ReadonlySet<string>): boolean => bugNames.some((name) => classes.has(name));
