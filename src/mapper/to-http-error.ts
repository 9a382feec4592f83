import { httpError } from '../codes/errors';
import { has, inWords, itemsOf, memberOf, read, readText } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { HttpError, isFromUpstream, isHttpError, setStackTraceLimit } from '../codes/http-error';
import type { HttpErrorOptions } from '../codes/http-error';
import type { ProblemDetail } from '../codes/problem';
import { isFailureStatus, isRegisteredCode } from '../codes/return-codes';
import { rulesFor } from './rules';
import { causesOf } from './causes';
import { isStatusAlone } from './data';
import { headersOf } from './http/foreign-headers';
import { foreignAnswer } from './http/http-errors';
import { marksOf, ofStatus } from './rule';
import type { BuiltInOptions, BuiltInRule, Marks, Rule } from './rule';
import { fromThrownFunction } from './thrown-function';

/** How to map what was thrown. */
export interface ToHttpErrorOptions {
  /** The app's own mappings, tried before the built-in ones. */
  readonly rules?: readonly Rule[] | undefined;
  /** The status of a failed validation of the client's input. @default 400 */
  readonly validationStatus?: 400 | 422 | undefined;
  /** The status where nothing else says one, e.g. what `res.status(403)` set before the throw. @default 500 */
  readonly fallbackStatus?: number | undefined;
  /** Gets a sentence for each rule that threw, or that returned what is no HttpError. */
  readonly warnings?: string[] | undefined;
}

const NO_OPTIONS: ToHttpErrorOptions = {
  rules: undefined,
  validationStatus: undefined,
  fallbackStatus: undefined,
  warnings: undefined,
};

/**
 * Any thrown value as the error that it means: itself if it is one of ours, else what the first rule answers, else the
 * status that it carries, else what its causes mean, nearest first, else a 500. The thrown value is then the `cause`,
 * whose stack says where it was thrown; the answer's own says no place. Never throws.
 */
export function toHttpError(thrown: unknown, options: ToHttpErrorOptions = NO_OPTIONS): HttpError {
  if (isOwn(thrown)) return thrown;
  try {
    return (
      ofItself(thrown, options, ofSeveral) ??
      ofCauses(thrown, options, ofSeveral) ??
      withoutStack(() => httpError(fallbackOf(options), undefined, { cause: thrown }))
    );
  } catch (fault) {
    options.warnings?.push(stackOf(fault)); // an error of ours that was tampered with: a Proxy, a getter that throws
    return httpError(500, undefined, { cause: thrown });
  }
}

/** Is it one of ours, and not another server's answer that our client rebuilt? */
const isOwn = (thrown: unknown): thrown is HttpError => isHttpError(thrown) && !isFromUpstream(thrown);

const fallbackOf = ({ fallbackStatus }: ToHttpErrorOptions): number =>
  isFailureStatus(fallbackStatus) ? fallbackStatus : 500;

/** Does the work without capturing stacks, which would cost more than all the rules and show only them. */
function withoutStack<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  setStackTraceLimit(0);
  try {
    return work();
  } finally {
    setStackTraceLimit(limit);
  }
}

/** A rule beside the tables: what it makes of an error depends on how its parts are mapped. */
type Composite = (thrown: unknown, options: ToHttpErrorOptions) => HttpError | undefined;

/** What the nearest cause means that means anything: a wrapper that says nothing leaves the word to it. */
function ofCauses(
  thrown: unknown,
  options: ToHttpErrorOptions,
  composite: Composite,
  judgeKept: Composite = ofKept,
): HttpError | undefined {
  for (const cause of causesOf(thrown).slice(1)) {
    const answer = isOwn(cause) ? cause : ofItself(cause, options, composite, judgeKept);
    if (answer !== undefined) return withCause(answer, thrown);
  }
  return undefined;
}

function ofItself(
  thrown: unknown,
  options: ToHttpErrorOptions,
  composite: Composite,
  judgeKept: Composite = ofKept,
): HttpError | undefined {
  const { rules, warnings } = options;
  const validationStatus = options.validationStatus ?? 400;
  const own = rules && firstAnswer(rules, (rule) => rule(thrown, { validationStatus }), warnings);
  if (own !== undefined) return own;
  const misuse = fromThrownFunction(thrown, warnings);
  if (misuse !== undefined) return misuse;
  const marks = marksOf(thrown);
  const { status } = marks;
  const judge = (kept: unknown): HttpError | undefined => {
    const answer = judgeKept(kept, options);
    return answer && withCause(answer, thrown);
  };
  const told: BuiltInOptions = marks.isPlain ? { validationStatus } : { validationStatus, judge, warnings };
  const ofTables = (): HttpError | undefined =>
    firstAnswer(rulesFor(marks), (rule) => rule(thrown, marks, told), warnings);
  if (marks.isData) return ofData(thrown, marks, withoutStack(ofTables));
  const known = withoutStack(ofTables) ?? composite(thrown, options);
  const saysNoMore = known?.status === 500 && status === undefined && fallbackOf(options) !== 500;
  if (known !== undefined && !saysNoMore) return known;
  if (status === undefined) return undefined;
  return withoutStack(() => foreignAnswer(status, undefined, headersOf(thrown), thrown));
}

/** What JSON.parse makes gives a status, or a validator's list: never a header or a text of its own. */
function ofData(thrown: unknown, { status }: Marks, known: HttpError | undefined): HttpError | undefined {
  if (known !== undefined && has(known, 'errors')) return known;
  const given = known?.status ?? (isStatusAlone(thrown) ? status : undefined);
  return given === undefined ? undefined : withoutStack(() => ofStatus(given, thrown));
}

function firstAnswer<R extends Rule | BuiltInRule>(
  rules: readonly R[],
  ask: (rule: R) => HttpError | undefined,
  warnings: string[] | undefined,
): HttpError | undefined {
  for (const rule of rules) {
    try {
      const answer = ask(rule);
      if (answer === undefined) continue;
      if (isHttpError(answer)) return answer;
      warnings?.push(`${nameOf(rule)} returned ${inWords(answer)}, not an HttpError`);
      Promise.resolve<unknown>(answer).catch(() => undefined); // an async rule: its rejection would end the process
    } catch (fault) {
      warnings?.push(`${nameOf(rule)} threw ${stackOf(fault)}`);
    }
  }
  return undefined;
}

const nameOf = (rule: Rule | BuiltInRule): string => `The rule ${rule.name === '' ? '(without a name)' : rule.name}`;

const MOST_MEMBERS = 100;

/**
 * Several errors at once, e.g. of Promise.any: the most urgent one, any 5xx before any 4xx; several of one kind that
 * may all be shown are listed (RFC 9457 §3).
 */
function ofSeveral(thrown: unknown, options: ToHttpErrorOptions): HttpError | undefined {
  const { items } = itemsOf(isAggregate(thrown) ? read(thrown, 'errors') : undefined, MOST_MEMBERS);
  const errors = items.map((item) => (isAggregate(item) ? undefined : ofMember(item, options)) ?? httpError(500));
  const [first] = errors;
  if (first === undefined) return undefined;
  const alike = errors.every((error) => error.code === first.code && error.expose);
  if (alike && errors.length > 1) return sameWith(first, { cause: thrown, errors: errors.flatMap(toDetails) });
  const urgent = errors.find((error) => error.status >= 500) ?? first;
  return withCause(urgent, thrown);
}

// A member that is an AggregateError too, or that one caused, is not taken apart: what is thrown can contain itself.
const nothing = (): undefined => undefined;
const ofPart = (part: unknown, options: ToHttpErrorOptions, judgeKept: Composite): HttpError | undefined =>
  isOwn(part) ? part : (ofItself(part, options, nothing, judgeKept) ?? ofCauses(part, options, nothing, judgeKept));
const ofMember: Composite = (item, options) => ofPart(item, options, ofKeptBelow);

/** An error that another one keeps, e.g. what a validator's custom check ran into, and one that this keeps; no further. */
const ofKept: Composite = (kept, options) => ofPart(kept, options, ofKeptBelow);
const ofKeptBelow: Composite = (kept, options) => ofPart(kept, options, nothing);

const isAggregate = (thrown: unknown): boolean => readText(thrown, 'name') === 'AggregateError';

const toDetails = (error: HttpError): readonly ProblemDetail[] =>
  memberOf(error, 'errors') ?? [{ detail: memberOf(error, 'detail') ?? error.description }];

/** The same answer, with what was really thrown as its cause. */
function withCause(error: HttpError, cause: unknown): HttpError {
  const { expose } = error;
  const [type, headers] = [memberOf(error, 'type'), memberOf(error, 'headers')];
  const [errors, extensions] = [memberOf(error, 'errors'), memberOf(error, 'extensions')];
  return sameWith(error, { cause, expose, type, headers, errors, extensions }, memberOf(error, 'detail'));
}

function sameWith(error: HttpError, options: HttpErrorOptions, detail?: string): HttpError {
  return withoutStack(() =>
    isRegisteredCode(error.code) ? httpError(error.status, detail, options) : new HttpError(error, detail, options),
  );
}
