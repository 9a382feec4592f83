import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

/** What rate-limiter-flexible rejects with: no Error, with getters over members with an underscore. */
class RateLimiterRes {
  constructor(readonly _msBeforeNext: number) {}
  get msBeforeNext(): number {
    return this._msBeforeNext;
  }
  get remainingPoints(): number {
    return 0;
  }
  get consumedPoints(): number {
    return 2;
  }
}

export const samples: readonly FamilySamples[] = [
  {
    library: 'opossum',
    samples: [
      {
        name: 'an open circuit',
        thrown: () => foreignError('Breaker is open', { code: 'EOPENBREAKER' }),
        expected: recognized(503, 'overloaded', 'overload', 'EOPENBREAKER'),
      },
      {
        name: 'no capacity',
        thrown: () => foreignError('Semaphore locked', { code: 'ESEMLOCKED' }),
        expected: recognized(503, 'overloaded', 'overload', 'ESEMLOCKED'),
      },
    ],
    nearMisses: [
      {
        name: 'a socket that is shut down',
        thrown: () => foreignError('write ESHUTDOWN', { code: 'ESHUTDOWN', errno: -108 }),
      },
      { name: 'a status that the app has set', thrown: () => foreignError('x', { code: 'EOPENBREAKER', status: 409 }) },
    ],
  },
  {
    library: 'proper-lockfile',
    samples: [
      {
        name: 'a lock of another',
        thrown: () => foreignError('Lock file is already being held', { code: 'ELOCKED', file: '/a' }),
        expected: recognized(409, 'conflict', 'client', 'ELOCKED'),
      },
      {
        name: 'a lock of another, of lockfile',
        thrown: () => foreignError('EEXIST', { code: 'ELOCKED' }),
        expected: recognized(409, 'conflict', 'client', 'ELOCKED'),
      },
    ],
    nearMisses: [{ name: 'a lock that is not ours', thrown: () => foreignError('x', { code: 'ENOTACQUIRED' }) }],
  },
  {
    library: 'async-mutex',
    samples: [
      {
        name: 'a mutex that stays locked',
        thrown: () => new Error('timeout while waiting for mutex to become available'),
        expected: recognized(503, 'overloaded', 'overload', 'timeout while waiting for mutex to become available'),
      },
      {
        name: 'tryAcquire',
        thrown: () => new Error('mutex already locked'),
        expected: recognized(409, 'conflict', 'client', 'mutex already locked'),
      },
    ],
    nearMisses: [
      { name: 'a sentence about it', thrown: () => new Error('the mutex already locked') },
      { name: 'a bug that says so', thrown: () => foreignError('mutex already locked', {}, 'MutexError') },
    ],
  },
  {
    library: 'piscina',
    samples: [
      {
        name: 'a queue that is full',
        thrown: () => new Error('Task queue is at limit'),
        expected: recognized(503, 'overloaded', 'overload', 'Task queue is at limit'),
      },
      {
        name: 'workers that do not end',
        thrown: () => new Error('Close operation timed out'),
        expected: recognized(504, 'timedOut', 'upstream', 'Close operation timed out'),
      },
    ],
    nearMisses: [{ name: 'an app’s own limit', thrown: () => new Error('Task queue is at limit 5') }],
  },
  {
    library: 'generic-pool',
    samples: [
      {
        name: 'a pool that ends',
        thrown: () => new Error('pool is draining and cannot accept work'),
        expected: recognized(503, 'overloaded', 'overload', 'pool is draining and cannot accept work'),
      },
      {
        name: 'the same beside a code',
        thrown: () => foreignError('pool is draining and cannot accept work', { code: 'X' }),
        expected: recognized(503, 'overloaded', 'overload', 'pool is draining and cannot accept work'),
      },
    ],
    nearMisses: [{ name: 'another pool', thrown: () => new Error('pool is draining') }],
  },
  {
    library: 'cockatiel',
    samples: [
      {
        name: 'a broken circuit',
        thrown: () => foreignError('Execution prevented', { isBrokenCircuitError: true }, 'BrokenCircuitError'),
        expected: recognized(503, 'overloaded', 'overload', 'isBrokenCircuitError'),
      },
      {
        name: 'its timeout policy',
        thrown: () => foreignError('Operation timed out', { isTaskCancelledError: true }, 'TaskCancelledError'),
        expected: recognized(504, 'timedOut', 'upstream', 'isTaskCancelledError'),
      },
    ],
    nearMisses: [
      { name: 'a flag that is a text', thrown: () => foreignError('x', { isBrokenCircuitError: 'yes' }, 'A') },
      { name: 'a flag of a mere Error', thrown: () => foreignError('x', { isBrokenCircuitError: true }) },
    ],
  },
  {
    library: 'bottleneck',
    samples: [
      {
        name: 'a job that was dropped',
        thrown: () => foreignError('This job has been dropped by Bottleneck', {}, 'BottleneckError'),
        expected: recognized(503, 'overloaded', 'overload', 'This job has been dropped'),
      },
      {
        name: 'a job that took too long',
        thrown: () => foreignError('This job timed out after 20 ms.', {}, 'BottleneckError'),
        expected: recognized(504, 'timedOut', 'upstream', 'This job timed out'),
      },
    ],
    nearMisses: [
      {
        name: 'a mistake of ours',
        thrown: () => foreignError('A job with the same id already exists (id=a)', {}, 'BottleneckError'),
      },
      { name: 'the text alone', thrown: () => new Error('This job timed out after 20 ms.') },
    ],
  },
  {
    library: 'rate-limiter-flexible',
    samples: [
      {
        name: 'no points left',
        thrown: () => new RateLimiterRes(5000),
        expected: recognized(429, 'rateLimited', 'client', 'no points left'),
      },
      {
        name: 'several limiters',
        thrown: () => ({ perSecond: new RateLimiterRes(900), perHour: new RateLimiterRes(61_000) }),
        expected: recognized(429, 'rateLimited', 'client', 'no points left'),
      },
      {
        name: 'its queue',
        thrown: () => foreignError("Number of requests reached it's maximum 1", {}, 'RateLimiterQueueError'),
        expected: recognized(429, 'rateLimited', 'client', 'the queue is full'),
      },
    ],
    nearMisses: [
      { name: 'one of its members', thrown: () => ({ msBeforeNext: 5 }) },
      { name: 'a limiter beside something else', thrown: () => ({ a: new RateLimiterRes(1), b: 1 }) },
      {
        name: 'more tokens than there are',
        thrown: () =>
          foreignError('Requested tokens 2 exceeds maximum 1 tokens per interval', {}, 'RateLimiterQueueError'),
      },
    ],
  },
  {
    library: 'resilience',
    samples: [
      {
        name: 'DOMException',
        thrown: () => new DOMException('The operation timed out.', 'TimeoutError'),
        expected: recognized(504, 'timedOut', 'upstream', 'the name of a timeout'),
      },
      {
        name: 'a circuit breaker',
        thrown: () => foreignError('open', {}, 'CircuitBreakerOpenException'),
        expected: recognized(503, 'overloaded', 'overload', 'the name of an overload'),
      },
      {
        name: 'redlock',
        thrown: () => foreignError('x', {}, 'ResourceLockedError'),
        expected: recognized(409, 'conflict', 'client', 'the name of a lock'),
      },
      {
        name: 'an app’s own limit',
        thrown: () => foreignError('x', { name: 'RateLimitExceededError' }),
        expected: recognized(429, 'rateLimited', 'client', 'the name of a limit'),
      },
      {
        name: 'a timeout that a reset caused',
        thrown: () => foreignError('x', { name: 'TimeoutError', code: 'ECONNRESET', syscall: 'read' }),
        expected: recognized(504, 'timedOut', 'upstream', 'the name of a timeout'),
      },
    ],
    nearMisses: [
      { name: 'a status that the app has set', thrown: () => foreignError('x', { name: 'TimeoutError', status: 408 }) },
      { name: 'a name that goes on', thrown: () => foreignError('x', {}, 'TimeoutErrorFactory') },
      { name: 'a class below one', thrown: () => foreignError('x', {}, 'LateError', 'TimeoutError') },
    ],
  },
];
