import { foreignError } from '../../support/foreign-error';
import { byMeaning, raisedStatus, sqlStates } from '../by-meaning';
import type { FamilySamples } from '../samples';

const pgError = (code: string, routine: string, message: string): Error =>
  foreignError(message, { severity: 'ERROR', code, file: 'x.c', routine }, 'DatabaseError');
const postgresError = (code: string, routine: string, message: string): Error =>
  foreignError(message, { name: 'PostgresError', severity: 'ERROR', code, file: 'x.c', routine }, 'PostgresError');

export const samples: readonly FamilySamples[] = [
  {
    library: 'pg',
    samples: [
      ...byMeaning(sqlStates(pgError)),
      {
        name: 'a pool that was ended',
        thrown: () => new Error('Cannot use a pool after calling end on the pool'),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'Cannot use a pool after calling end on the pool',
        },
      },
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError(
            'duplicate key value violates unique constraint "p_email_key"',
            {
              name: 'error',
              length: 217,
              severity: 'ERROR',
              code: '23505',
              detail: 'Key (email)=(a@b.c) already exists.',
              routine: '_bt_check_unique',
            },
            'DatabaseError',
          ),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'SQLSTATE 23505',
        },
      },
      {
        name: 'a status that the SQL raises',
        thrown: () =>
          foreignError(
            'Payment Required',
            {
              name: 'error',
              length: 217,
              severity: 'ERROR',
              code: 'PT402',
              detail: 'Key (email)=(a@b.c) already exists.',
              routine: 'exec_stmt_raise',
            },
            'DatabaseError',
          ),
        expected: { status: 402, fault: 'client', certainty: 'stated', because: 'SQLSTATE PT402' },
      },
      {
        name: 'a pool that stays empty',
        thrown: () => new Error('timeout exceeded when trying to connect'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'timeout exceeded when trying to connect',
        },
      },
      {
        name: 'a connection that is lost',
        thrown: () => new Error('Connection terminated unexpectedly'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'Connection terminated unexpectedly',
        },
      },
    ],
    nearMisses: [
      { name: 'a DatabaseError of an app', thrown: () => foreignError('x', { code: '23505' }, 'DatabaseError') },
      { name: 'a longer sentence', thrown: () => new Error('timeout exceeded when trying to connect to the printer') },
      {
        name: 'the sentence of a mapper’s error',
        thrown: () => foreignError('timeout expired', { name: 'SequelizeConnectionError' }),
      },
    ],
  },
  {
    library: 'postgres',
    samples: [
      ...byMeaning({
        ...sqlStates(postgresError),
        timedOut: () =>
          foreignError('write CONNECT_TIMEOUT 127.0.0.1:5432', { code: 'CONNECT_TIMEOUT', errno: 'CONNECT_TIMEOUT' }),
      }),
      raisedStatus(postgresError),
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError(
            'duplicate key value violates unique constraint "p_email_key"',
            {
              name: 'PostgresError',
              severity_local: 'ERROR',
              severity: 'ERROR',
              code: '23505',
              routine: '_bt_check_unique',
            },
            'PostgresError',
          ),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'SQLSTATE 23505',
        },
      },
      {
        name: 'a connection that is closed',
        thrown: () =>
          foreignError('write CONNECTION_CLOSED 127.0.0.1:5432', {
            code: 'CONNECTION_CLOSED',
            errno: 'CONNECTION_CLOSED',
            address: '127.0.0.1',
            port: 5432,
          }),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'CONNECTION_CLOSED',
        },
      },
      {
        name: 'an undefined value',
        thrown: () => foreignError('UNDEFINED_VALUE: Undefined values are not allowed', { code: 'UNDEFINED_VALUE' }),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'UNDEFINED_VALUE',
        },
      },
    ],
    nearMisses: [
      {
        name: 'the same code of somebody else',
        thrown: () => foreignError('the peer left', { code: 'CONNECTION_CLOSED' }),
      },
      {
        name: 'a PostgresError without a mark of the server',
        thrown: () => foreignError('x', { code: '23505' }, 'PostgresError'),
      },
    ],
  },
];
