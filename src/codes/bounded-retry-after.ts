import { toRetryAfter } from './header-fields';

const MAX_SECONDS = 86_400;
const DELAY_SECONDS = /^\d+$/;
// An HTTP-date (RFC 9110 §5.6.7): an IMF-fixdate, or the obsolete forms of RFC 850 and of asctime.
const IMF_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const RFC_850_DATE = /^[A-Z][a-z]+day, \d\d-[A-Z][a-z]{2}-\d\d \d\d:\d\d:\d\d GMT$/;
const ASCTIME_DATE = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

/**
 * Limits the Retry-After of another server to one day, so that its mistake cannot keep our own clients away for years.
 * Takes the text of the field, seconds or an HTTP-date (RFC 9110 §10.2.3), or seconds as a number. Returns undefined for
 * anything else.
 */
export function boundedRetryAfter(value: unknown): string | undefined {
  if (typeof value === 'number') return toRetryAfter(Math.min(value, MAX_SECONDS));
  if (typeof value !== 'string') return undefined;
  if (DELAY_SECONDS.test(value)) return boundedRetryAfter(Number(value));
  const moment = toMoment(value);
  const isTooLate = moment.getTime() > Date.now() + MAX_SECONDS * 1000;
  return toRetryAfter(isTooLate ? MAX_SECONDS : moment);
}

function toMoment(field: string): Date {
  if (ASCTIME_DATE.test(field)) return new Date(`${field} GMT`); // it names no zone, and means GMT
  return new Date(IMF_DATE.test(field) || RFC_850_DATE.test(field) ? field : NaN);
}
