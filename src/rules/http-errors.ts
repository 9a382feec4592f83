import { STATUS_CODES } from 'node:http';
import { httpError } from '../errors';
import { read, readText } from '../guard';
import { isHeaderFieldsInit } from '../header-fields';
import type { HttpError } from '../http-error';
import { isFailureStatus, returnCodeOf } from '../return-codes';
import { exposedMessage, statusOf } from './rule';
import type { Rule } from './rule';

/** http-errors, which Express, send, koa and many more throw: a status, `expose`, headers for the response. */
export function httpErrors(thrown: unknown): HttpError | undefined {
  const status = statusOf(thrown);
  if (status === undefined || typeof read(thrown, 'expose') !== 'boolean') return undefined;
  return foreignAnswer(status, exposedMessage(thrown), read(thrown, 'headers'), thrown);
}

/** boom: its status, headers and public message are in `output`. */
export function boom(thrown: unknown): HttpError | undefined {
  const output = read(thrown, 'isBoom') === true ? read(thrown, 'output') : undefined;
  const status = read(output, 'statusCode');
  if (!isFailureStatus(status)) return undefined;
  const message = status < 500 ? readText(read(output, 'payload'), 'message') : undefined;
  return foreignAnswer(status, message, read(output, 'headers'), thrown);
}

/** What a library or the app answers to our client, in its own words; a bare reason phrase says nothing more. */
export function foreignAnswer(
  status: number,
  message: string | undefined,
  headers: unknown,
  cause: unknown,
): HttpError {
  const isPhrase = message === STATUS_CODES[status] || message === returnCodeOf(status).title;
  const detail = isPhrase ? undefined : message;
  const fields = isHeaderFieldsInit(headers) ? { headers } : {};
  return httpError(status, detail, { cause, expose: detail !== undefined, ...fields });
}

/** In the order in which they are asked. */
export const httpShapes: readonly Rule[] = [boom, httpErrors];
