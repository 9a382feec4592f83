import { isArray, itemsOf, keysOf, read, readText } from '../../../lib/guard';
import { placeOf } from '../details';
import type { Place } from '../details';
import { addEntries, isIssue, isStrictEntry } from '../entries';
import type { Form } from './form';

const MAX_PARTS = 10;

/** A list for each part of the request (`validationErrors.body`), or the one part and its error (`{ type, error }`). */
export const parts: Form = (thrown, { isData }, list) => {
  if (isData) return false;
  const errors = read(thrown, 'validationErrors');
  const found = isArray(errors)
    ? []
    : keysOf(errors)
        .slice(0, MAX_PARTS)
        .map((part) => [part, read(errors, part)] as const);
  const error = read(thrown, 'error');
  const one = [readText(thrown, 'type'), read(error, 'details') ?? read(error, 'issues')] as const;
  const known = [...found, one].flatMap(([part, entries]): [string, Place, unknown][] => {
    const place = placeOf(part);
    return place !== undefined && isListOfEntries(entries) ? [[String(part), place, entries]] : [];
  });
  for (const [part, place, entries] of known) {
    list.part = part; // the library has marked it
    addEntries(list, entries, place);
  }
  return known.length > 0;
};

function isListOfEntries(entries: unknown): boolean {
  const [first] = itemsOf(isArray(entries) ? entries : undefined, 1).items;
  return first !== undefined && (isStrictEntry(first) || isIssue(first, false));
}
