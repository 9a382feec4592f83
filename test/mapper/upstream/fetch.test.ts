import { explain, toHttpError } from 'express-return-codes';
import { SECRET, answered, recorded, responseFields } from '../../support/recorded';
import { failureAt, failureAtSocket, failureWhereNobodyListens, thrownBy } from '../../support/upstreams';

const statusOf = (thrown: unknown): number => toHttpError(thrown).status;
const request = async (url: string, init?: RequestInit): Promise<string> =>
  (await fetch(url, { headers: { Authorization: SECRET }, ...init })).text();

describe('fetch', () => {
  it('is 502 where nobody listens', async () => {
    const { status, seen } = answered(await failureWhereNobodyListens(request));
    expect(status).toBe(502);
    expect(seen).not.toContain('127.0.0.1');
  });

  it.each([
    ['hangs up', (socket: { end(): void }) => socket.end()],
    ['speaks no HTTP', (socket: { end(text: string): void }) => socket.end('THIS IS NOT HTTP\r\n\r\n')],
    ['cuts the body', (s: { end(t: string): void }) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx')],
  ])('is 502 where the upstream %s', async (_, onSocket) => {
    expect(statusOf(await failureAtSocket(onSocket, request))).toBe(502);
  });

  it('is 502 where the body does not inflate', async () => {
    const gzip = { 'Content-Encoding': 'gzip' };
    expect(statusOf(await failureAt((_, res) => res.writeHead(200, gzip).end('this is no gzip'), request))).toBe(502);
  });

  it('is 502 where redirects go round', async () => {
    expect(statusOf(await failureAt((_, res) => res.writeHead(302, { Location: '/' }).end(), request))).toBe(502);
  });

  it('is 504 where AbortSignal.timeout ends it', async () => {
    const call = (url: string): Promise<string> => request(url, { signal: AbortSignal.timeout(20) });
    expect(statusOf(await failureAt(() => undefined, call))).toBe(504);
  });

  it('is 504 where undici gives up', () => {
    const cause = recorded({ name: 'HeadersTimeoutError', code: 'UND_ERR_HEADERS_TIMEOUT' });
    expect(statusOf(new TypeError('fetch failed', { cause }))).toBe(504);
  });

  it.each(['not a url', 'nope://x', 'http://127.0.0.1:1/'])('is 500 where it refuses to send: %s', async (url) => {
    expect(statusOf(await thrownBy(() => request(url)))).toBe(500);
  });

  it('is 500 where the app aborts', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const call = (url: string): Promise<string> => request(url, { signal: controller.signal });
    expect(statusOf(await failureAt(() => undefined, call))).toBe(500);
  });

  it('is 500 where the body that we send fails for a reason of our own', () => {
    const cause = Object.assign(new Error('open'), { code: 'ENOENT', errno: -2, syscall: 'open' });
    expect(statusOf(new TypeError('fetch failed', { cause }))).toBe(500);
  });

  it('is the app’s status where http-errors gave it one', () => {
    const thrown = Object.assign(new TypeError('fetch failed'), { status: 400, statusCode: 400, expose: true });
    expect(answered(thrown)).toMatchObject({ status: 400, seen: expect.not.stringContaining('fetch failed') });
  });
});

describe('a Response that was thrown', () => {
  it('is an upstream’s answer where it came from the network', async () => {
    const call = async (url: string): Promise<never> => {
      throw await fetch(url);
    };
    const thrown = await failureAt((_, res) => res.writeHead(429, { 'Retry-After': '7' }).end(), call);
    expect(answered(thrown)).toMatchObject({ status: 503, retryAfter: '7' });
    expect(statusOf(await failureAt((_, res) => res.writeHead(404).end(), call))).toBe(502);
  });

  it.each([
    // bent@7.3.12 StatusError; redaxios@0.5, which copies the Response
    { statusCode: 404, headers: responseFields, json: () => '', text: () => '', arrayBuffer: () => '' },
    { status: 404, ok: false, url: 'http://upstream/', headers: responseFields, data: SECRET },
  ])('is 502 as a copy, too', (members) => {
    expect(answered(recorded(members, 'StatusError'))).toMatchObject({
      status: 502,
      seen: expect.not.stringContaining(SECRET),
    });
  });
});

describe('undici', () => {
  it.each([
    // undici@7.30.2
    [404, 502, 'ResponseError', 'UND_ERR_RESPONSE'],
    [429, 503, 'RequestRetryError', 'UND_ERR_REQ_RETRY'],
    [504, 504, 'ResponseError', 'UND_ERR_RESPONSE'],
  ])('makes of a response with %i a %i: %s', (statusCode, status, name, code) => {
    expect(answered(recorded({ name, code, statusCode, headers: responseFields, body: SECRET }, name))).toMatchObject({
      status,
      seen: expect.not.stringContaining(SECRET),
    });
  });

  it('is 500 where the arguments were wrong', () => {
    expect(statusOf(recorded({ name: 'InvalidArgumentError', code: 'UND_ERR_INVALID_ARG' }))).toBe(500);
  });

  it('is the app’s status where http-errors gave it one', () => {
    expect(statusOf(recorded({ code: 'UND_ERR_SOCKET', status: 400, statusCode: 400, expose: true }))).toBe(400);
  });
});

describe('node-fetch', () => {
  it.each([
    // node-fetch@2.7.0 and 3.3.2
    ['system', 'ECONNREFUSED', 502],
    ['system', 'ETIMEDOUT', 504],
    ['system', 'Z_DATA_ERROR', 502],
    ['max-redirect', undefined, 502],
    ['no-redirect', undefined, 502],
    ['invalid-json', undefined, 502],
    ['max-size', undefined, 502],
    ['request-timeout', undefined, 504],
    ['body-timeout', undefined, 504],
  ])('makes of the type %s and the code %s a %i', (type, code, status) => {
    expect(statusOf(recorded({ name: 'FetchError', type, ...(code && { code, errno: code }) }))).toBe(status);
  });

  it('is 500 where the app aborted', () => {
    expect(statusOf(recorded({ name: 'AbortError', type: 'aborted' }))).toBe(500);
  });
});

describe('ws', () => {
  it.each([
    // ws@8.23.0
    ['Unexpected server response: 401', 502],
    ['Unexpected server response: 200', 502],
    ['Unexpected server response: 503', 503],
    ['Opening handshake has timed out', 504],
    ['Invalid Sec-WebSocket-Accept header', 502],
    ['Invalid Upgrade header', 502],
    ['WebSocket is not open: readyState 0 (CONNECTING)', 500],
    ['The server said: Unexpected server response: 401', 502], // as anybody’s text
  ])('makes of "%s" a %i', (message, status) => {
    expect(statusOf(new Error(message))).toBe(status);
  });
});

describe('a Response that was thrown', () => {
  const received = (init: ResponseInit, url = 'https://api.example/'): Response =>
    Object.defineProperty(new Response('x', init), 'url', { value: url });

  it('is an upstream’s where it has an address, and the app’s own where it has none', () => {
    expect(statusOf(received({ status: 401 }))).toBe(502);
    expect(statusOf(received({ status: 200 }))).toBe(502);
    expect(statusOf(received({ status: 401 }, ''))).toBe(401);
    expect(statusOf(received({ status: 200 }, ''))).toBe(500);
  });

  it('is known by its `ok` or its arrayBuffer', () => {
    const response = { status: 401, headers: {} };
    expect(statusOf(recorded({ ...response, ok: false }))).toBe(502);
    expect(statusOf(recorded({ ...response, arrayBuffer: () => undefined }))).toBe(502);
    expect(statusOf(recorded({ ...response, ok: 'no' }))).toBe(401);
    expect(statusOf(recorded({ ok: false, status: 401 }))).toBe(401);
  });
});

it('undici’s code says whose the status beside it is', () => {
  const members = { statusCode: 401, headers: {} };
  expect(statusOf(recorded({ ...members, code: 'UND_ERR_RESPONSE_STATUS_CODE' }))).toBe(502);
  expect(statusOf(recorded({ ...members, code: 'MY_UND_ERR_X' }))).toBe(401);
});

it('what ws says of a handshake is the whole message', () => {
  for (const text of ['Opening handshake has timed out', 'Invalid Upgrade header']) {
    expect(statusOf(new Error(text))).toBeGreaterThan(500);
    for (const more of [`My ${text}`, `${text}!`]) expect(explain(new Error(more)).family).not.toBe('ws');
  }
  expect(statusOf(new Error('Unexpected server response: 4040'))).toBe(500);
});
