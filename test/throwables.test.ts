import { runInNewContext } from 'node:vm';
import type { RequestHandler } from 'express';
import request from 'supertest';
import { asyncHandler, Conflict, InternalServerError } from '../src';
import { appOf } from './support/apps';
import { expresses } from './support/expresses';
import { hostileProxy, revokedProxy, throwing } from './support/hostile';
import { captureLog } from './support/log';
import { expectProblem, plain } from './support/problems';

const log = captureLog();
const SECRET = 's3cret-of-the-database';

const cyclic = Object.assign(new Error(SECRET), { self: {} as unknown });
cyclic.self = cyclic;

class Bare {
  message = SECRET;
}
Object.setPrototypeOf(Bare.prototype, null);

const getterOf = (error: object, name: string): object =>
  Object.defineProperty(error, name, {
    get() {
      throw new Error(`${SECRET} ${name}`);
    },
  });

/** What was thrown; what the log says of it, where it can be told. */
const throwables: [name: string, thrown: () => unknown, told: string | RegExp][] = [
  ['null', () => null, 'caused by: null'],
  ['undefined', () => undefined, 'caused by: undefined'],
  ['an empty string', () => '', 'caused by: '],
  ['0', () => 0, 'caused by: 0'],
  ['false', () => false, 'caused by: false'],
  ['NaN', () => NaN, 'caused by: NaN'],
  ['the word route', () => 'route', 'caused by: route'],
  ['the word router', () => 'router', 'caused by: router'],
  ['a string', () => SECRET, SECRET],
  ['42', () => 42, '42'],
  ['404', () => 404, '404'],
  ['a bigint', () => 10n, '10'],
  ['true', () => true, 'true'],
  ['a symbol', () => Symbol(SECRET), `Symbol(${SECRET})`],
  ['a function', () => () => SECRET, 'a function'],
  ['an async function', () => async () => SECRET, 'a function'],
  ['a class', () => class Secret {}, 'a function'],
  ['a plain object', () => ({ secret: SECRET }), 'an object'],
  ['a plain object with a message', () => ({ message: SECRET }), SECRET],
  ['an array', () => [SECRET], 'an array'],
  ['an object without a prototype', () => Object.assign(Object.create(null), { message: SECRET }), SECRET],
  ['an instance whose class has no prototype above it', () => new Bare(), SECRET],
  ['an Error', () => new Error(SECRET), SECRET],
  ['a TypeError', () => new TypeError(SECRET), SECRET],
  ['a frozen Error', () => Object.freeze(new Error(SECRET)), SECRET],
  ['a sealed object', () => Object.seal({ message: SECRET }), SECRET],
  ['an Error without a stack', () => Object.assign(new Error(SECRET), { stack: undefined }), SECRET],
  ['an Error whose message is an array', () => Object.assign(new Error(), { message: [SECRET] }), 'Error'],
  ['an Error whose message is null', () => Object.assign(new Error(), { message: null }), 'Error'],
  ['an Error whose message is a number', () => Object.assign(new Error(), { message: 7 }), 'Error'],
  // Where the stack is made only when it is read (jest maps it to the sources), reading it throws, too.
  [
    'an Error whose message is a symbol',
    () => Object.assign(new Error(), { message: Symbol(SECRET) }),
    /Error|an object/,
  ],
  ['a message getter that throws', () => getterOf(new Error('x'), 'message'), /Error: x|an object/],
  ['a stack getter that throws', () => getterOf(new Error('visible'), 'stack'), 'Error: visible'],
  ['a name getter that throws', () => getterOf(new Error('visible'), 'name'), 'visible'],
  ['a status getter that throws', () => getterOf(new Error('visible'), 'status'), 'visible'],
  ['a cause getter that throws', () => getterOf(new Error('visible'), 'cause'), 'visible'],
  ['a toJSON that throws', () => Object.assign(new Error(SECRET), { toJSON: () => { throw new Error(); } }), SECRET], // prettier-ignore
  ['an object of one getter that throws', () => throwing('message'), 'an object'],
  ['a Proxy that throws in every trap', () => hostileProxy(new Error(SECRET)), 'an object'],
  ['a function Proxy that throws in every trap', () => hostileProxy(() => SECRET), 'a function'],
  ['a revoked Proxy', () => revokedProxy({}), 'an object'],
  ['a cyclic Error', () => cyclic, SECRET],
  ['an Error with a BigInt', () => Object.assign(new Error(SECRET), { big: 1n }), SECRET],
  ['an Error that causes itself', () => Object.assign(new Error(SECRET), { cause: cyclic }), SECRET],
  ['an Error of another realm', () => runInNewContext(`new Error('${SECRET}')`), SECRET],
  ['an object of another realm', () => runInNewContext(`({ message: '${SECRET}' })`), SECRET],
  ['a promise', () => Promise.resolve(SECRET), 'an object'],
  ['a thenable', () => ({ then: () => SECRET }), 'an object'],
  ['a Date', () => new Date(0), 'an object'],
  ['a Map', () => new Map([[SECRET, SECRET]]), 'an object'],
  ['a Buffer', () => Buffer.from(SECRET), 'an object'],
  ['a huge message', () => new Error(SECRET.repeat(50_000)), SECRET],
  ['an empty AggregateError', () => new AggregateError([], SECRET), SECRET],
  ['an inspect that throws', () => Object.assign(new Error(SECRET), { [Symbol.for('nodejs.util.inspect.custom')]: () => { throw new Error(); } }), SECRET], // prettier-ignore
  ['a toString that throws', () => ({ toString: () => { throw new Error(SECRET); } }), 'an object'], // prettier-ignore
  ['a forged brand', () => ({ [Symbol.for('express-return-codes.HttpError')]: true, detail: SECRET }), 'an object'],
];

const ways: [string, (thrown: unknown) => RequestHandler][] = [
  ['thrown', (thrown) => asyncHandler(() => { throw thrown; })], // prettier-ignore
  ['rejected', (thrown) => asyncHandler(async () => { throw thrown; })], // prettier-ignore
];

const NODE_ENV = process.env.NODE_ENV;
afterAll(() => {
  process.env.NODE_ENV = NODE_ENV;
});

describe.each(['development', 'test', 'production', undefined])('S3: NODE_ENV %s', (environment) => {
  beforeEach(() => {
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
  });

  describe.each(expresses)('$name', ({ express }) => {
    describe.each(ways)('%s', (_way, handlerOf) => {
      it.each(throwables)('P8: %s is a plain 500, told to the log alone, once', async (_name, make, told) => {
        const response = await request(appOf(express, handlerOf(make()))).get('/x');
        expect(expectProblem(response, 500)).toEqual({
          ...plain(500),
          description: new InternalServerError().description,
          instance: '/x',
        });
        expect(JSON.stringify(response.headers)).not.toContain(SECRET);
        expect(log.records).toEqual([
          told instanceof RegExp ? expect.stringMatching(told) : expect.stringContaining(told),
        ]);
      });
    });
  });
});

describe.each(expresses)('$name', ({ express }) => {
  const truthy = throwables.filter(([, make]) => {
    const thrown = make();
    return thrown && thrown !== 'route' && thrown !== 'router';
  });

  it.each(truthy)('P8: %s passed to next is a plain 500', async (_name, make) => {
    const handler: RequestHandler = (_req, _res, next) => next(make());
    expectProblem(await request(appOf(express, handler)).get('/x'), 500);
  });

  it.each([
    ['a Proxy of it that throws but for the brand', () => new Proxy(new Conflict(SECRET), {
      get(target, key) {
        if (typeof key === 'symbol' || key === 'status') return Reflect.get(target, key);
        throw new Error('the trap threw');
      },
    })], // prettier-ignore
    ['headers that throw', () => Object.defineProperty(new Conflict(SECRET), 'headers', { value: hostileProxy({}) })],
    ['a detail getter that throws', () => Object.defineProperty(new Conflict(), 'detail', { get: () => { throw new Error('the getter threw'); } })], // prettier-ignore
    ['a cause getter that throws', () => Object.defineProperty(new InternalServerError(), 'cause', { get: () => { throw new Error('the getter threw'); } })], // prettier-ignore
    ['what it dropped is no list', () => Object.defineProperty(new Conflict(SECRET), 'dropped', { value: 42 })],
  ])('an error of ours that was tampered with is a plain 500: %s', async (_name, make) => {
    const response = await request(appOf(express, asyncHandler(() => { throw make(); }))).get('/x'); // prettier-ignore
    expect(expectProblem(response, 500)).not.toHaveProperty('detail');
    expect(log.records).toHaveLength(1);
  });
});
