import { boundedRetryAfter } from '../../codes/bounded-retry-after';
import { isFromUpstream } from '../../codes/http-error';
import { isFailureStatus } from '../../codes/return-codes';
import { isObject, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Judgement } from '../family';
import { statusOf } from '../facts';
import { meaningsBy } from '../table';

// RFC 9110 §15.6.3–§15.6.5; 529 is "overloaded".
const byStatus = meaningsBy({ throttled: '429 503 529', timedOut: '408 504', badAnswer: '*' });

/**
 * Judges an upstream's answer to our own request by its status: 429, 503 and 529 are `throttled`, with the upstream's
 * Retry-After of at most a day; 408 and 504 `timedOut`; anything else is a `badAnswer`.
 */
export function judgeAnswer(status: number | undefined, retryAfter?: unknown): Judgement {
  const meaning = byStatus(status) ?? 'badAnswer';
  const field = meaning === 'throttled' ? boundedRetryAfter(retryAfter) : undefined;
  const options = field === undefined ? {} : { options: { headers: { 'Retry-After': field } } };
  return means(meaning, isStatus(status) ? `response ${status}` : 'a response that failed', options);
}

judgeAnswer.meanings = [byStatus] as const;

const isStatus = (status: unknown): status is number =>
  typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 599;

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
  return isStatus(status) && isObject(read(response, 'headers')) ? status : undefined;
}

/** Judges a response that an upstream sent; undefined where its status is not a failure's. */
export function judgeResponse(response: unknown): Judgement | undefined {
  const status = responseStatus(response);
  if (!isFailureStatus(status)) return undefined;
  return judgeAnswer(status, headerOf(read(response, 'headers'), 'retry-after'));
}

/** http-errors makes any error an answer to our client, also one that holds an upstream's: the app has the word. */
export const isOurAnswer = (thrown: unknown): boolean =>
  typeof read(thrown, 'expose') === 'boolean' && statusOf(thrown) !== undefined;

/** Errors that our own client rebuilt from a response, where the app did not relay it. Their mark is no sign: a symbol. */
export const ownClient = family({
  library: 'express-return-codes/client',
  tier: 'library',
  signs: { members: ['status'] },
  status: 'of the service',
  meanings: [judgeAnswer],
  judge(thrown, { status }) {
    if (!isFromUpstream(thrown)) return undefined;
    return judgeAnswer(status, read(read(thrown, 'headers'), 'Retry-After'));
  },
});
