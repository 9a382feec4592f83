import type { HttpError } from '../codes/http-error';
import { memberOf } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { indexOf } from './candidates';
import type { Facts } from './facts';
import { faultOf, means, tiers, toError } from './family';
import type { Certainty, Family, Judgement } from './family';
import { meanings } from './meanings';
import type { Fault, Meaning } from './meanings';

/** What was thrown, explained: the error that it means, who recognized it and why, and whose fault it is. */
export interface Verdict {
  /** What is sent. */
  readonly error: HttpError;
  /** Who was recognized: a package as it is installed, a protocol, `app`, `express-return-codes`, or `unknown`. */
  readonly family: string;
  /** The reason in one line of at most 200 characters, for the log: constants, codes and statuses, no private text. */
  readonly because: string;
  /** What it means, where a table says so. */
  readonly meaning?: Meaning;
  /** Whose fault it is. */
  readonly fault: Fault;
  /** `stated`: the error itself says HTTP · `recognized`: a family knows it · `assumed`: a guess. */
  readonly certainty: Certainty;
}

/** Returns the first judgement of an error, tier by tier; undefined where no family recognizes it. */
export function recognizerOf(families: readonly Family[]): (thrown: unknown, facts: Facts) => Verdict | undefined {
  const candidatesOf = indexOf(tiers.flatMap((tier) => families.filter((family) => family.tier === tier)));
  return (thrown, facts) => {
    for (const family of candidatesOf(thrown, facts)) {
      if (!isAsked(family, facts)) continue;
      try {
        const judgement = family.judge(thrown, facts);
        if (judgement !== undefined) return toVerdict(judgement, family.library, thrown, facts);
      } catch (failure) {
        facts.warnings?.push(`The family ${family.library} threw ${stackOf(failure)}`);
      }
    }
    return undefined;
  };
}

/** True if the family has a say: not of a status that the app has set, nor of data that its library never throws. */
function isAsked({ status, tier, isData }: Family, facts: Facts): boolean {
  if (facts.isData && isData !== true) return false;
  if (facts.status !== undefined && status === 'of the app') return false;
  return !facts.isDecorated || status === 'of the service' || tier === 'http';
}

function toVerdict(given: Judgement, family: string, thrown: unknown, facts: Facts): Verdict {
  const judgement = withEvidence(given, thrown, facts);
  const { because } = judgement;
  const [meaning, fault] = [memberOf(judgement, 'meaning'), memberOf(judgement, 'fault')];
  const certainty = memberOf(judgement, 'certainty') ?? 'recognized';
  const error = toError(judgement, thrown, facts);
  return {
    error,
    family,
    because,
    ...(meaning !== undefined && { meaning }),
    fault: fault ?? (meaning === undefined ? faultOf(error.status) : meanings[meaning].fault),
    certainty,
  };
}

/** The judgement of what would be the client's, with what the request says: a missing template of ours, a token of ours. */
function withEvidence(judgement: Judgement, thrown: unknown, { sent }: Facts): Judgement {
  const [object, meaning] = [memberOf(judgement, 'object'), memberOf(judgement, 'meaning')];
  const { because } = judgement;
  if (meaning === 'missing' && object !== undefined && sent?.names(object) === false)
    return means('ours', `${because}, not named by the request`);
  const finding = meaning === 'badToken' ? sent?.findingOfToken(thrown) : undefined;
  if (finding === 'against') return means('ours', `${because}, of a token that was not sent`);
  return finding === 'silent' ? { ...judgement, certainty: 'assumed' } : judgement;
}
