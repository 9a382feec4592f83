import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const error = (code: string, type: string, members = {}): Error =>
  foreignError('Code: text of the server', { code, type, ...members }, 'ClickHouseError');

export const samples: readonly FamilySamples[] = [
  {
    library: '@clickhouse/client',
    samples: byMeaning({
      rejectedValue: () => error('53', 'TYPE_MISMATCH'),
      overloaded: () => error('202', 'TOO_MANY_SIMULTANEOUS_QUERIES'),
      storeDown: () => error('242', 'TABLE_IS_READ_ONLY'),
      timedOut: () => error('159', 'TIMEOUT_EXCEEDED'),
      ours: () => error('60', 'UNKNOWN_TABLE'),
    }),
    nearMisses: [
      {
        name: 'a class of another name',
        thrown: () => foreignError('x', { code: '53', type: 'TYPE_MISMATCH' }, 'QueryError'),
      },
      { name: 'an error without a type', thrown: () => foreignError('x', { code: '53' }, 'ClickHouseError') },
      { name: 'a code that is no number', thrown: () => error('E53', 'TYPE_MISMATCH') },
      { name: 'a status of the app', thrown: () => error('53', 'TYPE_MISMATCH', { status: 409 }) },
    ],
  },
];
