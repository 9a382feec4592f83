import { boundedRetryAfter } from '../../codes/bounded-retry-after';
import { readText } from '../../lib/guard';
import { causesOf } from '../causes';
import { means } from '../family';
import type { Judgement } from '../family';
import type { Meaning } from '../meanings';
import { classOf } from '../classes';
import { headerOf } from '../upstream/upstream';

/**
 * What a service answered to our own request (RFC 9110 §15.6.3–§15.6.5): 429, 503 and 529 (overloaded) are throttled,
 * with its Retry-After; 408 and 504 came too late; whatever else it said, also with a success, is a bad answer.
 */
export function answered(status: unknown, headers?: unknown): Judgement {
  const because = isStatus(status) ? `response ${status}` : 'a response without a status';
  if (status === 408 || status === 504) return means('timedOut', because);
  const isBusy = status === 429 || status === 503 || status === 529;
  return isBusy ? throttled(because, headerOf(headers, 'retry-after')) : means('badAnswer', because);
}

answered.meanings = ['badAnswer', 'throttled', 'timedOut'] as const;

const isStatus = (status: unknown): status is number =>
  typeof status === 'number' && Number.isInteger(status) && status >= 100 && status <= 999;

/** The service has throttled us or is overloaded, whatever status it said so with; its Retry-After is at most a day. */
export function throttled(because: string, retryAfter?: unknown): Judgement {
  const field = boundedRetryAfter(retryAfter);
  return means('throttled', because, field === undefined ? {} : { options: { headers: { 'Retry-After': field } } });
}

throttled.meanings = ['throttled'] as const;

const SYSTEM_CODE = /^E[A-Z_]{3,20}$/;

/** There was no usable answer of the service: it did not come in time, the service was not there, or it cannot be read. */
export function unanswered(thrown: unknown, ...reasons: readonly unknown[]): Judgement {
  if (isLate(thrown, ...reasons)) return means('timedOut', 'no answer in time');
  const codes = causesWith(thrown, reasons).map((cause) => readText(cause, 'code'));
  const code = codes.find((one) => one !== undefined && SYSTEM_CODE.test(one));
  return code === undefined ? means('badAnswer', 'no usable answer') : means('unreachable', code);
}

unanswered.meanings = ['badAnswer', 'unreachable', 'timedOut'] as const;

const TIMEOUT_CODE = /^(ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|ETIME|UND_ERR_[A-Z]+_TIMEOUT)$/;
const TIMEOUT_NAME = /Timed?Out(Error)?$/i;
const TIMEOUT_TEXT = /\btime(d[ -]?)?[ -]?out\b/i;
const MAX_TEXT = 500;

/** True if the error, one of its reasons or of their causes says that an answer did not come in time. */
export const isLate = (thrown: unknown, ...reasons: readonly unknown[]): boolean =>
  causesWith(thrown, reasons).some(isTimeout);

const causesWith = (thrown: unknown, reasons: readonly unknown[]): unknown[] => [thrown, ...reasons].flatMap(causesOf);

function isTimeout(error: unknown): boolean {
  const code = readText(error, 'code') ?? '';
  if (code === 'ECONNRESET' || code === 'ECONNREFUSED') return false; // the AWS SDK calls a reset TimeoutError, too
  const text = typeof error === 'string' ? error : (readText(error, 'message') ?? '');
  const isNamed = [readText(error, 'name'), classOf(error)].some((name) => TIMEOUT_NAME.test(name?.slice(-20) ?? ''));
  return isNamed || TIMEOUT_CODE.test(code) || TIMEOUT_TEXT.test(text.slice(0, MAX_TEXT));
}

/** What a table of a service's own words, its codes if nothing else is said, makes of one; undefined where it has none. */
export function worded(
  table: (word: string | undefined) => Meaning | undefined,
  word: string | undefined,
  kind = 'code',
): Judgement | undefined {
  const meaning = table(word);
  return meaning && means(meaning, `${kind} ${word}`);
}

/** What a table of statuses makes of a service's; undefined where it has none, and for what is no number. */
export function statused(table: (status: number) => Meaning | undefined, status: unknown): Judgement | undefined {
  const meaning = typeof status === 'number' ? table(status) : undefined;
  return meaning && means(meaning, `response ${String(status)}`);
}
