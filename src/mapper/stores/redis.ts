import { has, itemsOf, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { nameOf, ofStatus } from '../rule';
import type { Marks } from '../rule';
import { namedTable, tableOf } from '../table';

// The first word of a server's error: https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors and
// src/server.c there. Others, ERR and WRONGTYPE and NOAUTH among them, are our commands, rights and credentials: a 500.
const byWord = tableOf(
  [503, 'READONLY LOADING BUSY MASTERDOWN CLUSTERDOWN TRYAGAIN MOVED ASK OOM MISCONF NOREPLICAS UNBLOCKED'],
  [503, 'UNKILLABLE INPROG IOERR NOGOODSLAVE NOMASTERLINK'],
  [409, 'BUSYKEY BUSYGROUP'], // it exists: RESTORE, XGROUP CREATE
);
const FIRST_WORD = /^([A-Z]{3,20})\b/;
const NO_MORE_CLIENTS = /^ERR max(imum)? number of clients/;

// Errors of the clients themselves. ioredis 4 to 6 and redis 3 name theirs; those of redis 4 to 6 are all called "Error".
const byName = namedTable(
  [503, 'MaxRetriesPerRequestError ClusterAllFailedError'],
  [503, 'ClientClosedError ClientOfflineError DisconnectsClientError SocketClosedUnexpectedlyError', 'stack'],
  [503, 'RootNodesUnavailableError ReconnectStrategyError MaxCommandRedirectionsError', 'stack'],
  [503, 'ScanIteratorInterruptedError', 'stack'],
  [504, 'SocketTimeoutError SocketTimeoutDuringMaintenanceError CommandTimeoutDuringMaintenanceError', 'stack'],
  [504, 'ConnectionTimeoutError', 'stack'],
  [409, 'WatchError', 'stack'],
  [503, 'ClosingError'], // valkey-glide
  [409, 'LockError ExecutionError ResourceLockedError', 'attempts'], // redlock 4 and 5: somebody else holds it
);
const REPLIES = /^(ReplyError|SimpleError|BlobError|ErrorReply)$/;
const LOST = /^(NR_CLOSED|UNCERTAIN_STATE|CONNECTION_BROKEN)$/; // redis 3
const MOST_REPLIES = 100;

/** Errors of Redis, Valkey and their like, and of their clients ioredis and redis. */
export function redis(thrown: unknown, { name, code, message }: Marks): HttpError | undefined {
  if (REPLIES.test(name)) return ofStatus(statusOfReply(message), thrown);
  if (name === 'MultiErrorReply') return ofStatus(statusOfReplies(thrown), thrown);
  // The connection went while a command waited for its reply; an AbortError without a command is the app's own.
  if (name === 'AbortError' && has(thrown, 'command')) return ofStatus(503, thrown);
  if (LOST.test(code)) return ofStatus(503, thrown);
  return ofStatus(byName(thrown, name), thrown);
}

function statusOfReply(message: string): number {
  if (NO_MORE_CLIENTS.test(message)) return 503;
  const [, word = ''] = FIRST_WORD.exec(message) ?? [];
  return byWord.get(word) ?? 500;
}

/** A transaction of redis 4 to 6: the first reply that is an error. */
function statusOfReplies(thrown: unknown): number {
  const { items } = itemsOf(read(thrown, 'replies'), MOST_REPLIES);
  const failed = items.find((item) => REPLIES.test(nameOf(item)));
  return statusOfReply(readText(failed, 'message') ?? '');
}
