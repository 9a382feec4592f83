import { foreignError } from '../../support/foreign-error';
import type { FamilySamples, Sample } from '../samples';

const invalid: Sample['expected'] = {
  status: 400,
  meaning: 'invalid',
  fault: 'client',
  certainty: 'recognized',
  because: 'a list of issues',
};
const named = (name: string, members: object): Error => foreignError('x', { name, ...members }, name);
const item = { message: 'Validation isEmail on email failed', type: 'Validation error', path: 'email', value: 'x' };
const data = { email: [{ message: 'is required', keyword: 'required', params: {} }] };

export const samples: readonly FamilySamples[] = [
  {
    library: 'mongoose',
    samples: [
      {
        name: 'a required path',
        thrown: () =>
          named('ValidationError', {
            _message: 'User validation failed',
            errors: { email: { name: 'ValidatorError', kind: 'required' } },
          }),
        expected: invalid,
      },
      {
        name: 'a validator that did not reach the database',
        thrown: () => {
          const reason = Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), {
            code: 'ECONNREFUSED',
            errno: -111,
            syscall: 'connect',
          });
          const email = { name: 'ValidatorError', kind: 'user defined', message: 'x', reason };
          return named('ValidationError', { _message: 'User validation failed', errors: { email } });
        },
        expected: { status: 502, fault: 'upstream', because: 'custom check' },
      },
    ],
    nearMisses: [
      {
        name: 'another name',
        thrown: () => named('AppError', { _message: 'x', errors: { email: { kind: 'required' } } }),
      },
      { name: 'a list', thrown: () => named('ValidationError', { _message: 'x', errors: [{ kind: 'required' }] }) },
    ],
  },
  {
    library: 'sequelize',
    samples: [
      {
        name: 'one record',
        thrown: () =>
          foreignError('x', { name: 'SequelizeValidationError', errors: [item] }, 'ValidationError', 'BaseError'),
        expected: invalid,
      },
      {
        name: 'one of several records',
        thrown: () =>
          named('SequelizeBulkRecordError', {
            errors: named('SequelizeValidationError', { errors: [item] }),
            record: {},
          }),
        expected: invalid,
      },
    ],
    nearMisses: [{ name: 'a longer name', thrown: () => named('SequelizeValidationErrors', { errors: [item] }) }],
  },
  {
    library: 'objection',
    samples: [
      {
        name: 'a model',
        thrown: () => named('ValidationError', { type: 'ModelValidation', data, statusCode: 400, modelClass: {} }),
        expected: invalid,
      },
      {
        name: 'a relation that is not allowed',
        thrown: () =>
          named('ValidationError', { type: 'UnallowedRelation', data: {}, statusCode: 400, modelClass: {} }),
        expected: { ...invalid, because: 'a failed validation' },
      },
    ],
    nearMisses: [
      { name: 'another name', thrown: () => named('AppError', { type: 'ModelValidation', data, modelClass: {} }) },
      { name: 'one without a type', thrown: () => named('ValidationError', { data, modelClass: {} }) },
    ],
  },
];
