import { foreignError } from '../../support/foreign-error';
import type { FamilySamples, Sample } from '../samples';

const invalid: Sample['expected'] = {
  status: 400,
  meaning: 'invalid',
  fault: 'client',
  certainty: 'recognized',
  because: 'a list of issues',
};
const named = (name: string, members: object = {}, message = 'x'): Error => foreignError(message, { name, ...members });
const issue = { code: 'invalid_type', path: ['n'], message: 'Expected number' };

const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), {
  code: 'ECONNREFUSED',
  errno: -111,
  syscall: 'connect',
});
const joi = { message: '"n" must be a number', path: ['n'], type: 'number.base', context: { value: 'x' } };

export const samples: readonly FamilySamples[] = [
  {
    library: 'zod',
    samples: [
      { name: 'Zod 3’s', thrown: () => named('ZodError', { issues: [issue] }), expected: invalid },
      {
        name: 'Zod 4’s, whose list cannot be enumerated',
        thrown: () => Object.defineProperty(foreignError('x', {}, '$ZodError'), 'issues', { value: [issue] }),
        expected: invalid,
      },
      {
        name: 'one without a list',
        thrown: () => named('$ZodError'),
        expected: { ...invalid, because: 'a failed validation' },
      },
      {
        name: 'a subclass',
        thrown: () => foreignError('x', { name: 'InputError', issues: [issue] }, 'InputError', 'ZodError'),
        expected: invalid,
      },
    ],
    nearMisses: [
      { name: 'a name like it', thrown: () => named('MyZodError') },
      { name: 'a list of another error', thrown: () => named('InputError', { issues: [issue] }) },
      {
        name: 'one with a status that the app has set',
        thrown: () => named('ZodError', { issues: [issue], status: 409 }),
      },
    ],
  },
  {
    library: 'zod-validation-error',
    samples: [
      { name: 'one with details', thrown: () => named('ZodValidationError', { details: [issue] }), expected: invalid },
      {
        name: 'one without',
        thrown: () => named('ZodValidationError', { details: [] }),
        expected: { ...invalid, because: 'a failed validation' },
      },
    ],
    nearMisses: [{ name: 'a longer name', thrown: () => named('ZodValidationErrors', { details: [issue] }) }],
  },
  {
    library: 'valibot',
    samples: [
      {
        name: 'a path of objects',
        thrown: () =>
          named('ValiError', { issues: [{ kind: 'schema', type: 'string', message: 'Odd', path: [{ key: 'n' }] }] }),
        expected: invalid,
      },
      {
        name: 'an issue of the root',
        thrown: () => named('ValiError', { issues: [{ kind: 'schema', type: 'object', message: 'Odd' }] }),
        expected: invalid,
      },
    ],
    nearMisses: [{ name: 'one without issues', thrown: () => named('ValiError', { issues: [] }) }],
  },
  {
    library: 'joi',
    samples: [
      {
        name: 'the details',
        thrown: () => named('ValidationError', { isJoi: true, _original: {}, details: [joi] }),
        expected: invalid,
      },
      {
        name: 'one that is made by hand without details',
        thrown: () => named('ValidationError', { isJoi: true, _original: {}, details: [] }),
        expected: { ...invalid, because: 'a failed validation' },
      },
      {
        name: 'an external check that did not reach the database',
        thrown: () =>
          named('ValidationError', {
            isJoi: true,
            details: [{ ...joi, type: 'any.custom', context: { error: refused, value: 'x' } }],
          }),
        expected: { status: 502, fault: 'upstream', because: 'custom check' },
      },
    ],
    nearMisses: [
      {
        name: 'options that hapi checks',
        thrown: () => foreignError('Invalid plugin options {}', { isJoi: true, details: [joi] }),
      },
      { name: 'one that only says so', thrown: () => named('ValidationError', { isJoi: 'yes', details: [joi] }) },
      { name: 'another name without details', thrown: () => named('ConfigError', { isJoi: true, details: [] }) },
      { name: 'details of somebody else', thrown: () => named('ValidationError', { isJoi: true, details: ['x'] }) },
    ],
  },
  {
    library: 'yup',
    samples: [
      {
        name: 'all errors',
        thrown: () =>
          named('ValidationError', {
            errors: ['x'],
            inner: [foreignError('n is required', { path: 'n', errors: ['x'], inner: [] })],
          }),
        expected: invalid,
      },
      {
        name: 'the first error',
        thrown: () => named('ValidationError', { path: 'n', errors: ['n is required'], inner: [] }, 'n is required'),
        expected: invalid,
      },
      {
        name: 'a failed cast',
        thrown: () =>
          new TypeError('The value of n could not be cast to a value that satisfies the schema type: "number". '),
        expected: { ...invalid, because: 'a failed validation' },
      },
    ],
    nearMisses: [
      { name: 'another name', thrown: () => named('AppError', { path: 'n', errors: ['x'], inner: [] }) },
      { name: 'another TypeError', thrown: () => new TypeError('The value of n cannot be cast') },
      {
        name: 'the text of a cast as an Error',
        thrown: () => new Error('The value of n could not be cast to a value that satisfies the schema type'),
      },
    ],
  },
  {
    library: 'arktype',
    samples: [
      {
        name: 'a problem',
        thrown: () =>
          named('TraversalError', {
            arkErrors: [{ path: ['n'], message: 'n must be a string', problem: 'must be a string' }],
          }),
        expected: invalid,
      },
      {
        name: 'a list that cannot be enumerated',
        thrown: () =>
          Object.defineProperty(named('TraversalError'), 'arkErrors', { value: [{ path: ['n'], problem: 'odd' }] }),
        expected: invalid,
      },
    ],
    nearMisses: [{ name: 'one without a list', thrown: () => named('TraversalError', { arkErrors: [] }) }],
  },
  {
    library: 'superstruct',
    samples: [
      {
        name: 'a failure at a path',
        thrown: () => named('StructError', { path: ['n'], branch: [{}], failures: () => [] }),
        expected: invalid,
      },
      {
        name: 'a failure of the root',
        thrown: () => named('StructError', { path: [], branch: [], failures: () => [] }),
        expected: invalid,
      },
    ],
    nearMisses: [
      { name: 'one without its branch', thrown: () => named('StructError', { path: ['n'], failures: () => [] }) },
      { name: 'another name', thrown: () => named('AppError', { path: ['n'], branch: [], failures: () => [] }) },
    ],
  },
  {
    library: '@vinejs/vine',
    samples: [
      {
        name: 'a field and a rule',
        thrown: () =>
          named('ValidationError', {
            code: 'E_VALIDATION_ERROR',
            status: 422,
            messages: [{ field: 'n', rule: 'required', message: 'odd' }],
          }),
        expected: { ...invalid, status: 422 },
      },
      {
        name: 'one without a status',
        thrown: () =>
          named('ValidationError', { code: 'E_VALIDATION_ERROR', messages: [{ field: 'n', message: 'odd' }] }),
        expected: invalid,
      },
    ],
    nearMisses: [
      {
        name: 'another code',
        thrown: () => named('ValidationError', { code: 'E_VALIDATION', messages: [{ field: 'n', message: 'odd' }] }),
      },
    ],
  },
];
