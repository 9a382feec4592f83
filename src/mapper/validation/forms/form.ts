import type { Marks } from '../../facts';
import type { DetailList } from '../detail-list';

/** Adds the list of a failed validation in a form that several libraries share; false where it is none of that form. */
export type Form = (thrown: unknown, marks: Marks, list: DetailList) => boolean;

const NAME = /valid|constraint|schema|^errors?bag$|^errors$/i;
const MAX_NAME = 100;

/** True if an error or one of its classes is called like a failed validation. */
export const isCalledInvalid = (names: Iterable<string | undefined>): boolean =>
  [...names].some((name) => name !== undefined && NAME.test(name.slice(0, MAX_NAME)));
