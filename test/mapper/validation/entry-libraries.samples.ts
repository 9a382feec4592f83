import { foreignError } from '../../support/foreign-error';
import type { FamilySamples, Sample } from '../samples';

const invalid: Sample['expected'] = {
  status: 400,
  meaning: 'invalid',
  fault: 'client',
  certainty: 'recognized',
  because: 'a list of issues',
};
const withErrors = (entry: object, members: object = {}): Error =>
  foreignError('Validation failed', { errors: [entry], ...members });

const ajv = { instancePath: '/n', schemaPath: '#/properties/n/type', keyword: 'type', params: {}, message: 'odd' };
const constraint = {
  target: {},
  property: 'n',
  value: 1,
  children: [],
  constraints: { isEmail: 'n must be an email' },
};
const chain = { type: 'field', msg: 'Invalid value', path: 'n', location: 'body', value: 1 };
const ioTs = {
  value: 1,
  context: [
    { key: '', type: {} },
    { key: 'n', type: {} },
  ],
};
const draft4 = {
  path: ['n'],
  property: 'instance.n',
  message: 'is not of a type(s) number',
  schema: {},
  instance: 'x',
};

const without = (entry: object, member: string): object => ({ ...entry, [member]: undefined });

export const samples: readonly FamilySamples[] = [
  {
    library: 'ajv',
    samples: [
      {
        name: 'what validateAsync rejects with',
        thrown: () => foreignError('validation failed', { errors: [ajv], ajv: true, validation: true }),
        expected: invalid,
      },
      {
        name: 'Fastify’s',
        thrown: () =>
          foreignError('querystring/q must be integer', {
            code: 'FST_ERR_VALIDATION',
            statusCode: 400,
            validationContext: 'querystring',
            validation: [ajv],
          }),
        expected: invalid,
      },
      { name: 'the list of a validate function, thrown as it is', thrown: () => [ajv, ajv], expected: invalid },
      {
        name: 'an error of which a service made a 422',
        thrown: () => withErrors(ajv, { status: 422 }),
        expected: { ...invalid, status: 422 },
      },
    ],
    nearMisses: [
      { name: 'an entry without a keyword', thrown: () => withErrors(without(ajv, 'keyword')) },
      { name: 'a list with a stranger that JSON can have made', thrown: () => [ajv, { message: 'odd', path: ['n'] }] },
      { name: 'a body that carries a list', thrown: () => ({ errors: [ajv] }) },
      { name: 'a list with a status that the app has set', thrown: () => withErrors(ajv, { status: 409 }) },
    ],
  },
  {
    library: 'class-validator',
    samples: [
      {
        name: 'a list of instances',
        thrown: () => [Object.assign(new (class ValidationError {})(), constraint)],
        expected: invalid,
      },
      {
        name: 'one of them',
        thrown: () => Object.assign(new (class ValidationError {})(), constraint),
        expected: invalid,
      },
      {
        name: 'those of TypeGraphQL',
        thrown: () => foreignError('x', { validationErrors: [constraint] }, 'ArgumentValidationError'),
        expected: invalid,
      },
    ],
    nearMisses: [
      { name: 'a property without constraints or children', thrown: () => withErrors({ property: 'n', value: 1 }) },
      { name: 'one entry that JSON can have made', thrown: () => constraint },
    ],
  },
  {
    library: 'express-validator',
    samples: [
      {
        name: 'what throw() throws',
        thrown: () => foreignError('', { errors: [chain], array: () => [], mapped: () => ({}) }),
        expected: invalid,
      },
      { name: 'the list of array()', thrown: () => [chain], expected: invalid },
      {
        name: 'a custom check that did not reach the database',
        thrown: () => withErrors({ ...chain, msg: 'connect ECONNREFUSED 10.0.0.5:5432' }),
        expected: {
          status: 502,
          meaning: 'unreachable',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'custom check',
        },
      },
      {
        name: 'a custom check that got no connection of the pool',
        thrown: () => withErrors({ ...chain, msg: 'sorry, too many clients already' }),
        expected: { status: 503, meaning: 'overloaded', fault: 'overload', because: 'custom check' },
      },
    ],
    nearMisses: [
      { name: 'an entry of no part of the request', thrown: () => withErrors(without(chain, 'location')) },
      { name: 'a list without entries', thrown: () => foreignError('', { errors: [], array: () => [] }) },
    ],
  },
  {
    library: 'io-ts',
    samples: [
      { name: 'a list', thrown: () => [ioTs], expected: invalid },
      {
        name: 'a Left',
        thrown: () => ({ _tag: 'Left', left: [{ ...ioTs, validator: () => false }] }),
        expected: invalid,
      },
    ],
    nearMisses: [
      { name: 'a Right', thrown: () => ({ _tag: 'Right', left: [{ ...ioTs, validator: () => false }] }) },
      { name: 'a context whose steps have no type', thrown: () => [{ value: 1, context: [{ key: '' }] }] },
    ],
  },
  {
    library: 'jsonschema',
    samples: [
      {
        name: 'a ValidatorResultError',
        thrown: () =>
          foreignError('x', { name: 'Validation Error', instance: {}, errors: [draft4] }, 'ValidatorResultError'),
        expected: invalid,
      },
      { name: 'one entry', thrown: () => Object.assign(new (class ValidationError {})(), draft4), expected: invalid },
    ],
    nearMisses: [
      { name: 'a property of no instance', thrown: () => withErrors({ ...draft4, property: 'n' }) },
      { name: 'an entry without its schema', thrown: () => foreignError('x', { property: 'instance.n', path: ['n'] }) },
    ],
  },
];
