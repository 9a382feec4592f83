import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const couchbase = (name: string): Error =>
  foreignError('x', { cause: new Error('x'), context: {} }, name, 'CouchbaseError');
const neo4j = (code: string): Error => foreignError('x', { code }, 'Neo4jError');
const ldap = (code: number, name: string): Error => foreignError('x', { code, lde_message: 'x' }, name, 'LDAPError');
const arango = (errorNum: number): Error => foreignError('x', { errorNum, isArangoError: true }, 'ArangoError');

export const samples: readonly FamilySamples[] = [
  {
    library: 'cassandra-driver',
    samples: [
      ...byMeaning({
        timedOut: () =>
          foreignError('Server timeout during read query', { code: 0x1200 }, 'ResponseError', 'DriverError'),
        conflict: () =>
          foreignError('CAS operation result is unknown', { code: 0x1700 }, 'ResponseError', 'DriverError'),
      }),
      {
        name: 'an overloaded server',
        thrown: () =>
          foreignError('Server overloaded', { code: 0x1001, coordinator: '10.0.0.1' }, 'ResponseError', 'DriverError'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'code 4097',
        },
      },
      {
        name: 'no host',
        thrown: () =>
          foreignError(
            'All host(s) tried for query failed.',
            { innerErrors: {} },
            'NoHostAvailableError',
            'DriverError',
          ),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'NoHostAvailableError',
        },
      },
      {
        name: 'our CQL',
        thrown: () => foreignError('line 1:0 no viable alternative', { code: 0x2000 }, 'ResponseError', 'DriverError'),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized', because: 'code 8192' },
      },
    ],
    nearMisses: [
      { name: 'Elasticsearch’s', thrown: () => foreignError('x', { code: 0x1001, meta: {} }, 'ResponseError') },
      {
        name: 'SendGrid’s',
        thrown: () => foreignError('Bad Request', { code: 400, response: { headers: {}, body: {} } }, 'ResponseError'),
      },
    ],
  },
  {
    library: 'couchbase',
    samples: [
      ...byMeaning({
        missing: () => couchbase('DocumentNotFoundError'),
        conflict: () => couchbase('CasMismatchError'),
        rejectedValue: () => couchbase('DeltaInvalidError'),
        tooLarge: () => couchbase('ValueTooLargeError'),
        overloaded: () => couchbase('TemporaryFailureError'),
        storeDown: () => couchbase('ServiceNotAvailableError'),
        ours: () => couchbase('BucketNotFoundError'),
      }),
      {
        name: 'a document that is there',
        thrown: () =>
          foreignError(
            'document exists',
            { context: {}, cause: new Error('x') },
            'DocumentExistsError',
            'CouchbaseError',
          ),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'DocumentExistsError',
        },
      },
      {
        name: 'too long',
        thrown: () =>
          foreignError(
            'unambiguous timeout',
            { context: {}, cause: new Error('x') },
            'UnambiguousTimeoutError',
            'TimeoutError',
            'CouchbaseError',
          ),
        expected: {
          status: 504,
          meaning: 'timedOut',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'UnambiguousTimeoutError',
        },
      },
    ],
    nearMisses: [
      { name: 'its name alone', thrown: () => foreignError('x', {}, 'CasMismatchError') },
      { name: 'its member alone', thrown: () => foreignError('x', { context: {} }, 'AppError') },
    ],
  },
  {
    library: 'neo4j-driver',
    samples: [
      ...byMeaning({
        deadlock: () => neo4j('Neo.TransientError.Transaction.DeadlockDetected'),
        missing: () => neo4j('Neo.ClientError.Statement.EntityNotFound'),
        timedOut: () => neo4j('Neo.ClientError.Transaction.TransactionTimedOut'),
        ours: () => neo4j('Neo.ClientError.Statement.SyntaxError'),
      }),
      {
        name: 'a constraint',
        thrown: () =>
          foreignError(
            'Node(1) already exists',
            { code: 'Neo.ClientError.Schema.ConstraintValidationFailed' },
            'Neo4jError',
          ),
        expected: {
          status: 409,
          meaning: 'conflict',
          fault: 'client',
          certainty: 'recognized',
          because: 'Neo.ClientError.Schema.ConstraintValidationFailed',
        },
      },
      {
        name: 'a failure that passes',
        thrown: () =>
          foreignError('x', { code: 'Neo.TransientError.General.MemoryPoolOutOfMemoryError' }, 'Neo4jError'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'TransientError',
        },
      },
      {
        name: 'a pool that stays empty',
        thrown: () => foreignError('Connection acquisition timed out in 60000 ms.', { code: 'N/A' }, 'Neo4jError'),
        expected: {
          status: 503,
          meaning: 'overloaded',
          fault: 'overload',
          certainty: 'recognized',
          because: 'no connection of the pool in time',
        },
      },
    ],
    nearMisses: [
      { name: 'its code of somebody else', thrown: () => foreignError('x', { code: 'ServiceUnavailable' }) },
      {
        name: 'its sentence of somebody else',
        thrown: () => foreignError('Connection acquisition timed out in 60000 ms.', { code: 'N/A' }, 'AppError'),
      },
    ],
  },
  {
    library: 'ldapjs',
    samples: [
      ...byMeaning({
        conflict: () => ldap(66, 'NotAllowedOnNonLeafError'),
        rejectedValue: () => ldap(19, 'ConstraintViolationError'),
        overloaded: () => ldap(51, 'BusyError'),
        storeDown: () => ldap(52, 'UnavailableError'),
        timedOut: () => ldap(3, 'TimeLimitExceededError'),
      }),
      {
        name: 'no object',
        thrown: () =>
          foreignError(
            'no such object',
            { code: 32, lde_message: 'x', lde_dn: null },
            'NoSuchObjectError',
            'LDAPError',
          ),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'result code 32',
        },
      },
      {
        name: 'ldapts, an entry that is there',
        thrown: () =>
          foreignError('entry already exists Code: 0x44', { code: 68 }, 'AlreadyExistsError', 'ResultCodeError'),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'result code 68',
        },
      },
      {
        name: 'our credentials',
        thrown: () =>
          foreignError('Invalid Credentials', { code: 49, lde_message: 'x' }, 'InvalidCredentialsError', 'LDAPError'),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized', because: 'result code 49' },
      },
    ],
    nearMisses: [
      {
        name: 'another code in the text',
        thrown: () => foreignError('entry already exists Code: 0x45', { code: 68 }, 'AlreadyExistsError'),
      },
      { name: 'its code alone', thrown: () => foreignError('x', { code: 32 }, 'NoSuchObjectError') },
    ],
  },
  {
    library: 'arangojs',
    samples: [
      ...byMeaning({
        conflict: () => arango(1200),
        storeDown: () => arango(503),
        timedOut: () => arango(1500),
        ours: () => arango(1203),
      }),
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError('unique constraint violated', { errorNum: 1210, isArangoError: true }, 'ArangoError'),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'error 1210',
        },
      },
      {
        name: 'no document',
        thrown: () => foreignError('document not found', { errorNum: 1202, isArangoError: true }, 'ArangoError'),
        expected: { status: 404, meaning: 'missing', fault: 'client', certainty: 'recognized', because: 'error 1202' },
      },
    ],
    nearMisses: [
      { name: 'its number of somebody else', thrown: () => foreignError('x', { errorNum: 1210 }, 'AppError') },
    ],
  },
];
