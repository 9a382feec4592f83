import { STATUS_CODES } from 'http';
import { httpError } from '../../codes/errors';
import { read, readText } from '../../lib/guard';
import { isHeaderFieldsInit } from '../../codes/header-fields';
import type { HttpError } from '../../codes/http-error';
import { isFailureStatus, returnCodeOf } from '../../codes/return-codes';
import { exposedMessage, isForeign } from '../foreign';
import { ofPlain } from '../plain';
import { isOfClass, ofStatus } from '../rule';
import type { BuiltInRule, Marks } from '../rule';

/** http-errors, which Express, send, koa and many more throw: a status, `expose`, headers for the response. */
function httpErrors(thrown: unknown, { status }: Marks): HttpError | undefined {
  if (status === undefined || typeof read(thrown, 'expose') !== 'boolean') return undefined;
  // createError(401, error) decorates an error that may hold the headers of an upstream's response
  const headers = isForeign(thrown) ? undefined : read(thrown, 'headers');
  return foreignAnswer(status, exposedMessage(thrown), headers, thrown);
}

/** boom: its status, headers and public message are in `output`. */
function boom(thrown: unknown): HttpError | undefined {
  const output = read(thrown, 'isBoom') === true ? read(thrown, 'output') : undefined;
  const status = read(output, 'statusCode');
  if (!isFailureStatus(status)) return undefined;
  const isPublic = status < 500 && !isForeign(thrown); // boomify() decorates any error, and takes its message
  const message = isPublic ? readText(read(output, 'payload'), 'message') : undefined;
  return foreignAnswer(status, message, read(output, 'headers'), thrown);
}

/** routing-controllers: its status is `httpCode`. */
function httpCode(thrown: unknown): HttpError | undefined {
  const status = read(thrown, 'httpCode');
  if (!isFailureStatus(status) || !isOfClass(thrown, 'HttpError')) return undefined;
  return foreignAnswer(status, undefined, read(thrown, 'headers'), thrown);
}

/** An app's error with nothing but a numeric `code`: a status where the text is that status's phrase. */
function codeAndPhrase(thrown: unknown, { number, message, status }: Marks): HttpError | undefined {
  if (!isFailureStatus(number) || status !== undefined) return undefined;
  return isPhrase(message, number) ? ofStatus(number, thrown) : undefined;
}

/** What a library or the app answers to our client, in its own words; a bare reason phrase says nothing more. */
export function foreignAnswer(
  status: number,
  message: string | undefined,
  headers: unknown,
  cause: unknown,
): HttpError {
  const detail = isPhrase(message, status) ? undefined : message;
  const fields = isHeaderFieldsInit(headers) ? { headers } : {};
  return httpError(status, detail, { cause, expose: detail !== undefined, ...fields });
}

const isPhrase = (message: string | undefined, status: number): boolean =>
  message !== undefined && (message === STATUS_CODES[status] || message === returnCodeOf(status).title);

/** In the order in which they are asked. */
export const httpShapes: readonly BuiltInRule[] = [boom, httpErrors, httpCode, ofPlain(codeAndPhrase)];
