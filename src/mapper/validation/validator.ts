import { isArray, itemsOf } from '../../lib/guard';
import type { Marks } from '../facts';
import type { Family } from '../family';
import { DetailList } from './detail-list';
import { judgeList } from './judge-list';
import { listIn } from './lists';
import { isStrictEntry } from './entry-shapes';

/** Adds what a failed validation of the client's input says to a list; false for what is no such thing. */
export type Reader = (thrown: unknown, marks: Marks, list: DetailList) => boolean;

/** A library that validates: what its failures are recognized by, and how the list in them is read. */
export interface Validator extends Omit<Family, 'judge' | 'status' | 'meanings'> {
  readonly read: Reader;
  /** True if the library itself puts a status on its errors: on those of the others an app has set it. */
  readonly hasStatus?: true;
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
    if (isData && facts.sent === undefined && !isListOfStrict(thrown)) return undefined; // anybody can write the others
    const list = new DetailList();
    const wanted = status === 422 ? 422 : facts.validationStatus;
    if (!record.read(thrown, facts, list)) return undefined;
    if (facts.sent?.isByPart(list.claims) === true) list.placeByPart();
    const isStated = status !== undefined && record.hasStatus !== true && !isData;
    return judgeList(thrown, list, wanted, facts, isStated);
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
