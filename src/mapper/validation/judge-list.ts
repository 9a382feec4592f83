import { stackOf } from '../../lib/stack';
import type { Evidence } from '../evidence';
import type { Finding } from '../sent/claim';
import type { Facts } from '../facts';
import { faultOf, means } from '../family';
import type { Judgement } from '../family';
import { exposedMessage } from '../http/made-by-http-errors';
import { failedCheck } from './custom-checks';
import type { CustomCheck } from './custom-checks';
import type { DetailList } from './detail-list';
import { toPointer } from './details';

/**
 * Judges a failed validation by its list: by what a check of the app ran into, where one failed itself; then by whether
 * the request carried what is not valid. `isStated`: the app has set the status, so that nothing is left to ask.
 */
export function judgeList(
  thrown: unknown,
  list: DetailList,
  status: number,
  facts: Pick<Facts, 'judge' | 'warnings' | 'sent' | 'isData'>,
  isStated: boolean,
): Judgement | undefined {
  const { judge, warnings, sent, isData } = facts;
  const failed = failedCheck(
    sent === undefined ? list.checks : list.checks.map((check) => withSent(check, sent)),
    judge,
  );
  if (failed !== undefined) {
    warnings?.push(`A custom check of a validation failed: ${stackOf(failed.found)}`); // only the log may show it
    const { answer } = failed;
    if (typeof answer === 'string') return means(answer, 'custom check');
    const { error, fault, meaning } = answer;
    return { error, fault, ...(meaning !== undefined && { meaning }), because: 'custom check' };
  }
  const valid = invalid(thrown, list, status);
  if (sent === undefined) return valid;
  if (isData) return judgeData(valid, sent.findingOfData(list.claims));
  if (isStated) return valid;
  const { claims } = list;
  const { finding, place } = claims.length === 0 && list.details.length > 0 ? FOUND : sent.findingOf(claims);
  if (finding === 'against') {
    warnings?.push(`${notSent(place ?? [])} ${FIX}`);
    return means('ours', 'a list of issues of what was not sent');
  }
  if (finding === 'found') return valid;
  return { ...(sent.isEmpty ? invalid(thrown, undefined, status) : valid), certainty: 'assumed' };
}

function judgeData(valid: Judgement, finding: Finding): Judgement | undefined {
  if (finding === 'against') return undefined; // anybody can have written it
  return finding === 'found' ? valid : { ...valid, certainty: 'assumed' };
}

judgeList.meanings = ['invalid'] as const;

const FOUND = { finding: 'found', place: undefined } as const; // a library of requests that gives no places

const FIX =
  'If the client sent it under another name, errorHandler({ evidence: false }) takes each failed validation for the client’s.';
const MAX_PLACE = 200;

const notSent = (place: readonly string[]): string =>
  `A failed validation is taken for our own: the request has not carried what is not valid at ${toPointer(place).slice(0, MAX_PLACE)}.`;

/** The check with what the client sent at its place, where the library keeps no value. */
function withSent(check: CustomCheck, sent: Evidence): CustomCheck {
  if (check.value !== undefined || check.isValueless !== true) return check;
  const value = sent.valueAt(check.path);
  return value === undefined ? check : { ...check, value };
}

function invalid(thrown: unknown, list: DetailList | undefined, status: number): Judgement {
  const details = list?.details ?? [];
  const detail = exposedMessage(thrown) ?? (details.length > 0 ? list?.summary : undefined);
  return {
    meaning: 'invalid',
    status,
    because: details.length > 0 ? 'a list of issues' : 'a failed validation',
    fault: faultOf(status),
    ...(detail !== undefined && { detail }),
    ...(details.length > 0 && { options: { errors: details } }),
  };
}
