import { channel } from 'node:diagnostics_channel';
import type { ErrorRequestHandler, NextFunction, Request, RequestHandler, Response } from 'express';
import request from 'supertest';
import {
  asyncHandler,
  Conflict,
  errorHandler,
  Forbidden,
  isHttpError,
  mapClass,
  NotFound,
  notFoundHandler,
  passOn,
  standardBodies,
  Unauthorized,
} from '../../src';
import type { ErrorHandlerOptions, Rule, RuleContext } from '../../src';
import { appOf, throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { hostileProxy } from '../support/hostile';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';
import { bytesOf, exchange } from '../support/raw';

const log = captureLog();

class Success extends Error {
  constructor(readonly ok: object) {
    super();
  }
}

describe.each(expresses)('$name', ({ express }) => {
  describe('a rule', () => {
    it('is told the request and the response', async () => {
      const seen: RuleContext[] = [];
      const rule: Rule = (_thrown, context) => {
        seen.push(context);
        return context.req?.get('x-old') === undefined ? undefined : new NotFound();
      };
      const app = appOf(express, throwIt(new Error('first')), { rules: [rule], validationStatus: 422, log: false });
      expectProblem(await request(app).get('/x').set('x-old', '1'), 404);
      expectProblem(await request(app).get('/x'), 500);
      expect(seen).toHaveLength(2);
      for (const { validationStatus, req, res } of seen) {
        expect(validationStatus).toBe(422);
        expect([req?.originalUrl, req?.method, res?.req === req]).toEqual(['/x', 'GET', true]);
      }
    });

    it('hides by whom something may be seen: a Forbidden is byte for byte a real 404', async () => {
      const rules: Rule[] = [
        (thrown, { req }) =>
          thrown instanceof Forbidden && req?.get('cookie') === undefined ? new NotFound() : undefined,
      ];
      const challenge = { scheme: 'Bearer', error: 'insufficient_scope' };
      const options = { challenge, headers: { 'X-Refused': 'yes' }, extensions: { owner: 4711 } };
      const app = express();
      app.set('etag', false);
      app.get('/secrets/:id', throwIt(new Forbidden('Secret 17 is not yours.', options)));
      app.get('/late', (_req, res) => {
        res.status(403).statusMessage = 'Forbidden';
        throw new Forbidden();
      });
      app.get(
        '/asked',
        asyncHandler(async () => Promise.reject(new Forbidden('no'))),
      );
      app.use(notFoundHandler(), errorHandler({ rules }));
      const answerTo = async (method: string, path: string, ...fields: string[]): Promise<string> =>
        (await exchange(app, bytesOf(method, path, ...fields))).replace(/^Date: .*$/m, '').replace(path, '');
      const real = { '/secrets/17': '/secrets-17', '/late': '/lath', '/asked': '/asker' };
      for (const [path, other] of Object.entries(real)) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await answerTo(method, path);
          expect(answer).toMatch(/^HTTP\/1.1 404 Not Found\r\n/);
          expect(answer).toBe(await answerTo(method, other));
        }
      }
      expect(await answerTo('GET', '/secrets/17', 'Cookie: a=b')).toMatch(/^HTTP\/1.1 403 Forbidden\r\n/);
      expect(log.records).toEqual([]);
    });

    it('is asked of each class of ours, and not of what it returns', async () => {
      const asked: unknown[] = [];
      const rule: Rule = (thrown) => {
        asked.push(thrown);
        return isHttpError(thrown) && thrown.status < 500 ? new Unauthorized() : undefined;
      };
      const thrown = new Conflict('paid');
      const app = appOf(express, throwIt(thrown), { rules: [rule, mapClass(Unauthorized, () => new NotFound())] });
      expectProblem(await request(app).get('/x'), 401);
      expectProblem(await request(app).get('/nowhere'), 401);
      expect(asked).toEqual([thrown, expect.any(NotFound)]);
    });

    it('may return what was thrown', async () => {
      const verdicts: unknown[] = [];
      const options: ErrorHandlerOptions = {
        rules: [(thrown) => (isHttpError(thrown) ? thrown : undefined)],
        log: (_problem, { verdict, error, thrown }) => verdicts.push([verdict.because, error === thrown]),
      };
      const body = expectProblem(await request(appOf(express, throwIt(new Conflict('paid')), options)).get('/x'), 409);
      expect(body).toMatchObject({ detail: 'paid' });
      expect(verdicts).toEqual([['rule (without a name)', true]]);
    });

    it('that fails leaves an error of ours as it is, and the log says so', async () => {
      function broken(): never {
        throw new Error('the rule failed');
      }
      const app = appOf(express, throwIt(new Conflict('paid')), { rules: [broken] });
      expect(expectProblem(await request(app).get('/x'), 409)).toMatchObject({ detail: 'paid' });
      expect(log.records).toEqual([expect.stringContaining('also: The rule broken threw Error: the rule failed')]);
    });

    it('decides which fields of the response are dropped', async () => {
      const handler: RequestHandler = (_req, res) => {
        res.set({ ETag: '"1"', 'Access-Control-Allow-Origin': '*' });
        throw new Forbidden('no');
      };
      const response = await request(appOf(express, handler, { rules: [() => new NotFound()] })).get('/x');
      expectProblem(response, 404);
      expect(response.headers).toMatchObject({ 'access-control-allow-origin': '*' });
      expect(response.headers).not.toHaveProperty('etag');
    });
  });

  describe('passOn', () => {
    const rules: Rule[] = [(thrown) => (thrown instanceof Success ? passOn : undefined)];
    const sendOk: ErrorRequestHandler = (thrown, _req, res, next) =>
      thrown instanceof Success ? void res.json(thrown.ok) : next(thrown);
    const heard: unknown[] = [];
    const everyError = channel('express-return-codes:error');
    const listen = (message: unknown): void => void heard.push(message);
    beforeEach(() => {
      heard.length = 0;
      everyError.subscribe(listen);
    });
    afterEach(() => void everyError.unsubscribe(listen));

    it('leaves an error to the next handler, and no trace', async () => {
      const hook = jest.fn();
      const thrown = new Success({ paid: true });
      const states: unknown[] = [];
      const stateOf = (res: Response): unknown => [
        Reflect.ownKeys(res),
        { ...res.getHeaders() },
        res.statusCode,
        res.statusMessage,
        res.listenerCount('close'),
      ];
      const app = express();
      app.get('/x', (_req, res, next: NextFunction) => {
        res.status(201).set({ ETag: '"1"', 'Cache-Control': 'max-age=60', Location: '/y' });
        states.push(stateOf(res));
        next(thrown);
      });
      app.use(errorHandler({ rules, log: hook, extend: hook, envelope: hook, expose: hook, traceId: hook }));
      app.use(((error, _req, res, next) => {
        states.push(stateOf(res), error === thrown);
        next(error);
      }) satisfies ErrorRequestHandler);
      app.use(sendOk);
      const response = await request(app).get('/x');
      expect([response.status, response.body]).toEqual([201, { paid: true }]);
      expect(response.headers).toMatchObject({ etag: '"1"', 'cache-control': 'max-age=60', location: '/y' });
      expect(states).toEqual([states[0], states[0], true]);
      expect([hook.mock.calls, heard, log.records]).toEqual([[], [], []]);
    });

    it('is for that error alone', async () => {
      const app = express();
      app.get('/ok', throwIt(new Success({})));
      app.get('/x', throwIt(new Conflict()));
      app.use(errorHandler({ rules }), sendOk);
      await request(app).get('/ok').expect(200);
      expectProblem(await request(app).get('/x'), 409);
      expect(heard).toHaveLength(1);
    });

    it('comes before anything that a later rule or a family says, and is for errors of ours, too', async () => {
      const later = jest.fn(() => new NotFound());
      const app = express();
      app.get('/x', throwIt(new Conflict()));
      app.use(errorHandler({ rules: [() => passOn, later] }));
      app.use(((_error, _req, res, _next) => void res.status(418).end()) satisfies ErrorRequestHandler);
      await request(app).get('/x').expect(418);
      expect(later).not.toHaveBeenCalled();
    });

    it('passes the whole error on where the rule means its cause', async () => {
      const app = express();
      const thrown = new Error('outer', { cause: new Success({ inner: true }) });
      app.get('/x', throwIt(thrown));
      app.use(errorHandler({ rules }));
      app.use(((error, _req, res, _next) => void res.json(error === thrown)) satisfies ErrorRequestHandler);
      await request(app).get('/x').expect(200, 'true');
    });

    it('is of no use in one of several errors: nobody can pass on a part', async () => {
      const thrown = new AggregateError([new Success({}), new Conflict()]);
      const app = express();
      app.get('/x', throwIt(thrown));
      app.use(errorHandler({ rules }), sendOk);
      expectProblem(await request(app).get('/x'), 500);
    });

    it('leaves a half-written response to Express', async () => {
      const app = express();
      app.get('/x', (_req, res, next: NextFunction) => {
        res.write('half');
        next(new Success({}));
      });
      app.use(errorHandler({ rules }));
      app.use(((_error, _req, res, _next) => void res.end('whole')) satisfies ErrorRequestHandler);
      const response = await request(app).get('/x');
      expect(response.text).toBe('halfwhole');
    });

    it('leaves a bare response that standardBodies has seen as it is', async () => {
      const errors = errorHandler({
        rules: [
          (thrown) => (thrown instanceof Conflict ? passOn : thrown instanceof Forbidden ? new NotFound() : undefined),
        ],
      });
      const app = express();
      app.use(standardBodies(errors));
      app.get('/:status', ({ params }, res) => void res.sendStatus(Number(params.status)));
      app.use(errors);
      const response = await request(app).get('/409').expect(409);
      expect([response.text, response.headers['content-type']]).toEqual(['Conflict', 'text/plain; charset=utf-8']);
      expectProblem(await request(app).get('/403'), 404);
      expectProblem(await request(app).get('/410'), 410);
    });

    it('with no handler after it is answered by Express', async () => {
      const app = express();
      app.set('env', 'test');
      app.get('/x', throwIt(Object.assign(new Success({}), { status: 418 })));
      app.use(errorHandler({ rules }));
      const response = await request(app).get('/x');
      expect([response.status, response.headers['content-type']]).toEqual([418, 'text/html; charset=utf-8']);
    });
  });
});

it('an error is passed on though its client is gone', () => {
  const next = jest.fn();
  const thrown = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  const log = jest.fn();
  const handler = errorHandler({ rules: [() => passOn], log });
  const req = { aborted: true } as unknown as Request;
  handler(thrown, req, {} as Response, next);
  expect(next.mock.calls).toEqual([[thrown]]);
  expect(log).not.toHaveBeenCalled();
});

it('without anybody to pass an error on to, it is answered', () => {
  const end = jest.fn();
  const handler = errorHandler({ rules: [() => passOn], log: false }) as unknown as (...args: unknown[]) => void;
  handler(new Conflict(), {}, { end });
  expect(end).toHaveBeenCalledTimes(1);
});

it('what the next handler throws is left to Express', () => {
  const failure = new Error('the next handler failed');
  const next = (): never => {
    throw failure;
  };
  const handler = errorHandler({ rules: [() => passOn] });
  expect(() => handler(new Conflict(), {} as Request, {} as Response, next)).toThrow(failure);
  expect(log.records).toEqual([]);
});

it('passOn is the same value for every installed copy', () => {
  const copy = { [Symbol.for('express-return-codes.passOn')]: true };
  const next = jest.fn();
  errorHandler({ rules: [() => copy as never] })(new Conflict(), {} as Request, {} as Response, next);
  expect(next).toHaveBeenCalledTimes(1);
  errorHandler({ rules: [() => hostileProxy({}) as never], log: false })(
    new Conflict(),
    {} as Request,
    { end: () => undefined } as unknown as Response,
    next,
  );
  expect(next).toHaveBeenCalledTimes(1);
});
