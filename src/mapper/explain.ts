import { httpError } from '../codes/errors';
import type { HttpError } from '../codes/http-error';
import { has, memberOf } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { evidenceOf } from './evidence';
import type { Evidence } from './evidence';
import { askRules } from './app-rules';
import { isStatusAlone } from './data';
import { explainCauses } from './explain-causes';
import { factsOf } from './facts';
import type { Facts } from './facts';
import { families } from './families';
import { recognizerOf } from './recognize';
import type { Verdict } from './recognize';
import { toError } from './family';
import { headersOf } from './http/foreign-headers';
import { foreignAnswer } from './http/http-errors';
import type { Rule } from './rule';
import { explainSeveral } from './several';
import { bugNameOf } from './system/bugs';
import { fromThrownFunction } from './thrown-function';
import type { Sent } from './sent/request-parts';
import { fallbackVerdict, hasFallback, isOwn, ownVerdict, statedVerdict, unreadableVerdict } from './verdicts';
import { withCause } from './with-cause';
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
  /**
   * The request in which it was thrown, of Express, of another server of Node or of fetch: a failed validation is the
   * client's only if it is about what was sent.
   */
  readonly req?: unknown;
  /** What was sent, by its parts, where there is no such request, or where it does not say them: a body that was parsed. */
  readonly sent?: Sent | undefined;
  /** `false`: every failed validation is the client's, whatever was sent. @default true */
  readonly evidence?: boolean | undefined;
}

/** The options with what the request says, which is read only if a family asks. */
interface Told extends ExplainOptions {
  readonly found?: Evidence | undefined;
}

export type { Verdict } from './recognize';

const recognize = recognizerOf(families);

const NO_OPTIONS: Told = {
  rules: undefined,
  validationStatus: undefined,
  fallbackStatus: undefined,
  warnings: undefined,
  req: undefined,
  sent: undefined,
  evidence: undefined,
};

/**
 * Explains any thrown value: the error that it means is itself if it is one of ours, else what the app's rules or the
 * first family that recognizes it say, else the status that it carries, else a 500 if it is a bug, else what its causes
 * mean, nearest first, else a 500. The thrown value is then the `cause`, whose stack says where it was thrown. Never throws.
 *
 * @example explain(error).because; // why is this a 502?
 */
export function explain(thrown: unknown, given: ExplainOptions = NO_OPTIONS): Verdict {
  try {
    if (isOwn(thrown)) return ownVerdict(thrown);
    const options = given === NO_OPTIONS ? given : ownOptions(given);
    return explainWhole(thrown, options, FULL) ?? fallbackVerdict(thrown, options.fallbackStatus);
  } catch (failure) {
    memberOf(given, 'warnings')?.push(stackOf(failure)); // an error of ours that was tampered with
    return unreadableVerdict(thrown);
  }
}

// What somebody else has put on Object.prototype is no option.
const ownOptions = (given: ExplainOptions): Told => ({
  rules: memberOf(given, 'rules'),
  validationStatus: memberOf(given, 'validationStatus'),
  fallbackStatus: memberOf(given, 'fallbackStatus'),
  warnings: memberOf(given, 'warnings'),
  found: evidenceOf(memberOf(given, 'req'), memberOf(given, 'sent'), memberOf(given, 'evidence')),
});

/** Maps any thrown value to the HttpError that it means: `explain(thrown, options).error`. Never throws. */
export const toHttpError = (thrown: unknown, options?: ExplainOptions): HttpError => explain(thrown, options).error;

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

function explainWhole(thrown: unknown, options: Told, depth: Depth): Verdict | undefined {
  const explainCause = (cause: unknown): Verdict | undefined => {
    if (isOwn(cause)) return ownVerdict(cause);
    const verdict = explainItself(cause, options, depth);
    return isBugBelowStatus(cause, verdict, options) ? undefined : verdict;
  };
  return explainItself(thrown, options, depth) ?? explainCauses(thrown, explainCause);
}

/** True for a bug that is only a cause, where the app had set a status before it threw the wrapper. */
const isBugBelowStatus = (cause: unknown, verdict: Verdict | undefined, { fallbackStatus }: ExplainOptions): boolean =>
  verdict?.certainty === 'recognized' && hasFallback(fallbackStatus) && bugNameOf(cause) !== undefined;

const explainPart = (part: unknown, options: Told, depth: Depth): Verdict | undefined =>
  isOwn(part) ? ownVerdict(part) : explainWhole(part, options, depth);

function explainItself(thrown: unknown, options: Told, depth: Depth): Verdict | undefined {
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
  const facts = factsOf(thrown, { validationStatus, judge, warnings, sent: options.found });
  const { status } = facts;
  const known = withoutStack(() => recognize(thrown, facts));
  if (facts.isData) return explainData(thrown, facts, known);
  const several = (): Verdict | undefined =>
    depth.splits ? explainSeveral(thrown, (member) => explainPart(member, options, PART)) : undefined;
  const verdict = known ?? several();
  if (verdict !== undefined && !yieldsToFallback(thrown, verdict, facts, options)) return verdict;
  if (status === undefined) return undefined;
  const because = `status ${status}`;
  const error = withoutStack(() => toError(foreignAnswer(status, because, headersOf(thrown)), thrown, facts));
  return statedVerdict(error, because);
}

/** True for a plain 500 where the app had set another status before the throw; a bug is never what it meant by that. */
const yieldsToFallback = (thrown: unknown, { error }: Verdict, { status }: Facts, options: ExplainOptions): boolean =>
  error.status === 500 &&
  status === undefined &&
  hasFallback(options.fallbackStatus) &&
  bugNameOf(thrown) === undefined;

/** What JSON.parse makes gives a status, or a validator's list: never a header or a text of its own. */
function explainData(thrown: unknown, { status }: Facts, known: Verdict | undefined): Verdict | undefined {
  if (known !== undefined && has(known.error, 'errors')) return known;
  if (known !== undefined)
    return { ...known, error: withoutStack(() => httpError(known.error.status, undefined, { cause: thrown })) };
  if (status === undefined || !isStatusAlone(thrown)) return undefined;
  const error = withoutStack(() => httpError(status, undefined, { cause: thrown }));
  return { ...statedVerdict(error, `status ${status} of a plain object`), certainty: 'assumed' };
}
