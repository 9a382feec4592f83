import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Express } from 'express';
import request from 'supertest';
import { preProcessFile } from 'typescript';
import { defineError } from '../../src/codes/define-error';
import * as client from '../../src/client';
import { fromResponse, throwIfProblem } from '../../src/client';
import { errorHandler } from '../../src/response/error-handler';
import { errorClasses } from '../../src/codes/error-class-of-code';
import { Conflict, httpError, NotFound, TooManyRequests, Unauthorized } from '../../src/codes/errors';
import { HttpError, isFromUpstream } from '../../src/codes/http-error';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { DailyLimitReached, OrderAlreadyPaid, ownCodes, PaymentProviderUnavailable } from '../support/orders';
import { expectProblem } from '../support/problems';
import { withServer } from '../support/raw';

const problem = (members: unknown, init: ResponseInit = {}): Response =>
  new Response(typeof members === 'string' ? members : JSON.stringify(members), {
    status: 409,
    ...init,
    headers: { 'Content-Type': 'application/problem+json', ...init.headers },
  });

describe.each(expresses)('what a server threw, $name', ({ express }) => {
  captureLog();

  /** What `fetch` makes of a server that throws. */
  async function fetched(thrown: unknown): Promise<Response> {
    const app = express();
    app.get('/orders/17', () => {
      throw thrown;
    });
    app.use(errorHandler({ typeBase: '/problems/' }));
    return withServer(app, async (port) => {
      const response = await fetch(`http://127.0.0.1:${port}/orders/17?token=s3cret`);
      return Object.defineProperty(
        new Response(await response.arrayBuffer(), response), // read while the server lives
        'url',
        { value: response.url },
      );
    });
  }

  // fetch itself makes a network error of a 407 (Fetch Standard, HTTP-network-or-cache fetch)
  const fetchable = Object.values(errorClasses).filter(({ name }) => name !== 'ProxyAuthenticationRequired');
  it.each(fetchable.map((one) => [one.name, one] as const))(
    'is given back as the same class: %s',
    async (_, errorClass) => {
      const sent = new errorClass('What went wrong.');
      const error = await fromResponse(await fetched(sent));
      expect(error).toBeInstanceOf(errorClass);
      expect(error).toMatchObject({ status: sent.status, code: sent.code, description: sent.description });
      expect(error?.detail).toBe(sent.status < 500 ? 'What went wrong.' : undefined);
      expect(error?.type).toBe(`/problems/${sent.code.toLowerCase().replaceAll('_', '-')}`);
      expect(error).not.toHaveProperty('dropped');
    },
  );

  it('keeps errors, extensions, and the headers that belong to its status', async () => {
    const errors = [
      { detail: 'a', pointer: '#/a' },
      { detail: 'b', parameter: 'p' },
      { detail: 'c', header: 'h' },
      { detail: 'd', pointer: '#/d', code: 'string.min', params: { min: 3 } },
    ];
    const thrown = new TooManyRequests('Slow down.', {
      retryAfter: 30,
      errors,
      extensions: { limit: 5, nested: { a: [1] } },
      headers: { 'Set-Cookie': 'sid=1', Upgrade: 'h2', 'X-Mine': '1' },
    });
    const error = await fromResponse(await fetched(thrown));
    expect(error).toMatchObject({ detail: 'Slow down.', errors, extensions: { limit: 5, nested: { a: [1] } } });
    expect(error?.headers).toEqual({ 'Retry-After': '30' });
    const challenge = { scheme: 'Bearer', realm: 'api', error: 'invalid_token' };
    const unauthorized = await fromResponse(await fetched(new Unauthorized('Expired.', { challenge })));
    expect(unauthorized?.headers).toEqual({ 'WWW-Authenticate': 'Bearer realm="api", error="invalid_token"' });
  });

  it('says in its cause who answered, by the origin alone', async () => {
    const error = await fromResponse(await fetched(new Conflict('Paid.')));
    expect(error?.cause).toBeInstanceOf(Error);
    expect(error?.cause).toMatchObject({
      message: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+ answered 409$/),
      cause: expect.objectContaining({ instance: '/orders/17', detail: 'Paid.' }),
    });
  });

  it.each([
    ['http://user:s3cret@api.example:8080/v1?key=s3cret#s3cret', 'http://api.example:8080'],
    ['https://api.example/s3cret', 'https://api.example'],
    ['https://api.example/s3cret\n?x', 'https://api.example'],
    ['data:application/json,s3cret', 'The server'],
    ['blob:https://api.example/s3cret', 'The server'],
    ['file:///s3cret', 'The server'],
    ['/s3cret', 'The server'],
    ['', 'The server'],
  ])('says of the URL %j only %s', async (url, who) => {
    const error = await fromResponse(Object.defineProperty(problem({}), 'url', { value: url }));
    expect(error?.cause).toMatchObject({ message: `${who} answered 409` });
    expect(inspect(error)).not.toContain('s3cret');
  });

  it("is the app's own class, of those that are listed", async () => {
    const error = await fromResponse(await fetched(new DailyLimitReached('Five a day.', { retryAfter: 60 })), {
      codes: ownCodes,
    });
    expect(error).toBeInstanceOf(DailyLimitReached);
    expect(error).toMatchObject({
      ...DailyLimitReached.definition,
      name: 'DailyLimitReached',
      detail: 'Five a day.',
      headers: { 'Retry-After': '60' },
    });
  });

  it('keeps its own code, title and description where the class is not listed', async () => {
    const error = await fromResponse(await fetched(new OrderAlreadyPaid('Order 17.')), { codes: [DailyLimitReached] });
    expect(error).toMatchObject({ ...OrderAlreadyPaid.definition, name: 'HttpError', detail: 'Order 17.' });
  });
});

describe('throwIfProblem', () => {
  it('throws a failure as its class', async () => {
    const response = problem({ code: 'CONFLICT', detail: 'Paid.' });
    await expect(throwIfProblem(response)).rejects.toMatchObject({ name: 'Conflict', detail: 'Paid.' });
    await expect(throwIfProblem(problem({ code: 'ORDER_ALREADY_PAID' }), { codes: ownCodes })).rejects.toBeInstanceOf(
      OrderAlreadyPaid,
    );
  });

  it.each([200, 201, 202, 206, 301, 304])('returns a %i untouched, its body unread', async (status) => {
    const body = status === 304 ? null : '{"type":"about:blank","status":409}';
    const response = new Response(body, { status, headers: { 'Content-Type': 'application/problem+json' } });
    expect(await throwIfProblem(response)).toBe(response);
    expect(response.bodyUsed).toBe(false);
    expect(await fromResponse(response)).toBeUndefined();
    expect(await response.text()).toBe(body ?? '');
  });

  it('returns what is no answer of a server at all', async () => {
    const response = Response.error();
    expect(await throwIfProblem(response)).toBe(response);
  });
});

describe('a response that is no problem is the class of its status', () => {
  const brokenStream = (): ReadableStream<Uint8Array> =>
    new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('{"code":"ORDER_ALREADY_PAID"'));
        controller.error(new Error('connection reset'));
      },
    });
  const json = { headers: { 'Content-Type': 'application/json' } };

  it.each<[string, Response]>([
    ['an HTML page', new Response('<h1>No</h1>', { status: 409, headers: { 'Content-Type': 'text/html' } })],
    ['no body', new Response(null, { status: 409 })],
    ['no Content-Type', new Response(Buffer.from('{"code":"ORDER_ALREADY_PAID"}'), { status: 409 })],
    ['JSON that is not a problem', problem({ code: 'ORDER_ALREADY_PAID', detail: 'theirs' }, json)],
    ['a similar media type', problem({ detail: 'd' }, { headers: { 'Content-Type': 'application/problem+jsonx' } })],
    ['broken JSON', problem('{"code":"ORDER_ALREADY_PAID",')],
    ['an empty body', problem('')],
    ['a list', problem([{ detail: 'd' }])],
    ['null', problem('null')],
    ['text', problem('"detail"')],
    ['a number', problem('409')],
    ['bytes that are no UTF-8', problem(Buffer.from([0x7b, 0xff, 0xfe]).toString('latin1'))],
    ['a stream that breaks', new Response(brokenStream(), { status: 409, headers: problem({}).headers })],
    ['more than 64 KiB', problem({ detail: 'd', filler: 'x'.repeat(65_536) })],
    ['JSON as deep as it is long', problem(`${'['.repeat(30_000)}`)],
  ])('%s', async (_what, response) => {
    const error = await fromResponse(response, { codes: ownCodes });
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({ status: 409, code: 'CONFLICT' });
    for (const member of ['detail', 'errors', 'extensions', 'type']) expect(error).not.toHaveProperty(member);
  });

  it('a body that was read before, or is being read', async () => {
    const used = problem({ detail: 'd' });
    await used.text();
    expect(await fromResponse(used)).toBeInstanceOf(Conflict);
    const locked = problem({ detail: 'd' });
    locked.body?.getReader();
    expect(await fromResponse(locked)).toBeInstanceOf(Conflict);
  });

  it('a 407, and a status that has no class', async () => {
    expect(await fromResponse(new Response(null, { status: 407 }))).toMatchObject({
      name: 'ProxyAuthenticationRequired',
    });
    expect(await fromResponse(new Response(null, { status: 499 }))).toMatchObject({ status: 499, code: 'BAD_REQUEST' });
    const problem499 = problem({ code: 'BAD_REQUEST', status: 499 }, { status: 499 });
    expect(await fromResponse(problem499)).toMatchObject({ status: 499, code: 'BAD_REQUEST' });
  });

  it('but 64 KiB of a problem are read', async () => {
    const rest = JSON.stringify({ detail: 'd', filler: '' }).length;
    const error = await fromResponse(problem({ detail: 'd', filler: 'x'.repeat(65_536 - rest) }));
    expect(error?.detail).toBe('d');
  });

  it('reads 64 KiB and no more of an endless body, and closes the connection', async () => {
    let closed: () => void = () => undefined;
    const isClosed = new Promise<void>((resolve) => (closed = resolve));
    const endless: RequestListener = (_req, res) => {
      res.writeHead(409, { 'Content-Type': 'application/problem+json' });
      const pump = (): void => {
        while (!res.destroyed && res.write('['.repeat(16_384)));
      };
      res.on('drain', pump).on('close', closed);
      pump();
    };
    await withServer(endless, async (port) => {
      expect(await fromResponse(await fetch(`http://127.0.0.1:${port}/`))).toBeInstanceOf(Conflict);
      await isClosed;
    });
  });

  it('cancels a body that it does not read, and one that is too long, even where that fails', async () => {
    const cancel = jest.fn(() => {
      throw new Error('cannot be cancelled');
    });
    const pull = (controller: ReadableStreamDefaultController): void => controller.enqueue(Buffer.alloc(40_000, '['));
    for (const headers of [{ 'Content-Type': 'text/html' }, problem({}).headers]) {
      const response = new Response(new ReadableStream({ pull, cancel }), { status: 502, headers });
      expect(await fromResponse(response)).toMatchObject({ status: 502, code: 'BAD_GATEWAY' });
    }
    expect(cancel).toHaveBeenCalledTimes(2);
  });

  it('what only has the members of a Response', async () => {
    const like = { status: 409, headers: new Headers(problem({}).headers), body: null };
    const error = await fromResponse(like as Response);
    expect(error).toMatchObject({ code: 'CONFLICT', cause: { message: 'The server answered 409' } });
  });

  it('header fields that cannot be read', async () => {
    const get = (): never => {
      throw new Error('no');
    };
    for (const status of [409, 429]) {
      const error = await fromResponse({ status, headers: { get }, body: null } as unknown as Response);
      expect(error).toMatchObject({ status });
      expect(error).not.toHaveProperty('headers');
    }
  });
});

describe('the members of a problem (RFC 9457 §3.1, P10)', () => {
  it.each<[string, object]>([
    ['type', { type: 7 }],
    ['type', { type: 'not a uri' }],
    ['type', { type: 'about:blank' }],
    ['detail', { detail: ['x'] }],
    ['detail', { detail: null }],
    ['errors', { errors: 'x' }],
    ['errors', { errors: [1, null, 'x', {}, { detail: 1 }] }],
    ['errors', { errors: { length: 3 } }],
  ])('of a wrong type are ignored: %s of %j', async (member, members) => {
    const error = await fromResponse(problem({ code: 'CONFLICT', ...members }));
    expect(error).toBeInstanceOf(Conflict);
    expect(error).not.toHaveProperty(member);
    expect(error).not.toHaveProperty('dropped');
    expect(error).not.toHaveProperty('extensions');
  });

  it.each([1, null, {}, 'order-paid', 'ORDER PAID', '<b>', ''])('the code %j is ignored', async (code) => {
    expect(await fromResponse(problem({ code }))).toBeInstanceOf(Conflict);
  });

  it('a code has at most a hundred characters, unless the app lists it', async () => {
    const code = 'A'.repeat(100);
    expect(await fromResponse(problem({ code }))).toMatchObject({ code, name: 'HttpError' });
    expect(await fromResponse(problem({ code: `${code}A` }))).toMatchObject({ code: 'CONFLICT', name: 'Conflict' });
    const Long = defineError({ code: `${code}_LONG`, status: 409, title: 'Long', description: 'It is long.' });
    expect(await fromResponse(problem({ code: `${code}_LONG` }), { codes: [Long] })).toBeInstanceOf(Long);
  });

  it('title and description have at most 2,000 characters', async () => {
    const text = 'x'.repeat(2000);
    const long = `${text}x`;
    expect(await fromResponse(problem({ code: 'OWN', title: text, description: text }))).toMatchObject({
      title: text,
      description: text,
    });
    expect(await fromResponse(problem({ code: 'OWN', title: long, description: long }))).toMatchObject({
      code: 'OWN',
      title: 'Conflict',
      description: new Conflict().description,
    });
  });

  it.each([
    'https://example.com/probs/out-of-credit',
    'HTTP://EXAMPLE.COM/probs#x',
    'https://example.com',
    'https://example.com?a=b@c:d',
    'https://[2001:db8::1]:8080/a',
    'http://example.com/javascript:alert(1)',
    '/problems/out-of-credit',
    '/a:b',
    '/problems/a%3Ab',
    'problems/a:b',
    '../problems',
    './a:b',
    '#out-of-credit',
    '?code=1:2',
    'out-of-credit',
    `/${'x'.repeat(1999)}`,
  ])('the type %s is kept', async (type) => {
    expect((await fromResponse(problem({ type })))?.type).toBe(type);
  });

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'javascript%3Aalert(1)',
    'javascript%3aalert(1)',
    '%6Aavascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://example.com/1',
    'file:///etc/passwd',
    'urn:problem:out-of-credit',
    'tag:example.com,2026:x',
    'mailto:a@example.com',
    'view-source:https://example.com/',
    'httpx://example.com/',
    'https:',
    'https:example.com',
    'https:/example.com',
    'https://',
    'https:///example.com',
    'https://:80/',
    'https:\\\\example.com',
    'https://user:password@example.com/',
    'https://example.com@evil.example/',
    '//example.com/path',
    '///example.com/path',
    '\\\\example.com',
    ':x',
    '1:x',
    '',
    `/${'x'.repeat(2000)}`,
  ])('the type %j is ignored', async (type) => {
    const error = await fromResponse(problem({ type }));
    expect(error).not.toHaveProperty('type');
    expect(error).not.toHaveProperty('dropped');
  });

  it('the status is that of HTTP, whatever the body says; a code of another status is no class of it', async () => {
    expect(await fromResponse(problem({ status: 404, code: 'NOT_FOUND', title: 'Not Found' }))).toBeInstanceOf(
      Conflict,
    );
    const other = await fromResponse(problem({ code: 'DAILY_LIMIT_REACHED' }), { codes: ownCodes });
    expect(other).not.toBeInstanceOf(DailyLimitReached);
    expect(other).toMatchObject({ status: 409, code: 'DAILY_LIMIT_REACHED', title: 'Conflict' });
  });

  it('that nobody knows are the extensions, and none of them is a member of the error', async () => {
    const body = '{"code":"CONFLICT","balance":30,"__proto__":{"polluted":1},"stack":"s","cause":"c","traceId":"t"}';
    const error = await fromResponse(problem(body));
    expect(error?.extensions).toEqual({ balance: 30, stack: 's', cause: 'c' });
    expect(Object.getPrototypeOf(error?.extensions)).toBe(Object.prototype);
    expect(error?.stack).toMatch(/^Conflict: /);
    expect({}).not.toHaveProperty('polluted');
  });

  it('that nobody knows are a hundred at most, before and after those that are known', async () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`a${index}`, index]));
    const error = await fromResponse(problem({ ...many, detail: 'Paid.', code: 'CONFLICT' }));
    expect(error).toMatchObject({ code: 'CONFLICT', detail: 'Paid.' });
    expect(Object.keys(error?.extensions ?? {})).toHaveLength(100);
    expect(error?.extensions).toMatchObject({ a0: 0, a99: 99 });
  });

  it('are ignored where they are nested more than 32 deep, also in the cause', async () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
    const body = `{"flat":${nested(32)},"deep":${nested(33)},"deeper":${nested(20_000)},"detail":"Paid.","errors":${nested(9000)}}`;
    const error = await fromResponse(problem(body));
    expect(error?.detail).toBe('Paid.');
    expect(Object.keys(error?.extensions ?? {})).toEqual(['flat']);
    expect(error?.cause).toMatchObject({ cause: { detail: 'Paid.', flat: expect.any(Array) } });
    expect(error?.cause).not.toMatchObject({ cause: { deep: expect.anything() } });
    expect(error?.cause).not.toMatchObject({ cause: { deeper: expect.anything() } });
    expect(error?.cause).not.toMatchObject({ cause: { errors: expect.anything() } });
  });

  it('of the single problems that are text are kept, a hundred of them', async () => {
    const errors = [
      { detail: 'a', pointer: 1, x: 2, code: 'no code', params: [1] },
      {},
      ...Array(200).fill({ detail: 'b' }),
    ];
    const error = await fromResponse(problem({ errors }));
    expect(error?.errors?.[0]).toEqual({ detail: 'a' });
    expect(error?.errors).toHaveLength(99); // of the first hundred, one has no detail
  });

  it.each(['application/problem+json', 'Application/Problem+JSON; charset=utf-8', 'application/problem+json ;v=1'])(
    'are read under %s',
    async (type) => {
      const error = await fromResponse(problem({ detail: 'Paid.' }, { headers: { 'Content-Type': type } }));
      expect(error?.detail).toBe('Paid.');
    },
  );

  it('are read from a body in pieces, of several bytes a character, with a byte order mark', async () => {
    const bytes = Buffer.from('\ufeff{"detail":"schon bezahlt: 17 €"}');
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const error = await fromResponse(new Response(body, { status: 409, headers: problem({}).headers }));
    expect(error?.detail).toBe('schon bezahlt: 17 €');
  });
});

describe('the Retry-After of a server (RFC 9110 §10.2.3)', () => {
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
  it.each<[string, string | undefined]>([
    ['120', '120'],
    ['86400', '86400'],
    ['86401', '86400'],
    ['99999999', '86400'],
    ['9'.repeat(500), '86400'],
    [inAnHour, inAnHour],
    ['Fri, 31 Dec 9999 23:59:59 GMT', '86400'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', '0'],
    ['soon', undefined],
    ['-1', undefined],
    ['1e9', undefined],
  ])('%s is kept as %s, whatever the status', async (theirs, kept) => {
    for (const status of [409, 429, 503]) {
      const error = await fromResponse(problem({}, { status, headers: { 'Retry-After': theirs } }));
      expect(error?.headers?.['Retry-After']).toBe(kept);
      expect(error).not.toHaveProperty('dropped');
    }
  });
});

describe.each(expresses)('thrown again inside an Express app, $name', ({ express }) => {
  const log = captureLog();

  function createApp(response: () => Response, relay?: boolean, wrap = (error: unknown): unknown => error): Express {
    const app = express();
    app.get('/', (_req, _res, next) => {
      throwIfProblem(response(), { codes: ownCodes, relay }).then(
        () => next(),
        (error: unknown) => next(wrap(error)),
      );
    });
    app.use(errorHandler());
    return app;
  }

  it.each([
    [400, 502],
    [401, 502],
    [404, 502],
    [408, 504],
    [409, 502],
    [429, 503],
    [500, 502],
    [502, 502],
    [503, 503],
    [504, 504],
  ])("an upstream's %i is our %i, and nothing of it leaves", async (theirs, ours) => {
    const response = (): Response =>
      problem(
        { detail: 'db7 is down', code: 'CONFLICT', extensions: { host: 'db7' }, host: 'db7' },
        { status: theirs, headers: { 'Retry-After': '17', 'WWW-Authenticate': 'Bearer realm="db7"' } },
      );
    const answer = await request(createApp(response)).get('/');
    expectProblem(answer, ours);
    expect(JSON.stringify([answer.text, answer.headers])).not.toContain('db7');
    expect(answer.headers['retry-after']).toBe(ours === 503 ? '17' : undefined);
    expect(log.records.join()).toContain(`The server answered ${theirs}`);
  });

  it('so is one that another error wraps', async () => {
    const wrap = (cause: unknown): unknown => new Error('ordering failed', { cause });
    const answer = await request(createApp(() => problem({ detail: 'db7' }, { status: 404 }), undefined, wrap)).get(
      '/',
    );
    expect(expectProblem(answer, 502)).not.toHaveProperty('detail');
  });

  it.each([true, false])('makes a day of a Retry-After of three years, with relay: %s', async (relay) => {
    const response = (): Response => problem({}, { status: 503, headers: { 'Retry-After': '99999999' } });
    const answer = await request(createApp(response, relay)).get('/');
    expectProblem(answer, 503);
    expect(answer.headers['retry-after']).toBe('86400');
  });

  it('with relay, passes no type on that would run as a script', async () => {
    const response = (): Response => problem({ code: 'OWN', type: 'javascript:alert(1)' });
    const body = expectProblem(await request(createApp(response, true)).get('/'), 409);
    expect(body).toMatchObject({ code: 'OWN', type: '/problems/own' });
  });

  it('with relay it is our own answer', async () => {
    const response = (): Response =>
      problem(
        { code: 'DAILY_LIMIT_REACHED', detail: 'Five a day.', limit: 5 },
        { status: 429, headers: { 'Retry-After': '60' } },
      );
    const answer = await request(createApp(response, true)).get('/');
    expect(expectProblem(answer, 429)).toEqual({
      type: '/problems/daily-limit-reached',
      ...DailyLimitReached.definition,
      detail: 'Five a day.',
      instance: '/',
      limit: 5,
    });
    expect(answer.headers['retry-after']).toBe('60');
    expect(log.records).toEqual([]);
  });

  it('with relay, a 5xx keeps its class and shows no detail', async () => {
    const response = (): Response => problem({ code: 'PAYMENT_PROVIDER_UNAVAILABLE', detail: 'db7' }, { status: 503 });
    const body = expectProblem(await request(createApp(response, true)).get('/'), 503);
    expect(body).toMatchObject(PaymentProviderUnavailable.definition);
    expect(body).not.toHaveProperty('detail');
  });

  it('bears a mark that nobody sees', async () => {
    const error = await fromResponse(problem({}));
    expect(isFromUpstream(error)).toBe(true);
    expect(isFromUpstream(await fromResponse(problem({}), { relay: true }))).toBe(false);
    expect(Object.getOwnPropertySymbols({ ...error })).toEqual([]);
  });
});

describe('wrong arguments are a TypeError that says the fix', () => {
  it.each<[string, unknown[], string]>([
    ['a promise', [Promise.resolve(problem({}))], 'takes a Response, not an object. Write'],
    ['nothing', [], 'takes a Response, not undefined. Write'],
    ['a problem', [{ status: 409, title: 'Conflict' }], 'takes a Response, not an object. Write'],
    ['header fields alone', [{ headers: new Headers() }], 'takes a Response, not an object. Write'],
    ['an unknown option', [problem({}), { classes: [] }], 'has no option "classes". It has codes, relay, timeout.'],
    ['a wrong relay', [problem({}), { relay: 'yes' }], 'cannot use the option relay: "yes". Pass true or false.'],
    ['a timeout as text', [problem({}), { timeout: '5s' }], 'cannot use the option timeout: "5s". Pass milliseconds, more than 0 and at most 2147483647: timeout: 5000.'], // prettier-ignore
    ['no time at all', [problem({}), { timeout: 0 }], 'cannot use the option timeout: 0. Pass milliseconds'],
    ['a negative time', [problem({}), { timeout: -1 }], 'cannot use the option timeout: -1. Pass'],
    ['all the time', [problem({}), { timeout: Infinity }], 'cannot use the option timeout: Infinity. Pass'],
    ['no number', [problem({}), { timeout: NaN }], 'cannot use the option timeout: NaN. Pass'],
    ['more than a timer takes', [problem({}), { timeout: 2 ** 31 }], 'cannot use the option timeout: 2147483648. Pass'],
    ['no list', [problem({}), { codes: NotFound }], 'cannot use the option codes: a function. Pass an array of classes that defineError returned: codes: [OrderAlreadyPaid].'], // prettier-ignore
    ['a registered class', [problem({}), { codes: [NotFound] }], 'cannot use codes[0]: a function. List what'],
    ['a list as options', [problem({}), ownCodes], 'takes an object of options, not an array. Write'],
  ])('%s', async (_what, args, message) => {
    for (const [name, made] of Object.entries({ throwIfProblem, fromResponse })) {
      const attempt: Promise<unknown> = Reflect.apply(made, undefined, args);
      await expect(attempt).rejects.toThrow(TypeError);
      await expect(Reflect.apply(made, undefined, args)).rejects.toThrow(`${name} ${message}`);
    }
  });

  it('say how it is called', async () => {
    const attempt: Promise<unknown> = Reflect.apply(throwIfProblem, undefined, [problem({}), null]);
    await expect(attempt).rejects.toThrow('not null. Write throwIfProblem(await fetch(url)).');
  });

  it('also where the response is fine, so that it is found before the night it fails', async () => {
    const attempt = Reflect.apply(throwIfProblem, undefined, [new Response(null, { status: 204 }), { relay: 1 }]);
    await expect(attempt).rejects.toThrow('throwIfProblem cannot use the option relay: 1.');
  });
});

describe('the module', () => {
  it('imports neither Express nor node:, itself or through what it imports, not even for types', () => {
    const seen = new Set<string>();
    const foreign: string[] = [];
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const { fileName } of preProcessFile(readFileSync(file, 'utf8')).importedFiles) {
        const next = join(file, '..', `${fileName}.ts`);
        if (fileName.startsWith('.') && existsSync(next)) visit(next);
        else foreign.push(`${file}: ${fileName}`);
      }
    };
    visit(join(__dirname, '../../src/client/index.ts'));
    expect(foreign).toEqual([]);
    expect(seen.size).toBeGreaterThan(5);
    expect([...seen].join()).not.toContain('error-handler');
  });

  it('gives a browser every class that it rebuilds, and defineError for a list that both sides share', () => {
    for (const errorClass of Object.values(errorClasses)) {
      expect(Reflect.get(client, errorClass.name)).toBe(errorClass);
    }
    expect(client.HttpError).toBe(HttpError);
    expect(client.httpError).toBe(httpError);
    expect(client.defineError).toBeInstanceOf(Function);
  });
});
