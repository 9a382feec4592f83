import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { pipeline as piped } from 'node:stream/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import { BadGateway, errorHandler } from '../../src';
import type { Problem } from '../../src';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { bytesOf, exchange, send, withServer } from '../support/raw';

const log = captureLog();

const bigFile = join(mkdtempSync(join(tmpdir(), 'stage-')), 'big');
beforeAll(() => writeFileSync(bigFile, Buffer.alloc(64 * 1024 * 1024)));
afterAll(() => rmSync(dirname(bigFile), { recursive: true }));

/** A body that never ends. */
const dripping = (): Readable => {
  const stream: Readable = new Readable({ read: () => void setTimeout(() => stream.push('x'.repeat(100)), 5) });
  return stream;
};

/** A server that sends half of its response and dies. */
async function withDyingUpstream<T>(use: (url: string) => Promise<T>): Promise<T> {
  const upstream = createServer((_req, res) => {
    res.write('half');
    setTimeout(() => res.destroy(), 20);
  }).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  try {
    return await use(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`);
  } finally {
    upstream.closeAllConnections();
    upstream.close();
  }
}

describe.each(expresses)('$name: a client that goes away', ({ express }) => {
  const heard: Problem[] = [];
  beforeEach(() => void heard.splice(0));

  /** Requests, and leaves as soon as the handler runs; gives what the hook was told. */
  async function leave(handler: RequestHandler, method = 'GET', log: 'hook' | 'default' = 'hook'): Promise<void> {
    const app = express();
    const told = new Promise<void>((resolve) => {
      app.all('/x', handler);
      const handle = errorHandler(log === 'hook' ? { log: (problem) => heard.push(problem) } : {});
      app.use(((thrown, req, res, next) => {
        void handle(thrown, req, res, next);
        resolve();
      }) as typeof handle);
    });
    await withServer(app, async (port) => {
      const fields = method === 'POST' ? ['Content-Type: application/json', 'Content-Length: 99'] : [];
      const socket = await send(port, bytesOf(method, '/x', ...fields) + (method === 'POST' ? '{"a' : ''));
      await delay(30);
      socket.destroy();
      await told;
    });
  }

  const ways: [name: string, handler: RequestHandler, method?: string][] = [
    ['pipeline to the response', (_req, res, next) => pipeline(dripping(), res, (thrown) => thrown && next(thrown))],
    ['an awaited pipeline', (_req, res, next) => void piped(dripping(), res).catch(next)],
    [
      'a wrapped premature close',
      (_req, res, next) =>
        void piped(dripping(), res).catch((cause: unknown) => next(new Error('download failed', { cause }))),
    ],
    [
      'pipeline of the request',
      (req, _res, next) => pipeline(req, new PassThrough().resume(), (thrown) => thrown && next(thrown)),
      'POST',
    ],
    [
      'an iterated request',
      (req, _res, next) =>
        void (async () => {
          for await (const _chunk of req);
        })().catch(next),
      'POST',
    ],
    ['express.json()', (req, res, next) => express.json()(req, res, next), 'POST'],
    ['multer', (req, _res, next) => void req.on('aborted', () => next(new Error('Request aborted'))), 'POST'],
    ['busboy', (req, _res, next) => void req.on('aborted', () => next(new Error('Unexpected end of form'))), 'POST'],
    ['sendFile', (_req, res, next) => res.sendFile(bigFile, next)],
    ['download', (_req, res, next) => res.download(bigFile, next)],
    [
      'a call of ours that is aborted with it',
      (_req, res, next) => {
        const controller = new AbortController();
        res.on('close', () => controller.abort());
        void delay(10_000, undefined, { signal: controller.signal }).catch(next);
      },
    ],
  ];

  it.each(ways)('by %s is a 499 for the hook, and blames no gateway', async (_name, handler, method = 'GET') => {
    await leave(handler, method);
    expect(heard.map(({ status }) => status)).toEqual([499]);
    expect(log.records).toEqual([]);
  });

  it.each(ways)('by %s is silent in the default log', async (_name, handler, method = 'GET') => {
    await leave(handler, method, 'default');
    expect(log.records).toEqual([]);
  });

  it.each<[string, (res: Parameters<RequestHandler>[1]) => unknown]>([
    ['a bug', () => new TypeError('x is undefined')],
    ['an error of the app’s own', () => new BadGateway(undefined, { cause: new Error('the bank is down') })],
    ['a refused connection', () => Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' })],
  ])('does not silence %s', async (_name, makeError) => {
    await leave((_req, res, next) => void res.on('close', () => next(makeError(res))));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.status).toBeGreaterThanOrEqual(500);
  });

  it.each<[string, (url: string) => RequestHandler]>([
    [
      'fetch',
      (url) => (_req, res, next) =>
        void fetch(url)
          .then(({ body }) => body && piped(Readable.fromWeb(body as never), res))
          .catch(next),
    ],
    [
      'a stream that is reset',
      () => (_req, res, next) => {
        const stream = dripping();
        setTimeout(() => stream.destroy(Object.assign(new Error('reset'), { code: 'ECONNRESET' })), 20);
        pipeline(stream, res, (thrown) => thrown && next(thrown));
      },
    ],
    [
      'a stream that ends without a word', // its premature close comes after the response was closed
      () => (_req, res, next) => {
        const stream = dripping();
        setTimeout(() => stream.destroy(), 20);
        pipeline(stream, res, (thrown) => thrown && next(thrown));
      },
    ],
  ])('is not blamed for an upstream by %s that dies in a pipeline', async (_name, handlerOf) => {
    await withDyingUpstream(async (url) => {
      const app = express();
      app.get('/x', handlerOf(url));
      const told = new Promise<void>((resolve) => {
        app.use(errorHandler({ log: (problem) => resolve(void heard.push(problem)) }));
      });
      await exchange(app, bytesOf('GET', '/x'));
      await told;
    });
    expect(heard.map(({ status }) => status)).toEqual([502]);
  });

  it('is not blamed for a reset after its response is complete', async () => {
    const app = express();
    const told = new Promise<void>((resolve) => {
      app.get('/x', (_req, res, next) => {
        res.on('close', () => {
          next(Object.assign(new Error('reset'), { code: 'ECONNRESET', syscall: 'read' }));
          resolve();
        });
        res.end('all');
      });
    });
    app.use(errorHandler({ log: (problem) => heard.push(problem) }));
    await exchange(app, bytesOf('GET', '/x'));
    await told;
    expect(heard.map(({ status }) => status)).toEqual([502]);
  });
});

describe.each(expresses)('$name: a half-written response', ({ express }) => {
  /** How a client of HTTP/1.0 sees the end of the connection. */
  async function endOf(
    handler: RequestHandler,
    version = '1.0',
    method = 'GET',
  ): Promise<{ bytes: string; error: string | undefined }> {
    const app = express();
    app.all('/x', handler);
    app.disable('x-powered-by');
    app.use(errorHandler({ log: false }));
    return withServer(app, async (port) => {
      const socket = await send(port, `${method} /x HTTP/${version}\r\nHost: a\r\n\r\n`);
      let bytes = '';
      let error: string | undefined;
      socket.on('data', (chunk: Buffer) => (bytes += String(chunk)));
      socket.on('error', (cause) => (error = (cause as NodeJS.ErrnoException).code));
      await new Promise((resolve) => socket.on('close', resolve));
      return { bytes, error };
    });
  }
  const late: RequestHandler = (_req, res, next) => {
    res.write('half');
    setTimeout(() => next(new Error('late')), 20);
  };

  it('N3: is reset over HTTP/1.0, where the end of the connection would complete it', async () => {
    const { bytes, error } = await endOf(late);
    expect(bytes).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*half$/);
    expect(error).toBe('ECONNRESET');
  });

  it('N3: is reset where the chunks have been turned off', async () => {
    const { error } = await endOf((req, res, next) => {
      res.removeHeader('Transfer-Encoding');
      void late(req, res, next);
    }, '1.1');
    expect(error).toBe('ECONNRESET');
  });

  it('N3: is no complete response where nothing is out yet', async () => {
    const { bytes } = await endOf((_req, res) => {
      res.write('half');
      throw new Error('at once');
    });
    expect(bytes).toBe('');
  });

  it.each([
    ['chunks', '1.1', late],
    ['a length', '1.0', ((req, res, next) => void late(req, res.set('Content-Length', '8'), next)) as RequestHandler],
  ])('N3: with %s is ended, and is short', async (_name, version, handler) => {
    const { bytes, error } = await endOf(handler, version);
    expect(bytes).toContain('half');
    expect(bytes).not.toMatch(/\r\n0\r\n\r\n$/);
    expect(error).toBeUndefined();
  });

  it.each<[string, string, string, RequestHandler]>([
    ['a 204', 'GET', '204 No Content', (_req, res) => res.status(204).flushHeaders()],
    ['a 304', 'GET', '304 Not Modified', (_req, res) => res.status(304).flushHeaders()],
    ['a response to HEAD', 'HEAD', '200 OK', (_req, res) => res.flushHeaders()],
    [
      'a length that writeHead was given',
      'GET',
      '200 OK',
      (_req, res) => res.writeHead(200, { 'Content-Length': '4' }).write('half'),
    ],
  ])('is not reset where %s says its end', async (_name, method, status, begin) => {
    const handler: RequestHandler = (req, res, next) => {
      void begin(req, res, next);
      setTimeout(() => next(new Error('late')), 20);
    };
    for (const version of ['1.0', '1.1']) {
      const { bytes, error } = await endOf(handler, version, method);
      expect(bytes).toContain(`HTTP/1.1 ${status}\r\n`);
      expect(error).toBeUndefined();
    }
  });

  it('N3: is reset over HTTP/1.0 while its first bytes wait for a slow client', async () => {
    const reset = jest.spyOn(Socket.prototype, 'resetAndDestroy');
    const app = express();
    const told = new Promise<void>((resolve) => {
      app.get('/x', (_req, res, next) => {
        res.write(Buffer.alloc(50_000_000));
        setTimeout(() => {
          next(new Error('late'));
          resolve();
        }, 50);
      });
    });
    app.use(errorHandler({ log: false }));
    await withServer(app, async (port) => {
      const socket = await send(port, 'GET /x HTTP/1.0\r\n\r\n'); // and reads nothing
      await told;
      socket.destroy();
    });
    expect(reset).toHaveBeenCalledTimes(1);
  });
});
