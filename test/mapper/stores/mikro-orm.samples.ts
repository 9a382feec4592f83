import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const mikroOrm = (name: string, members: object = {}): Error => foreignError('x', members, name, 'DriverException');

export const samples: readonly FamilySamples[] = [
  {
    library: '@mikro-orm/core',
    samples: [
      ...byMeaning({
        deadlock: () => mikroOrm('DeadlockException'),
        rejectedValue: () => mikroOrm('NotNullConstraintViolationException'),
        rowRefused: () => mikroOrm('RowLevelSecurityViolationException'),
        conflict: () =>
          foreignError(
            'The optimistic lock on entity U failed',
            { getEntity: () => undefined },
            'OptimisticLockError',
            'ValidationError',
          ),
        storeDown: () => mikroOrm('ConnectionException', { code: 'ECONNREFUSED' }),
        overloaded: () => mikroOrm('ConnectionException', { severity: 'FATAL', code: '53300' }),
      }),
      {
        name: 'a duplicate key of MySQL',
        thrown: () =>
          foreignError(
            'insert into `u` - Duplicate entry',
            { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000', sqlMessage: 'x' },
            'UniqueConstraintViolationException',
            'ConstraintViolationException',
            'ServerException',
            'DriverException',
          ),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'UniqueConstraintViolationException',
        },
      },
      {
        name: 'a foreign key of PostgreSQL',
        thrown: () =>
          foreignError(
            'insert into "u"',
            { code: '23503', severity: 'ERROR', routine: 'ri_ReportViolation' },
            'ForeignKeyConstraintViolationException',
            'ConstraintViolationException',
            'ServerException',
            'DriverException',
          ),
        expected: {
          status: 409,
          meaning: 'brokenReference',
          fault: 'client',
          certainty: 'recognized',
          because: 'ForeignKeyConstraintViolationException',
        },
      },
      {
        name: 'no entity',
        thrown: () =>
          foreignError('U not found ({ id: 1 })', { getEntity: () => undefined }, 'NotFoundError', 'ValidationError'),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'NotFoundError',
        },
      },
      {
        name: 'our credentials',
        thrown: () => foreignError('x', { severity: 'FATAL', code: '28P01' }, 'ConnectionException', 'DriverException'),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized', because: 'SQLSTATE 28P01' },
      },
    ],
    nearMisses: [
      { name: 'a NotFoundError of an app', thrown: () => foreignError('x', {}, 'NotFoundError') },
      {
        name: 'an exception that it could not name',
        thrown: () =>
          foreignError(
            'x',
            { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000', sqlMessage: 'x' },
            'DriverException',
          ),
      },
    ],
  },
];
