import { httpError } from './errors';
import { inWords, isArray, itemsOf, read, readText, stackOf } from './guard';
import { HttpError, isFromUpstream, isHttpError } from './http-error';
import type { HttpErrorOptions } from './http-error';
import type { ProblemDetail } from './problem';
import { isFailureStatus, isRegisteredCode } from './return-codes';
import { builtInRules } from './rules';
import { causesOf, statusOf } from './rules/rule';
import type { Rule } from './rules/rule';

/** How to map what was thrown. */
export interface ToHttpErrorOptions {
  /** The app's own mappings, tried before the built-in ones. */
  readonly rules?: readonly Rule[] | undefined;
  /** The status of a failed validation of the client's input. @default 400 */
  readonly validationStatus?: 400 | 422 | undefined;
  /** The status where nothing else says one, e.g. what `res.status(403)` set before the throw. @default 500 */
  readonly fallbackStatus?: number | undefined;
  /** Gets a sentence for each rule that threw, or that returned what is no HttpError. */
  readonly faults?: string[] | undefined;
}

/**
 * Any thrown value as the error that it means: itself if it is one of ours, else what the first rule answers, else the
 * status that it carries, else what its causes mean, nearest first, else a 500. The thrown value is then the `cause`.
 * Never throws.
 */
export function toHttpError(thrown: unknown, options: ToHttpErrorOptions = {}): HttpError {
  if (isHttpError(thrown) && !isFromUpstream(thrown)) return thrown;
  const own = firstAnswer(options.rules ?? [], thrown, options);
  if (own !== undefined) return own;
  const status = statusOf(thrown);
  const fallback = isFailureStatus(options.fallbackStatus) ? options.fallbackStatus : 500;
  const known = knownAnswer(thrown, options) ?? (status === undefined ? ofItsCauses(thrown, options) : undefined);
  const saysNoMore = known?.code === 'INTERNAL_SERVER_ERROR' && status === undefined && fallback !== 500;
  if (known !== undefined && !saysNoMore) return known;
  return httpError(status ?? fallback, undefined, { cause: thrown });
}

const knownAnswer = (thrown: unknown, options: ToHttpErrorOptions): HttpError | undefined =>
  firstAnswer(builtInRules, thrown, options) ?? ofSeveral(thrown, options);

/** What the nearest cause means that means anything: a wrapper that says nothing itself leaves the word to it. */
function ofItsCauses(thrown: unknown, options: ToHttpErrorOptions): HttpError | undefined {
  for (const cause of causesOf(thrown).slice(1)) {
    const isOwn = isHttpError(cause) && !isFromUpstream(cause);
    const status = statusOf(cause);
    const answer = isOwn ? cause : (firstAnswer(options.rules ?? [], cause, options) ?? knownAnswer(cause, options));
    if (answer !== undefined) return withCause(answer, thrown);
    if (status !== undefined) return httpError(status, undefined, { cause: thrown });
  }
  return undefined;
}

function firstAnswer(rules: readonly Rule[], thrown: unknown, options: ToHttpErrorOptions): HttpError | undefined {
  for (const rule of rules) {
    try {
      const answer = rule(thrown, { validationStatus: options.validationStatus ?? 400 });
      if (isHttpError(answer)) return answer;
      if (answer !== undefined) options.faults?.push(`${nameOf(rule)} returned ${inWords(answer)}, not an HttpError`);
    } catch (fault) {
      options.faults?.push(`${nameOf(rule)} threw ${stackOf(fault)}`);
    }
  }
  return undefined;
}

const nameOf = (rule: Rule): string => `The rule ${rule.name === '' ? '(without a name)' : rule.name}`;

const MOST_MEMBERS = 100;

/**
 * Several errors at once, e.g. of Promise.any: the most urgent one, any 5xx before any 4xx; several of one kind that
 * may all be shown are listed (RFC 9457 §3).
 */
function ofSeveral(thrown: unknown, options: ToHttpErrorOptions): HttpError | undefined {
  const members = readText(thrown, 'name') === 'AggregateError' ? read(thrown, 'errors') : undefined;
  const { items } = itemsOf(members, MOST_MEMBERS);
  // A member that is an AggregateError too is unexpected: what is thrown can contain itself.
  const errors = items.map((item) => (isArray(read(item, 'errors')) ? httpError(500) : toHttpError(item, options)));
  const [first] = errors;
  if (first === undefined) return undefined;
  const alike = errors.every((error) => error.code === first.code && error.expose);
  if (alike && errors.length > 1) return sameWith(first, { cause: thrown, errors: errors.flatMap(toDetails) });
  const urgent = errors.find((error) => error.status >= 500) ?? first;
  return withCause(urgent, thrown);
}

const toDetails = (error: HttpError): readonly ProblemDetail[] =>
  error.errors ?? [{ detail: error.detail ?? error.description }];

/** The same answer, with what was really thrown as its cause. */
function withCause(error: HttpError, cause: unknown): HttpError {
  const { detail, expose, type, headers, errors, extensions } = error;
  return sameWith(error, { cause, expose, type, headers, errors, extensions }, detail);
}

function sameWith(error: HttpError, options: HttpErrorOptions, detail?: string): HttpError {
  return isRegisteredCode(error.code)
    ? httpError(error.status, detail, options)
    : new HttpError(error, detail, options);
}
