import type { EntryLibrary } from './entry-shapes';
import { addFound, listIn } from './lists';
import { validator } from './validator';

/** The family of a library whose entries look like no other's, wherever they are; it can throw them as plain data. */
const entriesOf = (library: EntryLibrary, ...members: readonly string[]): ReturnType<typeof validator> =>
  validator({
    library,
    tier: 'library',
    signs: { members: ['0', ...members] }, // a list that is thrown itself, and the members that carry one
    isData: true,
    read(thrown, marks, list) {
      const found = listIn(thrown, marks);
      return found?.library === library && addFound(list, found);
    },
  });

/** Ajv, whose errors Fastify and others carry, too. https://ajv.js.org/api.html#error-objects */
export const ajv = entriesOf('ajv', 'errors', 'validation', 'details');

/** class-validator; in routing-controllers and TypeGraphQL as `errors` and `validationErrors`. */
export const classValidator = entriesOf('class-validator', 'property', 'errors', 'validationErrors');

/** express-validator, versions 6 and 7. https://express-validator.github.io/docs/api/validation-result */
export const expressValidator = entriesOf('express-validator', 'errors');

/** io-ts: a list, or a Left with one. */
export const ioTs = entriesOf('io-ts', 'left', 'errors');

/** jsonschema: a ValidatorResultError, or one entry. */
export const jsonschema = entriesOf('jsonschema', 'property', 'errors');
