import { foreignError } from '../../support/foreign-error';
import { byMeaning, raisedStatus, sqlStates } from '../by-meaning';
import type { FamilySamples } from '../samples';

const server = (code: string, routine: string, message: string): Error =>
  foreignError(message, { severity: 'ERROR', code, routine });

export const samples: readonly FamilySamples[] = [
  {
    library: 'sqlstate',
    samples: [
      ...byMeaning(sqlStates(server)),
      raisedStatus(server),
      {
        name: 'Db2, a duplicate key',
        thrown: () => foreignError('[IBM][CLI Driver][DB2] SQL0803N', { sqlcode: -803, state: '23505' }),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'SQLSTATE 23505',
        },
      },
      {
        name: 'ODBC, a timeout',
        thrown: () =>
          foreignError('[odbc] Error executing the sql statement', {
            odbcErrors: [{ state: 'HYT00', code: 0, message: 'Timeout expired' }],
          }),
        expected: {
          status: 504,
          meaning: 'timedOut',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'SQLSTATE HYT00',
        },
      },
      {
        name: 'Bun, a duplicate key',
        thrown: () => foreignError('duplicate key value', { code: 'ERR_POSTGRES_SERVER_ERROR', errno: '23505' }),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'SQLSTATE 23505',
        },
      },
      {
        name: 'what TypeORM copies of a deadlock',
        thrown: () =>
          foreignError(
            'deadlock detected',
            { query: 'x', parameters: [], severity: 'ERROR', code: '40P01' },
            'QueryFailedError',
            'TypeORMError',
          ),
        expected: {
          status: 409,
          meaning: 'deadlock',
          fault: 'server',
          certainty: 'recognized',
          because: 'SQLSTATE 40P01',
        },
      },
      {
        name: 'a state that no table knows',
        thrown: () => foreignError('x', { severity: 'ERROR', code: 'ZZ123' }),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized', because: 'SQLSTATE ZZ123' },
      },
    ],
    nearMisses: [
      { name: 'a code of five characters of an app', thrown: () => foreignError('business rule', { code: '23505' }) },
      {
        name: 'a severity beside a code of an app',
        thrown: () => foreignError('x', { severity: 'high', code: 'OUT_OF_STOCK' }),
      },
    ],
  },
];
