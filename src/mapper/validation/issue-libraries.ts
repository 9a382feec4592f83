import { has, isArray, itemsOf, read } from '../../lib/guard';
import { isOfClass } from '../classes';
import type { Marks } from '../facts';
import { addIssues, listIn } from './lists';
import { addEntries } from './entries';
import { ownShape, validator } from './validator';

/** Zod 3 and 4, where a list says more than the name, but the name is enough. https://zod.dev/error-customization */
export const zod = validator({
  library: 'zod',
  tier: 'library',
  signs: { name: /^\$?ZodError$/ },
  read(thrown, marks, list) {
    const isNamed = marks.name === 'ZodError' || marks.name === '$ZodError';
    if (!isNamed && !isOfClass(thrown, 'ZodError')) return false;
    return addIssues(thrown, marks, list) || (isNamed && listIn(thrown, marks) === undefined);
  },
});

/** zod-validation-error: the same list as `details`. */
export const zodValidationError = validator({
  library: 'zod-validation-error',
  tier: 'library',
  signs: { name: /^ZodValidationError$/ },
  read: (thrown, marks, list) =>
    marks.name === 'ZodValidationError' && (addIssues(thrown, marks, list) || listIn(thrown, marks) === undefined),
});

/** Valibot. https://valibot.dev/api/ValiError/ */
export const valibot = validator({
  library: 'valibot',
  tier: 'library',
  signs: { name: /^ValiError$/ },
  read: (thrown, marks, list) => marks.name === 'ValiError' && addIssues(thrown, marks, list),
});

/** Joi, also where hapi throws it. https://joi.dev/api/?v=18#validationerror */
export const joi = validator({
  library: 'joi',
  tier: 'library',
  signs: { members: ['isJoi'] },
  read: (thrown, marks, list) =>
    read(thrown, 'isJoi') === true && (addIssues(thrown, marks, list) || isWithoutDetails(thrown, marks)),
});

/** True for a ValidationError that was made by hand, with a text and no details: `new ValidationError('…', [])`. */
const isWithoutDetails = (thrown: unknown, { name }: Marks): boolean =>
  name === 'ValidationError' && itemsOf(read(thrown, 'details'), 1).length === 0;

/** yup: `inner` has an error for each failure where all are collected, and is empty for the first one alone. */
export const yup = validator({
  library: 'yup',
  tier: 'library',
  signs: { members: ['inner'], message: /^The value of |could not be cast to a value/ },
  read(thrown, marks, list) {
    const { name, message } = marks;
    if (name === 'TypeError') return message.slice(0, 500).includes(CAST) && listIn(thrown, marks) === undefined;
    if (name !== 'ValidationError' || !isArray(read(thrown, 'inner')) || read(thrown, 'isJoi') === true) return false;
    if (addIssues(thrown, marks, list)) return true;
    return listIn(thrown, marks) === undefined && addEntries(list, [thrown]);
  },
});
const CAST = 'could not be cast to a value that satisfies the schema type';

/** ArkType: a TraversalError. https://arktype.io/docs/traversal-api */
export const arktype = validator({
  library: 'arktype',
  tier: 'library',
  signs: { name: /^TraversalError$/, members: ['arkErrors'] },
  read: (thrown, marks, list) => isArray(read(thrown, 'arkErrors')) && addIssues(thrown, marks, list),
});

/** Superstruct: the first failure is the error itself; the others it would have to compute. */
export const superstruct = ownShape({
  library: 'superstruct',
  tier: 'library',
  signs: { name: /^StructError$/ },
  read: (thrown, { name }, list) =>
    name === 'StructError' && has(thrown, 'failures') && has(thrown, 'branch') && addEntries(list, [thrown]),
});

/** VineJS, and AdonisJS's validator: `messages`, with a field and a rule each. */
export const vine = validator({
  library: '@vinejs/vine',
  tier: 'library',
  signs: { code: /^E_VALIDATION_ERROR$/ },
  hasStatus: true, // 422
  read: (thrown, marks, list) =>
    marks.code === 'E_VALIDATION_ERROR' && isArray(read(thrown, 'messages')) && addIssues(thrown, marks, list),
});
