import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';
import request from 'supertest';
import {
  asyncHandler,
  Conflict,
  ContentTooLarge,
  errorHandler,
  httpError,
  InternalServerError,
  MethodNotAllowed,
  TooManyRequests,
  UnsupportedMediaType,
  UpgradeRequired,
} from '../../src';
import { appOf, throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';
import { stageOf } from '../../src/response/stage';
import { bytesOf, exchange, send, withServer } from '../support/raw';

const log = captureLog();

// What described the success that did not happen, and a value that would harm the answer to its failure.
const stale: Record<string, string> = {
  'Content-Type': 'text/csv',
  'Content-Length': '3',
  'Content-Encoding': 'gzip',
  'Content-Language': 'fr',
  'Content-Location': '/report.csv',
  'Content-Range': 'bytes 0-2/9',
  'Content-Disposition': 'attachment; filename="report.csv"',
  'Content-Digest': 'sha-256=:AAAA:',
  'Content-MD5': 'AAAA',
  Digest: 'sha-256=AAAA',
  'Repr-Digest': 'sha-256=:AAAA:',
  ETag: '"v1"',
  'Last-Modified': 'Thu, 01 Jan 2026 00:00:00 GMT',
  'Accept-Ranges': 'bytes',
  'Transfer-Encoding': 'chunked',
  Trailer: 'Expires',
  Location: '/elsewhere',
  Refresh: '0; url=/elsewhere',
  'Cache-Control': 'public, max-age=31536000',
  Expires: 'Thu, 01 Jan 2099 00:00:00 GMT',
  Pragma: 'cache',
  Age: '7',
  'CDN-Cache-Control': 'max-age=600',
  'Surrogate-Control': 'max-age=600',
  'Surrogate-Key': 'orders',
  'Vercel-CDN-Cache-Control': 'max-age=600',
  'Netlify-CDN-Cache-Control': 'max-age=600',
  'Cloudflare-CDN-Cache-Control': 'max-age=600',
  'Edge-Control': 'cache-maxage=60m',
  'X-Accel-Redirect': '/protected/report.csv',
  'X-Accel-Expires': '600',
  'X-Accel-Buffering': 'no',
  'X-Sendfile': '/srv/report.csv',
  'X-LIGHTTPD-send-file': '/srv/report.csv',
  'X-LiteSpeed-Location': '/protected/report.csv',
  'X-LiteSpeed-Cache-Control': 'public,max-age=600',
  'X-Reproxy-URL': 'http://10.0.0.5/report.csv',
  'Preference-Applied': 'return=representation',
  'Clear-Site-Data': '"cookies"',
  Signature: 'sig1=:AAAA:',
  'Signature-Input': 'sig1=("content-type")',
  SourceMap: '/app.js.map',
};
const replaced: Record<string, string | undefined> = {
  'Content-Type': 'application/problem+json',
  'Cache-Control': 'no-store',
};
const kept: Record<string, string> = {
  'Access-Control-Allow-Origin': 'https://app.example',
  'Access-Control-Expose-Headers': 'Retry-After',
  'Content-Security-Policy': "default-src 'none'",
  'Strict-Transport-Security': 'max-age=1',
  Vary: 'Origin',
  'X-Request-Id': 'r-1',
  'RateLimit-Remaining': '0',
  'Server-Timing': 'db;dur=1',
  Link: '</style.css>; rel=preload',
  'Retry-After': '9',
};

describe.each(expresses)('$name', ({ express }) => {
  const failing = (error: unknown, before: (res: Response) => void = () => undefined): ReturnType<typeof appOf> =>
    appOf(express, (_req, res) => { before(res); throw error; }); // prettier-ignore

  it.each(Object.entries(stale))('H9: %s set before the throw is gone', async (name, value) => {
    const response = await request(failing(new Conflict(), (res) => res.setHeader(name, value))).get('/x');
    expectProblem(response, 409);
    if (name !== 'Content-Length') expect(response.headers[name.toLowerCase()]).toBe(replaced[name]);
  });

  it('H9: all of them at once are gone', async () => {
    const response = await request(failing(new Conflict(), (res) => res.set(stale))).get('/x');
    const names = Object.keys(stale).map((name) => name.toLowerCase());
    const sent = Object.keys(response.headers).filter((name) => names.includes(name));
    expect(sent.sort()).toEqual(['cache-control', 'content-length', 'content-type']);
    expectProblem(response, 409);
  });

  it.each(Object.entries(kept))('%s set before the throw is kept', async (name, value) => {
    const response = await request(failing(new Conflict(), (res) => res.setHeader(name, value))).get('/x');
    expect(response.headers[name.toLowerCase()]).toBe(value);
  });

  it('keeps cookies, and adds those of the error', async () => {
    const error = new Conflict('', { headers: { 'Set-Cookie': ['b=2', 'c=3'] } });
    const response = await request(failing(error, (res) => res.cookie('a', '1'))).get('/x');
    expect(response.headers['set-cookie']).toEqual(['a=1; Path=/', 'b=2', 'c=3']);
  });

  it('H12: appends to Vary', async () => {
    const error = new Conflict('', { headers: { Vary: ['Accept-Language', 'Cookie'] } });
    const response = await request(failing(error, (res) => res.vary('Origin'))).get('/x');
    expect(response.headers.vary).toBe('Origin, Accept-Language, Cookie');
  });

  it('an error’s own header replaces what was set before', async () => {
    const error = new Conflict('', { headers: { 'x-request-id': 'r-2', 'Content-Language': 'de' } });
    const response = await request(failing(error, (res) => res.set('X-Request-Id', 'r-1'))).get('/x');
    expect(response.headers).toMatchObject({ 'x-request-id': 'r-2', 'content-language': 'de' });
  });

  it.each([
    ['Content-Type', 'text/html'],
    ['content-length', '1'],
    ['Content-Encoding', 'gzip'],
    ['Transfer-Encoding', 'chunked'],
    ['Trailer', 'Expires'],
    ['Keep-Alive', 'timeout=900'],
    ['X-Content-Type-Options', 'none'],
    ['Connection', 'X-Hop'],
  ])('no error sets %s, and the log says so', async (name, value) => {
    const response = await request(failing(new Conflict('', { headers: { [name]: value } }))).get('/x');
    expectProblem(response, 409);
    expect(response.headers[name.toLowerCase()]).not.toBe(value);
    expect(log.records).toEqual([expect.stringContaining(`also: header "${name}": an error may not set it`)]);
  });

  it('H1: a challenge of an own error that says nothing is replaced', async () => {
    for (const value of ['', ' ', [''], ['', ' ']]) {
      const error = httpError(401, undefined, { headers: { 'WWW-Authenticate': value } });
      const { headers } = await request(failing(error)).get('/x');
      expect(headers['www-authenticate']).toBe('Bearer realm="api"');
    }
  });

  it('H11: a header that says one thing when it is looked at and another when it is written is dropped', async () => {
    let looks = 0;
    const fickle = { toString: () => (looks++ === 0 ? 'fine' : 'a\r\nX-Forged: 1') };
    const error = Object.assign(new Conflict(), { headers: { 'X-A': fickle, 'Cache-Control': [], 'X-C': 'fine' } });
    const { headers } = await request(failing(error)).get('/x');
    expect(headers).toMatchObject({ 'x-c': 'fine', 'cache-control': 'no-store' });
    for (const name of ['x-a', 'x-forged']) expect(headers).not.toHaveProperty(name);
    expect(log.records.join()).toContain('also: header "X-A": not a valid header field');
  });

  it('H11: a header of a foreign error that cannot be sent is dropped and named', async () => {
    const thrown = Object.assign(new Error('Bad.'), { status: 400, expose: true });
    Object.assign(thrown, { headers: { Allow: 'a\r\nX-Forged: 1', 'X\nB': '1', Accept: 'fine', Upgrade: ['→'] } });
    const response = await request(failing(thrown)).get('/x');
    expect(expectProblem(response, 400)).not.toHaveProperty('detail');
    expect(response.headers).toMatchObject({ accept: 'fine' });
    for (const name of ['allow', 'x-forged', 'upgrade']) expect(response.headers).not.toHaveProperty(name);
    for (const name of ['Allow', 'Upgrade']) expect(log.records.join()).toMatch(new RegExp(`also: header "${name}"`));
    expect(log.records.join()).not.toContain('header "X');
  });

  it('H11: so is one that an error of another version brings', async () => {
    const error = Object.assign(new Conflict(), { headers: { 'X-A': 'a\r\nb', 'X B': '1', Vary: '→', 'X-C': 'fine' } });
    const response = await request(failing(error)).get('/x');
    expectProblem(response, 409);
    expect(response.headers).toMatchObject({ 'x-c': 'fine' });
    expect(response.headers).not.toHaveProperty('x-a');
    for (const name of ['X-A', 'X B', 'Vary']) expect(log.records.join()).toContain(`also: header "${name}"`);
  });

  it('the error’s Cache-Control wins over no-store', async () => {
    const error = httpError(404, undefined, { headers: { 'Cache-Control': 'public, max-age=60' } });
    expect((await request(failing(error)).get('/x')).headers['cache-control']).toBe('public, max-age=60');
  });

  it.each([428, 429, 431, 511])('S1: but not on %d, which is never stored', async (status) => {
    const error = httpError(status, undefined, { headers: { 'cache-control': 'public, max-age=60' } });
    expect((await request(failing(error)).get('/x')).headers['cache-control']).toBe('no-store');
  });

  it('H4: Connection is upgrade with a 426, whatever the error says', async () => {
    const error = new UpgradeRequired('', { upgrade: 'TLS/1.2', headers: { Connection: 'close' } });
    const response = await exchange(failing(error), bytesOf('GET', '/x'));
    expect(response).toMatch(/^HTTP\/1\.1 426 Upgrade Required\r\n/);
    expect(response).toMatch(/\r\nUpgrade: TLS\/1\.2\r\n/i);
    expect(response).toMatch(/\r\nConnection: upgrade, close\r\n/i); // this client asked for the end
    expect(log.records).toEqual([]);
  });

  it('H4: Connection is upgrade alone where the client keeps the connection', async () => {
    await withServer(failing(new UpgradeRequired()), async (port) => {
      const socket = await send(port, 'GET /x HTTP/1.1\r\nHost: a\r\n\r\n');
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/\r\nUpgrade: HTTP\/2\.0\r\nConnection: upgrade\r\n/i);
    });
  });

  it('adds no field but those of the body, no-store and nosniff', async () => {
    const { headers } = await request(failing(new Conflict())).get('/x');
    expect(Object.keys(headers).filter((name) => name !== 'x-powered-by')).toEqual([
      'cache-control',
      'content-type',
      'x-content-type-options',
      'content-length',
      'date',
      'connection',
    ]);
    expect(headers.connection).toBe('close');
  });

  it.each([
    ['PATCH', { accept: ['application/json'] }, 'application/json', 'application/json'],
    ['PATCH', { acceptEncoding: 'gzip' }, undefined, undefined],
    ['PATCH', { accept: 'a/b', headers: { 'Accept-Patch': 'c/d' } }, 'a/b', 'c/d'],
    ['POST', { accept: ['application/json'] }, 'application/json', undefined],
  ])('N1: a 415 to %s that says %j has Accept %s and Accept-Patch %s', async (method, options, accept, acceptPatch) => {
    const app = appOf(express, throwIt(new UnsupportedMediaType(undefined, options)));
    const { headers } = await request(app)[method === 'PATCH' ? 'patch' : 'post']('/x').expect(415);
    expect([headers.accept, headers['accept-patch']]).toEqual([accept, acceptPatch]);
  });

  it('H15: writes no body to HEAD, which a strict server would refuse', async () => {
    const server = createServer({ rejectNonStandardBodyWrites: true }, failing(new InternalServerError()));
    const { status } = await request(server).head('/x');
    expect(status).toBe(500);
    expect(log.records.join()).not.toContain('could not be sent');
  });

  it('H2: an empty Allow of the error’s own stands', async () => {
    const app = express();
    app.get('/x', () => undefined);
    app.post('/x', throwIt(new MethodNotAllowed('', { allow: [] })));
    app.use(errorHandler());
    const { headers } = await request(app).post('/x');
    expect(headers.allow).toBe('');
  });

  it('sends a body of more than ASCII with the length of its bytes', async () => {
    const response = await request(failing(new Conflict('Bestellung für „Ünal“ → bezahlt 😀'))).get('/x');
    expect(expectProblem(response, 409).detail).toBe('Bestellung für „Ünal“ → bezahlt 😀');
  });

  it('answers a request whose body nobody read, and keeps the connection', async () => {
    await withServer(failing(new TooManyRequests()), async (port) => {
      const body = 'x'.repeat(1000);
      const one = `POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
      const socket = await send(port, one);
      let answer = '';
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      while (!answer.includes('/x"}')) await once(socket, 'data');
      socket.write(one);
      while (answer.split('HTTP/1.1 429 ').length < 3) await once(socket, 'data');
      expect(answer).not.toMatch(/Connection: (close|upgrade)/i);
    });
  });

  it('cuts a half-written stream at once, and tells it once', async () => {
    const half: RequestHandler = async (_req, res) => {
      res.writeHead(200, { 'Content-Type': 'text/plain' });
      await new Promise((resolve) => res.write('the first half', resolve));
      throw new Error('the second half failed');
    };
    const isCut: (boolean | undefined)[] = [];
    const app = appOf(express, (req, res, next) => {
      const { socket } = res;
      asyncHandler(half)(req, res, (error: unknown) => {
        next(error);
        isCut.push(socket?.destroyed); // before anything else has its turn
      });
    });
    const answer = await exchange(app, bytesOf('GET', '/x'));
    expect(isCut).toEqual([true]);
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(answer).toContain('the first half');
    expect(answer).not.toContain('problem');
    expect(answer).not.toMatch(/0\r\n\r\n$/); // the last chunk would say that the body is whole
    expect(log.records).toEqual([
      expect.stringMatching(/the second half failed[^]*also: The response was half-written, and was cut$/),
    ]);
  });

  it('tells the cut to the log of the app, and to nobody else', async () => {
    const told = jest.fn();
    const half: RequestHandler = async (_req, res) => {
      await new Promise((resolve) => res.write('the first half', resolve));
      throw new Error('the second half failed');
    };
    await exchange(appOf(express, asyncHandler(half), { log: told }), bytesOf('GET', '/x'));
    expect(told).toHaveBeenCalledTimes(1);
    expect(log.records).toEqual([]);
  });

  it('touches nothing of an answer that is complete, and tells the error once', async () => {
    const long = 'x'.repeat(5_000_000); // still on its way when the error comes
    const app = appOf(express, (_req, res) => {
      res.type('text').send(long);
      throw new Error('after the answer');
    });
    const response = await request(app).get('/x').expect(200);
    expect(response.text === long).toBe(true);
    expect(log.records).toEqual([expect.stringContaining('after the answer')]);
  });

  it('writes nothing to a client that is gone, and still tells a 5xx', async () => {
    let finished: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (finished = resolve));
    const ends: unknown[] = [];
    const app = express();
    app.get(
      '/x',
      asyncHandler(async (_req, res) => {
        await once(res, 'close');
        jest.spyOn(res, 'end').mockImplementation((...args: unknown[]) => (ends.push(args), res));
        jest.spyOn(res, 'setHeader').mockImplementation((...args: unknown[]) => (ends.push(args), res));
        throw new Error('too late');
      }),
    );
    const handle = errorHandler();
    app.use(((thrown, req, res, next) => {
      void handle(thrown, req, res, next);
      finished();
    }) as typeof handle);
    await withServer(app, async (port) => {
      const socket = await send(port, bytesOf('GET', '/x'));
      await delay(20);
      socket.destroy();
      await done;
    });
    expect(ends).toEqual([]);
    expect(log.records).toEqual([expect.stringContaining('too late')]);
  });

  it('cuts the connection where sending itself fails, and tells both', async () => {
    const app = appOf(express, (_req, res) => {
      res.end = () => {
        throw new Error('a middleware broke end');
      };
      throw new Error('first');
    });
    expect(await exchange(app, bytesOf('GET', '/x'))).toBe('');
    expect(log.records).toEqual([
      expect.stringMatching(/Error: first[^]*also: The response could not be sent: .*a middleware broke end/),
    ]);
  });

  it('lets a compressing middleware do its work', async () => {
    // As compression does: it takes the length away when the headers go out, and writes its own bytes.
    const app = express();
    app.use((_req, res, next) => {
      const end = res.end.bind(res);
      res.end = ((chunk: string) => {
        res.removeHeader('Content-Length');
        res.setHeader('X-Squeezed', String(chunk.length));
        return end(chunk);
      }) as typeof res.end;
      next();
    });
    app.get('/x', throwIt(new InternalServerError()));
    app.use(errorHandler());
    const response = await request(app).get('/x');
    expect(response.status).toBe(500);
    expect(response.headers['x-squeezed']).toBe(String(response.text.length));
  });

  type Method = (...args: unknown[]) => unknown;
  it.each(['end', 'writeHead'] as const)(
    'lets a middleware that replaced %s set a header field at the last moment',
    async (name) => {
      const app = express();
      app.use((_req, res, next) => {
        const original = (res[name] as Method).bind(res);
        const replaced: Method = (...args) => {
          res.setHeader('X-Seen', `${res.statusCode} ${res.getHeader('Content-Type')}`);
          return original(...args);
        };
        Object.assign(res, { [name]: replaced });
        next();
      });
      app.get('/x', throwIt(new ContentTooLarge()));
      app.use(errorHandler());
      const bytes = await exchange(app, bytesOf('GET', '/x'));
      expect(bytes).toMatch(/^HTTP\/1\.1 413 Content Too Large\r\n/);
      expect(bytes).toContain('\r\nX-Seen: 413 application/problem+json\r\n');
    },
  );
});

describe('stageOf', () => {
  it.each([
    [{ writableEnded: true, destroyed: true }, 'answered'],
    [{ headersSent: true, writableEnded: true, destroyed: true }, 'answered'],
    [{ destroyed: true, headersSent: true }, 'gone'],
    [{ closed: true }, 'gone'],
    [{ socket: null, closed: true }, 'gone'],
    [{ socket: { destroyed: true } }, 'gone'],
    [{ socket: { destroyed: false }, headersSent: true }, 'half-written'],
    [{ socket: null, headersSent: false }, 'open'],
  ])('tells of %j: %s', (res, stage) => {
    expect(stageOf(res as unknown as Response)).toBe(stage);
  });
});
