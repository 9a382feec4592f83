import createError from 'http-errors';
import { ProblemDocument } from 'http-problem-details';
import request from 'supertest';
import { BadRequest, Conflict, errorHandler, toHttpError, toProblem } from '../src';
import { returnCodeDocs } from '../src/docs';
import { openApiComponents } from '../src/openapi';
import { appOf, throwIt } from './support/apps';
import { expresses } from './support/expresses';
import { foreignError } from './support/foreign-error';
import { captureLog } from './support/log';

captureLog();
beforeEach(() => void jest.spyOn(console, 'warn').mockReturnValue()); // a class of the app is told once
const SECRET = 's3cret-of-the-polluter';

// What a careless merge of a JSON body with `__proto__` in it can put on Object.prototype.
const polluted: [name: string, value: unknown][] = [
  ['status', 404],
  ['statusCode', 404],
  ['httpCode', 404],
  ['expose', true],
  ['message', SECRET],
  ['detail', SECRET],
  ['name', 'HttpError'],
  ['code', 'ECONNREFUSED'],
  ['errno', 1062],
  ['type', 'entity.too.large'],
  ['isBoom', true],
  ['output', { statusCode: 404, payload: { message: SECRET }, headers: { 'Retry-After': SECRET } }],
  ['headers', { 'Retry-After': SECRET, 'Set-Cookie': SECRET, 'X-A': SECRET }],
  ['errors', [{ msg: SECRET, message: SECRET, detail: SECRET, path: 'a', location: 'body' }]],
  ['issues', [{ message: SECRET, path: ['a'] }]],
  ['details', [{ message: SECRET, path: ['a'] }]],
  ['extensions', { code: 'FORBIDDEN', secret: SECRET, http: { status: 403 } }],
  ['cause', { status: 404, message: SECRET }],
  ['response', { status: 404, headers: { 'retry-after': '5' } }],
  ['config', { url: SECRET }],
  ['http_code', 404],
  ['error_code', 404],
  ['description', SECRET],
  ['dropped', [SECRET]],
  ['instance', `/${SECRET}`],
  ['traceId', SECRET],
  ['typeBase', `/${SECRET}/`],
  ['html', true],
  ['log', false],
  ['rules', []],
  ['validationStatus', 422],
  ['fallbackStatus', 404],
  ['challenge', SECRET],
  ['retryAfter', 5],
  ['appErrors', []],
  ['title', SECRET],
  ['meaning', 'duplicate'],
  ['because', SECRET],
  ['problem', new ProblemDocument({ type: '/x', title: SECRET, detail: SECRET, status: 403 })],
  ['httpStatus', 404],
  ['httpStatusCode', '404'],
  ['isDeliberate', true],
];

/** Does it while Object.prototype has the member. */
async function whilePolluted<T>(name: string, value: unknown, work: () => T | Promise<T>): Promise<T> {
  Object.defineProperty(Object.prototype, name, { value, configurable: true, enumerable: true, writable: true });
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(Object.prototype, name);
  }
}

const unauthorized = createError(401, 'Log in.'); // it copies what is polluted while it makes one
const thrown: [string, () => unknown][] = [
  ['an Error', () => new Error('x')],
  ['an Error with a status', () => foreignError('x', { status: 409 })],
  ['an Error with a cause', () => new Error('x', { cause: new Error('y') })],
  ['an instance of a class', () => new (class Odd {})()],
  ['a problem of the app', () => foreignError('x', { type: '/p', title: 'P', status: 409 }, 'PaymentProblem')],
  ['a class that its name explains', () => foreignError('x', {}, 'NotFoundError')],
  ['a plain object', () => ({})],
  ['a list', () => [{}]],
  ['several errors', () => new AggregateError([new Conflict('a'), new Conflict('b')])],
  ['http-errors', () => unauthorized],
  ['one of ours', () => new Conflict()],
  ['one of ours with options', () => new BadRequest('Bad.', { errors: [{ detail: 'd' }] })],
];

describe.each(polluted)('a polluted %s', (name, value) => {
  it.each(thrown)('is absent from %s', async (_, make) => {
    const seenOf = (): unknown => {
      const error = toHttpError(make());
      return JSON.stringify([toProblem(error), Object.entries(error).filter(([key]) => key !== 'cause')]);
    };
    const clean = seenOf();
    expect(await whilePolluted(name, value, seenOf)).toBe(clean);
  });

  it('is no option that is refused', async () => {
    for (const factory of [errorHandler, returnCodeDocs, openApiComponents])
      await whilePolluted(name, value, () => expect(() => factory({})).not.toThrow());
  });
});

describe.each(expresses)('$name', ({ express }) => {
  // Node and Express themselves read these from objects of their own.
  const breaksExpress = new Set(['headers', 'status', 'statusCode', 'message']);

  it.each(polluted.filter(([name]) => !breaksExpress.has(name)))(
    'sends the same response while Object.prototype has a %s',
    async (name, value) => {
      for (const [, make] of thrown) {
        const app = appOf(express, throwIt(make()));
        const seenOf = async (): Promise<unknown> => {
          const { status, text, headers } = await request(app).get('/x').set('Accept', 'text/html');
          const { date: _date, ...others } = headers as Record<string, string>;
          return [status, text, others];
        };
        expect(await whilePolluted(name, value, seenOf)).toEqual(await seenOf());
      }
    },
  );
});
