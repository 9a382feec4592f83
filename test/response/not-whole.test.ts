import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { connect, createServer as createHttp2 } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { Request, Response } from 'express';
import { Conflict, errorHandler, MethodNotAllowed, TooManyRequests, UpgradeRequired } from '../../src';
import type { ErrorHandlerOptions } from '../../src';
import { expresses } from '../support/expresses';
import { throwing } from '../support/hostile';
import { captureLog } from '../support/log';
import { exchange } from '../support/raw';

const log = captureLog();

const handle = (thrown: unknown, req: unknown, res: unknown, options?: ErrorHandlerOptions): void => {
  const next = jest.fn();
  void errorHandler(options)(thrown, req as Request, res as Response, next);
  expect(next).not.toHaveBeenCalled();
};

describe('a request or a response that is not whole', () => {
  it.each<[string, unknown, unknown]>([
    ['mocks of a unit test', {}, { status: jest.fn().mockReturnThis(), json: jest.fn() }],
    ['nothing at all', undefined, undefined],
    ['empty objects', {}, {}],
    ['null', null, null],
    ['getters that throw', throwing('headers'), throwing('headersSent')],
    ['a frozen response', {}, Object.freeze({ end: () => { throw new Error('closed'); } })], // prettier-ignore
  ])('does not make the handler throw: %s', (_name, req, res) => {
    handle(new Error('first'), req, res);
    expect(log.records).toHaveLength(1);
    expect(log.records[0]).toContain('Error: first');
  });

  it.each<[string, unknown]>([
    ['end alone', {}],
    ['a setHeader that throws', { setHeader: () => { throw new Error('no'); } }], // prettier-ignore
    ['headers that cannot be removed', { getHeaderNames: () => ['etag'], removeHeader: () => { throw new Error('no'); } }], // prettier-ignore
    ['headers that cannot be listed', { getHeaderNames: undefined, setHeader: jest.fn() }],
  ])('gets a constant 500 where there is %s', (_name, members) => {
    const end = jest.fn();
    const res = Object.assign({ statusCode: 200, end }, members);
    handle(new Conflict('Order 17 is already paid.'), {}, res);
    expect(end.mock.calls).toHaveLength(1);
    expect(JSON.parse(String(end.mock.calls[0]?.[0]))).toMatchObject({ status: 500, code: 'INTERNAL_SERVER_ERROR' });
    expect(res.statusCode).toBe(500);
  });

  const noPath = { method: 'GET', headers: {} };
  it.each<[string, object]>([
    ['originalUrl', { ...noPath, url: '/orders/17' }],
    ['headers', { method: 'GET', originalUrl: '/orders/17' }],
    ['accepts', { ...noPath, originalUrl: '/orders/17' }],
  ])('is answered as ever where the request has no %s', async (_name, req) => {
    const text = await exchange(
      (_req, res) => handle(new Conflict(), req, res, { html: true }),
      'GET / HTTP/1.0\r\n\r\n',
    );
    expect(text).toMatch(/^HTTP\/1\.1 409 Conflict\r\n[^]*"instance":"\/orders\/17"/);
    expect(log.records).toEqual([]);
  });

  it('is answered where node:http calls the handler, without Express', async () => {
    const thrown = new TooManyRequests(undefined, { headers: { Vary: 'Origin', 'Set-Cookie': ['a=1', 'b=2'] } });
    const text = await exchange((req, res) => {
      res.setHeader('Vary', 'Accept, origin');
      handle(thrown, req, res);
    }, 'GET /a HTTP/1.0\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1\.1 429 Too Many Requests\r\n/);
    expect(text).toMatch(/\r\nVary: Accept, origin\r\n/);
    expect(text).toMatch(/\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n/);
  });

  it.each(['get', 'set'])('is logged once where res.err has a %ster of the app’s own that throws', async (kind) => {
    const server = createHttp((req, res) => {
      const fail = (): never => { throw new Error('own'); }; // prettier-ignore
      Object.defineProperty(res, 'err', kind === 'get' ? { get: fail } : { set: fail });
      handle(new Error('first'), req, res);
    });
    const text = await exchange((req, res) => void server.emit('request', req, res), 'GET /a HTTP/1.0\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1\.1 500 Internal Server Error\r\n/);
    expect(log.records).toHaveLength(1);
    expect(log.records[0]).toMatch(/^500 INTERNAL_SERVER_ERROR: GET \/a \(unknown: .*\)\n +Error: first/);
  });

  it.each(expresses)('is answered in an app of $name without a router', async ({ express }) => {
    const app = express();
    const text = await exchange((req, res) => {
      Object.assign(req, { app, res });
      handle(new MethodNotAllowed(), req, res);
    }, 'GET /a HTTP/1.0\r\n\r\n');
    expect(text).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n[^]*\r\nAllow: \r\n/);
  });
});

describe('N11: HTTP/2, by its compatibility API', () => {
  it.each<[string, unknown, number]>([
    ['a 409', new Conflict(), 409],
    ['a 426', new UpgradeRequired(), 426],
    ['a 426 with an Upgrade of its own', new UpgradeRequired(undefined, { upgrade: 'TLS/1.3' }), 426],
    ['an unknown error', new Error('secret'), 500],
  ])('gets %s without a reason phrase, Upgrade or Connection', async (_name, thrown, status) => {
    const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const server = createHttp2((req, res) => handle(thrown, req, res)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const stream = client.request({ ':path': '/a' });
    const [headers] = (await once(stream, 'response')) as [Record<string, unknown>];
    let body = '';
    for await (const chunk of stream) body += String(chunk);
    client.close();
    server.close();
    expect(headers).toMatchObject({ ':status': status, 'content-type': 'application/problem+json' });
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['upgrade']));
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['connection']));
    expect(JSON.parse(body)).toMatchObject({ status, instance: '/a' });
    expect(warned).not.toHaveBeenCalled();
  });
});
