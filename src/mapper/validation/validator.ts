import { isArray, itemsOf } from '../../lib/guard';
import { stackOf } from '../../lib/stack';
import type { Facts } from '../facts';
import { faultOf, means } from '../family';
import type { Family, Judgement } from '../family';
import { exposedMessage } from '../http/made-by-http-errors';
import type { Marks } from '../facts';
import { failedCheck } from './custom-checks';
import { DetailList } from './detail-list';
import { listIn } from './lists';
import { isStrictEntry } from './entries';

/** Adds what a failed validation of the client's input says to a list; false for what is no such thing. */
export type Reader = (thrown: unknown, marks: Marks, list: DetailList) => boolean;

/** A library that validates: what its failures are recognized by, and how the list in them is read. */
export interface Validator extends Omit<Family, 'judge' | 'status' | 'meanings'> {
  readonly read: Reader;
}

const MAX_ENTRIES = 100;

/** Declares the family of a validator. Its failure is a 400 or a 422; any other status on it was set by the app, and wins. */
export const validator = (record: Validator): Family & Validator => ({
  ...record,
  meanings: [judgeList],
  status: 'of the service', // asked also of what http-errors has decorated: createError(400, zodError)
  judge(thrown, facts) {
    const { status, isData } = facts;
    if (status !== undefined && status !== 400 && status !== 422) return undefined;
    if (isData && !isListOfStrict(thrown)) return undefined; // anybody can write the others
    const list = new DetailList();
    const wanted = status === 422 ? 422 : facts.validationStatus;
    return record.read(thrown, facts, list) ? judgeList(thrown, list, wanted, facts) : undefined;
  },
});

/** The same of a library whose failures have a shape of their own: where there is a list as others carry it, that is read. */
export const ownShape = (record: Validator): Family & Validator =>
  validator({
    ...record,
    read: (thrown, marks, list) => listIn(thrown, marks) === undefined && record.read(thrown, marks, list),
  });

const isListOfStrict = (thrown: unknown): boolean =>
  isArray(thrown) && itemsOf(thrown, MAX_ENTRIES).items.every(isStrictEntry);

/** Judges a failed validation by its list; where a check of the app failed itself, by what that means. */
export function judgeList(
  thrown: unknown,
  list: DetailList,
  status: number,
  { judge, warnings }: Pick<Facts, 'judge' | 'warnings'>,
): Judgement {
  const failed = failedCheck(list.checks, judge);
  if (failed !== undefined) {
    warnings?.push(`A custom check of a validation failed: ${stackOf(failed.found)}`); // only the log may show it
    const { answer } = failed;
    if (typeof answer === 'string') return means(answer, 'custom check');
    const { error, fault, meaning } = answer;
    return { error, fault, ...(meaning !== undefined && { meaning }), because: 'custom check' };
  }
  const { details } = list;
  const detail = exposedMessage(thrown);
  return {
    meaning: 'invalid',
    status,
    because: details.length > 0 ? 'a list of issues' : 'a failed validation',
    fault: faultOf(status),
    ...(detail !== undefined && { detail }),
    ...(details.length > 0 && { options: { errors: details } }),
  };
}
judgeList.meanings = ['invalid'] as const;
