import type { Marks } from '../../facts';
import type { DetailList } from '../detail-list';

/** Adds the list of a failed validation in a form that several libraries share; false where it is none of that form. */
export type Form = (thrown: unknown, marks: Marks, list: DetailList) => boolean;

const NAME = /valid|constraint|schema|^errors?bag$|^errors$/i;
// What the app is set up with is none of its clients'.
const IS_OURS = /config|environment|setting|option/i;
const MAX_NAME = 100;

/** True if an error or its class is called like a failed validation, and not one of the app's own set-up. */
export function isCalledInvalid(names: readonly (string | undefined)[]): boolean {
  const known = names.flatMap((name) => (name === undefined ? [] : [name.slice(0, MAX_NAME)]));
  return known.some((name) => NAME.test(name)) && !known.some((name) => IS_OURS.test(name));
}
