import { httpError } from '../codes/errors';
import { HttpError } from '../codes/http-error';
import type { HttpErrorOptions } from '../codes/http-error';
import { isRegisteredCode } from '../codes/return-codes';
import { memberOf } from '../lib/guard';
import { withTitle } from './with-title';
import { withoutStack } from './without-stack';

/** Returns the same error, with what was really thrown as its cause. */
export function withCause(error: HttpError, cause: unknown): HttpError {
  const { expose } = error;
  const [type, headers] = [memberOf(error, 'type'), memberOf(error, 'headers')];
  const [errors, extensions] = [memberOf(error, 'errors'), memberOf(error, 'extensions')];
  return copyOf(error, { cause, expose, type, headers, errors, extensions }, memberOf(error, 'detail'));
}

/** Returns the same error under what wraps it, without the text and the list that were not written for its client. */
export function underWrapper(error: HttpError, wrapper: unknown): HttpError {
  const { expose } = error;
  const [type, headers] = [memberOf(error, 'type'), memberOf(error, 'headers')];
  return copyOf(error, { cause: wrapper, expose, type, headers, extensions: memberOf(error, 'extensions') });
}

/** Returns an error of the same code, with these options in place of its own. */
export function copyOf(error: HttpError, options: HttpErrorOptions, detail?: string): HttpError {
  return withoutStack(() =>
    isRegisteredCode(error.code)
      ? withTitle(httpError(error.status, detail, options), error.title)
      : new HttpError(error, detail, options),
  );
}
