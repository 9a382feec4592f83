import createError from 'http-errors';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples, Sample } from '../samples';

const invalid: Sample['expected'] = {
  status: 400,
  meaning: 'invalid',
  fault: 'client',
  certainty: 'recognized',
  because: 'a list of issues',
};
const issues = [{ message: 'Required', path: ['a', { key: 'b' }] }];

export const samples: readonly FamilySamples[] = [
  {
    library: 'standard-schema',
    samples: [
      { name: 'issues', thrown: () => foreignError('x', { name: 'SchemaError', issues }), expected: invalid },
      {
        name: 'a list of an error of the app with its status',
        thrown: () =>
          foreignError('x', { statusCode: 422, errors: [{ field: 'email', message: 'is taken' }] }, 'ApiError'),
        expected: { ...invalid, status: 422 },
      },
      {
        name: 'a list that http-errors carries',
        thrown: () => createError(400, 'Two.', { errors: issues }),
        expected: invalid,
      },
      {
        name: 'a list of errors with fields',
        thrown: () => [Object.assign(new (class Issue {})(), { message: 'odd', path: ['n'] })],
        expected: invalid,
      },
      {
        name: 'an error of the app that carries nothing else',
        thrown: () => foreignError('x', { name: 'ValidationError', field: 'n' }),
        expected: { ...invalid, because: 'a failed validation' },
      },
    ],
    nearMisses: [
      {
        name: 'a list of an error without a name or a status',
        thrown: () => foreignError('x', { errors: issues }, 'AppError'),
      },
      { name: 'issues with a status that the app has set', thrown: () => foreignError('x', { status: 409, issues }) },
      { name: 'a list that JSON can have made', thrown: () => [{ message: 'odd', path: ['n'] }] },
      {
        name: 'GraphQL’s list',
        thrown: () => [Object.assign(new (class Issue {})(), { message: 'odd', path: ['n'], locations: [] })],
      },
      {
        name: 'another server’s answer',
        thrown: () => foreignError('x', { status: 400, response: {}, errors: issues }, 'AppError'),
      },
      {
        name: 'MikroORM’s ValidationError',
        thrown: () => foreignError('x', { name: 'ValidationError', getEntity: () => undefined }),
      },
    ],
  },
];
