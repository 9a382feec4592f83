import createError from 'http-errors';
import { exposedMessage, isForeign } from '../../src/mapper/foreign';
import { foreignError } from '../support/foreign-error';

describe('exposedMessage', () => {
  it('is the message of an error of http-errors, and of an app, that says expose: true', () => {
    expect(exposedMessage(createError(404, 'No such order'))).toBe('No such order');
    expect(exposedMessage(createError(404, 'No such order', { code: 'ENOORDER' }))).toBe('No such order');
    expect(exposedMessage(foreignError('Paid already', { expose: true }, 'OrderPaid'))).toBe('Paid already');
  });

  it.each([
    ['expose: false', foreignError('x', { expose: false })],
    ['no expose', foreignError('x')],
    ['expose: "true"', foreignError('x', { expose: 'true' })],
    ['a code of the system', createError(400, foreignError('x', { code: 'ECONNREFUSED' }))],
    ['a SQLSTATE', createError(400, foreignError('x', { code: '23505' }))],
    ['a numeric code', createError(400, foreignError('x', { code: 11000 }))],
    ['a query', createError(400, foreignError('x', { sql: 'select 1' }))],
    ["an upstream's headers and response", createError(400, foreignError('x', { response: {} }))],
    ["a validator's issues", createError(400, foreignError('x', { issues: [] }))],
    ['the name of a programming error', createError(400, new TypeError('x is not a function'))],
    [
      'the name of a token error',
      createError(401, foreignError('jwt audience invalid. expected: x', { name: 'JsonWebTokenError' })),
    ],
    ['the name of an ORM', createError(400, foreignError('x', { name: 'SequelizeDatabaseError' }))],
  ])('is none, given %s', (_, thrown) => {
    expect(exposedMessage(thrown)).toBeUndefined();
  });

  it('is not fooled by a plain error: isForeign says no', () => {
    expect(isForeign(new Error('x'))).toBe(false);
    expect(isForeign(foreignError('x', { name: 'x'.repeat(1e6), code: 'y'.repeat(1e6) }))).toBe(false);
  });
});

describe('a mark of somebody else', () => {
  it.each([
    ...['ECONNREFUSED', 'E2BIG', 'UND_ERR_SOCKET', 'X_ERR_A1', 'ERR_TLS', 'ER_DUP_ENTRY', 'SQLITE_BUSY', 'P2002'],
    ...['23505', '42P01', '0A000'],
  ])('is the code %s', (code) => {
    expect(isForeign(foreignError('x', { code }))).toBe(true);
  });

  it.each([
    ...['xECONNREFUSED', 'ECONNrefused', 'OUT_OF_STOCK', 'x_ERR_A', '_ERR_A', 'UND_ERR_', 'MY_ERROR', 'ERR_', 'ER_'],
    ...['SQLITE_', 'P2', 'P20021', 'PAID!', 'PXXXX', 'ABCDE', '1234', '123456', 'x23505', 'ERR-A', 'SQLITE-BUSY'],
  ])('is not the code %s', (code) => {
    expect(isForeign(foreignError('x', { code }))).toBe(false);
  });

  it.each([
    ...['TypeError', 'RangeError', 'SyntaxError', 'URIError', 'AggregateError', 'FetchError', 'QueryError'],
    ...[
      'ConnectionError',
      'PoolConnectionError',
      'DatabaseError',
      'MyDatabaseQueryError',
      'RequestError',
      'AbortError',
    ],
    ...['TimeoutError', 'DriverError', 'NeoDriverError', 'SequelizeError', 'PrismaClientError', 'MongoServerError'],
    ...['AxiosError', 'KafkaJSError', 'MongooseError', 'JWTExpired', 'JWSInvalid', 'JWEInvalid', 'JWKInvalid'],
    ...['JOSEError', 'RedisError', 'ReplyError', 'PostgresError', 'InvariantViolation'],
  ])('is the name %s', (name) => {
    expect(isForeign(foreignError('x', { name }))).toBe(true);
  });

  it.each([
    ...['MyTypeError', 'TypeErrorOfMine', 'PrototypeError', 'My-ConnectionError', 'ConnectionErrors', 'MyMongoError'],
    ...['Database-Error', 'MyRedisError', 'JWXError', 'OrderError'],
  ])('is not the name %s', (name) => {
    expect(isForeign(foreignError('x', { name }))).toBe(false);
  });
});
