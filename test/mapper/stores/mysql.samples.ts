import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: 'mysql2',
    samples: [
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError("Duplicate entry 'a@b.c' for key 'users.email'", {
            code: 'ER_DUP_ENTRY',
            errno: 1062,
            sqlState: '23000',
            sqlMessage: 'Duplicate entry',
          }),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'error 1062',
        },
      },
      {
        name: 'a number that only its SQLSTATE tells',
        thrown: () => foreignError('x', { code: 'ER_X', errno: 9999, sqlState: '22001', sqlMessage: 'x' }),
        expected: {
          status: 400,
          meaning: 'rejectedValue',
          fault: 'client',
          certainty: 'recognized',
          because: 'error 9999',
        },
      },
      {
        name: 'a connection that is lost',
        thrown: () =>
          foreignError('Connection lost: The server closed the connection.', {
            code: 'PROTOCOL_CONNECTION_LOST',
            fatal: true,
          }),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'PROTOCOL_CONNECTION_LOST',
        },
      },
      {
        name: 'a connection that is refused',
        thrown: () =>
          foreignError('connect ECONNREFUSED 127.0.0.1:3306', {
            code: 'ECONNREFUSED',
            errno: -111,
            syscall: 'connect',
            fatal: true,
          }),
        expected: { status: 503, meaning: 'storeDown', fault: 'upstream', certainty: 'recognized', because: 'fatal' },
      },
      {
        name: 'a full queue',
        thrown: () => new Error('Queue limit reached.'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'Queue limit reached.',
        },
      },
    ],
    nearMisses: [
      {
        name: 'a system error with an errno',
        thrown: () => foreignError('connect ECONNREFUSED', { code: 'ECONNREFUSED', errno: -111, syscall: 'connect' }),
      },
      { name: 'an errno of an app', thrown: () => foreignError('x', { errno: 1062 }) },
      {
        name: 'what MikroORM copies',
        thrown: () =>
          foreignError(
            'x',
            { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000', sqlMessage: 'x' },
            'UniqueConstraintViolationException',
            'DriverException',
          ),
      },
    ],
  },
];
