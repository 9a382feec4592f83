import { inWords } from '../lib/guard';
import type { HttpError } from '../codes/http-error';
import type { PassOn } from './pass-on';
import type { Rule, RuleContext } from './rule';

/**
 * A rule for the app's own errors: an instance of the class becomes what the function makes of it, so that a domain
 * layer needs no HTTP. Give the narrower class first.
 *
 * @example errorHandler({ rules: [mapClass(OrderLocked, (error) => new Conflict(error.message, { cause: error }))] });
 * @throws TypeError that says the fix, when an argument is wrong.
 */
export function mapClass<E, Request = unknown, Response = unknown>(
  errorClass: abstract new (...args: never[]) => E,
  toError: (error: E, context: RuleContext<Request, Response>) => HttpError | PassOn | undefined,
): Rule<Request, Response> {
  const example = 'Write mapClass(OrderLocked, (error) => new Conflict(error.message)).';
  if (typeof errorClass !== 'function' || typeof errorClass.prototype !== 'object') {
    throw new TypeError(`mapClass takes a class first, not ${inWords(errorClass)}. ${example}`);
  }
  if (typeof toError !== 'function') {
    throw new TypeError(`mapClass takes a function second, not ${inWords(toError)}. ${example}`);
  }
  return (thrown, context) => (thrown instanceof errorClass ? toError(thrown, context) : undefined);
}
