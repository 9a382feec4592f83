import { isArray, itemsOf, read, readText } from '../../../lib/guard';
import { classOf } from '../../classes';
import { MAX_DETAILS } from '../detail-list';
import { addEntries } from '../entries';
import { isCalledInvalid } from './form';
import type { Form } from './form';

/**
 * `errors` with an `error` each, an Error or a text, beside where it is: a path, or, in the basic output of JSON Schema,
 * the `instanceLocation`. https://json-schema.org/draft/2020-12/json-schema-core#section-12.4.2
 */
export const pathedErrors: Form = (thrown, { name, isData }, list) => {
  const errors = read(thrown, 'errors');
  const { items, length } = itemsOf(isData || !isArray(errors) ? undefined : errors, MAX_DETAILS);
  if (items.length === 0 || !isMarked(thrown, name) || !items.every(isEntry)) return false;
  list.omit(length - items.length);
  return addEntries(
    list,
    items.map((item) => ({ path: placeOf(item), message: textOf(item), keyword: keywordOf(item) })),
  );
};

const isMarked = (thrown: unknown, name: string): boolean =>
  read(thrown, 'valid') === false || isCalledInvalid([name, classOf(thrown)]);

const placeOf = (item: unknown): unknown => {
  const path = read(item, 'path');
  return isArray(path) ? path : readText(item, 'instanceLocation')?.replace(/^#/, '');
};

const textOf = (item: unknown): string => readText(item, 'error') ?? readText(read(item, 'error'), 'message') ?? '';

/** The keyword of JSON Schema by its name; Hyperjump writes it as a URI. */
const keywordOf = (item: unknown): string | undefined =>
  readText(item, 'keyword')?.slice(-MAX_KEYWORD).split('/').at(-1);
const MAX_KEYWORD = 200;

const isEntry = (item: unknown): boolean => placeOf(item) !== undefined && textOf(item) !== '';
