import { codedIssues } from './coded-issues';
import { fieldTexts } from './field-texts';
import type { Form } from './form';
import { givenValues } from './given-values';
import { ownPlace } from './own-place';
import { parts } from './parts';
import { pathedErrors } from './pathed-errors';

/** The forms of lists that several libraries share, beside that of Standard Schema. */
const forms: readonly Form[] = [parts, pathedErrors, fieldTexts, codedIssues, givenValues, ownPlace];

/** The members by which an error becomes a candidate. */
export const formMembers = ['validationErrors', 'errors', 'issues', 'given', 'error', 'path', 'key', 'collectedErrors'];

/** Adds the list of the first form that an error has; false where it has none of them. */
export const addForm: Form = (thrown, marks, list) => forms.some((form) => form(thrown, marks, list));
