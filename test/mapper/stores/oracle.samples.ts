import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const ora = (errorNum: number): Error =>
  foreignError('x', { code: `ORA-${String(errorNum).padStart(5, '0')}`, errorNum, offset: 0 });

export const samples: readonly FamilySamples[] = [
  {
    library: 'oracledb',
    samples: [
      ...byMeaning({
        brokenReference: () => ora(2291),
        deadlock: () => ora(60),
        missing: () => ora(1403),
        rowRefused: () => ora(28115),
        timedOut: () => foreignError('DPI-1067: call timeout of 50 ms exceeded', { code: 'DPI-1067' }),
        ours: () => ora(942),
      }),
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError('ORA-00001: unique constraint (A.B) violated', { code: 'ORA-00001', errorNum: 1, offset: 0 }),
        expected: { status: 409, meaning: 'duplicate', fault: 'client', certainty: 'recognized', because: 'ORA-1' },
      },
      {
        name: 'a rule of the app',
        thrown: () => foreignError('ORA-20001: stock is empty', { code: 'ORA-20001', errorNum: 20001, offset: 0 }),
        expected: {
          status: 400,
          meaning: 'rejectedValue',
          fault: 'client',
          certainty: 'recognized',
          because: 'ORA-20001',
        },
      },
      {
        name: 'a pool that stays empty',
        thrown: () => foreignError('NJS-040: connection request timeout', { code: 'NJS-040' }),
        expected: { status: 503, meaning: 'overloaded', fault: 'overload', certainty: 'recognized', because: 'NJS-40' },
      },
      {
        name: 'a text alone',
        thrown: () => new Error('ORA-03113: end-of-file on communication channel'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'ORA-3113',
        },
      },
    ],
    nearMisses: [
      { name: 'a text in the middle', thrown: () => new Error('see ORA-00001') },
      { name: 'a number of an app', thrown: () => foreignError('x', { errorNum: 1 }) },
    ],
  },
];
