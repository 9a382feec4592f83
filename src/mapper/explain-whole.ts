import { httpError } from '../codes/errors';
import { has } from '../lib/guard';
import { explainListed, isListed } from './app-errors';
import { askRules } from './app-rules';
import { isStatusAlone } from './data';
import { explainCauses } from './explain-causes';
import type { CauseVerdict } from './explain-causes';
import type { Told } from './explain-options';
import { factsOf } from './facts';
import type { Facts } from './facts';
import { families } from './families';
import { toError } from './family';
import { headersOf } from './http/foreign-headers';
import { ownAnswer } from './http/problem-texts';
import { isPassOn } from './pass-on';
import type { PassOn } from './pass-on';
import { recognizerOf } from './recognize';
import type { Verdict } from './recognize';
import { explainSeveral } from './several';
import { bugNameOf } from './system/bugs';
import { fromThrownFunction } from './thrown-function';
import { hasFallback, isOwn, ownVerdict, ruledVerdict, statedVerdict } from './verdicts';
import { withCause } from './with-cause';
import { withoutStack } from './without-stack';

const recognize = recognizerOf(families);

/**
 * How far the parts of an error are taken apart: what is thrown can contain itself. A member of several errors is not
 * split again, and of what an error keeps only one more error is asked.
 */
interface Depth {
  readonly splits: boolean;
  /** True if a rule can pass the error on: only the whole of it, not a part. */
  readonly canPass: boolean;
  readonly kept: Depth | undefined;
}
const KEPT_BELOW: Depth = { splits: false, canPass: false, kept: undefined };
const PART: Depth = { splits: false, canPass: false, kept: KEPT_BELOW };
const FULL: Depth = { splits: true, canPass: false, kept: PART };
const PASSING: Depth = { ...FULL, canPass: true };

/** Explains an error, or where it says nothing itself its causes; undefined where nothing knows them either. */
export const explainWhole = (thrown: unknown, options: Told, canPass: boolean): Verdict | PassOn | undefined =>
  explainWithCauses(thrown, options, canPass ? PASSING : FULL);

function explainWithCauses(thrown: unknown, options: Told, depth: Depth): Verdict | PassOn | undefined {
  const explainCause = (cause: unknown): CauseVerdict | PassOn | undefined => {
    const ruled = explainByRules(cause, options, depth);
    if (ruled !== undefined) return isPassOn(ruled) ? ruled : { verdict: ruled, keepsText: true };
    const verdict = explainItself(cause, options, depth);
    if (verdict === undefined || isBugBelowStatus(cause, verdict, options)) return undefined;
    return { verdict, keepsText: verdict.certainty !== 'stated' };
  };
  return (
    explainByRules(thrown, options, depth) ??
    explainItself(thrown, options, depth) ??
    explainCauses(thrown, explainCause)
  );
}

/** True for a bug that is only a cause, where the app had set a status before it threw the wrapper. */
const isBugBelowStatus = (cause: unknown, { certainty }: Verdict, { fallbackStatus }: Told): boolean =>
  certainty === 'recognized' && hasFallback(fallbackStatus) && bugNameOf(cause) !== undefined;

function explainPart(part: unknown, options: Told, depth: Depth): Verdict | undefined {
  const verdict = explainWithCauses(part, options, depth);
  return isPassOn(verdict) ? undefined : verdict;
}

function explainByRules(thrown: unknown, options: Told, { canPass }: Depth): Verdict | PassOn | undefined {
  const { rules, validationStatus = 400, req, res, warnings } = options;
  if (rules === undefined) return undefined;
  const found = askRules(thrown, { rules, validationStatus, req, res, warnings, canPass });
  if (found === undefined) return undefined;
  const { answer, rule } = found;
  return isPassOn(answer) ? answer : ruledVerdict(answer, rule);
}

function explainItself(thrown: unknown, options: Told, depth: Depth): Verdict | undefined {
  if (isOwn(thrown)) return ownVerdict(thrown);
  const { appErrors, warnings, validationStatus = 400 } = options;
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
  const listed = isListed(thrown, appErrors) ? explainListed(thrown, facts, known, options.fallbackStatus) : undefined;
  if (listed !== undefined) return listed;
  const several = (): Verdict | undefined =>
    depth.splits ? explainSeveral(thrown, (member) => explainPart(member, options, PART)) : undefined;
  const verdict = known ?? several();
  if (verdict !== undefined && !yieldsToFallback(thrown, verdict, facts, options)) return verdict;
  if (status === undefined) return undefined;
  const because = `status ${status}`;
  const error = withoutStack(() =>
    toError(ownAnswer(thrown, facts, status, because, headersOf(thrown)), thrown, facts),
  );
  return statedVerdict(error, because);
}

/** True for a plain 500 where the app had set another status before the throw; a bug is never what it meant by that. */
const yieldsToFallback = (thrown: unknown, { error }: Verdict, { status }: Facts, options: Told): boolean =>
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
