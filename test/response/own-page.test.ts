import { once } from 'node:events';
import { join } from 'node:path';
import type { Request, Response } from 'express';
import request from 'supertest';
import { Conflict, errorHandler, notFoundHandler } from '../../src';
import type { ErrorContext, ErrorHandlerOptions, Problem } from '../../src';
import { pagePolicy } from '../../src/html/page';
import { expresses } from '../support/expresses';
import type { Express } from '../support/expresses';
import { hostileProxy } from '../support/hostile';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';
import { bytesOf, exchange, send, withServer } from '../support/raw';

type Html = ErrorHandlerOptions['html'];

const log = captureLog();
const OWN_POLICY = "script-src 'self'";
const broken = (value: unknown): never => value as never;

function createApp(
  express: Express,
  options: ErrorHandlerOptions,
  thrown: unknown,
  engine = 'ejs',
): ReturnType<Express> {
  const app = express();
  app.set('views', join(__dirname, '../fixtures/views'));
  app.set('view engine', engine);
  app.locals.shop = 'Lamps & Co';
  app.use((_req, res, next) => {
    res.locals.visitor = 'Ada';
    res.setHeader('Content-Security-Policy', OWN_POLICY);
    next();
  });
  app.get('/orders/17', (_req, res) => {
    res.set({ ETag: '"1"', 'Content-Type': 'text/csv', Vary: 'Origin' });
    throw thrown;
  });
  app.use(notFoundHandler());
  app.use(errorHandler(options));
  return app;
}
const paid = (): Conflict =>
  new Conflict('Order <17> is paid.', { errors: [{ detail: 'paid' }], headers: { 'X-Order': '17' } });

/** What a browser gets. */
const visit = (app: ReturnType<Express>): Promise<request.Response> =>
  Promise.resolve(request(app).get('/orders/17').set('Accept', 'text/html'));

function expectBuiltIn(response: request.Response, status = 409): void {
  expect(response.status).toBe(status);
  expect(response.headers['content-security-policy']).toBe(pagePolicy);
  expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(response.text).toContain('<main>');
}

describe.each(expresses)('a view, $name', ({ express, major }) => {
  describe.each(['ejs', 'pug'])('of %s', (engine) => {
    it('is rendered with the problem and the locals of app and response, and sent as ever', async () => {
      const response = await visit(createApp(express, { html: 'problem' }, paid(), engine));
      expect(response.status).toBe(409);
      expect(response.text.replace(/\n/g, '')).toBe(
        '<!doctype html><title>Conflict</title><h1>409</h1><p>Order &lt;17&gt; is paid.</p><footer>Lamps &amp; Co, Ada</footer>'.replace(
          '<!doctype',
          engine === 'pug' ? '<!DOCTYPE' : '<!doctype',
        ),
      );
      expect(response.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-length': String(Buffer.byteLength(response.text)),
        'content-security-policy': OWN_POLICY,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-order': '17',
        vary: 'Origin, Accept',
      });
      expect(response.headers).not.toHaveProperty('etag');
      expect(log.records).toEqual([]);
    });

    it('that throws is replaced by the built-in page, and both errors are logged', async () => {
      const response = await visit(createApp(express, { html: 'broken' }, new Error('first'), engine));
      expectBuiltIn(response, 500);
      expect(response.text).not.toMatch(/template failed|views/);
      expect(log.records).toHaveLength(2);
      expect(log.records[0]).toMatch(/^500 INTERNAL_SERVER_ERROR: GET \/orders\/17 \(unknown: .*\n +Error: first/);
      expect(log.records[1]).toMatch(/^500 .*GET \/orders\/17 \(app: the option html failed\)[^]*the template failed: INTERNAL_SERVER_ERROR/); // prettier-ignore
    });

    it('that is missing is replaced by the built-in page, and the log says so', async () => {
      expectBuiltIn(await visit(createApp(express, { html: 'missing' }, paid(), engine)));
      expect(log.records).toEqual([expect.stringContaining('Failed to lookup view "missing"')]);
    });

    it('gets a copy of the problem', async () => {
      const told = jest.fn();
      const response = await visit(createApp(express, { html: 'meddling', log: told }, paid(), engine));
      expect([response.status, response.text.trim()]).toEqual([409, '<p>changed</p>']);
      expect(told.mock.calls[0]?.[0]).toMatchObject({ status: 409, errors: [{ detail: 'paid' }] });
    });

    it('is found again in the view cache', async () => {
      const app = createApp(express, { html: 'problem' }, paid(), engine);
      app.enable('view cache');
      const pages = [await visit(app), await visit(app), await visit(app)];
      for (const { status, text } of pages) expect([status, text]).toEqual([409, pages[0]?.text]);
    });
  });

  it('without an engine is replaced by the built-in page', async () => {
    const app = createApp(express, { html: 'problem' }, paid());
    app.set('view engine', undefined);
    expectBuiltIn(await visit(app));
    expect(log.records).toEqual([expect.stringContaining('No default engine was specified')]);
  });

  it('has no body for HEAD, and the same fields', async () => {
    const app = createApp(express, { html: 'problem' }, paid());
    const { headers } = await visit(app);
    const text = await exchange(app, bytesOf('HEAD', '/orders/17', 'Accept: text/html'));
    expect(text).toMatch(/^HTTP\/1\.1 409 Conflict\r\n/);
    expect(text).toContain(`\r\nContent-Length: ${headers['content-length']}\r\n`);
    expect(text.split('\r\n\r\n')[1]).toBe('');
  });

  it('is for browsers: a program gets the problem at once', async () => {
    const render = jest.spyOn(express.response, 'render');
    const response = await request(createApp(express, { html: 'problem' }, paid())).get('/orders/17');
    expect(expectProblem(response, 409).code).toBe('CONFLICT');
    expect(response.headers.vary).toBe('Origin, Accept');
    expect(render).not.toHaveBeenCalled();
  });

  it('is in the words of localize', async () => {
    const localize = (): { language: string; title: string } => ({ language: 'de', title: 'Konflikt' });
    const { headers, text } = await visit(createApp(express, { html: 'problem', localize }, paid()));
    expect(text).toContain('<title>Konflikt</title>');
    expect(headers).toMatchObject({ 'content-language': 'de', vary: 'Origin, Accept, Accept-Language' });
  });

  it('is rendered by the res.render that the app has put there', async () => {
    const app = express();
    app.use((_req, res, next) => {
      res.render = ((
        _name: string,
        { problem }: { problem: Problem },
        done: (failure: unknown, page: string) => void,
      ) => done(null, `<b>${problem.code}</b>`)) as typeof res.render;
      next();
    });
    app.use(notFoundHandler(), errorHandler({ html: 'layout' }));
    expect((await visit(app)).text).toBe('<b>NOT_FOUND</b>');
  });

  it.each<[string, (done: (failure?: unknown, page?: unknown) => void) => void, string | RegExp, number]>([
    ['calls back twice', (done) => { done(null, '<p>one</p>'); done(null, '<p>two</p>'); }, '<p>one</p>', 0],
    ['fails, then calls back', (done) => { done(new Error('early')); done(null, '<p>two</p>'); }, /<main>/, 1],
    ['fails twice', (done) => { done(new Error('early')); done(new Error('late')); }, /<main>/, 1],
    ['gives nothing', (done) => done(), /<main>/, 1],
    ['gives a promise of the page', (done) => done(null, Promise.resolve('<p>one</p>')), '<p>one</p>', 0],
    ['gives a promise that fails', (done) => done(null, Promise.reject(new Error('async'))), /<main>/, 1],
    ['calls back later', (done) => void setImmediate(() => done(null, '<p>one</p>')), '<p>one</p>', 0],
  ])('is settled once where its engine %s', async (_how, engine, page, records) => {
    const app = createApp(express, { html: 'problem.ejs' }, paid());
    app.engine('ejs', (_path: string, _options: object, done: (failure?: unknown, page?: string) => void) =>
      engine(done as (failure?: unknown, page?: unknown) => void),
    );
    const response = await visit(app);
    expect(response.status).toBe(409);
    expect(response.text).toEqual(typeof page === 'string' ? page : expect.stringMatching(page));
    expect(log.records).toHaveLength(records);
  }); // prettier-ignore

  it('is settled once where its engine calls back, then fails: Express 5 tells of the failure first', async () => {
    const app = createApp(express, { html: 'problem.ejs' }, paid());
    app.engine('ejs', (_path: string, _options: object, done: (failure: unknown, page?: string) => void) => {
      done(null, '<p>one</p>');
      throw new Error('late');
    });
    const { status, text } = await visit(app);
    expect([status, text === '<p>one</p>']).toEqual([409, major === 4]);
    expect(log.records).toEqual(major === 4 ? [] : [expect.stringContaining('Error: late')]);
  });
});

describe.each(expresses)('a function, $name', ({ express }) => {
  it.each<[string, Html]>([
    ['a text', ({ title, status }) => `<h1>${status} ${title}</h1>`],
    ['a promise', async ({ title, status }) => `<h1>${status} ${title}</h1>`],
    ['a promise of another kind', broken(({ title, status }: Problem) => ({ then: (done: (page: string) => void) => done(`<h1>${status} ${title}</h1>`) }))],
  ])('returns %s, which is sent under the policy of the app', async (_name, html) => {
    const response = await visit(createApp(express, { html }, paid()));
    expect([response.status, response.text]).toEqual([409, '<h1>409 Conflict</h1>']);
    expect(response.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': OWN_POLICY,
      vary: 'Origin, Accept',
    });
    expect(log.records).toEqual([]);
  }); // prettier-ignore

  it('gets the problem as a copy, and the context of the error', async () => {
    const html = jest.fn((problem: Problem, _context: ErrorContext) => {
      problem.status = 200;
      problem.errors?.push({ detail: 'forged' });
      return '<p>';
    });
    const told = jest.fn();
    const thrown = paid();
    expect((await visit(createApp(express, { html, log: told }, thrown))).status).toBe(409);
    expect(html.mock.calls[0]?.[1]).toMatchObject({ thrown, error: thrown, route: '/orders/17' });
    expect(told.mock.calls[0]?.[0]).toMatchObject({ status: 409, errors: [{ detail: 'paid' }] });
  });

  it.each<[string, unknown, RegExp]>([
    ['throws', () => { throw new Error('no page'); }, /Error: no page/],
    ['rejects', async () => { throw new Error('no page'); }, /Error: no page/],
    ['rejects with nothing', () => Promise.reject(undefined), /\(app: the option html failed\)/],
    ['returns nothing', () => undefined, /The option html gave undefined, not HTML/],
    ['returns an empty text', () => '', /The option html gave "", not HTML/],
    ['returns an object', async () => ({ a: 1 }), /The option html gave an object, not HTML/],
    ['returns what throws', () => hostileProxy({}), /The option html gave an object, not HTML/],
  ])('that %s is replaced by the built-in page, and both errors are logged', async (_how, html, reason) => {
    expectBuiltIn(await visit(createApp(express, { html: broken(html) }, new Error('first'))), 500);
    expect(log.records).toEqual([expect.stringMatching(/Error: first/), expect.stringMatching(reason)]);
  }); // prettier-ignore

  it('is called when the error is logged already, and its failure is a call of the log hook', async () => {
    const order: string[] = [];
    const html = (): string => {
      order.push('html');
      throw new Error('no page');
    };
    const told = jest.fn((_problem: Problem, _context: ErrorContext) => order.push('log'));
    const thrown = paid();
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    await request(createApp(express, { html, log: told }, thrown)).get('/orders/17').set({ Accept: 'text/html', traceparent }); // prettier-ignore
    expect(order).toEqual(['log', 'html', 'log']);
    expect(told.mock.calls[0]?.[1].thrown).toBe(thrown);
    const [problem, context] = told.mock.calls[1] ?? [];
    expect(problem).toMatchObject({ status: 500, instance: '/orders/17', traceId: '4bf92f3577b34da6a3ce929d0e0e4736' });
    expect(context).toMatchObject({ thrown: { message: 'no page' }, verdict: { family: 'app', fault: 'server' } });
    expect(log.records).toEqual([]);
  });

  it.each<[string, (res: Response) => void]>([
    ['at once', (res) => void res.status(418).send('<p>mine</p>')],
    ['and has only begun', (res) => { res.status(418).write('<p>mine</p>'); setImmediate(() => res.end()); }],
  ])('that answers by itself %s is not answered twice', async (_how, answer) => {
    const html = broken((_problem: Problem, { res }: ErrorContext) => answer(res));
    const response = await visit(createApp(express, { html, log: false }, paid()));
    expect([response.status, response.text]).toEqual([418, '<p>mine</p>']);
  }); // prettier-ignore

  it('is not answered twice where something else has answered meanwhile', async () => {
    const html = async (_problem: Problem, { res }: ErrorContext): Promise<string> => {
      res.status(503).send('timed out');
      return '<p>';
    };
    const response = await visit(createApp(express, { html }, paid()));
    expect([response.status, response.text]).toEqual([503, 'timed out']);
    expect(log.records).toEqual([]);
  });

  it('is not asked after a response that is half-written', async () => {
    const html = jest.fn(() => '<p>');
    const app = express();
    app.get('/x', (_req, res) => {
      res.write('half');
      throw new Error('first');
    });
    app.use(errorHandler({ html }));
    await exchange(app, bytesOf('GET', '/x', 'Accept: text/html'));
    expect(html).not.toHaveBeenCalled();
  });

  describe('that does not answer', () => {
    beforeEach(() => jest.useFakeTimers({ now: Date.now(), doNotFake: ['nextTick', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'Date', 'performance', 'hrtime', 'setInterval', 'clearInterval'] })); // prettier-ignore
    afterEach(() => jest.useRealTimers());

    it('is replaced by the built-in page after five seconds, both errors logged, and what comes then is ignored', async () => {
      let settle: (page: string | Promise<string>) => void = () => undefined;
      const asked = new Promise<void>((resolve) => {
        const html = (): Promise<string> => {
          resolve();
          return new Promise((done) => (settle = done));
        };
        Object.assign(options, { html });
      });
      const pending = visit(createApp(express, options, new Error('first')));
      await asked;
      await new Promise(setImmediate);
      jest.advanceTimersByTime(4999);
      expect(log.records).toHaveLength(1);
      jest.advanceTimersByTime(1);
      expectBuiltIn(await pending, 500);
      settle(Promise.reject(new Error('late')));
      await new Promise(setImmediate);
      expect(log.records).toEqual([
        expect.stringMatching(/Error: first/),
        expect.stringMatching(/The option html gave no page within 5 seconds/),
      ]);
      expect(jest.getTimerCount()).toBe(0);
    });
    const options: ErrorHandlerOptions = {};

    it('leaves no timer behind where it answers', async () => {
      expect((await visit(createApp(express, { html: async () => '<p>' }, paid()))).text).toBe('<p>');
      expect(jest.getTimerCount()).toBe(0);
    });
  });

  it('writes nothing to a client that went away meanwhile', async () => {
    let settle: (page: string) => void = () => undefined;
    const end = jest.fn();
    let response: Response | undefined;
    const app = express();
    app.use((_req, res, next) => {
      response = res;
      jest.spyOn(res, 'end').mockImplementation(end);
      next();
    });
    const asked = new Promise<void>((resolve) => {
      const html = (): Promise<string> => {
        resolve();
        return new Promise((done) => (settle = done));
      };
      app.use(notFoundHandler(), errorHandler({ html }));
    });
    await withServer(app, async (port) => {
      const socket = await send(port, bytesOf('GET', '/nowhere', 'Accept: text/html'));
      await asked;
      socket.destroy();
      await once(response ?? process, 'close');
      settle('<p>');
      await new Promise(setImmediate);
    });
    expect(end).not.toHaveBeenCalled();
    expect(log.records).toEqual([]);
  });
});

describe('a page for mocks', () => {
  const browser = { method: 'GET', url: '/a', headers: {}, accepts: () => 'text/html' };

  it.each<[string, Html]>([
    ['a view', 'problem'],
    ['a function', () => '<p>'],
    ['a function that throws', () => { throw new Error('no page'); }],
    ['the built-in one', true],
  ])('never throws: %s', (_name, html) => {
    const end = jest.fn();
    const responses: unknown[] = [undefined, null, {}, { end }, { end, render: () => { throw new Error('no'); } }, { end, render: 1 }, hostileProxy({})];
    for (const res of responses) {
      expect(() => void errorHandler({ html })(new Conflict(), browser as unknown as Request, res as Response, () => undefined)).not.toThrow();
    }
    expect(end.mock.calls.every(([body]) => String(body).includes('INTERNAL_SERVER_ERROR'))).toBe(true);
    expect(end).toHaveBeenCalledTimes(3);
  }); // prettier-ignore
});

describe('html', () => {
  it.each([0, 42, '', null, [], {}])('%j is a TypeError that says the fix when the app starts', (html) => {
    expect(() => errorHandler({ html: broken(html) })).toThrow(
      /^errorHandler cannot use the option html: .*\. Pass true or false, the name of a view: html: 'error', or a function/,
    );
  });
});
