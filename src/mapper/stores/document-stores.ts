import { has, read } from '../../lib/guard';
import { family, means } from '../family';
import type { Family } from '../family';
import { meaningsBy } from '../table';

// Native protocol v4 §9, error codes: https://github.com/apache/cassandra/blob/trunk/doc/native_protocol_v4.spec.
const byCassandraCode = meaningsBy({
  storeDown: `${0x1000} ${0x1002}`,
  overloaded: `${0x1001}`,
  timedOut: `${0x1100} ${0x1200}`,
  conflict: `${0x1700}`, // a lightweight transaction that may not have been applied
});
// lib/errors.js
const byCassandraName = meaningsBy({
  storeDown: 'NoHostAvailableError',
  overloaded: 'BusyConnectionError',
  timedOut: 'OperationTimedOutError',
});

/** cassandra-driver. */
export const cassandra = family({
  library: 'cassandra-driver',
  tier: 'library',
  signs: { name: /^(?:Response|NoHostAvailable|BusyConnection|OperationTimedOut)Error$/ },
  status: 'of the app',
  meanings: [byCassandraCode, byCassandraName, 'ours'],
  judge(thrown, { name, number }) {
    const isOfOthers = has(thrown, 'meta') || has(thrown, 'response'); // Elasticsearch, SendGrid
    if (name === 'ResponseError' && number !== undefined && !isOfOthers) {
      return means(byCassandraCode(number) ?? 'ours', `code ${number}`);
    }
    if (name === 'NoHostAvailableError' && !has(thrown, 'innerErrors')) return undefined;
    const meaning = byCassandraName(name);
    return meaning && means(meaning, name);
  },
});

// lib/errors.ts, each with a `context`. Collections, buckets, indexes and users of the store that are not there are ours.
const byCouchbaseName = meaningsBy({
  missing: 'DocumentNotFoundError PathNotFoundError DocumentUnretrievableError',
  duplicate: 'DocumentExistsError PathExistsError',
  conflict: `CasMismatchError DocumentLockedError DocumentNotLockedError DurableWriteInProgressError
    DurableWriteReCommitInProgressError MutationLostError`,
  rejectedValue: 'NumberTooBigError DeltaInvalidError PathTooDeepError ValueTooDeepError',
  tooLarge: 'ValueTooLargeError PathTooBigError',
  timedOut: `TimeoutError AmbiguousTimeoutError UnambiguousTimeoutError DurabilityAmbiguousError
    TransactionExpiredError`,
  overloaded: 'TemporaryFailureError RateLimitedError QuotaLimitedError JobQueueFullError',
  storeDown: `ServiceNotAvailableError DurabilityImpossibleError ConnectionClosedError ClusterClosedError
    RequestCanceledError`,
  ours: `BucketNotFoundError CollectionNotFoundError ScopeNotFoundError IndexNotFoundError ViewNotFoundError
    AuthenticationFailureError UserNotFoundError GroupNotFoundError DatasetNotFoundError`,
});

/** couchbase. */
export const couchbase = family({
  library: 'couchbase',
  tier: 'library',
  signs: { members: ['context'] },
  status: 'of the app',
  meanings: [byCouchbaseName],
  judge(thrown, { name }) {
    const meaning = has(thrown, 'context') ? byCouchbaseName(name) : undefined;
    return meaning && means(meaning, name);
  },
});

// Neo4j's status codes, by all of it. https://neo4j.com/docs/status-codes/
const byNeo4jCode = meaningsBy({
  storeDown: `ServiceUnavailable SessionExpired Neo.ClientError.Cluster.NotALeader
    Neo.ClientError.General.ForbiddenOnReadOnlyDatabase`,
  conflict: `Neo.ClientError.Schema.ConstraintValidationFailed Neo.TransientError.Transaction.Outdated
    Neo.TransientError.Transaction.ConstraintsChanged`,
  deadlock: `Neo.ClientError.Transaction.LockClientStopped Neo.TransientError.Transaction.DeadlockDetected
    Neo.TransientError.Transaction.LockAcquisitionTimeout`,
  missing: 'Neo.ClientError.Statement.EntityNotFound',
  timedOut: `Neo.ClientError.Transaction.TransactionTimedOut Neo.TransientError.Transaction.Terminated
    Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration`,
});
const NEO4J = /^(?:Neo|Memgraph)\.(ClientError|TransientError|DatabaseError)\./;
const POOL_IS_EMPTY = /^Connection acquisition timed out/;

/** neo4j-driver, for Neo4j and Memgraph. */
export const neo4j = family({
  library: 'neo4j-driver',
  tier: 'library',
  signs: { name: /^Neo4jError$/, code: NEO4J },
  status: 'of the app',
  meanings: [byNeo4jCode, 'overloaded', 'ours'],
  judge(_, { name, code, message }) {
    if (name !== 'Neo4jError' && !NEO4J.test(code)) return undefined;
    if (POOL_IS_EMPTY.test(message)) return means('overloaded', 'no connection of the pool in time');
    const [, kind] = NEO4J.exec(code) ?? [];
    const known = code.replace('Memgraph.', 'Neo.');
    const meaning = byNeo4jCode(known);
    if (meaning !== undefined) return means(meaning, known);
    return means(kind === 'TransientError' ? 'storeDown' : 'ours', kind ?? 'another code of Neo4j');
  },
});

// LDAP result codes, RFC 4511 §4.1.9 and appendix A. 49 and 50, bad credentials and insufficient rights, are ours here:
// an app that binds with the credentials of a client knows that it does, and says 401 itself.
const byLdapCode = meaningsBy({
  missing: '32',
  duplicate: '20 68',
  conflict: '66',
  rejectedValue: '19 21 34 64 65',
  overloaded: '11 51',
  storeDown: '52',
  timedOut: '3',
});

/** ldapjs (lde_message) and ldapts: a result code beside the library's own name for it. */
export const ldap = family({
  library: 'ldapjs',
  tier: 'library',
  signs: { members: ['lde_message'], message: / Code: 0x[\da-f]+$/, name: /^ResultCodeError$/ },
  status: 'of the app',
  meanings: [byLdapCode, 'ours'],
  judge(thrown, { name, number, message }) {
    if (number === undefined) return undefined;
    const isLdapjs = has(thrown, 'lde_message');
    if (!isLdapjs && !message.endsWith(`Code: 0x${number.toString(16)}`)) return undefined;
    if (isLdapjs && name === 'ConnectionError') return means('storeDown', name);
    if (isLdapjs && name === 'TimeoutError') return means('timedOut', name);
    return means(byLdapCode(number) ?? 'ours', `result code ${number}`);
  },
});

// https://docs.arangodb.com/stable/develop/error-codes/. Beside them an HTTP status of its own.
const byArangoNumber = meaningsBy({
  missing: '1202',
  duplicate: '1210',
  conflict: '1200',
  storeDown: '21 503 1004 1495 1496',
  timedOut: '1457 1500',
});

/** arangojs. */
export const arango = family({
  library: 'arangojs',
  tier: 'library',
  signs: { name: /^ArangoError$/ },
  status: 'of the app',
  meanings: [byArangoNumber, 'ours'],
  judge(thrown, { name }) {
    const number = name === 'ArangoError' ? read(thrown, 'errorNum') : undefined;
    return typeof number === 'number' ? means(byArangoNumber(number) ?? 'ours', `error ${number}`) : undefined;
  },
});

/** Stores of documents, graphs and directories. */
export const documentStores: readonly Family[] = [cassandra, couchbase, neo4j, ldap, arango];
