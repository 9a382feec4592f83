import { once } from 'node:events';
import { request as requestOf } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import request from 'supertest';
import { Conflict, errorHandler, notFoundHandler, standardBodies } from '../../src';
import type { ErrorHandlerOptions, StandardBodiesOptions } from '../../src';
import { routerOf } from '../../src/response/layers';
import { expresses } from '../support/expresses';
import type { Express } from '../support/expresses';
import { captureLog } from '../support/log';
import { expectProblem, plain } from '../support/problems';
import { RawClient } from '../support/raw-client';
import { bytesOf, exchange, send, withServer } from '../support/raw';

const log = captureLog();
const pass: RequestHandler = (_req, _res, next) => next();

/** Puts its own `end` on each response, as compression and express-session do: it writes the head, then ends. */
const wrapEnd: RequestHandler = (_req, res, next) => {
  const { end } = res;
  let isEnded = false;
  res.end = function wrappedEnd(this: Response, ...args: unknown[]) {
    if (isEnded) return this;
    isEnded = true;
    if (!this.headersSent) this.writeHead(this.statusCode);
    Reflect.apply(end, this, args);
    return this;
  } as typeof end;
  next();
};

describe.each(expresses)('standardBodies() on $name', ({ express }) => {
  interface Parts {
    readonly before?: RequestHandler;
    readonly after?: RequestHandler;
    readonly options?: ErrorHandlerOptions;
    readonly own?: StandardBodiesOptions;
  }
  const appOf = (handler: RequestHandler, { before = pass, after = pass, options, own }: Parts = {}) => {
    const errors = errorHandler(options);
    const app = express();
    app.use(before, standardBodies(errors, own), after);
    app.all('/x', handler);
    return app.use(notFoundHandler(), errors);
  };

  const bare: Readonly<Record<string, [status: number, handler: RequestHandler]>> = {
    'res.sendStatus(404)': [404, (_req, res) => void res.sendStatus(404)],
    'res.sendStatus(413), whose phrase is an older one': [413, (_req, res) => void res.sendStatus(413)],
    'res.sendStatus(418)': [418, (_req, res) => void res.sendStatus(418)],
    'res.status(403).end()': [403, (_req, res) => void res.status(403).end()],
    'res.status(403).send()': [403, (_req, res) => void res.status(403).send()],
    "res.status(400).end('')": [400, (_req, res) => void res.status(400).end('')],
    'an empty Buffer': [400, (_req, res) => void res.status(400).end(Buffer.alloc(0))],
    "passport's 401": [401, (_req, res) => void Object.assign(res, { statusCode: 401 }).end('Unauthorized')],
    'a phrase as a Buffer': [404, (_req, res) => void res.status(404).end(Buffer.from('Not Found'))],
    'a phrase as hexadecimal digits': [404, (_req, res) => void res.status(404).end('4e6f7420466f756e64', 'hex')],
    'a phrase as text/html': [404, (_req, res) => void res.status(404).send('Not Found')],
    "RFC 9110's phrase": [413, (_req, res) => void res.status(413).send('Content Too Large')],
    'res.sendStatus(499), which has no phrase': [499, (_req, res) => void res.sendStatus(499)],
    'a stream without a byte': [404, (_req, res) => void Readable.from([]).pipe(res.status(404))],
  };

  it.each(Object.entries(bare))('makes the problem of its status of %s', async (_what, [status, handler]) => {
    const app = appOf(handler, { options: { typeBase: '/problems/', log: false } });
    for (const response of [await request(app).get('/x'), await request(app).get('/x')]) {
      expect(expectProblem(response, status)).toMatchObject({
        instance: '/x',
        type: expect.stringMatching('^/problems/'),
      });
      expect(response.headers).not.toHaveProperty('etag');
    }
  });

  it.each(Object.entries(bare))('gives HEAD the head that GET has: %s', async (_what, [, handler]) => {
    const app = appOf(handler, { options: { log: false } });
    const [{ headers: get }, head] = [await request(app).get('/x'), await request(app).head('/x')];
    expect(head.text).toBeUndefined();
    for (const name of ['content-type', 'content-length', 'cache-control', 'x-content-type-options'])
      expect([name, head.headers[name]]).toEqual([name, get[name]]);
  });

  it('makes the problem of a response to GET that has a type and no body', async () => {
    expectProblem(await request(appOf((_req, res) => void res.status(404).type('json').end())).get('/x'), 404);
  });

  const untouched: Readonly<Record<string, RequestHandler>> = {
    JSON: (_req, res) => void res.status(404).json({ error: 'no order' }),
    'a phrase as JSON': (_req, res) => void res.status(404).json('Not Found'),
    'a phrase of another type': (_req, res) => void res.status(404).type('text/csv').send('Not Found'),
    'the phrase of another status': (_req, res) => void res.status(404).type('txt').send('Forbidden'),
    'a text': (_req, res) => void res.status(404).send('There is no order 17.'),
    'a text that begins with the phrase': (_req, res) => void res.status(404).send('Not Found: order 17'),
    'a page': (_req, res) => void res.status(404).send('<h1>Not Found</h1>'),
    'a long text': (_req, res) => void res.status(404).send('Not Found'.repeat(1000)),
    'an announced length of 0': (_req, res) => void res.status(404).set('Content-Length', '0').end(),
    'announced chunks': (_req, res) => void res.status(404).set('Transfer-Encoding', 'chunked').end(),
    'a head that is written already': (_req, res) => void res.writeHead(404).end(),
    'a head with its phrase': (_req, res) => void res.writeHead(404, 'Gone fishing').end('Not Found'),
    'a body in pieces': (_req, res) => {
      res.status(404).write('Not ');
      res.end('Found');
    },
    'a success without a body': (_req, res) => void res.status(200).end(),
    'a 201 with its phrase': (_req, res) => void res.sendStatus(201),
    'a 204': (_req, res) => void res.sendStatus(204),
    'a redirect': (_req, res) => void res.redirect('/y'),
    'a 304': (_req, res) => void res.status(304).end(),
    'a 302 without a body': (_req, res) => void res.status(302).end(),
    'a status above 599': (_req, res) => void res.status(600).end(),
  };

  const headOf = ({ status, headers, text }: request.Response): unknown => ({
    status,
    text,
    headers: { ...headers, date: undefined },
  });

  it.each(Object.entries(untouched))('leaves %s as it is', async (_what, handler) => {
    const own = express().all('/x', handler);
    const app = appOf(handler);
    for (const method of ['get', 'head', 'post'] as const)
      expect(headOf(await request(app)[method]('/x'))).toEqual(headOf(await request(own)[method]('/x')));
  });

  it.each<[string, RequestHandler]>([
    ['a Content-Type', (_req, res) => void res.status(404).type('txt').end()],
    ['a Content-Length', (_req, res) => void res.status(404).set('Content-Length', '4711').end()],
    ['the type and length of a text', (_req, res) => void res.status(404).send('There is no order 17.')],
    ['the type and length of JSON', (_req, res) => void res.status(404).json({})],
  ])('leaves an answer to HEAD with %s as it is', async (_what, handler) => {
    const own = await request(express().head('/x', handler)).head('/x');
    expect(headOf(await request(appOf(handler)).head('/x'))).toEqual(headOf(own));
  });

  it("keeps the app's Cache-Control, challenge, cookies and other fields", async () => {
    const app = appOf((_req, res) => {
      res.set({ 'Cache-Control': 'max-age=60', 'WWW-Authenticate': 'Basic realm="own"', 'X-Own': 'own', ETag: '"1"' });
      res.cookie('own', '1').sendStatus(401);
    });
    const { headers } = await request(app).get('/x');
    expect(headers).toMatchObject({
      'cache-control': 'max-age=60',
      'www-authenticate': 'Basic realm="own"',
      'x-own': 'own',
      'set-cookie': ['own=1; Path=/'],
    });
    expect(headers).not.toHaveProperty('etag');
  });

  it('sends no Cache-Control of the app with a status that must not be stored', async () => {
    const app = appOf((_req, res) => void res.set('Cache-Control', 'max-age=60').sendStatus(429));
    expect((await request(app).get('/x')).headers['cache-control']).toBe('no-store');
  });

  it('adds what the status requires: a challenge, the methods of the route', async () => {
    const app = express().use(standardBodies());
    app.get('/a', (_req, res) => void res.sendStatus(401));
    app
      .route('/b')
      .get((_req, res) => void res.sendStatus(405))
      .put(pass);
    const router = express.Router();
    router
      .route('/c')
      .get((_req, res) => void res.sendStatus(405))
      .put(pass);
    const mounted = express();
    mounted
      .route('/c')
      .get((_req, res) => void res.sendStatus(405))
      .patch(pass);
    app.use('/r', router).use('/m', mounted);
    app.use(errorHandler({ challenge: 'Bearer realm="own"' }));
    expect((await request(app).get('/a')).headers['www-authenticate']).toBe('Bearer realm="own"');
    expect((await request(app).get('/b')).headers.allow).toBe('PUT');
    expect((await request(app).get('/r/c')).headers.allow).toBe('PUT');
    expect((await request(app).get('/m/c')).headers.allow).toBe('PATCH');
  });

  describe('calls the error handler of the app', () => {
    it('with all its options, and with the request as it is at that moment', async () => {
      const told: unknown[] = [];
      const app = appOf((_req, res) => void res.sendStatus(503), {
        options: {
          extend: (_problem, { req }) => ({ route: String(req.route.path) }),
          localize: () => ({ language: 'de', title: 'Nicht da' }),
          log: ({ status, code }, { verdict, error }) =>
            told.push([status, code, verdict.certainty, error.stack !== '']),
          html: true,
        },
      });
      const response = await request(app).get('/x').set('Accept', 'application/json');
      expect(response.body).toMatchObject({ ...plain(503), title: 'Nicht da', route: '/x', instance: '/x' });
      expect(told).toEqual([[503, 'SERVICE_UNAVAILABLE', 'stated', true]]);
      const page = await request(app).get('/x').set('Accept', 'text/html');
      expect([page.type, page.text.startsWith('<!doctype html>')]).toEqual(['text/html', true]);
    });

    it('which sends its envelope, with the trace id that it knows', async () => {
      const app = appOf((_req, res) => void res.sendStatus(403), {
        options: {
          envelope: ({ code, traceId }) => ({ error: code, id: traceId }),
          envelopeType: 'application/vnd.api+json',
          traceId: () => 'a1b2',
        },
      });
      const response = await request(app).get('/x').expect(403);
      expect(response.headers['content-type']).toBe('application/vnd.api+json');
      expect(JSON.parse(String(response.text))).toEqual({ error: 'FORBIDDEN', id: 'a1b2' });
    });

    it.each<[string, string | (() => string | Promise<string>), string]>([
      ['a view', 'problem', '<footer>Lamps, Ada</footer>'],
      ['a function', () => '<p>at once</p>', '<p>at once</p>'],
      ['a function that takes its time', () => delay(20, '<p>later</p>'), '<p>later</p>'],
      ['one that fails', () => Promise.reject(new Error('no page')), 'Not Found'],
    ])("which sends the app's own page: %s", async (_what, html, page) => {
      const app = appOf(
        (_req, res) => {
          res.sendStatus(404);
          res.status(200).end('too late');
        },
        { before: wrapEnd, options: { html } },
      );
      app.set('view engine', 'ejs').set('views', join(__dirname, '../fixtures/views'));
      Object.assign(app.locals, { shop: 'Lamps', visitor: 'Ada' });
      const response = await request(app).get('/x').set('Accept', 'text/html').expect(404);
      expect([response.type, response.text.includes(page)]).toEqual(['text/html', true]);
      expect(response.headers['content-length']).toBe(String(Buffer.byteLength(response.text)));
      expectProblem(await request(app).get('/x').set('Accept', 'application/json'), 404);
    });

    it('logs a bare 5xx with the place that sent it, and no 4xx', async () => {
      await request(appOf((_req, res) => void res.sendStatus(404))).get('/x');
      expect(log.records).toEqual([]);
      await request(appOf((_req, res) => void res.sendStatus(500))).get('/x');
      expect(log.records.join()).toMatch(/^500 INTERNAL_SERVER_ERROR: GET \/x .*\n[^]*standard-bodies\.test/);
    });

    const named = (typeBase: string): RequestHandler => errorHandler({ typeBase }) as unknown as RequestHandler;
    const typeOf = async (app: ReturnType<Express>, path: string): Promise<string> =>
      String(expectProblem(await request(app).get(path), 404).type);
    const missing: RequestHandler = (_req, res) => void res.sendStatus(404);

    it('that is found in the app, in a parent of a mounted app, in a router beside it, or a plain one', async () => {
      const mounted = express().get('/x', missing);
      const withItsOwn = express().get('/x', missing);
      withItsOwn.use(named('/own/'));
      const loose = express().get('/x', missing);
      const router = express.Router().get('/x', missing).use('/loose', loose);
      const beside = express.Router().use(standardBodies()).get('/x', missing);
      beside.use(named('/beside/'));
      const app = express().use(standardBodies());
      app.use('/m', mounted).use('/o', withItsOwn).use('/r', router).use('/b', beside);
      app.use(named('/app/'));
      expect(await typeOf(app, '/m/x')).toBe('/app/not-found');
      expect(await typeOf(app, '/o/x')).toBe('/own/not-found');
      expect(await typeOf(app, '/r/x')).toBe('/app/not-found');
      expect(await typeOf(app, '/r/loose/x')).toBe('/app/not-found');
      expect(await typeOf(app, '/b/x')).toBe('/beside/not-found');
      expect(await typeOf(express().use(standardBodies()).get('/x', missing), '/x')).toBe('about:blank');
    });

    it('that stands in a router below the app, where it has no other', async () => {
      const router = express.Router().get('/x', missing);
      router.use(named('/router/'));
      expect(await typeOf(express().use(standardBodies(), router), '/x')).toBe('/router/not-found');
    });

    it('and looks for it once for each app', async () => {
      const app = express().use(standardBodies()).get('/x', missing);
      app.use(named('/app/'));
      expect(await typeOf(app, '/x')).toBe('/app/not-found');
      app.use(named('/later/'));
      const { stack } = routerOf(app) as { stack: unknown[] };
      stack.splice(-2, 1);
      expect(await typeOf(app, '/x')).toBe('/app/not-found');
    });

    it('of the nearest of several standardBodies()', async () => {
      const router = express
        .Router()
        .use(standardBodies(errorHandler({ typeBase: '/near/' })))
        .get('/x', missing);
      const app = express()
        .use(standardBodies(errorHandler({ typeBase: '/far/' })))
        .use('/r', router)
        .get('/x', missing);
      expect(await typeOf(app, '/r/x')).toBe('/near/not-found');
      expect(await typeOf(app, '/x')).toBe('/far/not-found');
    });

    it('or a function of the app that calls it', async () => {
      const errors = errorHandler({ typeBase: '/own/' });
      const app = express().use(
        standardBodies((thrown: unknown, req: Request, res: Response, next: NextFunction) => {
          res.set('X-Counted', '1');
          errors(thrown, req, res, next);
        }),
      );
      const response = await request(app.get('/x', missing)).get('/x');
      expect([response.body.type, response.headers['x-counted']]).toEqual(['/own/not-found', '1']);
    });

    it('and lets the response end as it was where that passes it on', async () => {
      const app = express().use(
        standardBodies((_thrown: unknown, _req: Request, _res: Response, next: NextFunction) => next()),
      );
      const response = await request(app.get('/x', missing)).get('/x');
      expect([response.status, response.type, response.text]).toEqual([404, 'text/plain', 'Not Found']);
    });
  });

  it('has responded before end() returns: a later answer does not win', async () => {
    const seen: unknown[] = [];
    const app = appOf((_req, res) => {
      seen.push(res.status(403).end() === res, res.headersSent, res.writableEnded);
      res.end();
      expect(() => res.sendStatus(200)).toThrow(/ERR_HTTP_HEADERS_SENT|after they are sent/);
    });
    expectProblem(await request(app).get('/x'), 403);
    expect(seen).toEqual([true, true, true]);
  });

  it('calls the callback of end() once, when the response is sent', async () => {
    const called: unknown[] = [];
    const calls: RequestHandler[] = [
      (_req, res) => void res.status(403).end(() => called.push(res.writableFinished)),
      (_req, res) => void res.status(403).end('', () => called.push(res.writableFinished)),
      (_req, res) => void res.status(403).end('Forbidden', 'utf8', () => called.push(res.writableFinished)),
      (_req, res) => void res.status(403).end('own', () => called.push(res.writableFinished)),
    ];
    for (const call of calls) await request(appOf(call)).get('/x');
    expect(called).toEqual([true, true, true, true]);
  });

  it('responds to each request of a connection that is kept alive, and to nothing else', async () => {
    const app = appOf((req, res) => void (req.query.good === undefined ? res.sendStatus(404) : res.send('good')));
    await withServer(app, async (port) => {
      const client = await RawClient.open(port);
      for (const target of ['/x', '/x?good', '/x', '/y', '/x?good', '/x'])
        for (const method of ['GET', 'HEAD']) {
          const { status, body } = await client.request(method, target, []);
          expect([target, status]).toEqual([target, target === '/x?good' ? 200 : 404]);
          expect(body.length > 0).toBe(method === 'GET');
        }
      client.expectNothing();
      client.close();
    });
  });

  it('responds to pipelined requests in their order', async () => {
    const app = appOf((_req, res) => void res.sendStatus(404));
    const raw = await exchange(app, 'GET /x HTTP/1.1\r\nHost: a\r\n\r\n' + bytesOf('GET', '/x'));
    expect(raw.match(/HTTP\/1\.1 404 Not Found\r\n/g)).toHaveLength(2);
    expect(raw.match(/"code":"NOT_FOUND"/g)).toHaveLength(2);
  });

  it('ends a response whose client is gone as it was', async () => {
    const ended = new Promise<boolean>((resolve) => {
      const app = appOf((_req, res) => {
        res.on('close', () => {
          res.status(403).end();
          resolve(res.writableEnded);
        });
      });
      void withServer(app, async (port) => {
        const socket = await send(port, bytesOf('GET', '/x'));
        await new Promise((wait) => setTimeout(wait, 30));
        socket.destroy();
        await ended;
      });
    });
    expect(await ended).toBe(true);
    expect(log.records).toEqual([]);
  });

  describe('where something else has put an own end on the response', () => {
    it('wraps that, and acts before it', async () => {
      const app = appOf((_req, res) => void res.sendStatus(404), { before: wrapEnd });
      expectProblem(await request(app).get('/x'), 404);
      expectProblem(await request(app).get('/x'), 404);
    });

    it('is without effect where that was put there later', async () => {
      const app = appOf((_req, res) => void res.sendStatus(404), { after: wrapEnd });
      for (const _time of [1, 2]) expect((await request(app).get('/x')).text).toBe('Not Found');
    });

    it('stands back behind one that calls it in the midst of its own work', async () => {
      const app = appOf((_req, res) => void res.sendStatus(404), {
        after: (_req, res, next) => {
          const { end } = res;
          let isEnded = false;
          res.end = function ended(this: Response, ...args: unknown[]) {
            if (isEnded) return this; // as express-session's: whoever ends within is not heard
            isEnded = true;
            return Reflect.apply(end, this, args) as Response;
          } as typeof end;
          next();
        },
      });
      for (const _time of [1, 2]) expect((await request(app).get('/x')).text).toBe('Not Found');
    });
  });

  it('leaves no property on a response', async () => {
    const names: string[][] = [];
    const note: RequestHandler = (_req, res) =>
      void (names.push(Object.getOwnPropertyNames(res).sort()), res.send('x'));
    await request(express().all('/x', pass, note)).get('/x');
    await request(appOf(note)).get('/x');
    await request(appOf(note)).get('/x');
    expect(names[1]).toEqual(names[0]);
    expect(names[2]).toEqual(names[0]);
  });

  it('has effect on those requests alone that have passed it', async () => {
    const missing: RequestHandler = (_req, res) => void res.sendStatus(404);
    const app = express()
      .get('/before', missing)
      .use('/in', standardBodies())
      .get('/in/x', missing)
      .get('/beside', missing);
    expectProblem(await request(app).get('/in/x'), 404);
    expect((await request(app).get('/before')).text).toBe('Not Found');
    expect((await request(app).get('/beside')).text).toBe('Not Found');
    expect((await request(express().get('/x', missing)).get('/x')).text).toBe('Not Found');
  });

  it('leaves what the error handler sends, and its HEAD, as they are', async () => {
    const app = appOf(
      () => {
        throw new Conflict('Paid.');
      },
      { own: { text: () => true } },
    );
    expect((await request(app).get('/x')).body.detail).toBe('Paid.');
    expect((await request(app).head('/x')).headers['content-type']).toBe('application/problem+json');
    expectProblem(await request(app).get('/y'), 404);
  });

  it('survives a res.end that is called for what is no response, and one that is replaced on the app', async () => {
    const app = appOf((_req, res) => void res.sendStatus(404));
    const ended: number[] = [];
    app.response.end = function counted(this: Response, ...args: unknown[]) {
      ended.push(this.statusCode);
      return Reflect.apply(express.response.end, this, args) as Response;
    } as typeof app.response.end;
    expectProblem(await request(app).get('/x'), 404);
    expectProblem(await request(app).get('/x'), 404);
    expect(ended).toEqual([404, 404]);
  });

  describe('the option text', () => {
    const limiter: RequestHandler = (_req, res) =>
      void res.status(429).send('Too many requests, please try again later.');
    const own: StandardBodiesOptions = { text: (body) => body === 'Too many requests, please try again later.' };

    it('names further texts that mean nothing', async () => {
      const app = appOf(limiter, { own });
      expectProblem(await request(app).get('/x'), 429);
      expect((await request(appOf(limiter)).get('/x')).text).toContain('please');
    });

    it('gets the body and the response', async () => {
      const asked: unknown[] = [];
      const text: StandardBodiesOptions['text'] = (body, res) => asked.push([body, res.statusCode]) > 0;
      await request(appOf((_req, res) => void res.status(404).end(Buffer.from('ü')), { own: { text } })).get('/x');
      expect(asked).toEqual([['ü', 404]]);
    });

    it('is not asked for JSON, long texts, successes and answers to HEAD', async () => {
      const text = jest.fn(() => true);
      const bodies: RequestHandler[] = [
        (_req, res) => void res.status(404).json('x'),
        (_req, res) => void res.status(404).send('x'.repeat(1001)),
        (_req, res) => void res.send('x'),
        (_req, res) => void res.status(404).end(Buffer.alloc(5000)),
      ];
      for (const body of bodies) await request(appOf(body, { own: { text } })).get('/x');
      await request(appOf(limiter, { own: { text } })).head('/x');
      expect(text).not.toHaveBeenCalled();
    });

    it('leaves the body as it is where it throws or answers later, and warns once', async () => {
      const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
      for (const text of [
        () => {
          throw new Error('broken');
        },
        async () => true,
      ] as unknown as (() => boolean)[]) {
        const app = appOf(limiter, { own: { text } });
        for (const _time of [1, 2]) expect((await request(app).get('/x')).text).toContain('please');
      }
      expect(warn.mock.calls.map(([warning]) => String(warning).split('\n')[0])).toEqual([
        'The option text threw Error: broken',
        'The option text returned a promise; it must answer at once',
      ]);
    });
  });

  it('reports a forgotten call', async () => {
    const app = express()
      .use(standardBodies as unknown as RequestHandler)
      .use(errorHandler());
    expectProblem(await request(app).get('/x'), 500);
    expect(log.records.join()).toContain('Write app.use(standardBodies()).');
  });
});

describe('standardBodies() on a server without Express', () => {
  it('responds as well', async () => {
    const middleware = standardBodies(errorHandler());
    const server = (req: IncomingMessage, res: unknown): unknown =>
      middleware(
        req as Request,
        res as Response,
        () => (res as Response).writeHead && Object.assign(res as Response, { statusCode: 404 }).end(),
      );
    await withServer(server, async (port) => {
      const asked = requestOf({ port, path: '/x' }).end();
      const [response] = (await once(asked, 'response')) as [IncomingMessage];
      expect([response.statusCode, response.headers['content-type']]).toEqual([404, 'application/problem+json']);
      response.resume();
    });
  });
});

describe('the arguments of standardBodies()', () => {
  it.each<[unknown[], RegExp]>([
    [[errorHandler], /takes the error handler of the app, not a function\. Write app\.use\(standardBodies\(errors\)\)/],
    [[{ text: () => true }], /takes the error handler of the app, not an object/],
    [[pass], /takes the error handler of the app, not a function/],
    [[null], /not null/],
    [[undefined, { texts: () => true }], /standardBodies has no option "texts"\. It has text\./],
    [[undefined, { text: 'x' }], /standardBodies cannot use the option text: "x"\. Pass a function/],
    [[undefined, 7], /standardBodies takes an object of options, not 7/],
  ])('%p is refused with a sentence', (args, sentence) => {
    expect(() => Reflect.apply(standardBodies, undefined, args)).toThrow(sentence);
    expect(() => Reflect.apply(standardBodies, undefined, args)).toThrow(TypeError);
  });
});
