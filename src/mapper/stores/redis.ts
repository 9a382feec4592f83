import { has, itemsOf, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Family, Judgement } from '../family';
import { nameOf } from '../classes';
import { meaningsBy } from '../table';
import { sayings } from './store-messages';

// The first word of a server's error: https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors and
// src/server.c there. Others, ERR and WRONGTYPE and NOAUTH among them, are our commands, rights and credentials.
const byWord = meaningsBy({
  storeDown: `READONLY LOADING MASTERDOWN CLUSTERDOWN TRYAGAIN MOVED ASK MISCONF NOREPLICAS UNBLOCKED UNKILLABLE INPROG
    IOERR NOGOODSLAVE NOMASTERLINK`,
  overloaded: 'BUSY OOM',
  duplicate: 'BUSYKEY BUSYGROUP', // RESTORE, XGROUP CREATE
});
const FIRST_WORD = /^([A-Z]{3,20})\b/;
const NO_MORE_CLIENTS = /^ERR max(imum)? number of clients/;

// Errors of the client redis 4 to 6 itself, whose name is just "Error".
const byName = meaningsBy({
  storeDown: `ClientClosedError ClientOfflineError DisconnectsClientError SocketClosedUnexpectedlyError
    RootNodesUnavailableError ReconnectStrategyError MaxCommandRedirectionsError ScanIteratorInterruptedError`,
  timedOut: `SocketTimeoutError SocketTimeoutDuringMaintenanceError CommandTimeoutDuringMaintenanceError
    ConnectionTimeoutError`,
  conflict: 'WatchError',
});
const REPLIES = /^(ReplyError|SimpleError|BlobError|ErrorReply)$/;
const LOST = /^(NR_CLOSED|UNCERTAIN_STATE|CONNECTION_BROKEN)$/; // redis 3
const MAX_REPLIES = 100;

/** Replies of Redis, Valkey and their like to any client, and errors of the client redis. */
export const redis = family({
  library: 'redis',
  tier: 'library',
  signs: {
    name: /^(?:ReplyError|SimpleError|BlobError|ErrorReply|MultiErrorReply|AbortError|Client(?:Closed|Offline)Error|DisconnectsClientError|Socket\w+Error|RootNodesUnavailableError|ReconnectStrategyError|MaxCommandRedirectionsError|ScanIteratorInterruptedError|CommandTimeoutDuringMaintenanceError|ConnectionTimeoutError|WatchError)$/,
    code: LOST,
  },
  status: 'of the app',
  meanings: [byWord, byName, 'ours'],
  judge(thrown, { name, code, message }) {
    if (REPLIES.test(name)) return judgeReply(message);
    if (name === 'MultiErrorReply') return judgeReplies(thrown);
    // The connection went while a command waited for its reply; an AbortError without a command is the app's own.
    if (name === 'AbortError' && has(thrown, 'command')) return means('storeDown', 'AbortError of a command');
    if (LOST.test(code)) return means('storeDown', code);
    const meaning = has(thrown, 'stack') && code === '' ? byName(name) : undefined; // undici's have a code
    return meaning && means(meaning, name);
  },
});

function judgeReply(message: string): Judgement {
  if (NO_MORE_CLIENTS.test(message)) return means('overloaded', 'reply ERR max number of clients');
  const [, word = ''] = FIRST_WORD.exec(message) ?? [];
  const meaning = byWord(word);
  return meaning === undefined ? means('ours', 'another error reply') : means(meaning, `reply ${word}`);
}

/** A transaction of redis 4 to 6: the first reply that is an error. */
function judgeReplies(thrown: unknown): Judgement {
  const { items } = itemsOf(read(thrown, 'replies'), MAX_REPLIES);
  const failed = items.find((item) => REPLIES.test(nameOf(item)));
  return judgeReply(readText(failed, 'message') ?? '');
}

const byIoredisName = meaningsBy({ storeDown: 'MaxRetriesPerRequestError ClusterAllFailedError' });

/** ioredis 4 to 6. */
export const ioredis = family({
  library: 'ioredis',
  tier: 'library',
  signs: { name: /^(?:MaxRetriesPerRequest|ClusterAllFailed)Error$/, message: sayings.ioredis.sign },
  status: 'of the app',
  meanings: [byIoredisName, sayings.ioredis],
  judge(thrown, facts) {
    const meaning = byIoredisName(facts.name);
    if (meaning !== undefined) return means(meaning, facts.name);
    return facts.code === 'ECONNCLOSED' ? undefined : sayings.ioredis.judge(thrown, facts); // mssql says the same
  },
});

/** Valkey GLIDE: the client is closed. */
export const glide = family({
  library: '@valkey/valkey-glide',
  tier: 'library',
  signs: { name: /^ClosingError$/ },
  status: 'of the app',
  meanings: ['storeDown'],
  judge: (_, { name }) => (name === 'ClosingError' ? means('storeDown', name) : undefined),
});

/** redlock 4 and 5: somebody else holds the lock. */
export const redlock = family({
  library: 'redlock',
  tier: 'library',
  signs: { name: /^(?:Lock|Execution|ResourceLocked)Error$/ },
  status: 'of the app',
  meanings: ['conflict'],
  judge: (thrown, { name }) =>
    /^(?:Lock|Execution|ResourceLocked)Error$/.test(name) && has(thrown, 'attempts')
      ? means('conflict', name)
      : undefined,
});

/** Redis, and what is made for it. */
export const redisClients: readonly Family[] = [redis, ioredis, glide, redlock];
