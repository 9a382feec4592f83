import { channel } from 'node:diagnostics_channel';
import type { RequestHandler } from 'express';
import createError from 'http-errors';
import request from 'supertest';
import {
  BadRequest,
  Conflict,
  errorHandler,
  Forbidden,
  httpError,
  HttpError,
  InternalServerError,
  notFoundHandler,
  NotFound,
  ServiceUnavailable,
  Unauthorized,
} from '../../src';
import type { ErrorContext, ErrorHandlerOptions, Problem } from '../../src';
import { appOf, throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { hostileProxy } from '../support/hostile';
import { captureLog } from '../support/log';
import { expectProblem, plain } from '../support/problems';

const log = captureLog();

/** A hook that nobody's types allow. */
const broken = (hook: () => unknown): never => hook as never;
const fails = broken(() => {
  throw new Error('the hook failed');
});

describe.each(expresses)('$name', ({ express }) => {
  const problemOf = async (
    thrown: unknown,
    options: ErrorHandlerOptions,
    status: number,
  ): Promise<Record<string, unknown>> =>
    expectProblem(await request(appOf(express, throwIt(thrown), options)).get('/x?q'), status);

  describe('rules', () => {
    it('map what the app throws', async () => {
      class OrderLocked extends Error {}
      const rules = [(thrown: unknown) => (thrown instanceof OrderLocked ? new Conflict('Locked.') : undefined)];
      expect(await problemOf(new OrderLocked(), { rules }, 409)).toMatchObject({ detail: 'Locked.' });
    });

    it('that throw are skipped, and both errors are told', async () => {
      expect(await problemOf(new Error('first'), { rules: [fails] }, 500)).toMatchObject(plain(500));
      expect(log.records).toEqual([expect.stringMatching(/Error: first[^]*also: The rule .*the hook failed/)]);
      expect(await problemOf(createError(404), { rules: [fails] }, 404)).toMatchObject(plain(404));
    });

    it('that return a promise or anything else are skipped, and told', async () => {
      const rules = [broken(async () => new Conflict()), broken(() => 'Conflict')];
      expect(await problemOf(new Error('first'), { rules }, 500)).toMatchObject(plain(500));
      expect(log.records).toEqual([
        expect.stringMatching(/returned an object, not an HttpError\n.*returned "Conflict", not an HttpError/),
      ]);
    });
  });

  describe('typeBase', () => {
    it('P5: is where the types live', async () => {
      expect(await problemOf(new Conflict(), { typeBase: '/problems/' }, 409)).toMatchObject({
        type: '/problems/conflict',
      });
    });
  });

  describe('challenge', () => {
    it.each([
      ['Basic realm="x"', 'Basic realm="x"'],
      [{ scheme: 'Digest', realm: 'a"b' }, 'Digest realm="a\\"b"'],
      [['Basic realm="x"', { scheme: 'Bearer', realm: 'y' }], 'Basic realm="x", Bearer realm="y"'],
    ])('%j is that of a bare 401', async (challenge, field) => {
      const response = await request(appOf(express, throwIt(new Unauthorized()), { challenge })).get('/x');
      expect(response.headers['www-authenticate']).toBe(field);
    });

    it('yields to the error’s own', async () => {
      const thrown = new Unauthorized('', { challenge: { scheme: 'Bearer', error: 'invalid_token' } });
      const response = await request(appOf(express, throwIt(thrown), { challenge: 'Basic realm="x"' })).get('/x');
      expect(response.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    });
  });

  describe('the challenge of a 403', () => {
    const challengeOf = async (thrown: Error): Promise<unknown> =>
      (
        await request(appOf(express, throwIt(thrown)))
          .get('/x')
          .expect(403)
      ).headers['www-authenticate'];

    it('is the error’s own (RFC 6750 §3.1); a bare one has none', async () => {
      const challenge = { scheme: 'Bearer', error: 'insufficient_scope', scope: 'orders:write' };
      expect(await challengeOf(new Forbidden('', { challenge }))).toBe(
        'Bearer error="insufficient_scope", scope="orders:write"',
      );
      expect(await challengeOf(new Forbidden())).toBeUndefined();
    });
  });

  describe('instance', () => {
    it('is the path of the request, without its query', async () => {
      expect(await problemOf(new Conflict(), {}, 409)).toMatchObject({ instance: '/x' });
    });

    it('P5: is the whole path below a mounted router', async () => {
      const app = express();
      const router = express.Router();
      router.get('/orders/:id', throwIt(new Conflict()));
      app.use('/api', router, errorHandler());
      expect(expectProblem(await request(app).get('/api/orders/a%20b'), 409).instance).toBe('/api/orders/a%20b');
    });

    it('is absent, or what the function says', async () => {
      expect(await problemOf(new Conflict(), { instance: false }, 409)).not.toHaveProperty('instance');
      expect(await problemOf(new Conflict(), { instance: () => undefined }, 409)).not.toHaveProperty('instance');
      expect(log.records).toEqual([]);
      const instance = jest.fn(() => 'urn:uuid:1');
      expect(await problemOf(new Conflict(), { instance }, 409)).toMatchObject({ instance: 'urn:uuid:1' });
      expect(instance).toHaveBeenCalledWith(expect.objectContaining({ originalUrl: '/x?q' }));
    });

    it.each([
      ['throws', fails, 'The option instance threw Error: the hook failed'],
      ['returns a promise', broken(async () => '/x'), 'The option instance returned a promise'],
      ['returns what is no URI', broken(() => 'a b'), 'The option instance returned "a b", not a URI reference'],
      ['returns null', broken(() => null), 'The option instance returned null, not a URI reference'],
    ])('that %s leaves the plain problem, and both are told', async (_name, instance, sentence) => {
      expect(await problemOf(new Error('first'), { instance }, 500)).not.toHaveProperty('instance');
      expect(log.records).toEqual([expect.stringMatching(/Error: first/)]);
      expect(log.records[0]).toContain(`also: ${sentence}`);
    });
  });

  describe('expose', () => {
    it('says whether the detail may leave', async () => {
      expect(await problemOf(new Conflict('d'), { expose: () => false }, 409)).not.toHaveProperty('detail');
      expect(await problemOf(new ServiceUnavailable('d'), { expose: () => true }, 503)).toMatchObject({ detail: 'd' });
      const expose = jest.fn((error: HttpError, { thrown }: ErrorContext) => error === thrown);
      expect(await problemOf(new Conflict('d'), { expose }, 409)).toMatchObject({ detail: 'd' });
      expect(expose).toHaveBeenCalledTimes(1);
    });

    it.each([
      ['throws', fails, 'The option expose threw Error: the hook failed'],
      ['returns a promise', broken(async () => true), 'The option expose returned a promise'],
    ])('that %s keeps the detail back, and both are told', async (_name, expose, sentence) => {
      expect(await problemOf(new InternalServerError('d'), { expose }, 500)).not.toHaveProperty('detail');
      expect(log.records).toEqual([expect.stringContaining('InternalServerError: d')]);
      expect(log.records[0]).toContain(`also: ${sentence}`);
    });

    it('that returns what is only truthy keeps the detail back', async () => {
      expect(await problemOf(new Conflict('d'), { expose: broken(() => 'yes') }, 409)).not.toHaveProperty('detail');
    });
  });

  describe('extend', () => {
    it('P1, P9: adds members, none of them a standard one', async () => {
      const extend = (problem: Problem, { req }: ErrorContext): Record<string, unknown> => {
        problem.status = 200;
        return { status: 200, title: 'x', method: req.method, said: problem.code };
      };
      expect(await problemOf(new Conflict(), { extend }, 409)).toEqual({ ...plain(409), description: new Conflict().description, instance: '/x', method: 'GET', said: 'CONFLICT' }); // prettier-ignore
      expect(log.records.join()).toContain('member "status": a standard member cannot be overwritten');
    });

    it('shows the stack while developing, as the README says', async () => {
      const extend = (_problem: Problem, { thrown }: ErrorContext) => ({
        stack: thrown instanceof Error ? thrown.stack : undefined,
      });
      expect(await problemOf(new TypeError('oops'), { extend }, 500)).toMatchObject({
        stack: expect.stringMatching(/^TypeError: oops\n/),
      });
    });

    it('may return nothing', async () => {
      expect(await problemOf(new Conflict(), { extend: () => undefined }, 409)).toMatchObject(plain(409));
      expect(log.records).toEqual([]);
    });

    it.each([
      ['throws', fails, 'The option extend threw Error: the hook failed'],
      ['returns a promise', broken(async () => ({ a: 1 })), 'The option extend returned a promise'],
      ['returns a promise that rejects', broken(() => Promise.reject(new Error('unheard'))), 'The option extend returned a promise'],
      ['returns text', broken(() => 'a'), 'The option extend returned "a", not an object'],
      ['returns a list', broken(() => [1]), 'The option extend returned an array, not an object'],
      ['returns a cycle', broken(() => { const a: Record<string, unknown> = {}; a.a = a; return a; }), 'member "a": JSON cannot carry it'],
    ])('that %s leaves the plain problem, and both are told', async (_name, extend, sentence) => {
      expect(await problemOf(new Error('first'), { extend }, 500)).toEqual({
        ...plain(500),
        description: new InternalServerError().description,
        instance: '/x',
      });
      expect(log.records).toEqual([expect.stringContaining('Error: first')]);
      expect(log.records[0]).toContain(`also: ${sentence}`);
    }); // prettier-ignore

    it('that returns what throws leaves the plain problem', async () => {
      expect(await problemOf(new Error('first'), { extend: broken(() => hostileProxy({})) }, 500)).toMatchObject(
        plain(500),
      );
    });

    it('that answers by itself is not answered twice', async () => {
      const extend = (_problem: Problem, { res }: ErrorContext): undefined => void res.status(418).json({ mine: true });
      const response = await request(appOf(express, throwIt(new Conflict()), { extend })).get('/x');
      expect(response.status).toBe(418);
      expect(response.body).toEqual({ mine: true });
    });
  });

  describe('log', () => {
    it('is called once for every error, 4xx too, after the answer', async () => {
      const calls: [Problem, ErrorContext, boolean][] = [];
      const options = {
        log: (problem: Problem, context: ErrorContext) => calls.push([problem, context, context.res.writableEnded]),
      };
      const thrown = createError(404, 'Gone fishing.');
      const body = await problemOf(thrown, options, 404);
      expect(calls).toEqual([[body, expect.objectContaining({ thrown, error: expect.any(NotFound) }), true]]);
      expect(calls[0]?.[1].req.method).toBe('GET');
      expect(log.records).toEqual([]);
    });

    it('false is no log', async () => {
      await problemOf(new Error('first'), { log: false, extend: fails }, 500);
      expect(log.records).toEqual([]);
    });

    it.each([
      ['throws', fails],
      ['rejects', broken(() => Promise.reject(new Error('the hook failed')))],
    ])('that %s: both errors are told', async (_name, hook) => {
      await problemOf(new Error('first'), { log: hook }, 500);
      await new Promise(setImmediate);
      expect(log.records).toEqual([
        expect.stringMatching(/Error: first[^]*also: The option log threw Error: the hook failed/),
      ]);
    });

    it('is told of an abort, too, while the client is there', async () => {
      const told = jest.fn();
      const thrown = Object.assign(new Error('aborted'), { code: 'ECONNABORTED', status: 400 });
      await problemOf(thrown, { log: told }, 400);
      expect(told).toHaveBeenCalledTimes(1);
    });

    it('has an error of ours that was tampered with for the cause of the 500', async () => {
      const thrown = Object.defineProperty(new Conflict(), 'extensions', { get: fails });
      const causes: unknown[] = [];
      await problemOf(thrown, { log: (_problem, { error }) => causes.push(error.cause) }, 500);
      expect(causes).toEqual([thrown]);
    });

    it('by default tells a 5xx, and a 4xx only where part of it was dropped', async () => {
      await problemOf(new Conflict('d'), {}, 409);
      expect(log.records).toEqual([]);
      await problemOf(new Conflict(42 as never), {}, 409);
      expect(log.records).toEqual([expect.stringContaining('also: detail: expected a string, got 42')]);
      await problemOf(new ServiceUnavailable('d', { retryAfter: NaN }), {}, 503);
      expect(log.records[1]).toContain('also: option "retryAfter": cannot be written as Retry-After');
    });

    it('by default tells every cause exactly once', async () => {
      const cause = new Error('middle', { cause: new Error('root') });
      await problemOf(new ServiceUnavailable('top', { cause }), {}, 503);
      for (const text of ['ServiceUnavailable: top', 'Error: middle', 'Error: root'])
        expect(log.records.join().split(text)).toHaveLength(2);
      await problemOf(new Error('outer', { cause: new ServiceUnavailable('inner', { cause }) }), {}, 503);
      for (const text of ['Error: outer', 'ServiceUnavailable: inner', 'Error: middle', 'Error: root'])
        expect(log.records[1]?.split(text)).toHaveLength(2);
    });

    it('S6: neither the log nor the response has the token of an AxiosError', async () => {
      const config = { headers: { Authorization: 'Bearer s3cret' } };
      const thrown = Object.assign(new Error('Request failed with status code 401'), {
        ...{ name: 'AxiosError', isAxiosError: true, status: 401, code: 'ERR_BAD_REQUEST', config },
        ...{ response: { status: 401, headers: { 'set-cookie': ['s3cret'] }, config }, toJSON: () => ({ config }) },
      });
      const response = await request(appOf(express, throwIt(thrown))).get('/x');
      expect(JSON.stringify([response.text, response.headers, log.records])).not.toContain('s3cret');
    });
  });

  describe('traceId', () => {
    const id = '4bf92f3577b34da6a3ce929d0e0e4736';

    it.each([
      ['a valid', `00-${id}-00f067aa0ba902b7-01`, id],
      ['an invalid', '00-x-y-01', undefined],
    ])('is there for %s traceparent', async (_name, traceparent, traceId) => {
      const app = appOf(express, throwIt(new Conflict()));
      expect(expectProblem(await request(app).get('/x').set('traceparent', traceparent), 409).traceId).toBe(traceId);
    });
  });

  describe('res.err', () => {
    const errOf = async (thrown: unknown): Promise<unknown> => {
      let err: unknown;
      const app = express();
      app.get('/x', (_req, res) => { res.on('finish', () => (err = Reflect.get(res, 'err'))); throw thrown; }); // prettier-ignore
      app.use(errorHandler());
      await request(app).get('/x');
      return err;
    };

    it('is the error of a 5xx, with what was thrown as its cause', async () => {
      const thrown = new Error('first');
      expect(await errOf(thrown)).toMatchObject({ name: 'InternalServerError', cause: thrown });
      const own = new ServiceUnavailable();
      expect(await errOf(own)).toBe(own);
    });

    it('is not set for a 4xx', async () => {
      expect(await errOf(new Conflict())).toBeUndefined();
    });
  });

  describe('the diagnostics channel', () => {
    const everyError = channel('express-return-codes:error');

    it('publishes every error to those who listen', async () => {
      const heard: unknown[] = [];
      const listen = (message: unknown): void => void heard.push(message);
      everyError.subscribe(listen);
      const thrown = createError(404);
      const body = await problemOf(thrown, {}, 404);
      everyError.unsubscribe(listen);
      await problemOf(thrown, {}, 404);
      expect(heard).toEqual([
        {
          thrown,
          error: expect.any(NotFound),
          verdict: expect.objectContaining({ family: expect.any(String), fault: 'client', certainty: 'stated' }),
          problem: body,
          req: expect.anything(),
          res: expect.anything(),
          warnings: [],
        },
      ]);
    });
  });

  describe('the status that the app had set', () => {
    it.each([
      [403, 403],
      [499, 499],
      [200, 500],
      [302, 500],
    ])('%d makes of an unexpected error a %d', async (set, sent) => {
      const handler: RequestHandler = (_req, res) => {
        res.status(set);
        throw new Error('s3cret');
      };
      expectProblem(await request(appOf(express, handler)).get('/x'), sent);
    });
  });

  describe('the forgotten call', () => {
    it('app.use(errorHandler) is a 500, and the log says the fix beside the error', async () => {
      const app = express();
      app.get('/x', throwIt(new Conflict('first')));
      app.use(errorHandler as never);
      expect(expectProblem(await request(app).get('/x'), 500)).not.toHaveProperty('detail');
      expect(log.records).toEqual([expect.stringMatching(/Write app\.use\(errorHandler\(\)\)\.[^]*Conflict: first/)]);
    });

    it('app.use(errorHandler) lets what does not fail pass', async () => {
      const app = express();
      app.use(errorHandler as never);
      app.get('/x', (_req, res) => void res.send('fine'));
      await request(app).get('/x').expect(200, 'fine');
    });

    it('app.use(notFoundHandler) is a 500, and the log says the fix', async () => {
      const app = express();
      app.use(notFoundHandler as never);
      app.use(errorHandler());
      expectProblem(await request(app).get('/x'), 500);
      expect(log.records).toEqual([
        expect.stringContaining('notFoundHandler is a factory and was not called. Write app.use(notFoundHandler()).'),
      ]);
    });
  });

  it('an app’s own code has a type of its own', async () => {
    const paid = { code: 'ORDER_ALREADY_PAID', status: 409, title: 'Order already paid', description: 'It is paid.' };
    expect(await problemOf(new HttpError(paid, 'Order 17.'), {}, 409)).toEqual({ type: '/problems/order-already-paid', ...paid, detail: 'Order 17.', instance: '/x' }); // prettier-ignore
  });

  it('P11: lists several problems of one type', async () => {
    const thrown = new AggregateError([new BadRequest('One.'), new BadRequest('Two.')]);
    expect(await problemOf(thrown, {}, 400)).toMatchObject({ errors: [{ detail: 'One.' }, { detail: 'Two.' }] });
  });

  it('takes an error of any failure status', async () => {
    expect(await problemOf(httpError(599), {}, 599)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
  });
});
