import createError from 'http-errors';
import { Conflict, defineError, HttpError, MethodNotAllowed, problemResponse } from '../../src/fetch';
import { ProxyAuthenticationRequired, TooManyRequests, Unauthorized, UnsupportedMediaType } from '../../src/fetch';
import { UpgradeRequired } from '../../src/fetch';
import type { ProblemResponseContext, ProblemResponseOptions } from '../../src/fetch';
import { httpError } from '../../src';
import { pagePolicy } from '../../src/html/page';
import { returnCodeOf, returnCodes } from '../../src/codes/return-codes';
import { hostileProxy, revokedProxy } from '../support/hostile';
import { captureLog } from '../support/log';

const log = captureLog();
const get = (path = '/orders/17', headers: Record<string, string> = {}): Request =>
  new Request(`https://shop.example${path}`, { headers });
const post = (body: unknown, path = '/orders'): Request =>
  new Request(`https://shop.example${path}`, { method: 'POST', body: JSON.stringify(body) });

/** Fails unless it is a whole problem with this status; returns its body. */
async function bodyOf(response: Response, status: number): Promise<Record<string, unknown>> {
  const text = await response.clone().text();
  expect(response).toBeInstanceOf(Response);
  expect([response.status, response.statusText]).toEqual([status, returnCodeOf(status).title]);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/problem+json',
    'content-length': String(Buffer.byteLength(text)),
    'x-content-type-options': 'nosniff',
  });
  const body: unknown = JSON.parse(text);
  expect(body).toMatchObject({ status, code: expect.any(String), description: expect.any(String) });
  return body as Record<string, unknown>;
}

const failures = Object.values(returnCodes).filter(({ status }) => status >= 400);
const pgError = (code: string): Error =>
  Object.assign(new Error('duplicate key'), { severity: 'ERROR', code, routine: 'x' });
const fetchFailed = new TypeError('fetch failed', {
  cause: Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:80'), { code: 'ECONNREFUSED', syscall: 'connect' }),
});

describe('problemResponse()', () => {
  it.each(failures.map(({ status, code }): [number, string] => [status, code]))(
    'sends a bare %d as the problem %s',
    async (status, code) => {
      const body = await bodyOf(problemResponse(httpError(status), { request: get(), log: false }), status);
      expect(body).toEqual({
        type: 'about:blank',
        title: returnCodeOf(status).title,
        status,
        code,
        description: returnCodeOf(status).description,
        instance: '/orders/17',
      });
    },
  );

  it.each<[what: string, error: Error, headers: Record<string, string>]>([
    ['a bare 401', new Unauthorized(), { 'www-authenticate': 'Bearer realm="api"', 'cache-control': 'no-store' }],
    [
      'a 401 of its own',
      new Unauthorized('', { challenge: 'Basic realm="a"' }),
      { 'www-authenticate': 'Basic realm="a"' },
    ],
    [
      'an empty challenge',
      new Unauthorized('', { headers: { 'WWW-Authenticate': ' ' } }),
      { 'www-authenticate': 'Bearer realm="api"' },
    ],
    ['a bare 405', new MethodNotAllowed(), { allow: '' }],
    ['a 405 of its own', new MethodNotAllowed('', { allow: ['GET', 'PUT'] }), { allow: 'GET, PUT' }],
    ['a bare 407', new ProxyAuthenticationRequired(), { 'proxy-authenticate': 'Basic realm="proxy"' }],
    ['a bare 426', new UpgradeRequired(), { upgrade: 'HTTP/2.0', connection: 'upgrade' }],
    [
      'a 426 of its own',
      new UpgradeRequired('', { upgrade: 'TLS/1.3' }),
      { upgrade: 'TLS/1.3', connection: 'upgrade' },
    ],
    ['a 429', new TooManyRequests('', { retryAfter: 9 }), { 'retry-after': '9' }],
    [
      'the allowed fields of another',
      createError(503, { headers: { 'Retry-After': '7', 'X-Secret': 'a' } }),
      { 'retry-after': '7' },
    ],
    ['cookies', new Conflict('', { headers: { 'Set-Cookie': ['a=1', 'b=2'] } }), { 'set-cookie': 'a=1, b=2' }],
    [
      'its own Cache-Control',
      new Conflict('', { headers: { 'Cache-Control': 'max-age=9' } }),
      { 'cache-control': 'max-age=9' },
    ],
  ])('sets what the status requires and the error brings: %s', async (_what, error, expected) => {
    const { headers } = problemResponse(error, { log: false });
    for (const [name, value] of Object.entries(expected)) expect([name, headers.get(name)]).toEqual([name, value]);
    expect(headers.has('x-secret')).toBe(false);
  });

  it('sets Accept-Patch beside Accept for a 415 to PATCH', () => {
    const error = new UnsupportedMediaType('', { accept: 'application/json' });
    const of = (method: string) => problemResponse(error, { request: new Request('https://a', { method }) }).headers;
    expect([of('PATCH').get('accept-patch'), of('POST').get('accept-patch')]).toEqual(['application/json', null]);
  });

  it('has none of the fields that HTTP/2 does not know', () => {
    const request = { url: '/x', method: 'GET', headers: {}, httpVersionMajor: 2 };
    const { headers } = problemResponse(new UpgradeRequired(), { request });
    expect([headers.get('upgrade'), headers.get('connection')]).toEqual([null, null]);
  });

  it('lets no error set what describes the message', async () => {
    const fields = {
      'Content-Length': '1',
      'Transfer-Encoding': 'chunked',
      Connection: 'close',
      'Content-Type': 'text/html',
    };
    const response = problemResponse(new Conflict('', { headers: fields }));
    await bodyOf(response, 409);
    expect([response.headers.get('transfer-encoding'), response.headers.get('connection')]).toEqual([null, null]);
    expect(log.records.splice(0).join()).toContain('header "Transfer-Encoding": an error may not set it');
  });

  it.each<[what: string, thrown: unknown, status: number, family: string]>([
    [
      'a zod error without a request',
      Object.assign(new Error('x'), { name: 'ZodError', issues: [{ path: ['a'], code: 'custom', message: 'm' }] }),
      400,
      'zod',
    ],
    ['a duplicate of pg', pgError('23505'), 409, 'sqlstate'],
    ['a full pg', pgError('53300'), 503, 'sqlstate'],
    ['a failed fetch', fetchFailed, 502, 'undici'],
    ['http-errors', createError(410, 'Order 17 is archived.'), 410, 'http-errors'],
    ['a bug', new TypeError('x is not a function'), 500, 'unknown'],
    ['a text', 'broken', 500, 'unknown'],
    ['nothing', undefined, 500, 'unknown'],
    ['null', null, 500, 'unknown'],
  ])('maps what is thrown: %s', async (_what, thrown, status, family) => {
    const told: unknown[] = [];
    const response = problemResponse(thrown, { log: (_problem, { verdict }) => told.push(verdict.family) });
    const body = await bodyOf(response, status);
    expect(JSON.stringify(body)).not.toMatch(/10\.0\.0\.5|duplicate key|not a function|broken/);
    if (family !== 'unknown') expect(told).toEqual([family]);
    expect(told).toHaveLength(1);
  });

  it('has the header section of GET for HEAD, and no body', async () => {
    const [got, head] = ['GET', 'HEAD'].map((method) =>
      problemResponse(new Conflict('Paid.'), { request: new Request('https://a/x', { method }) }),
    );
    const text = await got?.text();
    expect(head?.body).toBeNull();
    expect([...(head?.headers ?? [])]).toEqual([...(got?.headers ?? [])]);
    expect(head?.headers.get('content-length')).toBe(String(Buffer.byteLength(text ?? '')));
  });

  describe('the request', () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;

    it.each<[what: string, request: { url: string; method?: string; headers?: object }]>([
      ['of fetch', get('/orders/17?token=secret#top', { traceparent })],
      ['of node:http', { url: '/orders/17?token=secret', method: 'GET', headers: { traceparent } }],
    ])('%s gives instance and traceId', async (_what, request) => {
      expect(await bodyOf(problemResponse(new Conflict(), { request }), 409)).toMatchObject({
        instance: '/orders/17',
        traceId,
      });
    });

    it('has its own type in the hooks', async () => {
      const request = { url: '/x', id: 'r-1' };
      const response = problemResponse(new Conflict(), {
        request,
        instance: (req) => `urn:x:${req.id}`,
        extend: (_problem, { req }) => ({ request: req?.id }),
      });
      expect(await bodyOf(response, 409)).toMatchObject({ instance: 'urn:x:r-1', request: 'r-1' });
      // @ts-expect-error a request has a URL
      problemResponse(new Conflict(), { request: { id: 'r-1' } });
    });

    it('that is not given leaves them out, and asks no function for them', async () => {
      const ask = jest.fn(() => '/x');
      const body = await bodyOf(problemResponse(new Conflict(), { instance: ask, traceId: ask }), 409);
      expect([ask.mock.calls.length, Object.keys(body)]).toEqual([
        0,
        ['type', 'title', 'status', 'code', 'description'],
      ]);
    });

    it.each<[what: string, error: Error, aborted: boolean, status: number]>([
      ['an abort after the client has left', new DOMException('Aborted', 'AbortError'), true, 499],
      ['a bug after the client has left', new TypeError('bug'), true, 500],
      ['an abort of another cause', new DOMException('Aborted', 'AbortError'), false, 500],
    ])('tells %s', (_what, error, aborted, status) => {
      const controller = new AbortController();
      const request = new Request('https://a/x', { signal: controller.signal });
      if (aborted) controller.abort();
      const response = problemResponse(error, { request });
      expect(response.status === 499).toBe(status === 499);
      expect(log.records.splice(0).length === 0).toBe(status === 499);
    });
  });

  describe('the option headers', () => {
    const before = {
      ETag: '"1"',
      'content-encoding': 'gzip',
      'Access-Control-Allow-Origin': '*',
      Vary: 'Origin',
      'Set-Cookie': ['a=1', 'b=2'],
    };

    it.each<[string, ProblemResponseOptions['headers']]>([
      ['an object', before],
      [
        'a Headers',
        new Headers(
          Object.entries(before).flatMap(([name, value]) =>
            [value].flat().map((line): [string, string] => [name, line]),
          ),
        ),
      ],
      ['a Map', new Map(Object.entries({ ...before, 'Set-Cookie': 'a=1, b=2' }))],
    ])('as %s keeps what middleware has set, but for what described the success', async (_what, headers) => {
      const response = problemResponse(new Conflict('', { headers: { Vary: 'Cookie' } }), { headers });
      await bodyOf(response, 409);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'access-control-allow-origin': '*',
        vary: 'Origin, Cookie',
        'cache-control': 'no-store',
      });
      expect(response.headers.get('set-cookie')).toBe('a=1, b=2');
      expect(['etag', 'content-encoding'].filter((name) => response.headers.has(name))).toEqual([]);
    });

    it('leaves out what cannot be sent, and says so', async () => {
      await bodyOf(problemResponse(new Conflict(), { headers: { 'a b': '1', C: 'x\ny', D: undefined } }), 409);
      expect(log.records.splice(0).join()).toMatch(/header "a b": not a valid header field[^]*header "C"/);
    });
  });

  describe('the hooks', () => {
    it('shape the body as in Express, with the request in their context', async () => {
      const request = get();
      const contexts: ProblemResponseContext[] = [];
      const response = problemResponse(new Conflict('Paid.'), {
        request,
        typeBase: '/problems/',
        instance: (req) => `urn:x:${new URL(req.url).hostname}`,
        traceId: () => 'a1',
        expose: () => false,
        extend: (_problem, context) => (contexts.push(context), { support: 4711 }),
        localize: () => ({ language: 'de', title: 'Konflikt' }),
      });
      expect(await bodyOf(response, 409)).toMatchObject({
        type: '/problems/conflict',
        title: 'Konflikt',
        instance: 'urn:x:shop.example',
        traceId: 'a1',
        support: 4711,
      });
      expect(await response.json()).not.toHaveProperty('detail');
      expect([response.headers.get('content-language'), response.headers.get('vary')]).toEqual([
        'de',
        'Accept-Language',
      ]);
      expect([contexts[0]?.req, contexts[0]?.error.code, contexts[0]?.verdict.certainty]).toEqual([
        request,
        'CONFLICT',
        'stated',
      ]);
    });

    it('that fail are logged, and the plain problem is sent', async () => {
      const broken = (): never => {
        throw new Error('broken');
      };
      const options = {
        request: get(),
        instance: broken,
        extend: broken,
        localize: broken,
        envelope: broken,
        traceId: broken,
      };
      expect(await bodyOf(problemResponse(new Conflict(), options), 409)).toMatchObject({ code: 'CONFLICT' });
      const record = log.records.splice(0).join();
      for (const name of ['instance', 'extend', 'localize', 'envelope', 'traceId'])
        expect(record).toContain(`The option ${name} threw`);
    });

    it('envelope replaces the body, envelopeType its type', async () => {
      const response = problemResponse(new Conflict(), {
        envelope: ({ code }) => ({ error: code }),
        envelopeType: 'application/vnd.api+json',
      });
      expect([response.headers.get('content-type'), await response.json()]).toEqual([
        'application/vnd.api+json',
        { error: 'CONFLICT' },
      ]);
    });

    it.each<[what: string, html: ProblemResponseOptions['html'], page: string, isOwn: boolean]>([
      ['the built-in page', true, '<!doctype html>', false],
      ['a page of the app', ({ title }) => `<h1>${title}</h1>`, '<h1>Conflict</h1>', true],
      [
        'the built-in page for one that fails',
        () => {
          throw new Error('no page');
        },
        '<!doctype html>',
        false,
      ],
      ['the built-in page for one that comes later', (() => Promise.resolve('<p>')) as never, '<!doctype html>', false],
      ['the built-in page for what is no text', (() => 7) as never, '<!doctype html>', false],
      ['the built-in page for an empty one', () => '', '<!doctype html>', false],
    ])('html gives who prefers it %s', async (_what, html, page, isOwn) => {
      const request = get('/x', { accept: 'text/html,*/*;q=0.8' });
      const response = problemResponse(new Conflict(), { request, html });
      expect((await response.text()).startsWith(page)).toBe(true);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        vary: 'Accept',
      });
      expect(response.headers.get('content-security-policy')).toBe(isOwn ? null : pagePolicy);
      const json = problemResponse(new Conflict(), { request: get('/x', { accept: 'application/json' }), html });
      await bodyOf(json, 409);
      expect(json.headers.get('vary')).toBe('Accept');
      log.records.splice(0);
    });

    it('log gets every failure once; without it a 5xx is on console.error, and a 4xx nowhere', () => {
      const told: unknown[] = [];
      problemResponse(new Conflict(), {
        log: ({ code }, { thrown }) => told.push([code, thrown instanceof HttpError]),
      });
      expect(told).toEqual([['CONFLICT', true]]);
      problemResponse(new Conflict());
      problemResponse(new Error('no disk'), { log: false });
      expect(log.records).toEqual([]);
      problemResponse(new Error('no disk'), { request: get() });
      expect(log.records.splice(0).join()).toMatch(
        /^500 INTERNAL_SERVER_ERROR: GET \/orders\/17 \(unknown: [^]*Error: no disk[^]*problem-response\.test/,
      );
    });
  });

  describe('the evidence', () => {
    const issues = (path: (string | number)[], more: object = {}): Error =>
      Object.assign(new Error('x'), {
        name: 'ZodError',
        issues: [
          {
            path,
            code: 'invalid_type',
            expected: 'number',
            message: 'Invalid input: expected number, received string',
            ...more,
          },
        ],
      });
    const ours = issues(['database', 'port']);

    it.each<[what: string, thrown: Error, options: ProblemResponseOptions, status: number]>([
      [
        'a place in the body',
        issues(['count']),
        { request: post({ count: 'x' }), sent: { body: { count: 'x' } } },
        400,
      ],
      ['a place that is nowhere', ours, { request: post({ count: 1 }), sent: { body: { count: 1 } } }, 500],
      ['a place that is nowhere, of a GET', ours, { request: get('/orders?count=1') }, 500],
      ['a body that is not known', issues(['count']), { request: post({ count: 'x' }) }, 400],
      ['a query in the URL', issues(['page']), { request: get('/orders?page=x') }, 400],
      [
        'a query that was parsed',
        issues(['page']),
        { request: get('/orders'), sent: { query: new URLSearchParams('page=x') } },
        400,
      ],
      ['a parameter of the path', issues(['id']), { request: get('/orders/x'), sent: { params: { id: 'x' } } }, 400],
      ['a form', issues(['count']), { request: post(1), sent: { body: formOf({ count: 'x' }) } }, 400],
      ['what was sent, without a request', ours, { sent: { body: { count: 1 } } }, 500],
      ['nothing known', ours, {}, 400],
      ['evidence: false', ours, { request: get(), evidence: false }, 400],
      ['validationStatus', issues(['page']), { request: get('/orders?page=x'), validationStatus: 422 }, 422],
    ])('decides whose fault a failed validation is: %s', async (_what, thrown, options, status) => {
      const body = await bodyOf(problemResponse(thrown, { ...options, log: false }), status);
      expect('errors' in body).toBe(status < 500);
    });

    it('never makes the body of the request', () => {
      const request = post({ count: 'x' });
      const body = jest.spyOn(request, 'body', 'get');
      problemResponse(ours, { request, log: false });
      expect(body).not.toHaveBeenCalled();
    });
  });

  it('falls back to a status that the server has set', async () => {
    await bodyOf(problemResponse(new Error('x'), { fallbackStatus: 404 }), 404);
    await bodyOf(problemResponse(new Error('x'), { fallbackStatus: 200, log: false }), 500);
  });

  it('sends the codes of the app', async () => {
    class OrderPaid extends defineError({
      code: 'ORDER_PAID_F',
      status: 409,
      title: 'Paid',
      description: 'It is paid.',
    }) {}
    expect(await bodyOf(problemResponse(new OrderPaid('17')), 409)).toMatchObject({
      code: 'ORDER_PAID_F',
      detail: '17',
    });
  });

  it('asks the rules of the app first', async () => {
    await bodyOf(
      problemResponse(new RangeError('x'), {
        rules: [(thrown) => (thrown instanceof RangeError ? new Conflict() : undefined)],
      }),
      409,
    );
  });

  it.each<[string, unknown]>([
    ['a Proxy that throws', hostileProxy(new Conflict())],
    ['a revoked Proxy', revokedProxy(new Error('x'))],
    [
      'one of ours with a header that throws',
      Object.defineProperty(new Conflict(), 'headers', {
        get: () => {
          throw new Error('no');
        },
      }),
    ],
    [
      'one of ours whose title throws',
      Object.defineProperty(new Conflict(), 'title', {
        get: () => {
          throw new Error('no');
        },
      }),
    ],
    ['one of ours with a broken header', Object.assign(new Conflict(), { headers: { 'a b': 'x' } })],
  ])('never throws: %s', async (_what, thrown) => {
    const response = problemResponse(thrown, { request: get() });
    expect([409, 500]).toContain(response.status);
    expect(await response.json()).toMatchObject({ status: response.status });
    log.records.splice(0);
  });

  it.each<[string, unknown]>([
    ['a request that throws', hostileProxy(get())],
    ['a request without headers', { url: '/x' }],
    ['a request without anything', {}],
  ])('takes %s', async (_what, request) => {
    await bodyOf(problemResponse(new Conflict(), { request: request as Request, html: true }), 409);
  });

  it.each<[unknown, RegExp]>([
    [{ extends: () => ({}) }, /^problemResponse has no option "extends"\. It has rules, /],
    [{ Request: get() }, /^problemResponse has no option "Request"\./],
    [
      { request: '/x' },
      /^problemResponse cannot use the option request: "\/x"\. Pass the request: request: c\.req\.raw\.$/,
    ],
    [{ sent: [] }, /cannot use the option sent: an array\. Pass what was sent, by its parts/],
    [{ headers: [] }, /cannot use the option headers: an array\. Pass a Headers or an object/],
    [{ fallbackStatus: '404' }, /cannot use the option fallbackStatus: "404"\. Pass a status/],
    [{ html: 'error' }, /cannot use the option html: "error"\. Pass true or false, or a function/],
    [{ typeBase: 'x' }, /cannot use the option typeBase: "x"\. Pass a path/],
    [get(), /takes an object of options, not a request\. Write problemResponse\(error, \{ request \}\)\.$/],
    [null, /takes an object of options, not null/],
  ])('refuses the options %p with a sentence', (options, sentence) => {
    const act = (): unknown => Reflect.apply(problemResponse, undefined, [new Conflict(), options]);
    expect(act).toThrow(TypeError);
    expect(act).toThrow(sentence);
  });
});

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
