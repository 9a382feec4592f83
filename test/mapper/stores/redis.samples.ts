import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

export const samples: readonly FamilySamples[] = [
  {
    library: 'redis',
    samples: [
      ...byMeaning({
        duplicate: () => foreignError('BUSYGROUP Consumer Group name already exists', {}, 'SimpleError', 'ErrorReply'),
        timedOut: () => foreignError('Connection timeout', {}, 'ConnectionTimeoutError'),
      }),
      {
        name: 'a replica',
        thrown: () =>
          foreignError(
            'READONLY You can not write against a read only replica.',
            { command: { name: 'set', args: [] } },
            'ReplyError',
            'RedisError',
          ),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'reply READONLY',
        },
      },
      {
        name: 'no more memory',
        thrown: () =>
          foreignError('OOM command not allowed when used memory > maxmemory.', {}, 'SimpleError', 'ErrorReply'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'reply OOM',
        },
      },
      {
        name: 'our command',
        thrown: () => foreignError('WRONGTYPE Operation against a key', {}, 'SimpleError', 'ErrorReply'),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'another error reply',
        },
      },
      {
        name: 'a client that is closed',
        thrown: () => foreignError('The client is closed', {}, 'ClientClosedError'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'ClientClosedError',
        },
      },
      {
        name: 'somebody else changed the key',
        thrown: () => foreignError('One (or more) of the watched keys has been changed', {}, 'WatchError'),
        expected: { status: 409, meaning: 'conflict', fault: 'client', certainty: 'recognized', because: 'WatchError' },
      },
    ],
    nearMisses: [
      { name: 'an AbortError of the app', thrown: () => foreignError('x', {}, 'AbortError') },
      { name: 'its word under a class of an app', thrown: () => foreignError('OOM x', {}, 'ReplyErrorOfTheApp') },
      { name: 'a longer code', thrown: () => foreignError('x', { code: 'NR_CLOSED_BY_APP' }) },
    ],
  },
  {
    library: 'ioredis',
    samples: [
      {
        name: 'no connection',
        thrown: () =>
          foreignError(
            'Reached the max retries per request limit (which is 20).',
            {},
            'MaxRetriesPerRequestError',
            'AbortError',
            'RedisError',
          ),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'MaxRetriesPerRequestError',
        },
      },
      {
        name: 'a command that takes too long',
        thrown: () => new Error('Command timed out'),
        expected: {
          status: 504,
          meaning: 'timedOut',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'Command timed out',
        },
      },
      {
        name: 'no sentinel',
        thrown: () => new Error('All sentinels are unreachable. Retrying from scratch after 10ms.'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'All sentinels are unreachable*',
        },
      },
    ],
    nearMisses: [
      { name: 'a longer sentence', thrown: () => new Error('Command timed out.') },
      {
        name: 'mssql, which says the same',
        thrown: () => foreignError('Connection is closed.', { code: 'ECONNCLOSED' }, 'ConnectionError', 'MSSQLError'),
      },
    ],
  },
  {
    library: '@valkey/valkey-glide',
    samples: [
      {
        name: 'a client that is closed',
        thrown: () =>
          foreignError('Unable to execute requests; the client is closed.', {}, 'ClosingError', 'ValkeyError'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'ClosingError',
        },
      },
      {
        name: 'a connection that is lost',
        thrown: () => foreignError('socket closed', {}, 'ClosingError', 'ValkeyError'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'ClosingError',
        },
      },
    ],
    nearMisses: [{ name: 'another name', thrown: () => foreignError('x', {}, 'StoreClosingError') }],
  },
  {
    library: 'redlock',
    samples: [
      {
        name: 'a lock that somebody else holds',
        thrown: () => foreignError('Exceeded 10 attempts to lock the resource', { attempts: 11 }, 'LockError'),
        expected: { status: 409, meaning: 'conflict', fault: 'client', certainty: 'recognized', because: 'LockError' },
      },
      {
        name: 'no quorum',
        thrown: () => foreignError('The operation was unable to achieve a quorum', { attempts: [] }, 'ExecutionError'),
        expected: {
          status: 409,
          meaning: 'conflict',
          fault: 'client',
          certainty: 'recognized',
          because: 'ExecutionError',
        },
      },
    ],
    nearMisses: [{ name: 'a LockError of an app', thrown: () => foreignError('x', {}, 'LockError') }],
  },
];
