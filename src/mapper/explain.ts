import { httpError } from '../codes/errors';
import { isFromUpstream, isHttpError } from '../codes/http-error';
import type { HttpError } from '../codes/http-error';
import type { ProblemDetail } from '../codes/problem';
import { isFailureStatus } from '../codes/return-codes';
import { has, itemsOf, memberOf, read, readText } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { askRules } from './app-rules';
import { causesOf } from './causes';
import { isStatusAlone } from './data';
import { factsOf } from './facts';
import type { Facts } from './facts';
import { families } from './families';
import { recognizerOf } from './recognize';
import type { Verdict } from './recognize';
import { faultOf, toError } from './family';
import { headersOf } from './http/foreign-headers';
import { foreignAnswer } from './http/http-errors';
import type { Rule } from './rule';
import { fromThrownFunction } from './thrown-function';
import { copyOf, withCause } from './with-cause';
import { withoutStack } from './without-stack';

/** How to map what was thrown. */
export interface ExplainOptions {
  /** The app's own mappings, tried before the built-in ones. */
  readonly rules?: readonly Rule[] | undefined;
  /** The status of a failed validation of the client's input. @default 400 */
  readonly validationStatus?: 400 | 422 | undefined;
  /** The status where nothing else says one, e.g. what `res.status(403)` set before the throw. @default 500 */
  readonly fallbackStatus?: number | undefined;
  /** Gets a sentence for each rule that threw, or that returned what is no HttpError. */
  readonly warnings?: string[] | undefined;
}

export type { Verdict } from './recognize';

const recognize = recognizerOf(families);

const NO_OPTIONS: ExplainOptions = {
  rules: undefined,
  validationStatus: undefined,
  fallbackStatus: undefined,
  warnings: undefined,
};

/**
 * Explains any thrown value: the error that it means is itself if it is one of ours, else what the app's rules or the
 * first family that recognizes it say, else the status that it carries, else what its causes mean, nearest first, else
 * a 500. The thrown value is then the `cause`, whose stack says where it was thrown. Never throws.
 *
 * @example explain(error).because; // why is this a 502?
 */
export function explain(thrown: unknown, given: ExplainOptions = NO_OPTIONS): Verdict {
  try {
    if (isOwn(thrown)) return ownVerdict(thrown);
    const options = given === NO_OPTIONS ? given : ownOptions(given);
    return explainItself(thrown, options, FULL) ?? explainCauses(thrown, options, FULL) ?? fallback(thrown, options);
  } catch (failure) {
    memberOf(given, 'warnings')?.push(stackOf(failure)); // an error of ours that was tampered with: a Proxy, a getter that throws
    const error = httpError(500, undefined, { cause: thrown });
    return { error, family: 'unknown', because: 'it cannot be read', fault: 'server', certainty: 'assumed' };
  }
}

// What somebody else has put on Object.prototype is no option.
const ownOptions = (given: ExplainOptions): ExplainOptions => ({
  rules: memberOf(given, 'rules'),
  validationStatus: memberOf(given, 'validationStatus'),
  fallbackStatus: memberOf(given, 'fallbackStatus'),
  warnings: memberOf(given, 'warnings'),
});

/** Maps any thrown value to the HttpError that it means: `explain(thrown, options).error`. Never throws. */
export const toHttpError = (thrown: unknown, options?: ExplainOptions): HttpError => explain(thrown, options).error;

/** True if it is one of ours, and not another server's answer that our client rebuilt. */
const isOwn = (thrown: unknown): thrown is HttpError => isHttpError(thrown) && !isFromUpstream(thrown);

const ownVerdict = (error: HttpError): Verdict => ({
  error,
  family: 'express-return-codes',
  because: `thrown as ${error.status}`,
  fault: faultOf(error.status),
  certainty: 'stated',
});

function fallback(thrown: unknown, { fallbackStatus }: ExplainOptions): Verdict {
  const isSet = isFailureStatus(fallbackStatus) && fallbackStatus !== 500;
  const status = isSet ? fallbackStatus : 500;
  const error = withoutStack(() => httpError(status, undefined, { cause: thrown }));
  return isSet
    ? { error, family: 'app', because: `res.statusCode ${status}`, fault: faultOf(status), certainty: 'stated' }
    : { error, family: 'unknown', because: 'no family recognizes it', fault: 'server', certainty: 'assumed' };
}

/**
 * How far the parts of an error are taken apart: what is thrown can contain itself. A member of several errors is not
 * split again, and of what an error keeps only one more error is asked.
 */
interface Depth {
  readonly splits: boolean;
  readonly kept: Depth | undefined;
}
const KEPT_BELOW: Depth = { splits: false, kept: undefined };
const PART: Depth = { splits: false, kept: KEPT_BELOW };
const FULL: Depth = { splits: true, kept: PART };

/** Explains the nearest recognized cause, when the wrapper itself is not recognized. */
function explainCauses(thrown: unknown, options: ExplainOptions, depth: Depth): Verdict | undefined {
  for (const cause of causesOf(thrown).slice(1)) {
    const verdict = isOwn(cause) ? ownVerdict(cause) : explainItself(cause, options, depth);
    if (verdict === undefined) continue;
    return { ...verdict, error: withCause(verdict.error, thrown), because: `cause: ${verdict.because}` };
  }
  return undefined;
}

const explainPart = (part: unknown, options: ExplainOptions, depth: Depth): Verdict | undefined =>
  isOwn(part) ? ownVerdict(part) : (explainItself(part, options, depth) ?? explainCauses(part, options, depth));

function explainItself(thrown: unknown, options: ExplainOptions, depth: Depth): Verdict | undefined {
  const { warnings } = options;
  const validationStatus = options.validationStatus ?? 400;
  const own = options.rules && askRules(options.rules, thrown, validationStatus, warnings);
  if (own !== undefined) return statedVerdict(own.error, `rule ${own.rule}`);
  const misuse = fromThrownFunction(thrown, warnings);
  if (misuse !== undefined) return { ...ownVerdict(misuse), because: 'a function of ours was thrown' };
  const { kept } = depth;
  const judge = (part: unknown): Verdict | undefined => {
    const verdict = kept && explainPart(part, options, kept);
    return verdict && { ...verdict, error: withCause(verdict.error, thrown) };
  };
  const facts = factsOf(thrown, { validationStatus, judge, warnings });
  const { status } = facts;
  const known = withoutStack(() => recognize(thrown, facts));
  if (facts.isData) return explainData(thrown, facts, known);
  const verdict = known ?? (depth.splits ? explainSeveral(thrown, options) : undefined);
  const saysNoMore =
    verdict?.error.status === 500 && status === undefined && fallback(undefined, options).error.status !== 500;
  if (verdict !== undefined && !saysNoMore) return verdict;
  if (status === undefined) return undefined;
  const because = `status ${status}`;
  const error = withoutStack(() => toError(foreignAnswer(status, because, headersOf(thrown)), thrown, facts));
  return statedVerdict(error, because);
}

const statedVerdict = (error: HttpError, because: string): Verdict => ({
  error,
  family: 'app',
  because,
  fault: faultOf(error.status),
  certainty: 'stated',
});

/** What JSON.parse makes gives a status, or a validator's list: never a header or a text of its own. */
function explainData(thrown: unknown, { status }: Facts, known: Verdict | undefined): Verdict | undefined {
  if (known !== undefined && has(known.error, 'errors')) return known;
  if (known !== undefined)
    return { ...known, error: withoutStack(() => httpError(known.error.status, undefined, { cause: thrown })) };
  if (status === undefined || !isStatusAlone(thrown)) return undefined;
  const error = withoutStack(() => httpError(status, undefined, { cause: thrown }));
  return { ...statedVerdict(error, `status ${status} of a plain object`), certainty: 'assumed' };
}

const MAX_MEMBERS = 100;

/**
 * Explains several errors at once, e.g. of Promise.any: the most urgent one, any 5xx before any 4xx; several of one
 * kind that may all be shown are listed (RFC 9457 §3).
 */
function explainSeveral(thrown: unknown, options: ExplainOptions): Verdict | undefined {
  const { items } = itemsOf(isAggregate(thrown) ? read(thrown, 'errors') : undefined, MAX_MEMBERS);
  const verdicts = items.map(
    (item) => (isAggregate(item) ? undefined : explainPart(item, options, PART)) ?? fallback(item, NO_OPTIONS),
  );
  const [first] = verdicts;
  if (first === undefined) return undefined;
  const because = `one of ${items.length} errors: `;
  const alike = verdicts.every(({ error }) => error.code === first.error.code && error.expose);
  if (alike && verdicts.length > 1) {
    const errors = verdicts.flatMap(({ error }) => toDetails(error));
    return { ...first, error: copyOf(first.error, { cause: thrown, errors }), because: because + first.because };
  }
  const urgent = verdicts.find(({ error }) => error.status >= 500) ?? first;
  return { ...urgent, error: withCause(urgent.error, thrown), because: because + urgent.because };
}

const isAggregate = (thrown: unknown): boolean => readText(thrown, 'name') === 'AggregateError';

const toDetails = (error: HttpError): readonly ProblemDetail[] =>
  memberOf(error, 'errors') ?? [{ detail: memberOf(error, 'detail') ?? error.description }];
