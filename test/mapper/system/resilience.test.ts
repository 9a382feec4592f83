import { toHttpError } from 'express-return-codes';
import { SECRET, answered, recorded } from '../../support/recorded';

const statusOf = (thrown: unknown): number => toHttpError(thrown).status;

it.each([
  // opossum@9.0.0, proper-lockfile@4.1.2
  ['EOPENBREAKER', 503],
  ['ESEMLOCKED', 503],
  ['ESHUTDOWN', 503],
  ['ETIMEDOUT', 504],
  ['ELOCKED', 409],
  ['ENOTACQUIRED', 500],
  ['ECOMPROMISED', 500],
])('the code %s is a %i', (code, status) => {
  expect(answered(recorded({ code, file: SECRET }))).toMatchObject({
    status,
    seen: expect.not.stringContaining(SECRET),
  });
});

it.each([
  // async-mutex@0.5.0, piscina@5.3.2, generic-pool@3.9.0
  ['timeout while waiting for mutex to become available', 503],
  ['mutex already locked', 409],
  ['request for lock canceled', 503],
  ['Task queue is at limit', 503],
  ['No task queue available and all Workers are busy', 503],
  ['Terminating worker thread', 503],
  ['Close operation timed out', 504],
  ['max waitingClients count exceeded', 503],
  ['pool is draining and cannot accept work', 503],
  ['the mutex already locked', 500],
])('the message "%s" is a %i', (message, status) => {
  expect(statusOf(new Error(message))).toBe(status);
});

it.each([
  // cockatiel@3.2.1
  ['BrokenCircuitError', 'isBrokenCircuitError', 503],
  ['BulkheadRejectedError', 'isBulkheadRejectedError', 503],
  ['HydratingCircuitError', 'isHydratingCircuitError', 503],
  ['TaskCancelledError', 'isTaskCancelledError', 504],
])('%s with %s is a %i', (name, flag, status) => {
  expect(statusOf(recorded({ [flag]: true }, name))).toBe(status);
});

it.each([
  // bottleneck@2.19.5, rate-limiter-flexible@11.4.0
  ['BottleneckError', 'This job has been dropped by Bottleneck', 503],
  ['BottleneckError', 'This limiter has been stopped and cannot accept new jobs.', 503],
  ['BottleneckError', 'This limiter has been stopped.', 503],
  ['BottleneckError', 'This job timed out after 20 ms.', 504],
  ['BottleneckError', 'A job with the same id already exists (id=a)', 500],
  ['RateLimiterQueueError', "Number of requests reached it's maximum 1", 429],
  ['RateLimiterQueueError', 'Requested tokens 2 exceeds maximum 1 tokens per interval', 500],
])('%s saying "%s" is a %i', (name, message, status) => {
  expect(statusOf(recorded({ message }, name))).toBe(status);
});

it.each([
  ...['CircuitOpenError', 'CircuitBreakerOpenError', 'OpenCircuitError', 'CircuitBrokenError'].map((n) => [n, 503]),
  ...['BulkheadFullError', 'QueueFullError', 'OverloadedError', 'OverloadError'].map((n) => [n, 503]),
  ...['RateLimitError', 'RateLimitExceededError', 'TooManyRequestsError', 'ThrottledError'].map((n) => [n, 429]),
  ...['ResourceLockedError', 'LockNotAcquiredError', 'LockAcquisitionError', 'AlreadyLockedError'].map((n) => [n, 409]),
  ...['TimeoutError', 'ConnectTimeoutError', 'TimedOutError', 'DeadlineExceededError'].map((n) => [n, 504]),
  ...['TimeoutErrorFactory', 'CircuitError', 'QueueError', 'LockError'].map((n) => [n, 500]),
] as [string, number][])('the name or class %s is a %i', (name, status) => {
  expect(statusOf(recorded({ name }))).toBe(status);
  expect(statusOf(recorded({}, name))).toBe(status);
  expect(statusOf(recorded({ message: '' }, name))).toBe(status);
});

it('leaves the word to a status that the app has set', () => {
  expect(statusOf(recorded({ name: 'TimeoutError', status: 408 }))).toBe(408);
});

it('bounds a name before it looks at it', () => {
  expect(statusOf(recorded({ name: `${'Timeout'.repeat(100)}Error` }))).toBe(500);
});

describe('rate-limiter-flexible', () => {
  // rate-limiter-flexible@11.4.0: no Error; getters over members with an underscore
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

  it.each([
    [5000, '5'],
    [4001, '5'],
    [0, '0'],
    [-1, undefined], // it never ends
  ])('with %i ms to wait is a 429 with Retry-After: %s', (ms, seconds) => {
    expect(answered(new RateLimiterRes(ms))).toMatchObject({ status: 429, retryAfter: seconds });
  });

  it('of several limiters has the longest wait', () => {
    const union = { perSecond: new RateLimiterRes(900), perHour: new RateLimiterRes(61_000) };
    expect(answered(union)).toMatchObject({ status: 429, retryAfter: '61' });
  });

  it.each([[{}], [{ a: 1 }], [{ msBeforeNext: 5 }], [[new RateLimiterRes(1), 1]], [new Map()]])(
    'is not what %j is',
    (thrown) => {
      expect(statusOf(thrown)).toBe(500);
    },
  );
});

it.each([
  ['BrokenCircuit', 503],
  ['OpenCircuitError', 503],
  ['CircuitBreakerOpenException', 503],
  ['BulkheadRejected', 503],
  ['BulkheadFullError', 503],
  ['QueueIsFullError', 503],
  ['OverloadedError', 503],
  ['RateLimitError', 429],
  ['ThrottlingException', 429],
  ['LockNotAcquiredError', 409],
  ['ReadTimeout', 504],
  ['DeadlineExceeded', 504],
  ['My-BrokenCircuit', 500],
  ['BrokenCircuits', 500],
  ['MyRateLimitError', 500],
  ['RateLimitErrors', 500],
  ['MyAlreadyLockedError', 500],
  ['AlreadyLockedErrors', 500],
  ['My-TimeoutError', 500],
  ['TimeoutErrors', 500],
])('the name %s is a %i', (name, status) => {
  expect(statusOf(recorded({ name }))).toBe(status);
});

it('cockatiel’s flags', () => {
  for (const flag of ['isBrokenCircuitError', 'isBulkheadRejectedError', 'isHydratingCircuitError'])
    expect(statusOf(recorded({ [flag]: true }, 'A'))).toBe(503);
  expect(statusOf(recorded({ isTaskCancelledError: true }, 'A'))).toBe(504);
  expect(statusOf(recorded({ isBrokenCircuitError: 'yes' }, 'A'))).toBe(500);
});

it('a code beside an errno is the system’s', () => {
  expect(statusOf(recorded({ code: 'ESHUTDOWN', errno: -108 }))).toBe(500);
});
