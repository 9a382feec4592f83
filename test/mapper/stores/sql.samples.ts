import { foreignError } from '../../support/foreign-error';
import { byMeaning, raisedStatus, sqlStates } from '../by-meaning';
import type { FamilySamples } from '../samples';

const batch = (code: string, routine: string, message: string): Error =>
  foreignError(message, {
    name: 'BatchError',
    data: [],
    first: foreignError(message, { severity: 'ERROR', code, file: 'x.c', routine }, 'DatabaseError'),
  });

export const samples: readonly FamilySamples[] = [
  {
    library: 'pg-promise',
    samples: [
      ...byMeaning(sqlStates(batch)),
      raisedStatus(batch),
      {
        name: 'no row',
        thrown: () =>
          foreignError(
            'No data returned from the query.',
            { code: 0, received: 0, query: 'select 1' },
            'QueryResultError',
          ),
        expected: { status: 404, meaning: 'missing', fault: 'client', certainty: 'recognized', because: 'no row' },
      },
      {
        name: 'too many rows',
        thrown: () =>
          foreignError(
            'Multiple rows were not expected.',
            { code: 2, received: 2, query: 'select 1' },
            'QueryResultError',
          ),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'another number of rows',
        },
      },
      {
        name: 'a batch whose first failure is a duplicate key',
        thrown: () =>
          foreignError('duplicate key', {
            name: 'BatchError',
            data: [],
            first: foreignError('duplicate key', { severity: 'ERROR', code: '23505' }, 'DatabaseError'),
          }),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'cause: SQLSTATE 23505',
        },
      },
    ],
    nearMisses: [
      {
        name: 'a QueryResultError that received nothing',
        thrown: () => foreignError('x', { code: 0 }, 'QueryResultError'),
      },
      {
        name: 'a batch that failed in the app',
        thrown: () => foreignError('x', { name: 'BatchError', data: [], first: new Error('x') }),
      },
    ],
  },
];
