import { classOf, isOfClass } from '../../src/mapper/classes';
import { marksOf, statusOf } from '../../src/mapper/facts';
import { foreignError } from '../support/foreign-error';
import { hostileProxy, revokedProxy } from '../support/hostile';

describe('marksOf', () => {
  it('has the class for a name where the name is a mere "Error"', () => {
    expect(marksOf(foreignError('x', {}, 'SimpleError')).name).toBe('SimpleError');
    expect(marksOf(foreignError('x', { name: 'ReplyError' }, 'SimpleError')).name).toBe('ReplyError');
    expect(marksOf(new TypeError('x')).name).toBe('TypeError');
    expect(marksOf({ name: 'error' }).name).toBe('Object');
  });

  it('tells a code that is a text from one that is a number', () => {
    expect(marksOf({ code: '23505', message: 'x' })).toMatchObject({ code: '23505', number: undefined, message: 'x' });
    expect(marksOf({ code: 14, statusCode: 404 })).toMatchObject({ code: '', number: 14, status: 404 });
  });

  it.each([[null], ['text'], [hostileProxy({})], [revokedProxy({})], [{ message: 1, code: {}, status: '404' }]])(
    'finds nothing in %#',
    (thrown) => {
      expect(marksOf(thrown)).toMatchObject({ code: '', number: undefined, message: '', status: undefined });
    },
  );
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
