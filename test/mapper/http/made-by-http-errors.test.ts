import createError from 'http-errors';
import { exposedMessage, isMadeByHttpErrors } from '../../../src/mapper/http/made-by-http-errors';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';
import { hostileProxy, revokedProxy } from '../../support/hostile';

describe('a message of http-errors', () => {
  const { NotFound } = createError;
  class OrderMissing extends NotFound {}
  // As http-errors@1.3 makes them, and any version that a minifier has been over: no ancestor is called HttpError.
  function ClientError(): void {}
  ClientError.prototype = Object.create(Error.prototype, { constructor: { value: ClientError } });
  Object.assign(ClientError.prototype, { status: 404, statusCode: 404, expose: true });

  it.each<[string, Error]>([
    ['createError with a text', createError(404, 'Shown.')],
    ['a code of the app beside it', createError(404, 'Shown.', { code: 'ENOORDER' })],
    ['a class of its own', new NotFound('Shown.')],
    ["an app's subclass", new OrderMissing('Shown.')],
    ['a status without a class', createError(499, 'Shown.')],
    ['a 5xx that the app exposes', createError(503, 'Shown.', { expose: true })],
    ['http-errors@1.3', Object.setPrototypeOf(new Error('Shown.'), ClientError.prototype) as Error],
    [
      'an app whose own classes are below an HttpError',
      foreignError('Shown.', { status: 409, expose: true }, 'Paid', 'HttpError'),
    ],
  ])('is sent: %s', (_, thrown) => {
    expect(answerTo(thrown).problem.detail).toBe('Shown.');
  });

  it.each<[string, Error]>([
    ['an Error', new Error(SECRET)],
    ['an error of an ORM', foreignError(SECRET, {}, 'EntityNotFoundError', 'TypeORMError')],
    ["an app's own class", foreignError(SECRET, {}, 'OrderMissing')],
    ['an error of a class that is called HttpError', foreignError(SECRET, { body: {} }, 'HttpError')],
    ['an error of the system', foreignError(SECRET, { code: 'ECONNREFUSED', syscall: 'connect', errno: -111 })],
    ['an error with a list', foreignError(SECRET, { issues: [] })],
    ['a bug', new TypeError(SECRET)],
  ])('is not sent of what createError decorates: %s', (_, error) => {
    const thrown = createError(404, error, { expose: true });
    expect(answerTo(thrown).problem.status).toBe(404);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('is not sent of an error that merely says expose: true', () => {
    const thrown = Object.assign(new Error(SECRET), { status: 404, expose: true });
    expect(answerTo(thrown).problem.status).toBe(404);
    expect(textOf(thrown)).not.toContain(SECRET);
  });
});

it.each([[null], ['text'], [Object.create(null)], [hostileProxy({})], [revokedProxy({})]])(
  'nothing is made by http-errors in %#',
  (thrown) => {
    expect(isMadeByHttpErrors(thrown)).toBe(false);
    expect(exposedMessage(thrown)).toBeUndefined();
  },
);

it('a class without a status of a failure on its prototype is none of http-errors', () => {
  for (const marks of [
    { status: 200, statusCode: 200, expose: true },
    { status: 404, expose: true },
    { status: 404, statusCode: 404, expose: 'yes' },
  ]) {
    class Odd extends Error {}
    Object.assign(Odd.prototype, marks);
    expect(isMadeByHttpErrors(new Odd())).toBe(false);
  }
});

it('the message is shown only where the error says expose: true', () => {
  expect(exposedMessage(createError(404, 'x'))).toBe('x');
  expect(exposedMessage(createError(503, 'x'))).toBeUndefined();
  expect(exposedMessage(createError(404, 'x', { expose: 'true' }))).toBeUndefined();
});
