import type { RequestListener, Server } from 'node:http';
import type { UnderlyingSource } from 'node:stream/web';
import request from 'supertest';
import { fromResponse, throwIfProblem } from '../../src/client';
import { BadGateway, Conflict } from '../../src/codes/errors';
import { errorHandler } from '../../src/response/error-handler';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';
import { withServer } from '../support/raw';

const headers = { 'Content-Type': 'application/problem+json' };
const bodyOf = (source: UnderlyingSource, status = 409): Response =>
  new Response(new ReadableStream(source), { status, headers });

/** A server that sends the beginning of a problem and then a blank every few milliseconds, and never ends. */
const drip: RequestListener = (_req, res) => {
  res.writeHead(409, headers).write('{"detail":"Paid.",');
  const timer = setInterval(() => res.write(' '), 5);
  res.on('close', () => clearInterval(timer));
};

/** Settles once a connection of the server is closed, by whomever. */
const closedAt = (server: Server): Promise<void> =>
  new Promise((resolve) => server.on('connection', (socket) => socket.on('close', () => resolve())));

describe('a server that drips', () => {
  it.each([
    ['fromResponse', (response: Response) => fromResponse(response, { timeout: 50 })],
    [
      'throwIfProblem',
      (response: Response) => throwIfProblem(response, { timeout: 50 }).catch((error: unknown) => error),
    ],
  ])('is given up by %s, which closes the connection', async (_name, read) => {
    await withServer(drip, async (port, server) => {
      const closed = closedAt(server);
      const error = await read(await fetch(`http://127.0.0.1:${port}/`));
      expect(error).toBeInstanceOf(Conflict);
      expect(error).not.toHaveProperty('detail');
      await closed;
    });
  });

  it('is given up where it sends no byte of its body at all', async () => {
    const silent: RequestListener = (_req, res) => res.writeHead(502, headers).flushHeaders();
    await withServer(silent, async (port) => {
      const response = await fetch(`http://127.0.0.1:${port}/`);
      expect(await fromResponse(response, { timeout: 20 })).toBeInstanceOf(BadGateway);
    });
  });

  it('is read whole where it ends in time', async () => {
    const slow: RequestListener = async (_req, res) => {
      res.writeHead(409, headers);
      for (const piece of ['{"det', 'ail":"Pa', 'id."}']) {
        res.write(piece);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      res.end();
    };
    await withServer(slow, async (port) => {
      expect((await fromResponse(await fetch(`http://127.0.0.1:${port}/`)))?.detail).toBe('Paid.');
    });
  });

  describe.each(expresses)('behind a gateway, $name', ({ express }) => {
    const log = captureLog();

    it('is our 502', async () => {
      await withServer(drip, async (port, upstream) => {
        const closed = closedAt(upstream);
        const app = express();
        app.get('/', (_req, _res, next) => {
          fetch(`http://127.0.0.1:${port}/orders?key=s3cret`)
            .then((response) => throwIfProblem(response, { timeout: 50 }))
            .catch(next);
        });
        app.use(errorHandler());
        expectProblem(await request(app).get('/'), 502);
        expect(log.records.join()).toContain(`http://127.0.0.1:${port} answered 409`);
        expect(log.records.join()).not.toContain('s3cret');
        await closed;
      });
    });
  });
});

describe('the deadline', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    expect(jest.getTimerCount()).toBe(0); // a timer that is left would keep a process alive
    jest.useRealTimers();
  });

  const forever = (): Promise<never> => new Promise(() => undefined);
  const passing = async (error: Promise<unknown>, milliseconds: number): Promise<unknown> => {
    const told = jest.fn();
    void error.then(told);
    await jest.advanceTimersByTimeAsync(milliseconds - 1);
    expect(told).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(1);
    expect(told).toHaveBeenCalledTimes(1);
    return error;
  };

  it('is ten seconds', async () => {
    expect(await passing(fromResponse(bodyOf({ pull: forever })), 10_000)).toBeInstanceOf(Conflict);
  });

  it('is the option timeout, a fraction too', async () => {
    expect(await passing(fromResponse(bodyOf({ pull: forever }), { timeout: 250.5 }), 250)).toBeInstanceOf(Conflict);
  });

  it('is one for the whole body, not for each piece', async () => {
    let timer: NodeJS.Timeout | undefined;
    const pull = (controller: ReadableStreamDefaultController): Promise<void> =>
      new Promise((resolve) => {
        timer = setTimeout(() => {
          controller.enqueue(Buffer.from(' '));
          resolve();
        }, 900);
      });
    const error = fromResponse(bodyOf({ pull, cancel: () => clearTimeout(timer) }));
    expect(await passing(error, 10_000)).toBeInstanceOf(Conflict);
  });

  it.each<[string, () => Promise<void>]>([
    ['never settles', forever],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['throws', () => { throw new Error('no'); }], // prettier-ignore
  ])('holds where cancelling %s', async (_what, cancel) => {
    const cancelled = jest.fn(cancel);
    const response = bodyOf({ pull: forever, cancel: cancelled });
    expect(await passing(fromResponse(response), 10_000)).toBeInstanceOf(Conflict);
    expect(cancelled).toHaveBeenCalledTimes(1);
  });

  it('holds for a reader that knows no cancelling: it is left alone, and so is what it still reads', async () => {
    const read = jest.fn(async () => {
      await new Promise((resolve) => setTimeout(resolve, 900));
      return { done: false, value: Buffer.from(' ') };
    });
    const cancel = (): never => {
      throw new Error('no');
    };
    const response = Object.defineProperty(bodyOf({}), 'body', { value: { getReader: () => ({ read, cancel }) } });
    expect(await passing(fromResponse(response), 10_000)).toBeInstanceOf(Conflict);
    await jest.runAllTimersAsync();
    expect(read).toHaveBeenCalledTimes(12);
  });

  it('holds where the cancelled reading fails later', async () => {
    let fail: (error: Error) => void = () => undefined;
    const reader = { read: () => new Promise((_, reject) => (fail = reject)), cancel: forever };
    const response = Object.defineProperty(bodyOf({}), 'body', { value: { getReader: () => reader } });
    expect(await passing(fromResponse(response), 10_000)).toBeInstanceOf(Conflict);
    fail(new Error('too late')); // an unhandled rejection would fail the test
    await jest.advanceTimersByTimeAsync(1);
  });

  it.each<[string, () => Response]>([
    ['was read', () => new Response('{"detail":"Paid."}', { status: 409, headers })],
    ['is no JSON', () => new Response('{', { status: 409, headers })],
    ['is empty', () => new Response(null, { status: 409, headers })],
    ['is too long', () => new Response('x'.repeat(70_000), { status: 409, headers })],
    ['is no problem', () => new Response('<h1>', { status: 409, headers: { 'Content-Type': 'text/html' } })],
    ['breaks', () => bodyOf({ pull: (controller) => controller.error(new Error('reset')) })],
    ['has a chunk that is no bytes', () => bodyOf({ pull: (controller) => controller.enqueue('text') })],
    ['belongs to a success', () => bodyOf({ pull: forever }, 200)],
    [
      'is locked',
      () => {
        const response = bodyOf({ pull: forever });
        response.body?.getReader();
        return response;
      },
    ],
  ])('leaves no timer behind where the body %s', async (_what, makeResponse) => {
    await fromResponse(makeResponse());
    expect(jest.getTimerCount()).toBe(0);
  });

  it('cancels a body with a chunk that is no bytes', async () => {
    const cancel = jest.fn();
    await fromResponse(bodyOf({ pull: (controller) => controller.enqueue('text'), cancel }));
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('is not needed for empty pieces without end, which would leave it no turn', async () => {
    let pieces = 0;
    const pull = (controller: ReadableStreamDefaultController): void => {
      pieces++;
      controller.enqueue(new Uint8Array());
    };
    expect(await fromResponse(bodyOf({ pull }))).toBeInstanceOf(Conflict);
    expect(pieces).toBeLessThan(65_536 + 10);
  });
});
