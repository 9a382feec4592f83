import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import boom from '@hapi/boom';
import createError from 'http-errors';
import { toHttpError } from '../src';
import { foreignError } from './support/foreign-error';
import { mappedTable } from './support/mapped-table';

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (thrown) {
    return thrown;
  }
};
const decorated = (status: number, type: string): Error => createError(status, 'as body-parser says it', { type });
const upstream = (status: number): Error =>
  foreignError('Request failed', { isAxiosError: true, config: {}, response: { status, headers: {} }, status }, 'AxiosError'); // prettier-ignore
const aws = (name: string, httpStatusCode: number): Error =>
  foreignError(name, { name, $fault: 'client', $metadata: { httpStatusCode, requestId: '1' } }, name);
const grpc = (code: number, name: string): Error =>
  foreignError(`${code} ${name}: no`, { code, details: 'no', metadata: { getMap: () => ({}) } });
const sqlState = (code: string): Error => foreignError('no', { name: 'error', code, severity: 'ERROR', routine: 'x' });
const system = (code: string, errno: number, syscall: string): Error => foreignError(code, { code, errno, syscall });

// By a library: what is said of its kind, as such libraries throw it.
const samples: Record<string, Record<string, unknown>> = {
  '`express.json()`': {
    '400 malformed body': decorated(400, 'entity.parse.failed'),
    '400 malformed path': Object.assign(new URIError("Failed to decode param '%ff'"), { status: 400, statusCode: 400 }),
    '413 body too large': decorated(413, 'entity.too.large'),
    '415 unknown charset or coding': decorated(415, 'charset.unsupported'),
    '404 no such file': createError(404, system('ENOENT', -2, 'stat')),
    '416 no such range': createError(416, { headers: { 'Content-Range': 'bytes */11' } }),
  },
  'http-errors': { '404 not found, and every other status that they say': boom.notFound() },
  multer: {
    '413 file too large': foreignError(
      'File too large',
      { name: 'MulterError', code: 'LIMIT_FILE_SIZE', field: 'a' },
      'MulterError',
    ),
    '400 any other limit': foreignError(
      'Too many files',
      { name: 'MulterError', code: 'LIMIT_FILE_COUNT', field: 'a' },
      'MulterError',
    ),
    '415 no form': new Error('Missing Content-Type'),
  },
  jsonwebtoken: {
    '401 bad or expired token, with its challenge': foreignError('jwt expired', { name: 'TokenExpiredError', expiredAt: new Date() }), // prettier-ignore
    '403 bad CSRF token': createError(403, 'invalid csrf token', { code: 'EBADCSRFTOKEN' }),
    '500 no key of ours': foreignError('secret or public key must be provided', { name: 'JsonWebTokenError' }),
  },
  zod: {
    '400 failed validation, with `errors`': foreignError('[]', { name: 'ZodError', issues: [{ code: 'custom', path: ['a'], message: 'no' }] }), // prettier-ignore
  },
  PostgreSQL: {
    '409 duplicate, broken reference or deadlock': sqlState('23505'),
    '400 value that the column cannot take': sqlState('22P02'),
    '404 no such record': foreignError('none', { name: 'PrismaClientKnownRequestError', code: 'P2025', clientVersion: '7' }), // prettier-ignore
    '503 unreachable or overloaded': sqlState('53300'),
    '504 statement timeout': sqlState('57014'),
    '500 our SQL, schema or rights': sqlState('42601'),
  },
  MongoDB: {
    '409 duplicate key': foreignError('E11000', { code: 11000, name: 'MongoServerError' }, 'MongoServerError', 'MongoError'), // prettier-ignore
    '400 invalid document': foreignError('no', { name: 'ValidationError', _message: 'User validation failed', errors: { a: { name: 'ValidatorError', kind: 'required', path: 'a', message: 'no' } } }), // prettier-ignore
    '404 no such document': foreignError('no', { name: 'DocumentNotFoundError', filter: {}, result: null }, 'DocumentNotFoundError'), // prettier-ignore
  },
  Redis: {
    '503 unreachable': foreignError('Reached the max retries', { name: 'MaxRetriesPerRequestError' }, 'MaxRetriesPerRequestError'), // prettier-ignore
    '504 command timed out': new Error('Command timed out'),
  },
  fetch: {
    '502 answered 4xx or 5xx': upstream(401),
    '503 answered 429 or 503': upstream(429),
    '502 refused, reset or garbage': new TypeError('fetch failed', { cause: system('ECONNREFUSED', -111, 'connect') }),
    '504 no answer in time': new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
  },
  AWS: {
    '502 failed call': aws('AccessDenied', 403),
    '503 throttled': aws('SlowDown', 503),
    '404 no such object': aws('NoSuchKey', 404),
    '409 condition not met': aws('ConditionalCheckFailedException', 400),
    '402 card declined': foreignError('declined', { type: 'StripeCardError', rawType: 'card_error', statusCode: 402, requestId: 'r', raw: {} }), // prettier-ignore
  },
  gRPC: {
    '404 NOT_FOUND': grpc(5, 'NOT_FOUND'),
    '409 ALREADY_EXISTS': grpc(6, 'ALREADY_EXISTS'),
    '502 INVALID_ARGUMENT': grpc(3, 'INVALID_ARGUMENT'),
    '503 UNAVAILABLE': grpc(14, 'UNAVAILABLE'),
    '504 DEADLINE_EXCEEDED': grpc(4, 'DEADLINE_EXCEEDED'),
  },
  opossum: {
    '503 open circuit': foreignError('Breaker is open', { code: 'EOPENBREAKER' }),
    '504 timed out': foreignError('Promise timed out', { name: 'TimeoutError' }),
    '429 too many requests, with `Retry-After`': Object.assign(new (class RateLimiterRes {})(), { msBeforeNext: 4200, remainingPoints: 0, consumedPoints: 2 }), // prettier-ignore
  },
  'Node itself': {
    '503 too many open files': system('EMFILE', -24, 'open'),
    '502 connection refused': system('ECONNREFUSED', -111, 'connect'),
    '504 time-out': system('ETIMEDOUT', -110, 'connect'),
    '500 child process that failed': thrownBy(() => execFileSync(process.execPath, ['-e', 'process.exit(404 % 256)'], { stdio: 'pipe' })), // prettier-ignore
    '500 `TypeError`': thrownBy(() => JSON.parse('{}').order.item),
    "500 `throw 'oops'`": 'oops',
  },
};

const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');
const table = /^\| Thrown by .*\n.*\n((?:\|.*\n)+)/m.exec(readme)?.[1] ?? '';
const rows = table.trim().split('\n').map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim())); // prettier-ignore

it('has in the README the table that is made of the families', () => {
  expect(rows).toEqual(mappedTable());
});

describe.each(Object.entries(samples))('What is thrown by %s', (_family, claims) => {
  it.each(Object.entries(claims))('comes out as %s', (claim, thrown) => {
    const error = toHttpError(thrown);
    expect(`${error.status} ${claim.slice(4)}`).toBe(claim);
    expect(error.cause).toBe(thrown);
    if (claim.includes('`errors`')) expect(error.errors).toHaveLength(1);
    if (claim.includes('challenge')) expect(error.headers).toHaveProperty('WWW-Authenticate');
    if (claim.includes('`Retry-After`')) expect(error.headers).toHaveProperty('Retry-After', '5');
  });
});
