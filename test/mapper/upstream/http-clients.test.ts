import { answerTo, foreignError } from '../../support/foreign-error';
import Boom from '@hapi/boom';
import createError from 'http-errors';
import superagent from 'superagent';
import { toHttpError } from 'express-return-codes';
import { SECRET, answered, recorded, responseFields } from '../../support/recorded';
import { failureAt, failureAtSocket, failureWhereNobodyListens } from '../../support/upstreams';

const statusOf = (thrown: unknown): number => toHttpError(thrown).status;
const config = { url: 'http://upstream/', headers: { Authorization: SECRET } };
const responded = (status: number): Record<string, unknown> => ({ status, headers: responseFields, data: SECRET });

const received = (status: number): Response =>
  Object.defineProperty(new Response('', { status }), 'url', { value: config.url });

// As recorded from axios@1.21.1 and 0.35.0, got@11 and 14, ky@1.14.3, ofetch@1.5.1, gaxios@7.3.1, wretch@2.11.1,
// request-promise, graphql-request@7.4.0, urllib.
const holders: readonly (readonly [string, (status: number) => Record<string, unknown>])[] = [
  [
    'axios 1',
    (status) => ({ isAxiosError: true, code: 'ERR_BAD_REQUEST', config, response: responded(status), status }),
  ],
  ['axios 0', (status) => ({ code: 'ERR_BAD_REQUEST', config, response: responded(status) })],
  ['got', (statusCode) => ({ name: 'HTTPError', options: {}, response: { statusCode, headers: responseFields } })],
  ['ky', (status) => ({ name: 'HTTPError', response: received(status), options: {} })],
  [
    'ofetch',
    (status) => ({ name: 'FetchError', request: SECRET, response: responded(status), status, statusCode: status }),
  ],
  ['gaxios', (status) => ({ config, response: responded(status), code: 'upstream_code', status })],
  ['wretch', (status) => ({ response: received(status), status, url: config.url, text: SECRET })],
  ['request-promise', (statusCode) => ({ statusCode, options: {}, response: { statusCode, headers: responseFields } })],
  ['graphql-request', (status) => ({ response: responded(status), request: { query: '{ a }', variables: SECRET } })],
  ['urllib', (status) => ({ status, headers: responseFields, res: responded(status) })],
];

describe.each(holders)('an error of %s', (_, members) => {
  it.each([
    [401, 502],
    [404, 502],
    [408, 504],
    [429, 503],
    [500, 502],
    [503, 503],
    [504, 504],
    [200, 502],
  ])('that holds a response with %i is a %i', (theirs, ours) => {
    const { status, seen } = answered(recorded(members(theirs), 'ClientError'));
    expect(status).toBe(ours);
    expect(seen).not.toContain(SECRET);
  });
});

it('passes the upstream’s Retry-After on', () => {
  const response = { status: 429, headers: { 'retry-after': '7' } };
  expect(answered(recorded({ response })).retryAfter).toBe('7');
});

describe('what the app makes of it with http-errors', () => {
  it('stands where the error had no status', () => {
    const thrown = recorded({ config, response: { status: 401, headers: {} } });
    expect(statusOf(createError(409, thrown))).toBe(409);
    const withFields = recorded({ config, response: { status: 401, headers: { date: 'x', server: 'y' } } });
    expect(statusOf(createError(409, withFields))).toBe(409); // axios@0
  });

  it('is the upstream’s where http-errors kept the status that it had', () => {
    const thrown = recorded({ config, response: responded(401), status: 401 });
    expect(createError(500, thrown).status).toBe(401);
    expect(statusOf(thrown)).toBe(502);
  });
});

describe('an exchange without a response', () => {
  it.each([
    ['timeout of 100ms exceeded', { code: 'ECONNABORTED', config }, 504],
    ['timeout of 100ms exceeded', { code: 'ETIMEDOUT', config }, 504],
    ['response stream aborted', { code: 'ECONNABORTED', config }, 502],
    ['Network Error', { code: 'ERR_NETWORK', config }, 502],
    ['maxContentLength size of 100 exceeded', { code: 'ERR_BAD_RESPONSE', config }, 502],
    ['Maximum number of redirects exceeded', { code: 'ERR_FR_TOO_MANY_REDIRECTS', config }, 502],
    ['incorrect header check', { code: 'Z_DATA_ERROR', errno: -3, response: null }, 502],
    ['Unsupported protocol foo:', { code: 'ERR_BAD_REQUEST', config }, 500],
    ['canceled', { name: 'CanceledError', code: 'ERR_CANCELED', config }, 500],
    ['canceled', { code: 'ERR_CANCELED', config, reason: new DOMException('', 'TimeoutError') }, 504],
    [
      'The operation was aborted.',
      { config: { signal: AbortSignal.abort(new DOMException('', 'TimeoutError')) } },
      504,
    ],
    [
      'Promise was canceled',
      { name: 'CancelError', code: 'ERR_CANCELED', response: { statusCode: 200, headers: {} } },
      500,
    ],
    [
      "Timeout awaiting 'request'",
      { name: 'TimeoutError', code: 'ETIMEDOUT', options: {}, response: responded(200) },
      504,
    ],
  ])('"%s" with %j is a %i', (message, members, status) => {
    expect(statusOf(Object.assign(new Error(message), members))).toBe(status);
  });

  it.each([
    ['ESOCKETTIMEDOUT', { code: 'ESOCKETTIMEDOUT', connect: false }, 504], // request@2.88.2
    ['Exceeded maxRedirects. Probably stuck in a redirect loop http://x', {}, 502],
    ['Max redirects reached. Possible loop in: /x', {}, 502], // needle@3.5.0
    ['read timeout', {}, 504],
    ['Max connections reached', {}, 500],
  ])('"%s" with %j is a %i', (message, members, status) => {
    expect(statusOf(Object.assign(new Error(message), members))).toBe(status);
  });
});

describe('a status without the response', () => {
  it('is an upstream’s beside the request that was sent', () => {
    const asJson = { message: SECRET, name: 'AxiosError', config, code: 'ERR_BAD_REQUEST', status: 401 };
    expect(answered(asJson)).toMatchObject({ status: 502, seen: expect.not.stringContaining(SECRET) });
    expect(statusOf(recorded({ status: 401, request: { url: config.url, method: 'GET' } }))).toBe(502);
  });

  it.each(['AxiosError', 'FetchError', 'HttpClientError', 'StatusCodeError', 'WretchError', 'GaxiosError'])(
    'is an upstream’s beside the name or class %s',
    (name) => {
      expect(statusOf(recorded({ name, status: 404 }))).toBe(502);
      expect(statusOf(recorded({ statusCode: 404 }, name))).toBe(502);
    },
  );

  it.each([
    { status: 404 },
    { statusCode: 404, name: 'HTTPError' },
    { status: 404, options: { verbose: true } },
    { status: 404, request: { url: '/x', method: 'GET', httpVersion: '1.1' } }, // our own request
    { status: 404, response: { statusCode: 404, message: 'Not Found' } }, // Nest's payload
    { status: 404, res: new Response('', { status: 404 }) }, // one that the app made, e.g. Hono's
  ])('is our own in %j', (members) => {
    expect(statusOf(Object.assign(new Error('ours'), members))).toBe(404);
  });
});

describe('wreck', () => {
  it('is a Boom that holds a response', () => {
    const res = { statusCode: 429, headers: { 'retry-after': '7' } };
    const boom = { isBoom: true, output: { statusCode: 429, payload: {} }, data: { isResponseError: true, res } };
    expect(answered(recorded(boom))).toMatchObject({ status: 503, retryAfter: '7' });
    expect(statusOf(recorded({ ...boom, data: { isResponseError: true } }))).toBe(503);
    expect(statusOf(recorded({ ...boom, data: null }))).toBe(429); // the app's own Boom
  });

  // @hapi/wreck@18.1.2: what it makes of a response that it cannot read
  it.each<[string, Error, number]>([
    ['a body that is too large', Boom.entityTooLarge(`greater than maximum allowed: ${SECRET}`), 502],
    ['a body that does not come in time', Boom.clientTimeout(SECRET), 504],
    ['a body that is not JSON', Boom.notAcceptable(SECRET), 502],
    ['a body that is broken JSON', Boom.badGateway(SECRET), 502],
    ['a body that is cut', Boom.internal(SECRET), 502],
    ['a body that cannot be inflated', recorded({ code: 'Z_DATA_ERROR', errno: -3 }), 502],
  ])('is an error of %s', (_, error, status) => {
    for (const statusCode of [200, 404]) {
      const res = { statusCode, headers: responseFields };
      expect(answered(Object.assign(error, { data: { res } }))).toMatchObject({
        status,
        retryAfter: undefined,
        seen: expect.not.stringContaining(SECRET),
      });
    }
  });

  it("leaves an app's own Boom alone, whatever its data is", () => {
    const res = { statusCode: 404, headers: responseFields };
    expect(toHttpError(Boom.entityTooLarge('Too much.'))).toMatchObject({ status: 413, detail: 'Too much.' });
    expect(toHttpError(Boom.notFound('No order.', { res }))).toMatchObject({ status: 404, detail: 'No order.' });
    expect(toHttpError(Boom.entityTooLarge('Too much.', { res: { statusCode: 200 } }))).toMatchObject({ status: 413 });
    expect(statusOf(recorded({ status: 409, data: { res } }))).toBe(409);
  });
});

describe('superagent, for real', () => {
  const within = (milliseconds: number) => (url: string) =>
    superagent.get(url).set('Authorization', SECRET).timeout(milliseconds);
  const get = within(5000);

  it.each([
    [401, 502],
    [404, 502],
    [429, 503],
    [503, 503],
  ])('makes of a %i a %i', async (theirs, ours) => {
    const thrown = await failureAt((_, res) => res.writeHead(theirs, { 'Retry-After': '7' }).end(SECRET), get);
    const { status, retryAfter, seen } = answered(thrown);
    expect([status, retryAfter]).toEqual([ours, ours === 503 ? '7' : undefined]);
    expect(seen).not.toContain(SECRET);
  });

  it('is 504 where the upstream is silent', async () => {
    expect(statusOf(await failureAt(() => undefined, within(50)))).toBe(504);
  });

  it('is 502 where the upstream hangs up, sends what is no JSON, or nobody listens', async () => {
    expect(statusOf(await failureAtSocket((socket) => socket.end(), get))).toBe(502);
    const json = { 'Content-Type': 'application/json' };
    expect(statusOf(await failureAt((_, res) => res.writeHead(200, json).end('<html>'), get))).toBe(502);
    expect(statusOf(await failureWhereNobodyListens(get))).toBe(502);
  });
});

describe('what only looks like a client', () => {
  const of = (members: object, text = 'x', ...classes: string[]): number =>
    answerTo(foreignError(text, members, ...classes)).problem.status;

  it('a status is the upstream’s beside our own request alone', () => {
    for (const name of ['url', 'uri', 'baseURL', 'hostname'])
      expect(of({ status: 401, options: { [name]: 'https://api.example/' } })).toBe(502);
    expect(of({ status: 401, options: {} })).toBe(401);
    expect(of({ status: 401, request: { url: '/', httpVersion: '1.1' } })).toBe(401);
    expect(of({ status: 401, rawResponse: '<html>' })).toBe(502);
    expect(of({ statusCode: 200, rawResponse: '<html>' })).toBe(502);
    expect(of({ statusCode: 201, options: {} })).toBe(500);
  });

  it('a time-out says so in its number or its text', () => {
    const aborted = { code: 'ECONNABORTED', config: {} };
    expect(of({ ...aborted, timeout: 5 })).toBe(504);
    expect(of({ ...aborted, timeout: 'x' })).toBe(502);
    expect(of(aborted, 'timeout of 5ms exceeded')).toBe(504);
    expect(of(aborted, 'stream has been aborted')).toBe(502);
  });

  it('a name is the whole name, beside a status', () => {
    expect(of({ name: 'AxiosError', status: 401 })).toBe(502);
    expect(of({ status: 401 }, 'x', 'StatusCodeError')).toBe(502);
    for (const name of ['MyAxiosError', 'AxiosErrors']) expect(of({ name, status: 401 })).toBe(401);
    expect(of({ name: 'AxiosError' })).toBe(500);
    expect(of({ name: 'AxiosError', status: 401, expose: false })).toBe(401);
  });

  it('a text is of request and needle where it begins so', () => {
    expect(of({}, 'Exceeded maxRedirects. Probably stuck in a redirect loop http://a')).toBe(502);
    expect(of({}, 'My Exceeded maxRedirects. Probably stuck in a redirect loop http://a')).toBe(500);
    expect(of({}, 'read timeout')).toBe(504);
    expect(of({ status: 409, expose: false }, 'read timeout')).toBe(409);
  });

  it('an abort of ours is nobody’s answer', () => {
    const response = { status: 200, headers: {}, url: 'https://api.example/' };
    expect(of({ response, name: 'AbortError' })).toBe(500);
    expect(of({ response, code: 'ERR_CANCELED' })).toBe(500);
    expect(of({ response, name: 'MyAbortError' })).toBe(502);
    expect(of({ response, name: 'AbortErrors' })).toBe(502);
    expect(of({ response, code: 'ABORTED_BY_PEER' })).toBe(502);
  });

  it('a response held by an error of http-errors is whose status it has', () => {
    const response = { status: 401, headers: {} };
    expect(of({ response, status: 401, expose: true })).toBe(502);
    expect(of({ response, status: 404, expose: true })).toBe(404);
  });
});
