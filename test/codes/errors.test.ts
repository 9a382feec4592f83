import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as library from '../../src';
import { errorClasses } from '../../src/codes/error-class-of-code';
import {
  ContentTooLarge,
  Forbidden,
  httpError,
  MethodNotAllowed,
  ProxyAuthenticationRequired,
  RangeNotSatisfiable,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
  UnsupportedMediaType,
  UpgradeRequired,
} from '../../src/codes/errors';
import { HttpError, isHttpError } from '../../src/codes/http-error';
import { isFailureStatus, returnCodes } from '../../src/codes/return-codes';

const classes = Object.entries(errorClasses);

describe.each(classes)('%s', (code, ErrorClass) => {
  const row = Object.values(returnCodes).find((candidate) => candidate.code === code);

  it('is its row of the table', () => {
    const { status, title, description } = row ?? {};
    expect(new ErrorClass()).toMatchObject({ code, status, title, description, message: description });
  });

  it('is named for its phrase, and exported under that name', () => {
    expect(ErrorClass.name).toBe(row?.title.split(/[ -]/).map((word) => word[0] + word.slice(1).toLowerCase()).join('')); // prettier-ignore
    expect(new Map(Object.entries(library)).get(ErrorClass.name)).toBe(ErrorClass);
    expect(new ErrorClass().name).toBe(ErrorClass.name);
  });

  it('takes a detail and options', () => {
    const cause = new Error('deep');
    expect(new ErrorClass('detail', { cause })).toMatchObject({ detail: 'detail', cause });
  });

  it('is what httpError makes of its status', () => {
    const error = httpError(new ErrorClass().status, 'detail', { type: '/own' });
    expect(error).toBeInstanceOf(ErrorClass);
    expect(error).toMatchObject({ detail: 'detail', type: '/own' });
  });
});

it('has a class for each failure of the table', () => {
  const failures = Object.values(returnCodes).filter((row) => isFailureStatus(row.status));
  expect(classes.map(([code]) => code)).toEqual(failures.map((row) => row.code));
});

it('has classes, a map of them and tables in the README that are what the table of return codes makes', () => {
  const arguments_ = ['-r', 'ts-node/register/transpile-only', join(__dirname, 'generate.ts'), '--check'];
  expect(execFileSync(process.execPath, arguments_, { encoding: 'utf8', stdio: 'pipe' })).toBe('');
});

describe('the options that become header fields', () => {
  it.each([
    ['challenge', new Unauthorized('', { challenge: { scheme: 'Bearer', realm: 'a"b' } }), 'WWW-Authenticate', 'Bearer realm="a\\"b"'], // prettier-ignore
    ['challenge', new Forbidden('', { challenge: { scheme: 'Bearer', error: 'insufficient_scope', scope: 'orders:write' } }), 'WWW-Authenticate', 'Bearer error="insufficient_scope", scope="orders:write"'], // prettier-ignore
    ['challenge', new ProxyAuthenticationRequired('', { challenge: ['Basic realm="a"', 'Negotiate'] }), 'Proxy-Authenticate', ['Basic realm="a"', 'Negotiate']], // prettier-ignore
    ['allow', new MethodNotAllowed('', { allow: ['GET', 'HEAD'] }), 'Allow', 'GET, HEAD'],
    ['allow', new MethodNotAllowed('', { allow: 'GET,HEAD ,, PUT' }), 'Allow', 'GET, HEAD, PUT'],
    ['allow', new MethodNotAllowed('', { allow: [] }), 'Allow', ''],
    ['allow', new MethodNotAllowed('', { allow: '' }), 'Allow', ''],
    ['retryAfter', new ServiceUnavailable('', { retryAfter: 1.5 }), 'Retry-After', '2'],
    ['retryAfter', new TooManyRequests('', { retryAfter: -1 }), 'Retry-After', '0'],
    ['retryAfter', new ContentTooLarge('', { retryAfter: new Date('2100-01-01') }), 'Retry-After', 'Fri, 01 Jan 2100 00:00:00 GMT'], // prettier-ignore
    ['accept', new UnsupportedMediaType('', { accept: ['application/json', 'text/csv'] }), 'Accept', 'application/json, text/csv'], // prettier-ignore
    ['acceptEncoding', new UnsupportedMediaType('', { acceptEncoding: 'gzip' }), 'Accept-Encoding', 'gzip'],
    ['upgrade', new UpgradeRequired('', { upgrade: ['HTTP/2.0', 'IRC/6.9'] }), 'Upgrade', 'HTTP/2.0, IRC/6.9'],
    ['size', new RangeNotSatisfiable('', { size: 0 }), 'Content-Range', 'bytes */0'],
  ])('%s of %o', (_option, error, name, value) => {
    expect(error.headers).toEqual({ [name]: value });
    expect(error.dropped).toBeUndefined();
  });

  const unchecked = (value: unknown): never => value as never;
  it.each([
    ['challenge', new Unauthorized('', { challenge: { scheme: 'B', realm: 'a\nb' } }), 'WWW-Authenticate'],
    ['challenge', new ProxyAuthenticationRequired('', { challenge: unchecked(1) }), 'Proxy-Authenticate'],
    ['allow', new MethodNotAllowed('', { allow: 'GET POST' }), 'Allow'],
    ['allow', new MethodNotAllowed('', { allow: ['a b', ''] }), 'Allow'],
    ['allow', new MethodNotAllowed('', { allow: unchecked(7) }), 'Allow'],
    ['retryAfter', new ServiceUnavailable('', { retryAfter: NaN }), 'Retry-After'],
    ['retryAfter', new TooManyRequests('', { retryAfter: unchecked('120') }), 'Retry-After'],
    ['retryAfter', new ContentTooLarge('', { retryAfter: new Date(NaN) }), 'Retry-After'],
    ['accept', new UnsupportedMediaType('', { accept: ['a\r\nb'] }), 'Accept'],
    ['acceptEncoding', new UnsupportedMediaType('', { acceptEncoding: unchecked({}) }), 'Accept-Encoding'],
    ['upgrade', new UpgradeRequired('', { upgrade: '\n' }), 'Upgrade'],
    ['size', new RangeNotSatisfiable('', { size: -1 }), 'Content-Range'],
    ['size', new RangeNotSatisfiable('', { size: 1.5 }), 'Content-Range'],
    ['size', new RangeNotSatisfiable('', { size: unchecked('9') }), 'Content-Range'],
  ])('an unusable %s is dropped and named: %o', (option, error, name) => {
    expect(error.headers).toBeUndefined();
    expect(error.dropped).toEqual([`option "${option}": cannot be written as ${name}`]);
  });

  it.each([
    ['allow', new MethodNotAllowed('', { allow: ['GET', 'P OST', 'PUT'] }), 'GET, PUT', 'Allow: "P OST"'],
    ['allow', new MethodNotAllowed('', { allow: 'GET, P OST,PUT' }), 'GET, PUT', 'Allow: "P OST"'],
    ['allow', new MethodNotAllowed('', { allow: unchecked(['GET', 7, 'PUT']) }), 'GET, PUT', 'Allow: 7'],
    ['accept', new UnsupportedMediaType('', { accept: ['text/csv', 'a\r\nb'] }), 'text/csv', 'Accept: "a\\r\\nb"'],
    ['acceptEncoding', new UnsupportedMediaType('', { acceptEncoding: unchecked(['gzip', {}]) }), 'gzip', 'Accept-Encoding: an object'],
    ['upgrade', new UpgradeRequired('', { upgrade: ['HTTP/2.0', '→'] }), 'HTTP/2.0', 'Upgrade: "→"'],
    ['challenge', new Unauthorized('', { challenge: ['Negotiate', { scheme: 'Be arer' }] }), ['Negotiate'], 'WWW-Authenticate: an object'],
    ['challenge', new ProxyAuthenticationRequired('', { challenge: ['', 'Negotiate'] }), ['Negotiate'], 'Proxy-Authenticate: ""'],
  ])('keep what is usable of the list %s, and name what is not: %o', (option, error, value, told) => {
    const [name = ''] = told.split(':');
    expect(error.headers).toEqual({ [name]: value });
    expect(error.dropped).toEqual([
      expect.stringMatching(new RegExp(`^option "${option}": item [123] cannot be written as ${name}: `)),
    ]);
    expect(error.dropped?.[0]).toContain(told);
  }); // prettier-ignore

  it('name at most three items of a list', () => {
    const allow = ['GET', ...Array.from({ length: 50 }, (_, index) => `no ${index}`)];
    const error = new MethodNotAllowed('', { allow });
    expect(error.headers).toEqual({ Allow: 'GET' });
    expect(error.dropped).toEqual([
      'option "allow": item 2 cannot be written as Allow: "no 0"',
      'option "allow": item 3 cannot be written as Allow: "no 1"',
      'option "allow": item 4 cannot be written as Allow: "no 2"',
      'option "allow": 47 more items cannot be written as Allow',
    ]);
  });

  it('are lists of at most 100', () => {
    const methods = Array.from({ length: 101 }, () => 'GET');
    expect(new MethodNotAllowed('', { allow: methods.slice(1) }).headers).toEqual({
      Allow: methods.slice(1).join(', '),
    });
    expect(new MethodNotAllowed('', { allow: methods }).headers).toBeUndefined();
  });

  it('stand beside other headers', () => {
    const error = new ServiceUnavailable('', { retryAfter: 5, headers: { 'X-A': '1' } });
    expect(error.headers).toEqual({ 'Retry-After': '5', 'X-A': '1' });
  });
});

describe('httpError', () => {
  it.each([418, 499, 520, 599])('H14: keeps the failure status %d, which means what its x00 means', (status) => {
    const error = httpError(status, 'detail');
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({ status, statusCode: status, detail: 'detail', expose: status < 500 });
    expect(error.code).toBe(status < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR');
  });

  it.each([200, 302, 600, 404.5, NaN, '404', null, undefined])(
    'H14: makes a 500 of %p, and says so in its cause',
    (status) => {
      const cause = new Error('deep');
      const error = httpError(status as never, 'detail', { cause });
      expect(isHttpError(error)).toBe(true);
      expect(error).toMatchObject({ status: 500, expose: false });
      expect(error.detail).toBeUndefined();
      expect(error.cause).toMatchObject({ name: 'RangeError', message: expect.stringContaining('no failure status: "detail"'), cause }); // prettier-ignore
    },
  );
});
