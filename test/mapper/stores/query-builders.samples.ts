import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const slonik = (name: string, members: object): Error =>
  foreignError('x', { ...members, cause: new Error('x') }, name, 'SlonikError');

export const samples: readonly FamilySamples[] = [
  {
    library: 'slonik',
    samples: [
      ...byMeaning({
        brokenReference: () => slonik('ForeignKeyIntegrityConstraintViolationError', { constraint: 'fk' }),
        conflict: () => slonik('CheckExclusionConstraintViolationError', { constraint: 'ex' }),
        rejectedValue: () => slonik('NotNullIntegrityConstraintViolationError', { constraint: null }),
        storeDown: () => slonik('BackendTerminatedError', {}),
        ours: () => slonik('DataIntegrityError', { sql: 'select 1' }),
      }),
      {
        name: 'no row',
        thrown: () =>
          foreignError('Resource not found.', { sql: 'select 1', values: [] }, 'NotFoundError', 'SlonikError'),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'NotFoundError',
        },
      },
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError(
            'Query violates a unique integrity constraint.',
            { constraint: 'u', columns: [], table: 'u', cause: new Error('x') },
            'UniqueIntegrityConstraintViolationError',
            'IntegrityConstraintViolationError',
            'SlonikError',
          ),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'UniqueIntegrityConstraintViolationError',
        },
      },
      {
        name: 'too long',
        thrown: () =>
          foreignError(
            'Statement has been cancelled due to a statement_timeout.',
            { cause: new Error('x') },
            'StatementTimeoutError',
            'SlonikError',
          ),
        expected: {
          status: 504,
          meaning: 'timedOut',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'StatementTimeoutError',
        },
      },
    ],
    nearMisses: [
      {
        name: 'a NotFoundError of an app, with a cause',
        thrown: () => foreignError('x', { cause: new Error('x') }, 'NotFoundError'),
      },
      { name: 'an InvalidInputError of an app', thrown: () => foreignError('x', { sql: 'x' }, 'InvalidInputError') },
    ],
  },
  {
    library: 'kysely',
    samples: [
      {
        name: 'no row',
        thrown: () => foreignError('no result', { node: { kind: 'SelectQueryNode' } }, 'NoResultError'),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'NoResultError',
        },
      },
      {
        name: 'no row of an update',
        thrown: () => foreignError('no result', { node: { kind: 'UpdateQueryNode' } }, 'NoResultError'),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'NoResultError',
        },
      },
    ],
    nearMisses: [{ name: 'a NoResultError of an app', thrown: () => foreignError('no result', {}, 'NoResultError') }],
  },
  {
    library: 'knex',
    samples: [
      {
        name: 'an undefined value',
        thrown: () => new Error('Undefined binding(s) detected when compiling SELECT. Undefined column(s): [id]'),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'Undefined binding(s) detected when compiling *',
        },
      },
      {
        name: 'a pool that stays empty',
        thrown: () =>
          foreignError('Knex: Timeout acquiring a connection. The pool is probably full.', {}, 'KnexTimeoutError'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'no connection of the pool in time',
        },
      },
      {
        name: 'a query that takes too long',
        thrown: () =>
          foreignError(
            'Defined query timeout of 40ms exceeded when running query.',
            { timeout: 40 },
            'KnexTimeoutError',
          ),
        expected: {
          status: 504,
          meaning: 'timedOut',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'query timeout',
        },
      },
    ],
    nearMisses: [
      {
        name: 'a timeout of an app',
        thrown: () => foreignError('Defined query timeout of 40ms exceeded', {}, 'AppTimeoutError'),
      },
    ],
  },
];
