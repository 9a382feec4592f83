import { ownKeysOf, prototypeOf } from '../lib/guard';

const plainPrototypes: ReadonlySet<object | undefined> = new Set(
  [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map(({ prototype }) => prototype),
);
// https://nodejs.org/api/errors.html#class-error, https://nodejs.org/api/errors.html#class-systemerror
const plainKeys: ReadonlySet<PropertyKey> = new Set(
  'stack message cause code errno syscall path dest address port hostname'.split(' '),
);

/** Is it an error of the language or of the system that nobody has added anything to? Most of what is thrown is. */
export const isPlain = (thrown: unknown): boolean =>
  plainPrototypes.has(prototypeOf(thrown)) && ownKeysOf(thrown).every((key) => plainKeys.has(key));
