import { InputError, NotFoundError } from '@backstage/errors';
import createError from 'http-errors';
import { Conflict, errorHandler, explain, toHttpError, toProblem } from '../../src';
import type { ErrorClass, ExplainOptions } from '../../src';
import { upstreamMark } from '../../src/codes/http-error';
import { answerTo, SECRET, textOf } from '../support/foreign-error';
import { hostileProxy, revokedProxy } from '../support/hostile';

class ApiError extends Error {
  constructor(message: string, members: object = {}) {
    super(message);
    Object.assign(this, members);
  }
}
class OrderMissing extends ApiError {}
class Bare extends Error {}
const appErrors = [ApiError, Bare];
const shown = 'Order 17 is not there.';
const sentOf = (thrown: unknown, options: ExplainOptions = { appErrors }): unknown[] => {
  const { problem } = answerTo(thrown, options);
  return [problem.status, problem.detail];
};

describe('appErrors', () => {
  it.each(['status', 'statusCode', 'httpStatus', 'httpStatusCode'])('%s and the message are the answer', (member) => {
    for (const status of [404, '404']) {
      const thrown = new ApiError(shown, { [member]: status });
      const { error, ...verdict } = explain(thrown, { appErrors });
      expect(error).toMatchObject({ status: 404, code: 'NOT_FOUND', detail: shown, cause: thrown });
      expect(verdict).toEqual({
        family: 'app',
        because: `appErrors: ${member} 404`,
        fault: 'client',
        certainty: 'stated',
      });
    }
  });

  it('a class below a listed one follows', () => {
    expect(sentOf(new OrderMissing(shown, { statusCode: 404 }))).toEqual([404, shown]);
    expect(sentOf(new OrderMissing(shown, { statusCode: 404 }), { appErrors: [OrderMissing] })).toEqual([404, shown]);
    expect(sentOf(new ApiError(shown, { statusCode: 404 }), { appErrors: [OrderMissing] })).toEqual([404, undefined]);
  });

  it.each<[string, object, number]>([
    ['the first of them that is a status of a failure', { status: 'fail', statusCode: 409 }, 409],
    ['status before the others', { httpStatus: 410, statusCode: 410, status: 404 }, 404],
    ['digits before what is none', { status: '', httpStatusCode: '422' }, 422],
    ['a status without a class', { status: 499 }, 499],
  ])('takes %s', (_, members, status) => {
    expect(sentOf(new ApiError(shown, members))).toEqual([status, shown]);
  });

  it.each(['200', '304', '600', '4040', '0x194', ' 404', '404 ', 'NaN', 404.5, 200, null, ['404'], { valueOf: 404 }])(
    'takes %p for no status',
    (status) => {
      expect(sentOf(new ApiError(SECRET, { status }))).toEqual([500, undefined]);
    },
  );

  it.each([500, 501, 502, 503, 504, 599, '500'])('shows no message of a %s, whatever expose says', (status) => {
    for (const members of [{}, { expose: true }]) {
      const thrown = new ApiError(SECRET, { status, ...members });
      expect(sentOf(thrown)).toEqual([Number(status), undefined]);
      expect(JSON.stringify(toProblem(toHttpError(thrown, { appErrors }), { expose: true }))).not.toContain(SECRET);
    }
  });

  it('obeys the expose of an error', () => {
    expect(sentOf(new ApiError(shown, { status: 404, expose: true }))).toEqual([404, shown]);
    expect(sentOf(new ApiError(SECRET, { status: 404, expose: false }))).toEqual([404, undefined]);
    expect(sentOf(new ApiError(shown, { status: 404, expose: 'no' }))).toEqual([404, shown]);
  });

  it('shows the message of a listed class that createError has given its status', () => {
    expect(sentOf(createError(409, new Bare(shown)))).toEqual([409, shown]);
    expect(sentOf(createError(409, new Error(SECRET)))).toEqual([409, undefined]);
  });

  it('sends the header fields that an error may have', () => {
    const headers = { 'Retry-After': '5', 'Set-Cookie': SECRET };
    expect(answerTo(new ApiError(shown, { status: 429, headers }), { appErrors }).headers).toEqual({
      'Retry-After': '5',
    });
  });

  it('keeps the list that a validator’s family finds in it', () => {
    const errors = [{ field: 'name', message: 'Name is too long' }];
    const { problem } = answerTo(new ApiError('Check the form.', { status: 422, errors }), { appErrors });
    expect(problem).toMatchObject({ status: 422, detail: 'Check the form.', errors: [{ detail: 'Name is too long' }] });
  });

  it('says no more than the status where the message is its phrase, or nothing', () => {
    for (const message of ['Not Found', '', '  '])
      expect(sentOf(new ApiError(message, { status: 404 }))).toEqual([404, undefined]);
  });

  it('cuts a long message', () => {
    const [, detail] = sentOf(new ApiError('a'.repeat(1_000_000), { status: 404 }));
    expect(String(detail)).toHaveLength(2001);
  });

  it('takes the status of the name, or of the response, where the error has none', () => {
    expect(sentOf(new NotFoundError(shown), { appErrors: [NotFoundError, InputError] })).toEqual([404, shown]);
    expect(sentOf(new InputError(shown), { appErrors: [NotFoundError, InputError] })).toEqual([400, shown]);
    expect(sentOf(new Bare(shown), { appErrors, fallbackStatus: 403 })).toEqual([403, shown]);
    expect(sentOf(new Bare(SECRET), { appErrors, fallbackStatus: 200 })).toEqual([500, undefined]);
    expect(explain(new Bare('x'), { appErrors, fallbackStatus: 403 })).toMatchObject({
      because: 'appErrors: res.statusCode 403',
    });
    expect(explain(new Bare('x'), { appErrors })).toMatchObject({ family: 'unknown', certainty: 'assumed' });
  });

  it('is asked after the rules', () => {
    const rules = [(thrown: unknown) => (thrown instanceof ApiError ? new Conflict() : undefined)];
    expect(toHttpError(new ApiError(shown, { status: 404 }), { appErrors, rules }).status).toBe(409);
  });

  it('does not show the message of a cause under a wrapper', () => {
    const thrown = new Error('outer', { cause: new ApiError(SECRET, { status: 404 }) });
    expect(sentOf(thrown)).toEqual([404, undefined]);
  });

  it('lists several of one kind', () => {
    const thrown = new AggregateError([new ApiError('One.', { status: 404 }), new ApiError('Two.', { status: 404 })]);
    expect(answerTo(thrown, { appErrors }).problem).toMatchObject({ errors: [{ detail: 'One.' }, { detail: 'Two.' }] });
  });

  it('changes nothing for any other error', () => {
    expect(sentOf(Object.assign(new Error(SECRET), { status: 404 }))).toEqual([404, undefined]);
    expect(sentOf(Object.assign(new Error(SECRET), { status: '404' }))).toEqual([500, undefined]);
    expect(sentOf(new Error(SECRET))).toEqual([500, undefined]);
    expect(sentOf({ status: 404, message: SECRET })).toEqual([404, undefined]);
    for (const thrown of [null, undefined, 'text', 7, Symbol('x'), hostileProxy({}), revokedProxy({})])
      expect(toHttpError(thrown, { appErrors }).status).toBe(500);
  });

  it("never takes another server's answer, nor an error of ours", () => {
    class OrderLocked extends Conflict {}
    const own = new OrderLocked('locked');
    expect(toHttpError(own, { appErrors: [OrderLocked, Conflict] })).toBe(own);
    const theirs = Object.assign(new Conflict(SECRET), { [upstreamMark]: true });
    expect(toHttpError(theirs, { appErrors: [Conflict] }).status).toBe(502);
    expect(JSON.stringify(toHttpError(theirs, { appErrors: [Conflict] }).detail ?? '')).not.toContain(SECRET);
  });

  it('survives a class that throws when it is asked, and a list that is none', () => {
    class Odd {
      static [Symbol.hasInstance](): boolean {
        throw new Error('asked');
      }
    }
    const thrown = new ApiError(shown, { status: 404 });
    expect(sentOf(thrown, { appErrors: [Odd, ApiError] })).toEqual([404, shown]);
    for (const none of ['ApiError', {}, [undefined], [() => true], [ApiError.prototype], [hostileProxy({})]])
      expect(sentOf(thrown, { appErrors: none as never })).toEqual([404, undefined]);
    expect(sentOf(Object.assign(new Error(SECRET), { status: 404 }), { appErrors: [Error, Object] })).toEqual([
      404,
      undefined,
    ]);
    expect(textOf(thrown)).not.toContain(shown);
  });
});

describe('the option appErrors of errorHandler', () => {
  const fix = 'Pass an array of error classes of your own, not Error itself: appErrors: [ApiError].';
  it.each<[string, unknown]>([
    ['a class alone', ApiError],
    ['an instance', [new ApiError('x')]],
    ['a name', ['ApiError']],
    ['an arrow function', [() => true]],
    ['Error', [Error]],
    ['a bug class', [TypeError]],
    ['Object', [ApiError, Object]],
    ['nothing', [undefined]],
  ])('refuses %s with a sentence that says the fix', (_, appErrors) => {
    const make = (): unknown => errorHandler({ appErrors: appErrors as readonly ErrorClass[] });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`errorHandler cannot use the option appErrors:`);
    expect(make).toThrow(fix);
  });

  it('takes classes, abstract ones and none', () => {
    abstract class DomainError extends Error {}
    for (const appErrors of [[ApiError, OrderMissing], [DomainError], [], undefined])
      expect(errorHandler({ appErrors })).toHaveLength(4);
  });
});
