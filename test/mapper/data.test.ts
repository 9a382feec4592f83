import { runInNewContext } from 'node:vm';
import express from 'express';
import request from 'supertest';
import { toHttpError } from '../../src';
import { isData, isStatusAlone } from '../../src/mapper/data';
import { appOf } from '../support/apps';
import { expresses } from '../support/expresses';
import { answerTo, foreignError, SECRET, textOf } from '../support/foreign-error';
import { captureLog } from '../support/log';
import { hostileProxy, revokedProxy } from '../support/hostile';

captureLog();
const of = (thrown: unknown): unknown => {
  const { problem, headers } = answerTo(thrown);
  return [problem.status, problem.detail, problem.errors, headers];
};
const headers = { 'Retry-After': '5', 'Set-Cookie': SECRET, Location: SECRET };

describe('a plain object', () => {
  it.each<[object, number]>([
    [{ status: 404 }, 404],
    [{ statusCode: 409 }, 409],
    [{ status: 404, message: SECRET }, 404],
    [{ status: 404, statusCode: 404, message: SECRET }, 404],
    [{ statusCode: 401, error: SECRET }, 401],
    [Object.assign(Object.create(null), { status: 404 }), 404],
    [runInNewContext('({ status: 404 })'), 404],
    [{ status: 302 }, 500],
    [{ message: SECRET }, 500],
    [{}, 500],
  ])('%j gives its status, where it says no more than that and a text: %i', (thrown, status) => {
    expect(of(thrown)).toEqual([status, undefined, undefined, {}]);
  });

  it.each<[string, object]>([
    ["Nest's body", { statusCode: 404, message: SECRET, error: 'Not Found' }],
    ["Spring's body", { status: 404, error: 'Not Found', message: SECRET, path: '/x', timestamp: '2026-01-01' }],
    ['a problem of RFC 9457', { type: 'about:blank', title: SECRET, status: 404, detail: SECRET }],
    ['http-errors', { status: 404, statusCode: 404, expose: true, message: SECRET, headers }],
    ['a boom', { isBoom: true, message: SECRET, output: { statusCode: 404, headers, payload: { message: SECRET } } }],
    ["routing-controllers'", { httpCode: 404, name: 'HttpError', message: SECRET, headers }],
    [
      'GraphQL',
      { name: 'GraphQLError', message: SECRET, extensions: { code: 'FORBIDDEN', http: { status: 403, headers } } },
    ],
    [
      'an answer of GraphQL',
      { errors: [{ message: SECRET, path: ['a'], extensions: { code: 'FORBIDDEN' } }], data: null },
    ],
    ['a list with a message', { message: SECRET, errors: [{ message: SECRET, path: ['a'] }] }],
    ['a list with a status', { status: 422, message: SECRET, errors: [{ msg: SECRET, path: 'a', location: 'body' }] }],
    ['issues', { name: 'ZodError', issues: [{ message: SECRET, path: ['a'] }] }],
    ['a token error', { name: 'TokenExpiredError', message: SECRET, expiredAt: 0 }],
    ['a challenge', { name: 'InvalidTokenError', status: 401, headers: { 'WWW-Authenticate': SECRET } }],
    ['a duplicate key', { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000', message: SECRET }],
    ['an entry', { property: 'a', constraints: { odd: SECRET }, children: [] }],
    ['a cause', { message: SECRET, cause: { status: 404, message: SECRET } }],
    ['several errors', { name: 'AggregateError', errors: [{ status: 404, message: SECRET }] }],
    ['a CORS refusal', { message: 'Not allowed by CORS' }],
    ['a body that is too large', { type: 'entity.too.large', status: 413, message: SECRET }],
    ['a brand', { __proto__: null, status: 409, detail: SECRET, code: 'CONFLICT', expose: true }],
  ])('is not believed where it looks like %s', (_, thrown) => {
    expect(of(JSON.parse(JSON.stringify(thrown)))).toEqual([500, undefined, undefined, {}]);
    expect(of(new Error('wrapped', { cause: thrown }))).toEqual([500, undefined, undefined, {}]);
  });

  it("is an upstream's failure where its clients throw plain objects, and brings no header", () => {
    expect(of({ http_code: 404, message: SECRET })).toEqual([502, undefined, undefined, {}]); // Cloudinary
    expect(of({ ok: false, error_code: 429, description: SECRET, parameters: { retry_after: 7 } })).toEqual([
      503, undefined, undefined, {},
    ]); // Telegram
  }); // prettier-ignore
});

describe('a list', () => {
  const entry = { type: 'field', msg: 'Invalid value', path: 'a', location: 'body', value: 'x' };

  it("is express-validator's array()", () => {
    expect(of([entry])).toEqual([400, '1 field is invalid.', [{ detail: 'Invalid value', pointer: '#/a' }], {}]);
  });

  it.each<[string, unknown[]]>([
    ['errors of GraphQL', [{ message: SECRET, path: ['a'], extensions: { code: 'FORBIDDEN' } }]],
    [
      'one that is called so',
      [{ name: 'GraphQLError', message: SECRET, extensions: { http: { status: 403, headers } } }],
    ],
    ["an API's errors", [{ field: 'a', message: SECRET }]],
    ['entries of two kinds', [entry, { message: SECRET, path: ['a'] }]],
    ['errors by part', [{ type: 'Body', errors: { issues: [{ message: SECRET, path: ['a'] }] } }]],
    ['statuses', [{ status: 404 }]],
    ['nothing', []],
  ])('is not one of %s', (_, thrown) => {
    expect(of(thrown)).toEqual([500, undefined, undefined, {}]);
  });
});

describe('what JSON.parse cannot make', () => {
  class Throttled {
    status = 429;
    headers = { 'Retry-After': '5' };
  }

  it('is believed as before', () => {
    expect(of(new Throttled())).toEqual([429, undefined, undefined, { 'Retry-After': '5' }]);
    expect(of({ status: 404, path: '/x', error: new Error('x') })).toEqual([404, undefined, undefined, {}]);
    expect(toHttpError({ statusCode: 404, error: 'x', at: new Date() }).status).toBe(404);
  });

  it.each<[string, unknown]>([
    ['an Error', new Error('x')],
    ['an instance', new Throttled()],
    ['an instance of a class without a parent', Object.setPrototypeOf({}, Object.create(null) as object)],
    ['a list of a class', new (class List extends Array {})()],
    ['an Error in an object', { a: [{ error: new Error('x') }] }],
    ['a Date in a list', [new Date()]],
    ['a function in an object', { json: () => ({}) }],
    ['a Map', new Map()],
    ['a text', 'x'],
    ['null', null],
    ['a function', () => 1],
  ])('is no data: %s', (_, value) => {
    expect(isData(value)).toBe(false);
  });

  it.each<[string, unknown]>([
    ['a Proxy that throws', hostileProxy({})],
    ['a revoked Proxy', revokedProxy({})],
    ['a list of another realm', runInNewContext('[{ a: [] }]')],
  ])('is data, as it cannot be told: %s', (_, value) => {
    expect(isData(value)).toBe(true);
    expect(toHttpError(value).status).toBe(500);
  });

  it('is looked for in a bounded number of members', () => {
    let reads = 0;
    const member = { get: () => { reads += 1; return {}; }, enumerable: true, configurable: true }; // prettier-ignore
    const wide = Object.defineProperties(
      {},
      Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`a${i}`, member])),
    );
    expect(isData(wide)).toBe(true);
    expect(reads).toBeLessThanOrEqual(1000);
    const cycle: Record<string, unknown> = {};
    cycle.self = [cycle, cycle];
    expect(isData(cycle)).toBe(true);
  });
});

it('a status alone has a status and at most one text', () => {
  expect(isStatusAlone({ status: 404, message: 'x' })).toBe(true);
  expect(isStatusAlone({ status: 404, message: { a: 1 } })).toBe(false);
  expect(isStatusAlone({ status: 404, message: 'x', error: 'y' })).toBe(false);
  expect(isStatusAlone({ status: 404, code: 'x' })).toBe(false);
});

describe.each(expresses)('$name', ({ express: ofMajor }) => {
  const body = { status: 418, expose: true, message: SECRET, errors: [{ message: SECRET, path: ['a'] }], headers };

  it('gives nothing of a body that is thrown', async () => {
    const app = appOf(ofMajor, (req) => { throw req.body; }); // prettier-ignore
    const outer = express().use(express.json(), express.urlencoded({ extended: true }), app);
    for (const type of ['json', 'form']) {
      const response = await request(outer).post('/x').type(type).send(body);
      expect(response.status).toBe(500);
      expect(response.headers).not.toHaveProperty('retry-after');
      expect(JSON.stringify([response.text, response.headers])).not.toContain(SECRET);
    }
  });

  it("gives nothing of an upstream's body that is thrown", async () => {
    const app = appOf(ofMajor, async (_req, _res, next) => next(await Response.json(body).json()));
    const response = await request(app).get('/x');
    expect(response.status).toBe(500);
    expect(JSON.stringify([response.text, response.headers])).not.toContain(SECRET);
  });
});

it('an Error with the members of one is an error', () => {
  const thrown = foreignError(SECRET, { status: 404, path: '/x', error: 'Not Found' });
  expect(of(thrown)).toEqual([404, undefined, undefined, {}]);
  expect(textOf(thrown)).not.toContain(SECRET);
});
