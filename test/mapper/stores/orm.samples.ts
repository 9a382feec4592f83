import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const sequelize = (name: string, ...classes: string[]): Error =>
  foreignError('x', { name, parent: new Error('x') }, name, ...classes, 'BaseError');

export const samples: readonly FamilySamples[] = [
  {
    library: 'sequelize',
    samples: [
      ...byMeaning({
        brokenReference: () => sequelize('SequelizeForeignKeyConstraintError', 'SequelizeDatabaseError'),
        conflict: () => sequelize('SequelizeOptimisticLockError'),
        missing: () => sequelize('SequelizeEmptyResultError'),
        overloaded: () => sequelize('SequelizeConnectionAcquireTimeoutError', 'SequelizeConnectionError'),
      }),
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError(
            'Validation error',
            { name: 'SequelizeUniqueConstraintError', errors: [], parent: new Error('x'), fields: {} },
            'UniqueConstraintError',
            'ValidationError',
            'BaseError',
          ),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'SequelizeUniqueConstraintError',
        },
      },
      {
        name: 'a server that is not there',
        thrown: () =>
          foreignError(
            'connect ECONNREFUSED',
            { name: 'SequelizeConnectionRefusedError', parent: new Error('x') },
            'ConnectionRefusedError',
            'ConnectionError',
            'BaseError',
          ),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'SequelizeConnectionRefusedError',
        },
      },
      {
        name: 'our credentials',
        thrown: () =>
          foreignError(
            'password authentication failed',
            { name: 'SequelizeConnectionError', parent: foreignError('x', { severity: 'FATAL', code: '28P01' }) },
            'ConnectionError',
            'BaseError',
          ),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'cause: SQLSTATE 28P01',
        },
      },
      {
        name: 'an unknown database of MySQL',
        thrown: () =>
          foreignError(
            'Unknown database',
            {
              name: 'SequelizeConnectionError',
              parent: foreignError('x', { code: 'ER_BAD_DB_ERROR', errno: 1049, sqlState: '42000' }),
            },
            'ConnectionError',
            'BaseError',
          ),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'cause: SQLSTATE 42000',
        },
      },
    ],
    nearMisses: [
      {
        name: 'what only wraps the driver’s error',
        thrown: () =>
          foreignError(
            'x',
            { name: 'SequelizeDatabaseError', parent: foreignError('x', { severity: 'ERROR', code: '23505' }) },
            'DatabaseError',
            'BaseError',
          ),
      },
      { name: 'another class', thrown: () => foreignError('x', { name: 'MySequelizeOptimisticLockError' }) },
    ],
  },
  {
    library: 'typeorm',
    samples: [
      {
        name: 'no entity',
        thrown: () =>
          foreignError(
            'Could not find any entity of type "U"',
            { entityClass: 'U', criteria: { id: 1 } },
            'EntityNotFoundError',
            'TypeORMError',
          ),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'EntityNotFoundError',
        },
      },
      {
        name: 'another version',
        thrown: () =>
          foreignError(
            'The optimistic lock on entity U failed',
            {},
            'OptimisticLockVersionMismatchError',
            'TypeORMError',
          ),
        expected: {
          status: 409,
          meaning: 'conflict',
          fault: 'client',
          certainty: 'recognized',
          because: 'OptimisticLockVersionMismatchError',
        },
      },
      {
        name: 'no metadata',
        thrown: () =>
          foreignError('No metadata for "Nope" was found.', {}, 'EntityMetadataNotFoundError', 'TypeORMError'),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'EntityMetadataNotFoundError',
        },
      },
    ],
    nearMisses: [
      { name: 'an EntityNotFoundError of an app', thrown: () => foreignError('x', {}, 'EntityNotFoundError') },
      {
        name: 'a query that failed',
        thrown: () =>
          foreignError(
            'x',
            { query: 'x', parameters: [], driverError: new Error('x') },
            'QueryFailedError',
            'TypeORMError',
          ),
      },
    ],
  },
  {
    library: '@loopback/repository',
    samples: [
      {
        name: 'no entity',
        thrown: () =>
          foreignError(
            'Entity not found: U with id 1',
            { code: 'ENTITY_NOT_FOUND', entityName: 'U', entityId: 1 },
            'EntityNotFoundError',
          ),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'ENTITY_NOT_FOUND',
        },
      },
      {
        name: 'no entity, under a name of its own',
        thrown: () =>
          foreignError('Entity not found: U with id 1', { code: 'ENTITY_NOT_FOUND', entityName: 'U', entityId: 1 }),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'ENTITY_NOT_FOUND',
        },
      },
    ],
    nearMisses: [
      { name: 'the code alone', thrown: () => foreignError('x', { code: 'ENTITY_NOT_FOUND' }) },
      { name: 'TypeORM’s', thrown: () => foreignError('x', { entityClass: 'U', criteria: {} }, 'EntityNotFoundError') },
    ],
  },
  {
    library: 'objection',
    samples: [
      ...byMeaning({
        brokenReference: () =>
          foreignError(
            'x',
            { nativeError: new Error('x') },
            'ForeignKeyViolationError',
            'ConstraintViolationError',
            'DBError',
          ),
        conflict: () => foreignError('x', { nativeError: new Error('x') }, 'ConstraintViolationError', 'DBError'),
      }),
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError(
            'insert into "u" - UNIQUE constraint failed: u.email',
            { nativeError: new Error('x'), client: 'sqlite', table: 'u', columns: ['email'] },
            'UniqueViolationError',
            'ConstraintViolationError',
            'DBError',
          ),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'UniqueViolationError',
        },
      },
      {
        name: 'a value of the wrong type',
        thrown: () =>
          foreignError(
            'invalid input syntax',
            { nativeError: new Error('x'), client: 'postgres' },
            'DataError',
            'DBError',
          ),
        expected: {
          status: 400,
          meaning: 'rejectedValue',
          fault: 'client',
          certainty: 'recognized',
          because: 'DataError',
        },
      },
    ],
    nearMisses: [
      { name: 'a DataError of an app', thrown: () => foreignError('UNIQUE constraint failed: a.b', {}, 'DataError') },
      { name: 'another class of its', thrown: () => foreignError('x', { nativeError: new Error('x') }, 'DBError') },
    ],
  },
];
