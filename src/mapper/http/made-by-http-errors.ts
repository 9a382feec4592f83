import { isFailureStatus } from '../../codes/return-codes';
import { hasOwn, prototypeOf, read, readText } from '../../lib/guard';
import { isOfClass } from '../classes';

const MAX_ANCESTORS = 8;
const known = new WeakMap<object, boolean>();

/**
 * True if http-errors made the error, or an app's class below its HttpError: by a class, since createError(404, error)
 * gives any error at all the members of one.
 */
export function isMadeByHttpErrors(thrown: unknown): boolean {
  const prototype = prototypeOf(thrown);
  if (prototype === undefined) return false;
  const before = known.get(prototype);
  if (before !== undefined) return before;
  const isMade = isOfClass(prototype, 'HttpError') || hasClassMarks(prototype);
  known.set(prototype, isMade);
  return isMade;
}

/** True if a class has the marks that http-errors puts on its prototypes: version 1.3 has no HttpError, a minifier renames it. */
function hasClassMarks(prototype: object): boolean {
  let one: object | undefined = prototype;
  for (let depth = 0; depth < MAX_ANCESTORS && one !== undefined; depth++) {
    const isMarked = ['status', 'statusCode', 'expose'].every((name) => hasOwn(one, name));
    if (isMarked && isFailureStatus(read(one, 'status')) && typeof read(one, 'expose') === 'boolean') return true;
    one = prototypeOf(one);
  }
  return false;
}

/** The message of an error that http-errors made and that says `expose: true`; undefined for any other. */
export const exposedMessage = (thrown: unknown): string | undefined =>
  read(thrown, 'expose') === true && isMadeByHttpErrors(thrown) ? readText(thrown, 'message') : undefined;
