import { has, isObject, keysOf, read } from '../../lib/guard';
import { family, means } from '../family';
import type { Family, Judgement } from '../family';
import type { Meaning } from '../meanings';
import { classOf } from '../classes';
import { meaningsBy, rowOf } from '../table';

/** A library whose errors have a code, without an errno, which would make it the system's. */
function byCodeAlone(library: string, words: Partial<Record<Meaning, string>>): Family {
  const byCode = meaningsBy(words);
  return family({
    library,
    tier: 'library',
    signs: { code: new RegExp(`^(${Object.values(words).join(' ').replace(/ /g, '|')})$`) },
    status: 'of the app',
    meanings: [byCode],
    judge(thrown, { code }) {
      const meaning = read(thrown, 'errno') === undefined && has(thrown, 'message') ? byCode(code) : undefined;
      return meaning && means(meaning, code);
    },
  });
}

/** A library whose errors are plain ones, told by their whole message. */
const byMessageAlone = (library: string, messages: Readonly<Record<string, Meaning>>): Family =>
  family({
    library,
    tier: 'library',
    signs: { message: new RegExp(`^(${Object.keys(messages).join('|')})$`) },
    status: 'of the app',
    meanings: Object.values(messages),
    judge(_, { name, message }) {
      const meaning = name === 'Error' ? rowOf(messages, message) : undefined;
      return meaning && means(meaning, message);
    },
  });

/** The circuit is open, has no capacity, or is shut down. */
const opossum = byCodeAlone('opossum', { overloaded: 'EOPENBREAKER ESEMLOCKED ESHUTDOWN' });

/** Somebody else has the lock. */
const properLockfile = byCodeAlone('proper-lockfile', { conflict: 'ELOCKED' });

const asyncMutex = byMessageAlone('async-mutex', {
  'timeout while waiting for mutex to become available': 'overloaded', // like a pool that stays empty
  'mutex already locked': 'conflict',
  'request for lock canceled': 'overloaded',
});

const piscina = byMessageAlone('piscina', {
  'Task queue is at limit': 'overloaded',
  'No task queue available and all Workers are busy': 'overloaded',
  'Terminating worker thread': 'overloaded',
  'Close operation timed out': 'timedOut',
});

const genericPool = byMessageAlone('generic-pool', { 'pool is draining and cannot accept work': 'overloaded' });

const FLAGS = ['isBrokenCircuitError', 'isBulkheadRejectedError', 'isHydratingCircuitError', 'isTaskCancelledError'];

/** cockatiel, whose errors are called "Error" and say it by a member; an IsolatedCircuitError is a broken one, too. */
const cockatiel = family({
  library: 'cockatiel',
  tier: 'library',
  signs: { members: FLAGS },
  status: 'of the app',
  meanings: ['timedOut', 'overloaded'],
  judge(thrown, { name }) {
    const flag = FLAGS.find((one) => read(thrown, one) === true);
    if (flag === undefined || name === 'Error' || !has(thrown, 'message')) return undefined;
    return means(flag === 'isTaskCancelledError' ? 'timedOut' : 'overloaded', flag);
  },
});

const BOTTLENECK: readonly (readonly [start: string, meaning: Meaning])[] = [
  ['This job has been dropped ', 'overloaded'],
  ['This limiter has been stopped', 'overloaded'],
  ['This job timed out ', 'timedOut'],
];

/** Bottleneck: one class, whose messages tell by how they begin. */
const bottleneck = family({
  library: 'bottleneck',
  tier: 'library',
  signs: { name: /^BottleneckError$/ },
  status: 'of the app',
  meanings: ['overloaded', 'timedOut'],
  judge(thrown, { name, message }) {
    if (name === 'Error' || classOf(thrown) !== 'BottleneckError') return undefined;
    const [start, meaning] = BOTTLENECK.find(([one]) => message.startsWith(one)) ?? [];
    return meaning && means(meaning, start?.trim() ?? '');
  },
});

const WAITS = ['msBeforeNext', 'remainingPoints', 'consumedPoints'];
const MAX_LIMITERS = 16;

/**
 * rate-limiter-flexible: it rejects with what is no Error, or with several of them by limiter; Retry-After is the longest
 * wait. Its queue throws an error.
 */
const rateLimiter = family({
  library: 'rate-limiter-flexible',
  tier: 'library',
  signs: {}, // those by limiter are an object of no class whose keys the app has chosen
  meanings: ['rateLimited'],
  judge(thrown, { name, message, status }) {
    if (message === '') return judgeWaits(thrown);
    if (status !== undefined || name === 'Error' || classOf(thrown) !== 'RateLimiterQueueError') return undefined;
    return message.startsWith('Number of requests reached ') ? means('rateLimited', 'the queue is full') : undefined;
  },
});

function judgeWaits(thrown: unknown): Judgement | undefined {
  const keys = isObject(thrown) ? keysOf(thrown) : [];
  if (keys.length === 0 || keys.length > MAX_LIMITERS) return undefined;
  const waits = isRateLimit(thrown) ? [thrown] : keys.map((key) => read(thrown, key));
  if (!waits.every(isRateLimit)) return undefined;
  const wait = Math.max(...waits.map((limit) => Number(read(limit, 'msBeforeNext'))));
  return means('rateLimited', 'no points left', wait >= 0 ? { options: { retryAfter: wait / 1000 } } : {}); // -1: it never ends
}

const isRateLimit = (value: unknown): boolean => WAITS.every((name) => typeof read(value, name) === 'number');

/** Whatever limits or protects our own work. */
export const resilience: readonly Family[] = [
  opossum,
  properLockfile,
  asyncMutex,
  piscina,
  genericPool,
  cockatiel,
  bottleneck,
  rateLimiter,
];
