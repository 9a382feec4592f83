import { BadGateway, GatewayTimeout, ServiceUnavailable } from '../errors';
import { read } from '../guard';
import { toRetryAfter } from '../header-fields';
import { isFromUpstream } from '../http-error';
import type { HttpError } from '../http-error';
import { statusOf } from './rule';
import type { Rule } from './rule';

/**
 * What an upstream's answer to our own request means to our client (RFC 9110 §15.6.3–§15.6.5): 429 and 503 are 503,
 * with the upstream's Retry-After in seconds; 408 and 504 are 504; anything else is 502.
 */
export function upstreamAnswer(status: number | undefined, cause: unknown, retryAfter?: unknown): HttpError {
  if (status === 408 || status === 504) return new GatewayTimeout(undefined, { cause });
  if (status !== 429 && status !== 503) return new BadGateway(undefined, { cause });
  const seconds = typeof retryAfter === 'string' && /^\d+$/.test(retryAfter) ? Number(retryAfter) : retryAfter;
  const field = toRetryAfter(seconds);
  return new ServiceUnavailable(undefined, {
    cause,
    ...(field !== undefined && { headers: { 'Retry-After': field } }),
  });
}

/** An error that our own client rebuilt from a response, where the app did not relay it. */
function client(thrown: unknown): HttpError | undefined {
  return isFromUpstream(thrown)
    ? upstreamAnswer(statusOf(thrown), thrown, read(read(thrown, 'headers'), 'Retry-After'))
    : undefined;
}

/** In the order in which they are asked. */
export const upstream: readonly Rule[] = [client];
