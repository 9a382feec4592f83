import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const invalid = { status: 400, meaning: 'invalid', fault: 'client', because: 'a list of issues' } as const;
class Errors {
  constructor(readonly errors: object) {}
}
const given = (members: object = {}): Error =>
  foreignError('Expected a string', { given: 5, validator: 'string()', ...members }, 'ValidationError');
const ajv = { keyword: 'type', instancePath: '/a', message: 'must be string', schemaPath: '#', params: {} };

export const samples: readonly FamilySamples[] = [
  {
    library: 'standard-schema',
    samples: [
      {
        name: 'fields with their texts',
        thrown: () => new Errors({ email: ['The email is required.'] }),
        expected: invalid,
      },
      {
        name: 'the same of an error',
        thrown: () => foreignError('x', { errors: { email: ['is required'] } }, 'ValidationFailed'),
        expected: invalid,
      },
      {
        name: 'issues without a text',
        thrown: () => foreignError('x', { issues: [{ code: 'invalid_type', path: ['a'] }] }, 'ValitaError'),
        expected: invalid,
      },
      { name: 'one value', thrown: () => given(), expected: invalid },
      {
        name: 'a value for each key',
        thrown: () => foreignError('x', { errors: [['name', given()]] }, 'CombinedError'),
        expected: invalid,
      },
      {
        name: 'alternatives',
        thrown: () => foreignError('x', { errors: [given(), given()] }, 'CombinedError'),
        expected: invalid,
      },
      {
        name: 'errors with a path',
        thrown: () => foreignError('x', { errors: [{ path: ['a'], error: new Error('no text') }] }, 'ValidationError'),
        expected: invalid,
      },
      {
        name: 'the basic output of JSON Schema',
        thrown: () =>
          foreignError('x', { valid: false, errors: [{ instanceLocation: '#/a', keyword: 'type', error: 'no text' }] }),
        expected: invalid,
      },
      {
        name: 'a list for each part',
        thrown: () => foreignError('x', { validationErrors: { body: [ajv], query: [] } }, 'JsonSchemaValidationError'),
        expected: invalid,
      },
      {
        name: 'an error that says its own path',
        thrown: () => foreignError('expected a string but got number', { path: ['a', 0] }, 'ValidationError'),
        expected: invalid,
      },
      {
        name: 'an error that says its own key',
        thrown: () => foreignError('x', { key: 'a.b', shortMessage: 'x' }, 'ValidationError'),
        expected: invalid,
      },
      {
        name: 'errors by their key',
        thrown: () => foreignError('x', { collectedErrors: { a: new Error('x') } }, 'ValidationError'),
        expected: invalid,
      },
      {
        name: 'one part and its error',
        thrown: () => ({
          type: 'query',
          error: foreignError('x', { details: [{ message: 'no', path: ['a'], type: 'x' }] }),
        }),
        expected: invalid,
      },
    ],
    nearMisses: [
      { name: 'the same as data', thrown: () => ({ errors: { email: ['is required'] } }) },
      {
        name: 'fields of no validation',
        thrown: () => foreignError('x', { errors: { host: ['is down'] } }, 'ClusterError'),
      },
      {
        name: 'our own configuration',
        thrown: () => foreignError('x', { errors: { host: ['is down'] } }, 'InvalidConfigError'),
      },
      { name: 'a path of what is no validation', thrown: () => foreignError('x', { path: ['a'] }, 'ResolverError') },
      {
        name: 'a key of our own configuration',
        thrown: () => foreignError('x', { key: 'db.url' }, 'InvalidConfigError'),
      },
      { name: 'an empty path', thrown: () => foreignError('x', { path: [], y: 1 }, 'ValidationError') },
      { name: 'fields with other values', thrown: () => new Errors({ email: [5] }) },
      { name: 'no field', thrown: () => new Errors({}) },
      { name: 'a given value alone', thrown: () => foreignError('x', { given: 5 }, 'ArgumentError') },
      {
        name: 'what was given to somebody else',
        thrown: () => foreignError('x', { given: 5, expected: 6 }, 'PaymentError'),
      },
      { name: 'codes without a path', thrown: () => foreignError('x', { errors: [{ code: 'x' }] }, 'BatchError') },
      {
        name: 'errors with a path of no validation',
        thrown: () => foreignError('x', { errors: [{ path: ['a'], error: 'x' }] }, 'CopyError'),
      },
      {
        name: 'a part and what is no list',
        thrown: () => foreignError('x', { type: 'query', error: new Error('x') }, 'QueryFailed'),
      },
    ],
  },
];
