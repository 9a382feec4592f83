import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: 'generic-pool',
    samples: [
      {
        name: 'a pool that stays empty',
        thrown: () => new Error('ResourceRequest timed out'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'ResourceRequest timed out',
        },
      },
      {
        name: 'too many that wait',
        thrown: () => new Error('max waitingClients count exceeded'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'max waitingClients count exceeded',
        },
      },
    ],
    nearMisses: [{ name: 'a longer sentence', thrown: () => new Error('ResourceRequest timed out.') }],
  },
  {
    library: 'tarn',
    samples: [
      {
        name: 'no reason',
        thrown: () => new Error('operation timed out for an unknown reason'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'operation timed out for an unknown reason',
        },
      },
      {
        name: 'under its class',
        thrown: () => foreignError('operation timed out for an unknown reason', {}, 'TarnError'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'operation timed out for an unknown reason',
        },
      },
    ],
    nearMisses: [{ name: 'another sentence', thrown: () => new Error('operation timed out') }],
  },
  {
    library: 'memcached',
    samples: [
      {
        name: 'a value that is there',
        thrown: () => new Error('Item is not stored'),
        expected: {
          status: 409,
          meaning: 'conflict',
          fault: 'client',
          certainty: 'recognized',
          because: 'Item is not stored',
        },
      },
      {
        name: 'no server',
        thrown: () => new Error('Server at 10.0.0.1:11211 not available'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'Server at * not available',
        },
      },
    ],
    nearMisses: [{ name: 'half of the sentence', thrown: () => new Error('Server at rest') }],
  },
  {
    library: 'memjs',
    samples: [
      {
        name: 'no server',
        thrown: () => new Error('No servers available'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'No servers available',
        },
      },
      {
        name: 'too long',
        thrown: () => new Error('socket timed out waiting on response.'),
        expected: {
          status: 504,
          meaning: 'timedOut',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'socket timed out waiting on response.',
        },
      },
    ],
    nearMisses: [{ name: 'a shorter sentence', thrown: () => new Error('socket timed out') }],
  },
  {
    library: 'bullmq',
    samples: [
      {
        name: 'no job',
        thrown: () => new Error('Missing key for job 7. updateData'),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'Missing key for job *',
        },
      },
      {
        name: 'another state',
        thrown: () => new Error('Job 7 is not in the failed state. reprocessJob'),
        expected: {
          status: 409,
          meaning: 'conflict',
          fault: 'client',
          certainty: 'recognized',
          because: 'Job * is not in the *',
        },
      },
    ],
    nearMisses: [{ name: 'half of the sentence', thrown: () => new Error('Job done') }],
  },
];
