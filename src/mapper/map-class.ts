import { inWords } from '../lib/guard';
import type { HttpError } from '../codes/http-error';
import type { Rule } from './rule';

/**
 * A rule for the app's own errors: an instance of the class becomes what the function makes of it, so that a domain
 * layer needs no HTTP. Give the narrower class first.
 *
 * @example errorHandler({ rules: [mapClass(OrderLocked, (error) => new Conflict(error.message, { cause: error }))] });
 * @throws TypeError that says the fix, when an argument is wrong.
 */
export function mapClass<E>(
  errorClass: abstract new (...args: never[]) => E,
  toError: (error: E) => HttpError | undefined,
): Rule {
  const example = 'Write mapClass(OrderLocked, (error) => new Conflict(error.message)).';
  if (typeof errorClass !== 'function' || typeof errorClass.prototype !== 'object') {
    throw new TypeError(`mapClass takes a class first, not ${inWords(errorClass)}. ${example}`);
  }
  if (typeof toError !== 'function') {
    throw new TypeError(`mapClass takes a function second, not ${inWords(toError)}. ${example}`);
  }
  return (thrown) => (thrown instanceof errorClass ? toError(thrown) : undefined);
}
