import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const server = (code: string, errno: number, sqlState: string): Error =>
  foreignError('x', { code, errno, sqlState, sqlMessage: 'x', sql: 'x' });

export const samples: readonly FamilySamples[] = [
  {
    library: 'mysql2',
    samples: [
      ...byMeaning({
        brokenReference: () => server('ER_NO_REFERENCED_ROW_2', 1452, '23000'),
        deadlock: () => server('ER_LOCK_DEADLOCK', 1213, '40001'),
        conflict: () => server('ER_CHECKREAD', 1020, 'HY000'),
        tooLarge: () => server('ER_NET_PACKET_TOO_LARGE', 1153, '08S01'),
        timedOut: () => server('ER_QUERY_TIMEOUT', 3024, 'HY000'),
        ours: () => server('ER_PARSE_ERROR', 1064, '42000'),
      }),
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
