import { has, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { namedTable, tableOf } from '../table';

// Native protocol v4 §9, error codes: https://github.com/apache/cassandra/blob/trunk/doc/native_protocol_v4.spec.
const cassandraCodes = tableOf(
  [503, `${0x1000} ${0x1001} ${0x1002}`], // unavailable, overloaded, bootstrapping
  [504, `${0x1100} ${0x1200}`], // write timeout, read timeout
  [409, `${0x1700}`], // a lightweight transaction that may not have been applied
);

// By class and a member of it: cassandra-driver lib/errors.js; couchbase lib/errors.ts. Collections, buckets, indexes and
// users of the store that are not there are ours: a 500.
const byName = namedTable(
  [503, 'NoHostAvailableError', 'innerErrors'],
  [503, 'BusyConnectionError'],
  [504, 'OperationTimedOutError'],
  [404, 'DocumentNotFoundError PathNotFoundError DocumentUnretrievableError', 'context'],
  [409, 'DocumentExistsError CasMismatchError DocumentLockedError DocumentNotLockedError PathExistsError', 'context'],
  [409, 'DurableWriteInProgressError DurableWriteReCommitInProgressError MutationLostError', 'context'],
  [400, 'NumberTooBigError DeltaInvalidError PathTooDeepError ValueTooDeepError', 'context'],
  [413, 'ValueTooLargeError PathTooBigError', 'context'],
  [504, 'TimeoutError AmbiguousTimeoutError UnambiguousTimeoutError DurabilityAmbiguousError', 'context'],
  [504, 'TransactionExpiredError', 'context'],
  [
    503,
    'TemporaryFailureError ServiceNotAvailableError RateLimitedError QuotaLimitedError JobQueueFullError',
    'context',
  ],
  [503, 'DurabilityImpossibleError ConnectionClosedError ClusterClosedError RequestCanceledError', 'context'],
  [
    500,
    'BucketNotFoundError CollectionNotFoundError ScopeNotFoundError IndexNotFoundError ViewNotFoundError',
    'context',
  ],
  [500, 'AuthenticationFailureError UserNotFoundError GroupNotFoundError DatasetNotFoundError', 'context'],
);

/** Errors of cassandra-driver and couchbase. */
export function documentStore(thrown: unknown, { name, number }: Marks): HttpError | undefined {
  if (name === 'ResponseError' && number !== undefined && !has(thrown, 'meta')) {
    return ofStatus(cassandraCodes.get(String(number)) ?? 500, thrown);
  }
  return ofStatus(byName(thrown, name), thrown);
}

// Neo4j's status codes, by all of it, by its last part but one, by its class. https://neo4j.com/docs/status-codes/
const neo4jCodes = tableOf(
  [503, 'ServiceUnavailable SessionExpired Neo.ClientError.Cluster.NotALeader'],
  [503, 'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase'],
  [409, 'Neo.ClientError.Schema.ConstraintValidationFailed Neo.ClientError.Transaction.LockClientStopped'],
  [409, 'Neo.TransientError.Transaction.DeadlockDetected Neo.TransientError.Transaction.LockAcquisitionTimeout'],
  [409, 'Neo.TransientError.Transaction.Outdated Neo.TransientError.Transaction.ConstraintsChanged'],
  [404, 'Neo.ClientError.Statement.EntityNotFound'],
  [504, 'Neo.ClientError.Transaction.TransactionTimedOut Neo.TransientError.Transaction.Terminated'],
  [504, 'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration'],
);
const NEO4J = /^(Neo|Memgraph)\.(ClientError|TransientError|DatabaseError)\./;
const POOL_IS_EMPTY = /^Connection acquisition timed out/;

/** Errors of neo4j-driver. */
export function neo4j(thrown: unknown, { name, code, message }: Marks): HttpError | undefined {
  const isOwn = name === 'Neo4jError' || NEO4J.test(code);
  if (!isOwn) return undefined;
  if (POOL_IS_EMPTY.test(message)) return ofStatus(503, thrown);
  const [, , kind] = NEO4J.exec(code) ?? [];
  const known = neo4jCodes.get(code.replace('Memgraph.', 'Neo.'));
  return ofStatus(known ?? (kind === 'TransientError' ? 503 : 500), thrown);
}

// LDAP result codes, RFC 4511 §4.1.9 and appendix A. 49 and 50, bad credentials and insufficient rights, are ours here:
// an app that binds with the credentials of a client knows that it does, and says 401 itself. Others are a 500.
const ldapCodes = tableOf(
  [404, '32'], // noSuchObject
  [409, '20 66 68'], // attributeOrValueExists, notAllowedOnNonLeaf, entryAlreadyExists
  [400, '19 21 34 64 65'], // constraintViolation, invalid attribute or DN syntax, naming, objectClass
  [503, '11 51 52'], // adminLimitExceeded, busy, unavailable
  [504, '3'], // timeLimitExceeded
);

/** Errors of ldapjs (lde_message) and ldapts: a result code beside the library's own name for it. */
export function ldap(thrown: unknown, { name, number, message }: Marks): HttpError | undefined {
  if (number === undefined) return undefined;
  const isLdapjs = has(thrown, 'lde_message');
  if (!(isLdapjs || message.endsWith(`Code: 0x${number.toString(16)}`))) {
    return undefined;
  }
  if (isLdapjs && (name === 'ConnectionError' || name === 'TimeoutError')) {
    return ofStatus(name === 'ConnectionError' ? 503 : 504, thrown);
  }
  return ofStatus(ldapCodes.get(String(number)) ?? 500, thrown);
}

// ArangoDB's error numbers: https://docs.arangodb.com/stable/develop/error-codes/. Beside them an HTTP status of its own.
const arangoNumbers = tableOf([404, '1202'], [409, '1200 1210'], [503, '21 503 1004 1495 1496'], [504, '1457 1500']);

/** Errors of arangojs. */
export function arango(thrown: unknown, { name }: Marks): HttpError | undefined {
  const errorNum = name === 'ArangoError' ? read(thrown, 'errorNum') : undefined;
  if (typeof errorNum !== 'number') return undefined;
  return ofStatus(arangoNumbers.get(String(errorNum)) ?? 500, thrown);
}
