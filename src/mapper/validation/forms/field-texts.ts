import { isArray, isObject, itemsOf, keysOf, read } from '../../../lib/guard';
import { classOf } from '../../classes';
import { MAX_DETAILS } from '../detail-list';
import { addEntries } from '../entries';
import { isCalledInvalid } from './form';
import type { Form } from './form';

/** `{ errors: { field: [text] } }`, as Laravel writes it: each field with its texts. */
export const fieldTexts: Form = (thrown, { name, isData }, list) => {
  const errors = read(thrown, 'errors');
  if (isData || !isObject(errors) || isArray(errors) || !isCalledInvalid([name, classOf(thrown)])) return false;
  const all = keysOf(errors);
  const keys = all.slice(0, MAX_DETAILS);
  if (keys.length === 0 || !keys.every((key) => isTexts(read(errors, key)))) return false;
  list.omit(all.length - keys.length);
  return addEntries(
    list,
    keys.map((path) => ({ path, message: read(read(errors, path), 0) })),
  );
};

const isTexts = (value: unknown): boolean => {
  const { items } = itemsOf(isArray(value) ? value : undefined, MAX_DETAILS);
  return items.length > 0 && items.every((item) => typeof item === 'string');
};
