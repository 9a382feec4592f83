import { TooManyRequests } from '../../codes/errors';
import { has, isObject, keysOf, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofPlain } from '../plain';
import { classOf, ofStatus, unlessAnswered } from '../rule';
import type { BuiltInRule, Marks } from '../rule';
import { rowOf } from '../table';
import type { Status } from '../table';

// By code, where there is no errno, which would make it the system's.
const codes: Readonly<Record<string, Status>> = {
  EOPENBREAKER: 503, // opossum: the circuit is open
  ESEMLOCKED: 503, // opossum: no capacity
  ESHUTDOWN: 503, // opossum: the breaker is shut down
  ELOCKED: 409, // proper-lockfile: somebody has the lock
};

// By message, word for word, where the error is a plain one without a code.
const messages: Readonly<Record<string, Status>> = {
  'timeout while waiting for mutex to become available': 503, // async-mutex: like a pool that stays empty
  'mutex already locked': 409, // async-mutex: tryAcquire
  'request for lock canceled': 503, // async-mutex: cancel()
  'Task queue is at limit': 503, // piscina
  'No task queue available and all Workers are busy': 503, // piscina
  'Terminating worker thread': 503, // piscina: destroy()
  'Close operation timed out': 504, // piscina: close()
  'pool is draining and cannot accept work': 503, // generic-pool
};

// cockatiel, whose errors are called "Error" and say it by a member.
const flags: readonly (readonly [flag: string, status: Status])[] = [
  ['isBrokenCircuitError', 503], // IsolatedCircuitError is one, too
  ['isBulkheadRejectedError', 503],
  ['isHydratingCircuitError', 503],
  ['isTaskCancelledError', 504], // its timeout policy
];

// Names that libraries have in common, or their class where the name is a mere "Error".
const names: readonly (readonly [name: RegExp, status: Status])[] = [
  [
    /^(\w*(Open|Broken|Isolated)Circuit|Circuit\w*(Open|Broken|Isolated)|Bulkhead\w*|Queue\w*Full|Overload(ed)?)(Error|Exception)?$/,
    503,
  ],
  [/^(RateLimit(Exceeded|ed)?|TooManyRequests|Throttl(ed|ing))(Error|Exception)$/, 429],
  [/^(ResourceLocked|LockNotAcquired|LockAcquisition|AlreadyLocked)(Error|Exception)$/, 409], // redlock 5 and kin
  [/^(\w*Time(d)?-?out|DeadlineExceeded)(Error|Exception|ErrorImpl)?$/i, 504], // p-timeout, got, ky, RxJS, DOMException
];

// Classes whose messages tell, by how these begin.
const classes: ReadonlyMap<string, readonly (readonly [start: string, status: Status])[]> = new Map([
  [
    'BottleneckError',
    [
      ['This job has been dropped ', 503],
      ['This limiter has been stopped', 503],
      ['This job timed out ', 504],
    ],
  ],
  ['RateLimiterQueueError', [['Number of requests reached ', 429]]], // rate-limiter-flexible
]);

const MOST_OF_A_NAME = 80;

/** Circuit breakers, bulkheads, queues, locks, timeouts: an overload is 503, a lock held by another 409. */
function refused(thrown: unknown, { name, code, message }: Marks): HttpError | undefined {
  if (!has(thrown, 'message')) return undefined;
  const byText = name === 'Error' ? rowOf(messages, message) : (ofFlag(thrown) ?? ofName(name, thrown, message));
  return ofStatus(ofCode(code, thrown) ?? byText, thrown);
}

const ofCode = (code: string, thrown: unknown): Status | undefined =>
  read(thrown, 'errno') === undefined ? rowOf(codes, code) : undefined;

const ofFlag = (thrown: unknown): Status | undefined => flags.find(([flag]) => read(thrown, flag) === true)?.[1];

function ofName(name: string, thrown: unknown, message: string): Status | undefined {
  if (name.length > MOST_OF_A_NAME) return undefined;
  const byName = names.find(([pattern]) => pattern.test(name))?.[1];
  if (byName !== undefined) return byName;
  return classes.get(classOf(thrown) ?? '')?.find(([start]) => message.startsWith(start))?.[1];
}

/**
 * What rate-limiter-flexible rejects with, which is no Error, or several of them by limiter: 429, and Retry-After from
 * the longest wait.
 */
function rateLimiter(thrown: unknown, { message }: Marks): HttpError | undefined {
  const keys = isObject(thrown) && message === '' ? keysOf(thrown) : [];
  if (keys.length === 0 || keys.length > MOST_LIMITERS) return undefined;
  const waits = isRateLimit(thrown) ? [thrown] : keys.map((key) => read(thrown, key));
  if (!waits.every(isRateLimit)) return undefined;
  const wait = Math.max(...waits.map((limit) => Number(read(limit, 'msBeforeNext'))));
  const options = wait >= 0 ? { retryAfter: wait / 1000 } : {}; // -1: it never ends
  return new TooManyRequests(undefined, { cause: thrown, ...options });
}

const MOST_LIMITERS = 16;

const isRateLimit = (value: unknown): boolean =>
  ['msBeforeNext', 'remainingPoints', 'consumedPoints'].every((name) => typeof read(value, name) === 'number');

/** In the order in which they are asked. */
export const resilience: readonly BuiltInRule[] = [unlessAnswered(ofPlain(refused)), rateLimiter];
