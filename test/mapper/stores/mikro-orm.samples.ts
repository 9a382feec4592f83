import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: '@mikro-orm/core',
    samples: [
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
