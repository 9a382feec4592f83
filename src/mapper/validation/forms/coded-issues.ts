import { isArray, itemsOf, read, readText } from '../../../lib/guard';
import { MAX_DETAILS } from '../detail-list';
import { addEntries } from '../entries';
import type { Form } from './form';

/** `issues` with a code and a path each, and no text. */
export const codedIssues: Form = (thrown, { isData }, list) => {
  const issues = read(thrown, 'issues');
  const { items, length } = itemsOf(isData || !isArray(issues) ? undefined : issues, MAX_DETAILS);
  const isOne =
    items.length > 0 && items.every((one) => readText(one, 'code') !== undefined && isArray(read(one, 'path')));
  if (!isOne) return false;
  list.omit(length - items.length);
  return addEntries(
    list,
    items.map((one) => ({ path: read(one, 'path'), message: readText(one, 'message') ?? '', code: read(one, 'code') })),
  );
};
