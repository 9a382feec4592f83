import { answerTo, foreignError, SECRET, textOf } from '../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;
const named = (name: string, members: object = {}, text: string = SECRET): Error =>
  foreignError(text, { name, ...members }, name);
const classed = (name: string, text: string = SECRET): Error => foreignError(text, {}, name); // name stays "Error"

describe('MongoDB', () => {
  it.each([
    [11000, 409],
    [112, 409],
    [251, 409],
    [121, 400],
    [66, 400],
    [10334, 413],
    [91, 503],
    [189, 503],
    [10107, 503],
    [11600, 503],
    [16500, 503],
    [50, 504],
    [64, 504],
    [262, 504],
    [13, 500],
    [18, 500],
    [2, 500],
    [59, 500],
    [26, 500],
  ])('code %i of the server is a %i', (code, status) => {
    const thrown = named('MongoServerError', { code, keyValue: { email: SECRET }, errmsg: SECRET });
    expect(statusOf(thrown)).toBe(status);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it.each<[string, object, number]>([
    ['MongoServerSelectionError', {}, 503],
    ['MongoNetworkError', {}, 503],
    ['MongoPoolClearedError', {}, 503],
    ['MongoNetworkTimeoutError', {}, 504],
    ['MongoOperationTimeoutError', {}, 504],
    ['MongoInvalidArgumentError', {}, 500],
    ['MongoBulkWriteError', { code: 11000 }, 409],
    ['MongoBulkWriteError', { writeErrors: [{ code: 121 }] }, 400],
    ['MongoClientBulkWriteError', { writeErrors: new Map([[0, { code: 11000 }]]) }, 409],
    ['MongoWriteConcernError', { result: { writeConcernError: { code: 64 } } }, 504],
    ['MongoWriteConcernError', { writeConcernError: { code: 91 } }, 503],
    ['MongooseServerSelectionError', {}, 503],
    ['DocumentNotFoundError', { filter: { email: SECRET } }, 404],
    ['VersionError', { version: 3, modifiedPaths: [] }, 409],
    ['MongooseBulkSaveIncompleteError', {}, 409],
    ['CastError', { stringValue: SECRET, valueType: 'string', kind: 'ObjectId', path: '_id' }, 400],
    ['StrictModeError', { path: 'x', isImmutableError: false }, 400],
    ['MongooseBulkWriteError', { validationErrors: [new Error(SECRET)] }, 400],
    ['ParallelSaveError', {}, 500],
    ['OverwriteModelError', {}, 500],
  ])('%s is a status of its own (%#)', (name, members, status) => {
    expect(statusOf(named(name, members))).toBe(status);
  });

  it('no connection in mongoose, a text that is no id in BSON', () => {
    expect(statusOf(named('MongooseError', {}, 'Operation `u.find()` buffering timed out after 10000ms'))).toBe(503);
    expect(statusOf(named('MongooseError', {}, 'sort() takes one argument'))).toBe(500);
    expect(statusOf(named('BSONError', {}, 'input must be a 24 character hex string'))).toBe(400);
    expect(statusOf(named('BSONError', {}, 'Cannot convert circular structure'))).toBe(500);
  });

  it('a name alone, as an app can choose it, says nothing', () => {
    expect(['CastError', 'VersionError', 'DocumentNotFoundError'].map((name) => statusOf(named(name)))).toEqual([
      500, 500, 500,
    ]);
  });
});

describe('Redis', () => {
  it.each([
    ['READONLY You cannot write', 503],
    ['LOADING Redis is loading', 503],
    ['OOM command not allowed', 503],
    ['CLUSTERDOWN The cluster is down', 503],
    ['ERR max number of clients reached', 503],
    ['BUSYGROUP exists', 409],
    ['WRONGTYPE Operation', 500],
    ['NOAUTH Authentication required', 500],
    ['WRONGPASS invalid', 500],
    ['ERR syntax error', 500],
    ['no word in capitals', 500],
  ])('the reply "%s" is a %i', (text, status) => {
    expect(statusOf(named('ReplyError', { command: { name: 'set', args: [SECRET] } }, text))).toBe(status); // ioredis
    expect(statusOf(classed('SimpleError', text))).toBe(status); // redis@6
  });

  it.each([
    ['ClientClosedError', 503],
    ['ClientOfflineError', 503],
    ['SocketClosedUnexpectedlyError', 503],
    ['ReconnectStrategyError', 503],
    ['ConnectionTimeoutError', 504],
    ['SocketTimeoutError', 504],
    ['WatchError', 409],
  ])('%s of redis, whose name is "Error", is a %i', (name, status) => {
    expect(statusOf(classed(name))).toBe(status);
  });

  it('what the clients and redlock name themselves', () => {
    expect(statusOf(named('MaxRetriesPerRequestError'))).toBe(503);
    expect(statusOf(named('ClusterAllFailedError'))).toBe(503);
    expect(statusOf(named('AbortError', { command: 'BLPOP', args: [SECRET] }))).toBe(503);
    expect(statusOf(named('AbortError'))).toBe(500);
    expect(statusOf(named('LockError', { attempts: 2 }))).toBe(409);
    expect(statusOf(named('LockError'))).toBe(500);
    expect(statusOf(foreignError('x', { replies: ['OK', classed('ErrorReply', 'OOM x')] }, 'MultiErrorReply'))).toBe(
      503,
    );
  });
});

describe('brokers', () => {
  it.each<[string, object, number]>([
    ['KafkaJSConnectionError', {}, 503],
    ['KafkaJSRequestTimeoutError', {}, 504],
    ['KafkaJSNumberOfRetriesExceeded', { cause: named('KafkaJSRequestTimeoutError') }, 504],
    ['KafkaJSNumberOfRetriesExceeded', { cause: named('KafkaJSConnectionError') }, 503],
    ['KafkaJSProtocolError', { type: 'LEADER_NOT_AVAILABLE', code: 5 }, 503],
    ['KafkaJSProtocolError', { type: 'MESSAGE_TOO_LARGE', code: 10 }, 413],
    ['KafkaJSSASLAuthenticationError', {}, 500],
    ['KafkaJSNonRetriableError', {}, 500],
  ])('%s (%#)', (name, members, status) => {
    expect(statusOf(named(name, members))).toBe(status);
  });

  it.each<[string, object, number]>([
    ['Connection closed: 320 (CONNECTION-FORCED) with message "x"', { code: 320 }, 503],
    ['Operation failed: QueueDeclare; 404 (NOT-FOUND) with message "x"', { code: 404, classId: 50, methodId: 10 }, 500],
    ['Operation failed: QueueDeclare; 405 (RESOURCE-LOCKED) with message "x"', { code: 405, classId: 50 }, 409],
    ['Handshake terminated by server: 403 (ACCESS-REFUSED) with message "x"', {}, 500],
    ['Connection refused: Not authorized', { code: 5 }, 500],
    ['Connection refused: Server unavailable', { code: 3 }, 503],
    ['Publish error: Packet too large', { code: 149 }, 413],
  ])('%s', (text, members, status) => {
    expect(statusOf(foreignError(text, members))).toBe(status);
  });

  it('a channel that is closed, and nats by its code', () => {
    expect(statusOf(named('IllegalOperationError', {}, 'Channel closed'))).toBe(503);
    const codes = ['TIMEOUT', '503', 'CONNECTION_REFUSED', 'AUTHORIZATION_VIOLATION', '404'];
    expect(codes.map((code) => statusOf(named('NatsError', { code })))).toEqual([504, 503, 503, 500, 404]);
    expect(statusOf(named('NoRespondersError'))).toBe(503);
  });
});

describe('other stores', () => {
  it.each<[string, object, number]>([
    ['NoHostAvailableError', { innerErrors: {} }, 503],
    ['OperationTimedOutError', {}, 504],
    ['ResponseError', { code: 0x1001, coordinator: SECRET }, 503],
    ['ResponseError', { code: 0x1100 }, 504],
    ['ResponseError', { code: 0x2000 }, 500],
    ['CasMismatchError', { context: {} }, 409],
    ['UnambiguousTimeoutError', { context: {} }, 504],
    ['BucketNotFoundError', { context: {} }, 500],
    ['Neo4jError', { code: 'ServiceUnavailable' }, 503],
    ['Neo4jError', { code: 'Neo.ClientError.Schema.ConstraintValidationFailed' }, 409],
    ['Neo4jError', { code: 'Neo.TransientError.General.MemoryPoolOutOfMemoryError' }, 503],
    ['Neo4jError', { code: 'Neo.ClientError.Security.Unauthorized' }, 500],
    ['NoSuchObjectError', { code: 32, lde_message: SECRET }, 404],
    ['EntryAlreadyExistsError', { code: 68, lde_message: SECRET }, 409],
    ['InvalidCredentialsError', { code: 49, lde_message: SECRET }, 500],
    ['BusyError', { code: 51, lde_message: SECRET }, 503],
    ['TimeoutError', { code: 80, lde_message: SECRET }, 504],
    ['ArangoError', { errorNum: 1210, isArangoError: true }, 409],
  ])('%s (%#)', (name, members, status) => {
    expect(statusOf(named(name, members))).toBe(status);
    expect(textOf(named(name, members))).not.toContain(SECRET);
  });

  it('ldapts says its code at the end of the message', () => {
    expect(statusOf(named('NoSuchObjectError', { code: 32 }, 'no such object. Code: 0x20'))).toBe(404);
    expect(statusOf(named('NoSuchObjectError', { code: 32 }, 'no such object'))).toBe(500);
  });

  it.each([
    ['timeout exceeded when trying to connect', 503],
    ['Query read timeout', 504],
    ['Queue limit reached.', 503],
    ['Connection is closed.', 503],
    ['Command timed out', 504],
    ['No servers available', 503],
    ['Missing key for job 7. updateData', 404],
    ['Job 7 is not in the failed state. reprocessJob', 409],
    ['All sentinels are unreachable. Retrying from scratch', 503],
    ['Server at 10.0.0.1:11211 not available', 503],
    ['Job done', 500],
    ['timeout expired!', 500],
    ['Server at rest', 500],
  ])('the plain Error "%s" is a %i', (text, status) => {
    expect(statusOf(new Error(text))).toBe(status);
    expect(answerTo(new Error(text)).problem).not.toHaveProperty('detail');
  });

  it('a status that the app has set on the error stands', () => {
    expect(statusOf(Object.assign(new Error('Connection is closed.'), { status: 502 }))).toBe(502);
  });
});
