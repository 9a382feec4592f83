import Boom from '@hapi/boom';
import createError from 'http-errors';
import request from 'supertest';
import { Conflict, toHttpError } from '../../../src';
import { appOf, throwIt } from '../../support/apps';
import { expresses } from '../../support/expresses';
import { foreignError } from '../../support/foreign-error';
import { captureLog } from '../../support/log';

const log = captureLog();
beforeEach(() => void jest.spyOn(console, 'warn').mockReturnValue()); // a class of the app is told once

const allowed = {
  'Retry-After': '5',
  'WWW-Authenticate': 'Basic realm="x"',
  'Proxy-Authenticate': 'Basic realm="p"',
  Allow: 'GET',
  Accept: 'application/json',
  'Accept-Encoding': 'gzip',
  'Accept-Patch': 'application/merge-patch+json',
  'Content-Range': 'bytes */7',
  Upgrade: 'h2',
  RateLimit: '"default";r=0;t=5',
  'RateLimit-Policy': '"default";q=100;w=60',
  Vary: 'Origin',
};
const others = {
  'Set-Cookie': 'sid=1',
  Location: 'https://evil.example/',
  'Access-Control-Allow-Origin': '*',
  'Content-Security-Policy': 'default-src *',
  'Strict-Transport-Security': 'max-age=0',
  'X-Accel-Redirect': '/secret',
  'X-Sendfile': '/secret',
  'Cache-Control': 'public, max-age=60',
  'Content-Type': 'text/html',
  'Content-Length': '1',
  'Transfer-Encoding': 'chunked',
  Connection: 'X-A',
  'Clear-Site-Data': '"*"',
  'X-RateLimit-Limit': '5',
  'X-A': '1',
};
const both = { ...others, ...allowed };

const boom = Object.assign(Boom.tooManyRequests('x'), {});
Object.assign(boom.output.headers, both);
const response = new Response('', { status: 429, headers: { ...allowed, 'Set-Cookie': 'sid=1', 'X-A': '1' } });

const bearers: [string, unknown][] = [
  ['an error with a status', foreignError('x', { status: 429, headers: both })],
  ['an error with a statusCode', foreignError('x', { statusCode: 429, headers: both }, 'Throttled')],
  ['http-errors', createError(429, 'x', { headers: both })],
  ['an error that http-errors decorates', createError(429, foreignError('x', { headers: both }))],
  ['boom', boom],
  [
    'GraphQL',
    foreignError(
      'x',
      { extensions: { http: { status: 429, headers: new Map(Object.entries(both)) } } },
      'GraphQLError',
    ),
  ],
  ['Hono', foreignError('x', { status: 429, res: response, getResponse: () => response }, 'HTTPException')],
  ['routing-controllers', foreignError('x', { httpCode: 429, headers: both }, 'TooManyRequestsError', 'HttpError')],
];

describe.each(bearers)('the headers of %s', (_, thrown) => {
  it('are those of the list', () => {
    expect(toHttpError(thrown)).toMatchObject({ status: 429, headers: allowed });
    expect(Object.keys(toHttpError(thrown).headers ?? {}).sort()).toEqual(Object.keys(allowed).sort());
  });
});

describe.each(expresses)('$name', ({ express }) => {
  it.each(bearers)('sends what the list allows of %s, and is silent about the rest', async (_, thrown) => {
    const { status, headers } = await request(appOf(express, throwIt(thrown))).get('/x');
    expect(status).toBe(429);
    for (const [name, value] of Object.entries(allowed)) expect(headers[name.toLowerCase()]).toBe(value);
    for (const [name, value] of Object.entries(others)) expect(headers[name.toLowerCase()]).not.toBe(value);
    expect(log.records).toEqual([]);
  });

  it('sends any header of an error of ours', async () => {
    const thrown = new Conflict('', { headers: { 'X-A': '1', Location: '/x', 'Set-Cookie': 'sid=1' } });
    const { headers } = await request(appOf(express, throwIt(thrown))).get('/x');
    expect(headers).toMatchObject({ 'x-a': '1', location: '/x', 'set-cookie': ['sid=1'] });
  });
});

describe('the spelling of a header', () => {
  const headersOf = (headers: unknown): unknown => toHttpError(foreignError('x', { status: 429, headers })).headers;

  it.each<[string, unknown]>([
    ['an object', { 'Retry-After': '5' }],
    ['in lower case', { 'retry-after': '5' }],
    ['in upper case', { 'RETRY-AFTER': '5' }],
    ['a number', { 'Retry-After': 5 }],
    ['Headers', new Headers({ 'Retry-After': '5' })],
    ['a Map', new Map([['Retry-After', '5']])],
  ])('is the usual one, given %s', (_, headers) => {
    expect(headersOf(headers)).toEqual({ 'Retry-After': '5' });
  });

  it('keeps a list', () => {
    expect(headersOf({ 'WWW-Authenticate': ['Basic', 'Bearer'] })).toEqual({ 'WWW-Authenticate': ['Basic', 'Bearer'] });
  });

  it.each<[string, unknown]>([
    ...[undefined, null, 'Retry-After: 5', 7, [['Retry-After', '5']]].map((junk): [string, unknown] => [String(junk), junk]),
    ...[NaN, Infinity, null, {}, [], [null], 'a\r\nX-Forged: 1', '→', Symbol('x'), 5n].map(
      (junk): [string, unknown] => [`Retry-After ${typeof junk}`, { 'Retry-After': junk }],
    ),
    ['a Map of junk', new Map<unknown, unknown>([[7, '5'], [Symbol('x'), '5']])],
    ['a forEach that throws', { forEach: () => { throw new Error('x'); } }],
  ])('of %s is none', (_, headers) => {
    expect(headersOf(headers)).toBeUndefined();
  }); // prettier-ignore
});

describe("an upstream's headers", () => {
  const received = { date: 'Sun, 22 Nov 2026 14:32:36 GMT', 'content-type': 'application/json', ...allowed };

  it.each<[string, object]>([
    ['no status', { headers: allowed }],
    ['a response', { status: 401, expose: true, response: { status: 404, headers: received }, headers: received }],
    ['the date of a response', { status: 401, expose: true, headers: { date: 'x', ...allowed } }],
    ['the request', { status: 401, request: { method: 'GET' }, headers: allowed }],
    ['the body', { status: 401, expose: true, body: '{}', headers: allowed }],
    ['the id of a request', { status: 401, expose: true, requestID: 'r-1', headers: allowed }],
  ])('stay, beside %s', (_, members) => {
    expect(toHttpError(foreignError('x', members)).headers).toBeUndefined();
  });

  it('stay where createError decorates the error of an SDK', () => {
    const refused = foreignError(
      'x',
      { status: 401, requestID: 'r-1', error: {}, headers: new Headers(received) },
      'APIError',
    );
    expect(toHttpError(createError(401, refused))).toMatchObject({ status: 502 });
    expect(toHttpError(createError(401, refused)).headers).toBeUndefined();
  });
});
