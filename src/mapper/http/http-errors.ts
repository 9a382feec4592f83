import { STATUS_CODES } from 'http';
import { httpError } from '../../codes/errors';
import { hasOwn, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { isFailureStatus, returnCodeOf } from '../../codes/return-codes';
import { allowedHeaders, headersOf } from './foreign-headers';
import { exposedMessage, isMadeByHttpErrors } from './made-by-http-errors';
import { ofPlain } from '../plain';
import { isOfClass, ofStatus } from '../rule';
import type { BuiltInRule, Marks } from '../rule';

/** http-errors, which Express, send, koa and many more throw: a status, `expose`, headers for the response. */
function httpErrors(thrown: unknown, { status }: Marks): HttpError | undefined {
  if (status === undefined || typeof read(thrown, 'expose') !== 'boolean') return undefined;
  // createError(401, error) decorates an error that may hold the headers of an upstream's response
  const headers = isMadeByHttpErrors(thrown) ? read(thrown, 'headers') : headersOf(thrown);
  return foreignAnswer(status, exposedMessage(thrown), headers, thrown);
}

/** boom: its status, headers and public message are in `output`. */
function boom(thrown: unknown): HttpError | undefined {
  const output = read(thrown, 'isBoom') === true ? read(thrown, 'output') : undefined;
  const status = read(output, 'statusCode');
  if (!isFailureStatus(status)) return undefined;
  // boomify() makes the message of any error its payload's; `typeof` only an error has that boom made.
  const isPublic = status < 500 && hasOwn(thrown, 'typeof') && typeof read(thrown, 'typeof') === 'function';
  const message = isPublic ? readText(read(output, 'payload'), 'message') : undefined;
  return foreignAnswer(status, message, read(output, 'headers'), thrown);
}

/** routing-controllers: its status is `httpCode`. */
function httpCode(thrown: unknown): HttpError | undefined {
  const status = read(thrown, 'httpCode');
  if (!isFailureStatus(status) || !isOfClass(thrown, 'HttpError')) return undefined;
  return foreignAnswer(status, undefined, headersOf(thrown), thrown);
}

/** An app's error with nothing but a numeric `code`: a status where the text is that status's phrase. */
function codeAndPhrase(thrown: unknown, { number, message, status }: Marks): HttpError | undefined {
  if (!isFailureStatus(number) || status !== undefined) return undefined;
  return isPhrase(message, number) ? ofStatus(number, thrown) : undefined;
}

/**
 * What a library or the app answers to our client, in its own words; a bare reason phrase says nothing more. Of the
 * headers those pass that are allowed.
 */
export function foreignAnswer(
  status: number,
  message: string | undefined,
  headers: unknown,
  cause: unknown,
): HttpError {
  const detail = isPhrase(message, status) ? undefined : message;
  const allowed = allowedHeaders(headers);
  const fields = allowed === undefined ? {} : { headers: allowed };
  return httpError(status, detail, { cause, expose: detail !== undefined, ...fields });
}

const isPhrase = (message: string | undefined, status: number): boolean =>
  message !== undefined && (message === STATUS_CODES[status] || message === returnCodeOf(status).title);

/** In the order in which they are asked. */
export const httpShapes: readonly BuiltInRule[] = [boom, httpErrors, httpCode, ofPlain(codeAndPhrase)];
