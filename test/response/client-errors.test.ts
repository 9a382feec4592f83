import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server, ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createPlainServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import express5 from 'express';
import { answerClientErrors, errorHandler, notFoundHandler } from '../../src';
import type { ClientErrorContext, ClientErrorsOptions, Problem } from '../../src';
import { returnCodeOf } from '../../src/codes/return-codes';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { open, quickServer, received, withOwnServer } from '../support/raw-server';

const log = captureLog();

interface Parsed {
  readonly status: number;
  readonly reason: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly problem: Record<string, unknown>;
}

/** Reads exactly one whole response that closes the connection; fails on anything else. */
function parsed(bytes: string): Parsed {
  const [, head = '', body = ''] = /^([^]*?)\r\n\r\n([^]*)$/.exec(bytes) ?? [];
  const [, status, reason = ''] = /^HTTP\/1\.1 (\d{3}) (.*)\r\n/.exec(`${head}\r\n`) ?? [];
  const headers = Object.fromEntries(
    head
      .split('\r\n')
      .slice(1)
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  expect(headers['content-length']).toBe(String(body.length));
  return {
    status: Number(status),
    reason,
    headers,
    problem: JSON.parse(Buffer.from(body, 'latin1').toString()) as Record<string, unknown>,
  };
}

function expectClosingProblem(bytes: string, status: number): Parsed {
  const response = parsed(bytes);
  const { code, title, description } = returnCodeOf(status);
  expect(response).toMatchObject({
    status,
    reason: title,
    headers: {
      connection: 'close',
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      date: expect.stringMatching(/GMT$/),
    },
    problem: { type: 'about:blank', title, status, code, description },
  });
  return response;
}

const GET = 'GET /x HTTP/1.1\r\nHost: a\r\n';
const CHUNKED = 'POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n';

describe.each(expresses)('answerClientErrors() with $name', ({ express }) => {
  /** An app that reads what it is sent, and says how much it was. */
  const reading: RequestListener = express()
    .use(express.text({ type: () => true }))
    .all('/x', (req, res) => void res.send(`read ${String(req.body).length}`))
    .use(notFoundHandler())
    .use(errorHandler());

  const told: [Problem, ClientErrorContext][] = [];
  beforeEach(() => void told.splice(0));
  const note: ClientErrorsOptions = { log: (problem, context) => void told.push([problem, context]) };

  /** What the server sends for these packets until it closes the connection. */
  async function exchange(
    parts: readonly (string | Buffer)[],
    {
      app = reading,
      server: set = {},
      options = note,
    }: { app?: RequestListener; server?: ServerOptions; options?: ClientErrorsOptions } = {},
  ): Promise<string> {
    let bytes = '';
    await withOwnServer(answerClientErrors(quickServer(app, set), options), async (port) => {
      bytes = await received(await open(port, ...parts));
    });
    return bytes;
  }

  const quick = { headersTimeout: 60, requestTimeout: 60 };

  it.each<[what: string, status: number, parts: (string | Buffer)[], because: string, server?: ServerOptions]>([
    ['a request line that is none', 400, ['nonsense\r\n\r\n'], 'HPE_INVALID_METHOD'],
    ['an unknown method', 400, ['BREW /x HTTP/1.1\r\nHost: a\r\n\r\n'], 'HPE_INVALID_METHOD'],
    ['a request target with a blank', 400, ['GET /a b HTTP/1.1\r\nHost: a\r\n\r\n'], 'HPE_INVALID_CONSTANT'],
    ['an unknown version', 400, ['GET /x HTTP/9.9\r\nHost: a\r\n\r\n'], 'HPE_INVALID_VERSION'],
    ['a header field without a name', 400, ['GET /x HTTP/1.1\r\n: b\r\n\r\n'], 'HPE_INVALID_HEADER_TOKEN'],
    ['a control character in a header field', 400, [`${GET}X: a\0b\r\n\r\n`], 'HPE_INVALID_HEADER_TOKEN'],
    ['a Content-Length that is none', 400, [`${GET}Content-Length: x\r\n\r\n`], 'HPE_INVALID_CONTENT_LENGTH'],
    [
      'two Content-Lengths',
      400,
      [`${GET}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`],
      'HPE_UNEXPECTED_CONTENT_LENGTH',
    ],
    ['Content-Length and Transfer-Encoding', 400, [`${CHUNKED}Content-Length: 3\r\n\r\n0\r\n\r\n`], 'HPE_'],
    ['chunks that are none', 400, [`${CHUNKED}\r\nzzz\r\n`], 'HPE_INVALID_CHUNK_SIZE'],
    [
      'chunks that are none, once the app reads',
      400,
      [`${CHUNKED}\r\n`, '3\r\nabc\r\n', 'zzz\r\n'],
      'HPE_INVALID_CHUNK_SIZE',
    ],
    ['bytes of TLS on a plain port', 400, [Buffer.from('16030100a5010000a10303', 'hex')], 'HPE_INVALID_METHOD'],
    ['the preface of HTTP/2', 400, ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'], 'HPE_'],
    ['a header section that is too large', 431, [`${GET}X: ${'x'.repeat(40_000)}\r\n\r\n`], 'HPE_HEADER_OVERFLOW'],
    ['a request target that is too long', 431, [`GET /${'x'.repeat(40_000)} HTTP/1.1\r\n\r\n`], 'HPE_HEADER_OVERFLOW'],
    [
      'a header section much larger than what was read',
      431,
      [`${GET}X: ${'x'.repeat(2_000_000)}\r\n\r\n`],
      'HPE_HEADER_OVERFLOW',
    ],
    [
      'chunk extensions that are too long',
      413,
      [`${CHUNKED}\r\n1;${'x'.repeat(40_000)}\r\na\r\n`],
      'HPE_CHUNK_EXTENSIONS_OVERFLOW',
    ],
    ['a header section that does not end in time', 408, [GET], 'ERR_HTTP_REQUEST_TIMEOUT', quick],
    ['a request line that does not end in time', 408, ['GE'], 'ERR_HTTP_REQUEST_TIMEOUT', quick],
    [
      'a body that does not come in time',
      408,
      [`${GET}Content-Length: 9\r\n\r\nabc`],
      'ERR_HTTP_REQUEST_TIMEOUT',
      quick,
    ],
  ])('responds to %s with %d', async (_what, status, parts, because, server = {}) => {
    expectClosingProblem(await exchange(parts, { server }), status);
    expect(told).toHaveLength(1);
    const [[problem, context] = []] = told;
    expect(problem).toMatchObject({ status });
    expect(context?.verdict).toMatchObject({ family: 'node', fault: 'client', certainty: 'recognized' });
    expect(context?.verdict.because).toMatch(new RegExp(`^${because}`));
    expect(context?.verdict.error).toBe(context?.error);
    expect(context?.error.cause).toBe(context?.thrown);
    expect(log.records).toEqual([]);
  });

  it('sends the documented description of 408', async () => {
    const { problem } = expectClosingProblem(await exchange([GET], { server: quick }), 408);
    expect(problem.description).toBe('The request is timed out.');
  });

  it('names the request whose body cannot be read', async () => {
    const trace = 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const { problem } = expectClosingProblem(await exchange([`${CHUNKED}${trace}\r\n\r\nzzz\r\n`]), 400);
    expect(problem).toMatchObject({ instance: '/x', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' });
    expect(told[0]?.[1].req?.url).toBe('/x');
  });

  it('has no body for HEAD', async () => {
    const bytes = await exchange(['HEAD /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\n']);
    expect(bytes).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*\r\n\r\n$/);
    expect(bytes).toMatch(/\r\nContent-Length: [1-9]/);
  });

  it('responds to an Expect that nobody meets with 417, and to 100-continue as ever', async () => {
    const unmet = expectClosingProblem(await exchange([`${GET}Expect: tea\r\n\r\n`]), 417);
    expect(unmet.problem.instance).toBe('/x');
    expect(told.map(([{ status }, { thrown, error }]) => [status, thrown === error])).toEqual([[417, true]]);
    const met = await exchange([`${CHUNKED}Expect: 100-continue\r\nConnection: close\r\n\r\n`, '0\r\n\r\n']);
    expect(met).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    const head = await exchange(['HEAD /x HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n']);
    expect(head).toMatch(/^HTTP\/1\.1 417 Expectation Failed\r\n[^]*\r\n\r\n$/);
  });

  it('responds to what follows a whole exchange on a connection that is kept alive', async () => {
    const bytes = await exchange([`${GET}\r\n`, 'nonsense\r\n\r\n']);
    const [first = '', second = ''] = bytes.split(/(?=HTTP\/1\.1 400)/);
    expect(first).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expectClosingProblem(second, 400);
  });

  it('leaves requests that are well-formed alone', async () => {
    const bytes = await exchange([`${GET}\r\n`, `${CHUNKED}Connection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n`]);
    expect(bytes.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    expect(told).toEqual([]);
  });

  describe('writes nothing', () => {
    it('where an earlier request still waits for its response', async () => {
      const closed: string[] = [];
      const waiting: RequestListener = (_req, res) => void res.on('close', () => closed.push('closed'));
      expect(await exchange([`${GET}\r\nnonsense\r\n\r\n`], { app: waiting })).toBe('');
      expect(await exchange([`${GET}\r\n`, GET], { app: waiting, server: quick })).toBe('');
      expect(await exchange([`${GET}\r\n${CHUNKED}\r\nzzz\r\n`], { app: waiting })).toBe('');
      expect(closed.length).toBeGreaterThanOrEqual(3);
    });

    it('where the response to an earlier request has begun', async () => {
      const begun: RequestListener = (_req, res) => void res.write('begun');
      const bytes = await exchange([`${GET}\r\n`, 'nonsense\r\n\r\n'], { app: begun });
      expect(bytes).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*begun\r\n$/);
    });

    it('where the response to the very request has begun, or is complete', async () => {
      const begun: RequestListener = (_req, res) => void res.write('begun');
      expect(await exchange([`${CHUNKED}\r\n`, 'zzz\r\n'], { app: begun })).toMatch(
        /^HTTP\/1\.1 200 OK\r\n[^]*begun\r\n$/,
      );
      const done: RequestListener = (_req, res) => void res.end('done');
      const bytes = await exchange([`${CHUNKED}\r\n`, 'zzz\r\n'], { app: done });
      expect(bytes).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*done$/);
      expect(bytes).not.toContain('400');
    });

    it('where the time of a request is up whose response has begun', async () => {
      const begun: RequestListener = (_req, res) => void res.write('begun');
      const bytes = await exchange([`${GET}Content-Length: 9\r\n\r\nabc`], { app: begun, server: quick });
      expect(bytes).not.toContain('408');
      expect(told).toEqual([]);
    });
  });

  it('lets a whole response that is still on its way arrive', async () => {
    const body = 'x'.repeat(3_000_000);
    const big: RequestListener = (_req, res) => void res.end(body);
    const bytes = await exchange([`${GET}\r\nnonsense\r\n\r\n`], { app: big });
    expect(bytes.slice(0, 15)).toBe('HTTP/1.1 200 OK');
    expect(bytes).toHaveLength(bytes.indexOf('\r\n\r\n') + 4 + body.length);
  });

  it('an app that answers later than that disturbs nothing', async () => {
    const failures: unknown[] = [];
    let answered: Promise<unknown> = Promise.resolve();
    const late: RequestListener = (_req, res) => {
      res.on('error', (failure) => failures.push(failure));
      answered = delay(60).then(() => {
        res.setHeader('X-Late', '1');
        res.end('late');
      });
    };
    expectClosingProblem(await exchange([`${CHUNKED}\r\n`, 'zzz\r\n'], { app: late }), 400);
    await answered;
    expect(failures).toEqual([]);
  });

  describe('a socket', () => {
    const broken: string[] = [];
    const watch = (failure: unknown): void => void broken.push(String(failure));
    beforeEach(() => {
      broken.splice(0);
      process.on('uncaughtException', watch).on('unhandledRejection', watch);
    });
    afterEach(() => {
      process.off('uncaughtException', watch).off('unhandledRejection', watch);
      expect(broken).toEqual([]);
    });

    const connections = async (server: Server): Promise<number> =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      );
    async function expectNoConnection(server: Server): Promise<void> {
      for (let tries = 0; tries < 150 && (await connections(server)) > 0; tries++) await delay(20);
      expect(await connections(server)).toBe(0);
    }

    it('that vanishes in the midst of a request leaves nothing behind', async () => {
      await withOwnServer(answerClientErrors(quickServer(reading), note), async (port, server) => {
        for (const part of ['', 'GE', GET, `${CHUNKED}\r\n`, `${CHUNKED}\r\nzzz\r\n`, 'nonsense\r\n\r\n']) {
          (await open(port, part)).destroy();
          (await open(port, part)).resetAndDestroy();
          const hurried = await open(port);
          hurried.write(part);
          hurried.resetAndDestroy();
        }
        await expectNoConnection(server);
      });
    });

    it('that is half closed gets its response, and is closed', async () => {
      await withOwnServer(answerClientErrors(quickServer(reading), note), async (port, server) => {
        for (const part of ['GE', GET, `${CHUNKED}\r\n1\r\n`]) {
          const socket = await open(port, part);
          socket.end();
          expectClosingProblem(await received(socket), 400);
        }
        expect(told.map(([, { verdict }]) => verdict.because)).toEqual(Array(3).fill('HPE_INVALID_EOF_STATE'));
        await expectNoConnection(server);
      });
    });

    it('whose client goes on sending, or never closes, is closed after a while', async () => {
      await withOwnServer(answerClientErrors(quickServer(reading), note), async (port, server) => {
        const stubborn = await open(port);
        stubborn.allowHalfOpen = true;
        stubborn.write('nonsense\r\n\r\n');
        const sending = setInterval(() => void (stubborn.writable && stubborn.write('more nonsense\r\n\r\n')), 10);
        const chunks: Buffer[] = [];
        stubborn.on('data', (chunk: Buffer) => chunks.push(chunk));
        await once(stubborn, 'end');
        expectClosingProblem(Buffer.concat(chunks).toString('latin1'), 400);
        await expectNoConnection(server);
        clearInterval(sending);
        stubborn.destroy();
        expect(told).toHaveLength(1);
      });
    });

    it('that never sends a byte gets the 408, which is not logged', async () => {
      const { problem } = expectClosingProblem(await exchange([], { server: quick }), 408);
      expect(problem.code).toBe('REQUEST_TIMEOUT');
      expect(told).toEqual([]);
    });

    it('of which the event comes twice gets one response', async () => {
      await withOwnServer(answerClientErrors(quickServer(reading), note), async (port, server) => {
        server.prependListener('clientError', (error, socket) => {
          if (told.length === 0) setImmediate(() => server.emit('clientError', error, socket));
        });
        expectClosingProblem(await received(await open(port, 'nonsense\r\n\r\n')), 400);
        expect(told).toHaveLength(1);
      });
    });

    it('whose connection has failed is destroyed', async () => {
      const server = answerClientErrors(createServer(reading), note);
      await withOwnServer(server, async (port) => {
        const accepted = once(server, 'connection');
        const client = await open(port);
        const [socket] = await accepted;
        server.emit('clientError', Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }), socket);
        expect(await received(client)).toBe('');
        expect(told).toEqual([]);
      });
    });
  });

  describe('over TLS', () => {
    // A shared key in place of a certificate.
    const pskCallback = () => Buffer.from('00112233445566778899aabbccddeeff', 'hex');
    const tls = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const;
    const tlsServer = (set: ServerOptions = {}) =>
      answerClientErrors(
        createTlsServer({ ...tls, pskCallback, connectionsCheckingInterval: 20, ...set }, reading),
        note,
      );
    const say = async (port: number, bytes: string): Promise<string> => {
      const answer = () => ({ psk: pskCallback(), identity: 'test' });
      const socket = connectTls({
        ...tls,
        port,
        host: '127.0.0.1',
        pskCallback: answer,
        checkServerIdentity: () => undefined,
      });
      await once(socket, 'secureConnect');
      if (bytes !== '') socket.write(bytes);
      return received(socket);
    };

    it.each<[number, string, string, ServerOptions?]>([
      [400, 'a malformed request', 'nonsense\r\n\r\n'],
      [400, 'chunks that are none', `${CHUNKED}\r\nzzz\r\n`],
      [408, 'a request that does not end', GET, quick],
      [417, 'an Expect', `${GET}Expect: tea\r\n\r\n`],
      [431, 'a large header section', `${GET}X: ${'x'.repeat(40_000)}\r\n\r\n`],
    ])('responds with %d to %s', async (status, _what, bytes, set = {}) => {
      await withOwnServer(tlsServer(set), async (port) => {
        expectClosingProblem(await say(port, bytes), status);
        expect(told).toHaveLength(1);
      });
    });

    it('does not log the 408 of a connection that never sent a byte', async () => {
      await withOwnServer(tlsServer(quick), async (port) => {
        expectClosingProblem(await say(port, ''), 408);
        expect(told).toEqual([]);
      });
    });

    it('closes the connection of a client that speaks no TLS', async () => {
      await withOwnServer(tlsServer(), async (port) => {
        expect(await received(await open(port, `${GET}\r\n`))).not.toContain('HTTP/1.1');
        expect(told).toEqual([]);
      });
    });
  });

  describe('the options', () => {
    const bad = ['nonsense\r\n\r\n'];

    it('typeBase and extend shape the problem', async () => {
      const { problem } = parsed(
        await exchange(bad, {
          options: { typeBase: '/problems/', extend: () => ({ support: 4711, traceId: 'a1', detail: 'Odd bytes.' }) },
        }),
      );
      expect(problem).toMatchObject({ type: '/problems/bad-request', support: 4711, traceId: 'a1' });
      expect(Object.keys(problem).slice(-3)).toEqual(['detail', 'traceId', 'support']);
    });

    it('a hook that fails is logged, and the plain problem sent', async () => {
      const broken = () => {
        throw new Error('broken');
      };
      expectClosingProblem(await exchange(bad, { options: { extend: broken } }), 400);
      expect(log.records.splice(0).join()).toMatch(
        /^400 BAD_REQUEST: {2}?\(node: HPE_INVALID_METHOD\)[^]*The option extend threw Error: broken/,
      );
      expectClosingProblem(await exchange(bad, { options: { log: broken } }), 400);
      expect(log.records.splice(0).join()).toContain('The option log threw Error: broken');
      expectClosingProblem(await exchange(bad, { options: { extend: () => [] as never } }), 400);
      expect(log.records.join()).toContain('The option extend returned an array, not an object');
    });

    it('log: false is silent', async () => {
      expectClosingProblem(await exchange(bad, { options: { log: false } }), 400);
      expect(log.records).toEqual([]);
    });
  });
});

describe('answerClientErrors()', () => {
  it('returns the server', () => {
    const server = createServer();
    expect(answerClientErrors(server)).toBe(server);
    const tls = createTlsServer();
    expect(answerClientErrors(tls)).toBe(tls);
  });

  it('takes a server that listens already', async () => {
    const server = answerClientErrors(express5().listen(0, '127.0.0.1'));
    await once(server, 'listening');
    server.close();
  });

  it.each<[string, unknown]>([
    ['an app', express5()],
    ['nothing', undefined],
    ['an emitter', new EventEmitter()],
    ['a server of node:net', createPlainServer()],
  ])('refuses %s with a sentence', (_what, server) => {
    expect(() => Reflect.apply(answerClientErrors, undefined, [server])).toThrow(
      /^answerClientErrors takes a server of node:http or node:https, not .*\. Write const server = answerClientErrors\(createServer\(app\)\)\.$/,
    );
  });

  it.each(['clientError', 'checkExpectation'])("refuses a server with a listener of '%s' of the app's own", (event) => {
    const server = createServer().on(event, () => undefined);
    expect(() => answerClientErrors(server)).toThrow(`The server has a listener of '${event}' already`);
    expect(server.listenerCount('clientError') + server.listenerCount('checkExpectation')).toBe(1);
  });

  it('refuses a server that has it already', () => {
    expect(() => answerClientErrors(answerClientErrors(createServer()))).toThrow(
      /already, and one of them alone can respond/,
    );
  });

  it.each<[unknown, RegExp]>([
    [{ typeBase: 'problems' }, /cannot use the option typeBase: "problems"\. Pass a path/],
    [{ log: true }, /cannot use the option log: true\. Pass false, or a function/],
    [{ extend: {} }, /cannot use the option extend: an object\. Pass a function/],
    [{ rules: [] }, /has no option "rules"\. It has typeBase, extend, log\./],
    [7, /takes an object of options, not 7/],
  ])('refuses the options %j with a sentence', (options, sentence) => {
    const server = createServer();
    expect(() => Reflect.apply(answerClientErrors, undefined, [server, options])).toThrow(sentence);
    expect(server.listenerCount('clientError')).toBe(0);
  });
});
