import { has, isArray, itemsOf, read, readText } from '../../../lib/guard';
import { classOf, nameOf } from '../../classes';
import { MAX_DETAILS } from '../detail-list';
import { addEntries } from '../entries';
import { isCalledInvalid } from './form';
import type { Form } from './form';

const WANTED = ['expected', 'validator', 'constraint'];

/** An error of a value that was given, beside what was wanted of it; or several of them, alone or each with its key. */
export const givenValues: Form = (thrown, { isData }, list) => {
  if (isData) return false;
  if (isGiven(thrown)) return addEntries(list, [toEntry(thrown, undefined)]);
  const errors = read(thrown, 'errors');
  const { items, length } = itemsOf(isArray(errors) ? errors : undefined, MAX_DETAILS);
  const pairs = items.map((item) => (isArray(item) ? [read(item, 0), read(item, 1)] : [undefined, item]));
  const isOne = pairs.some(([, error]) => isGiven(error)) && pairs.every(([, error]) => has(error, 'stack'));
  if (!isOne) return false;
  list.omit(length - items.length);
  return addEntries(
    list,
    pairs.map(([key, error]) => toEntry(error, key)),
  );
};

const isGiven = (error: unknown): boolean =>
  has(error, 'given') &&
  WANTED.some((member) => has(error, member)) &&
  has(error, 'stack') &&
  isCalledInvalid([nameOf(error), classOf(error)]);

const toEntry = (error: unknown, key: unknown): unknown => ({
  path: key === undefined ? [] : [key],
  message: readText(error, 'message') ?? '',
  value: read(error, 'given'),
});
