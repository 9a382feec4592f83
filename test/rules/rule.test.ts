import createError from 'http-errors';
import { Conflict } from '../../src/errors';
import { causesOf, classOf, exposedMessage, isForeign, isOfClass, statusOf } from '../../src/rules/rule';
import { foreignError } from '../support/foreign-error';
import { hostileProxy, revokedProxy } from '../support/hostile';

describe('causesOf', () => {
  it.each([
    'cause',
    'original',
    'parent',
    'driverError',
    'nativeError',
    'inner',
    'originalError',
    'previous',
    'oauthError',
  ])('follows %s', (link) => {
    const cause = new Error('cause');
    const thrown = foreignError('wrapper', { [link]: cause });
    expect(causesOf(thrown)).toEqual([thrown, cause]);
  });

  it("calls VError's cause()", () => {
    const cause = new Error('cause');
    const thrown = foreignError('wrapper', { cause: () => cause });
    expect(causesOf(thrown)).toEqual([thrown, cause]);
    const broken = foreignError('wrapper', {
      cause: () => {
        throw cause;
      },
    });
    expect(causesOf(broken)).toEqual([broken]);
  });

  it('takes the members of an aggregate that are errors', () => {
    const member = new Error('member');
    const thrown = foreignError('several', { errors: [member, { message: 'a validation issue' }] });
    expect(causesOf(thrown)).toEqual([thrown, member]);
  });

  it('takes any cause of an error of ours, and of a foreign one only what has a message', () => {
    const own = new Conflict(undefined, { cause: null });
    expect(causesOf(own)).toEqual([own, null]);
    const foreign = foreignError('x', { parent: { name: 'table' } });
    expect(causesOf(foreign)).toEqual([foreign]);
  });

  it('ends where causes go round, and after sixteen', () => {
    const one = foreignError('one');
    const two = foreignError('two', { cause: one });
    Object.assign(one, { cause: two });
    expect(causesOf(one)).toEqual([one, two]);
    const errors = Array.from({ length: 40 }, (_, index) => new Error(String(index)));
    expect(causesOf(foreignError('many', { errors }))).toHaveLength(16);
  });
});

describe('statusOf', () => {
  it.each([
    [{ status: 404 }, 404],
    [{ statusCode: 410 }, 410],
    [{ status: 'fail', statusCode: 404 }, 404],
    [{ status: 400, statusCode: 500 }, 400],
    [{ status: '404' }, undefined],
    [{ status: 404.5 }, undefined],
    [{ status: 302 }, undefined],
    [{ status: 1000, statusCode: Number.NaN }, undefined],
    [null, undefined],
  ])('reads %j as %j', (thrown, status) => {
    expect(statusOf(thrown)).toBe(status);
  });
});

describe('classOf and isOfClass', () => {
  const error = foreignError('x', {}, 'JwtExpiredError', 'JwtBaseError');

  it('know a class and those above it by name', () => {
    expect(classOf(error)).toBe('JwtExpiredError');
    expect(isOfClass(error, 'JwtExpiredError')).toBe(true);
    expect(isOfClass(error, 'JwtBaseError')).toBe(true);
    expect(isOfClass(error, 'Error')).toBe(true);
    expect(isOfClass(error, 'JwtBase')).toBe(false);
    expect(isOfClass(error, 'JwtBaseError')).toBe(true); // from what was read before
  });

  it.each([[null], ['text'], [Object.create(null)], [hostileProxy({})], [revokedProxy({})]])(
    'find none in %#',
    (thrown) => {
      expect(isOfClass(thrown, 'Error')).toBe(false);
      expect(classOf(thrown)).toBeUndefined();
    },
  );
});

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
