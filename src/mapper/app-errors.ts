import { isHttpError } from '../codes/http-error';
import { isFailureStatus } from '../codes/return-codes';
import { isArray, memberOf, read } from '../lib/guard';
import { isErrorClassOfApp } from './error-class';
import type { ErrorClass } from './error-class';
import type { Facts } from './facts';
import { toError } from './family';
import { judgeName } from './http/error-names';
import { headersOf } from './http/foreign-headers';
import { isProblemShaped, problemAnswer } from './http/problem-texts';
import { shownText } from './http/shown-text';
import { statusOfMeaning } from './table';
import type { Verdict } from './recognize';
import { hasFallback, statedVerdict } from './verdicts';
import { withoutStack } from './without-stack';

/** True if an error is of one of the classes, or of one below it, and not of this library. */
export const isListed = (thrown: unknown, appErrors: readonly ErrorClass[] | undefined): boolean =>
  isArray(appErrors) && !isHttpError(thrown) && appErrors.some((one) => isErrorClassOfApp(one) && isOf(thrown, one));

function isOf(thrown: unknown, errorClass: ErrorClass): boolean {
  try {
    return thrown instanceof errorClass;
  } catch {
    return false; // a Proxy, or a class that decides itself what is one
  }
}

interface SaidStatus {
  readonly status: number;
  readonly by: string;
}

const saidStatus = (thrown: unknown, facts: Facts): SaidStatus | undefined => statusIn(thrown) ?? statusOfName(facts);

/** Returns the status that an error of the app's own says, by a member or by its name. */
export const statusOfApp = (thrown: unknown, facts: Facts): number | undefined => saidStatus(thrown, facts)?.status;

/**
 * Explains an error of a class that the app has listed: its status, and for a 4xx its message and the list that a
 * validator's family has found in it, are the answer.
 */
export function explainListed(
  thrown: unknown,
  facts: Facts,
  known: Verdict | undefined,
  fallbackStatus: number | undefined,
): Verdict | undefined {
  const said = saidStatus(thrown, facts) ?? statusOfResponse(fallbackStatus);
  if (said === undefined) return undefined;
  const { status, by } = said;
  const because = `appErrors: ${by}`;
  const judgement = problemAnswer(status, because, headersOf(thrown), isProblemShaped(thrown) ? thrown : undefined, {
    isDeliberate: true,
    message: status < 500 && read(thrown, 'expose') !== false ? shownText(facts.message) : undefined,
  });
  const errors = known?.error.status === status ? memberOf(known.error, 'errors') : undefined;
  const options = { ...judgement.options, ...(errors !== undefined && { errors }) };
  return statedVerdict(
    withoutStack(() => toError({ ...judgement, options }, thrown, facts)),
    because,
  );
}

const MEMBERS = ['status', 'statusCode', 'httpStatus', 'httpStatusCode'];

/** The status that an error of the app's own carries, as a number or in digits. */
function statusIn(thrown: unknown): SaidStatus | undefined {
  for (const member of MEMBERS) {
    const value = read(thrown, member);
    const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
    if (isFailureStatus(status)) return { status, by: `${member} ${status}` };
  }
  return undefined;
}

function statusOfName({ classes }: Facts): SaidStatus | undefined {
  const judgement = judgeName(classes);
  const meaning = judgement && memberOf(judgement, 'meaning');
  return meaning && { status: statusOfMeaning(meaning), by: judgement.because };
}

const statusOfResponse = (status: number | undefined): SaidStatus | undefined =>
  hasFallback(status) ? { status, by: `res.statusCode ${status}` } : undefined;
