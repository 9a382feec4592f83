import { boundedRetryAfter } from '../../codes/bounded-retry-after';
import { ServiceUnavailable } from '../../codes/errors';
import { isObject, read, readText } from '../../lib/guard';
import { isFromUpstream } from '../../codes/http-error';
import type { HttpError } from '../../codes/http-error';
import { isFailureStatus } from '../../codes/return-codes';
import { ofStatus, statusOf } from '../rule';

/**
 * What an upstream's answer to our own request means to our client (RFC 9110 §15.6.3–§15.6.5): 429, 503 and 529
 * (overloaded) are 503, with the upstream's Retry-After of at most a day; 408 and 504 are 504; anything else is 502.
 */
export function upstreamAnswer(status: number | undefined, cause: unknown, retryAfter?: unknown): HttpError {
  if (status === 408 || status === 504) return ofStatus(504, cause);
  if (status !== 429 && status !== 503 && status !== 529) return ofStatus(502, cause);
  const field = boundedRetryAfter(retryAfter);
  return new ServiceUnavailable(undefined, {
    cause,
    ...(field !== undefined && { headers: { 'Retry-After': field } }),
  });
}

/** A header of a foreign response: of Headers or a Map by `get`, else of an object whose keys are in lower case. */
export function headerOf(headers: unknown, name: string): string | undefined {
  const own = readText(headers, name);
  const get = own === undefined ? read(headers, 'get') : undefined;
  if (typeof get !== 'function') return own;
  try {
    const value: unknown = get.call(headers, name);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The status of a response of HTTP, whoever received it: a number beside headers; undefined where it is none. */
export function responseStatus(response: unknown): number | undefined {
  if (!isObject(response)) return undefined;
  const status = read(response, 'status') ?? read(response, 'statusCode');
  const isStatus = typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599;
  return isStatus && isObject(read(response, 'headers')) ? status : undefined;
}

/** What a response that an upstream sent means, where its status is a failure's. */
export function failedResponse(response: unknown, cause: unknown): HttpError | undefined {
  const status = responseStatus(response);
  if (!isFailureStatus(status)) return undefined;
  return upstreamAnswer(status, cause, headerOf(read(response, 'headers'), 'retry-after'));
}

/** http-errors makes any error an answer to our client, also one that holds an upstream's: the app has the word. */
export const isOurAnswer = (thrown: unknown): boolean =>
  typeof read(thrown, 'expose') === 'boolean' && statusOf(thrown) !== undefined;

/** An error that our own client rebuilt from a response, where the app did not relay it. */
export function fromUpstream(thrown: unknown): HttpError | undefined {
  return isFromUpstream(thrown)
    ? upstreamAnswer(statusOf(thrown), thrown, read(read(thrown, 'headers'), 'Retry-After'))
    : undefined;
}
