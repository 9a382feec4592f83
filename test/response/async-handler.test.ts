import type { ErrorRequestHandler, RequestHandler, RequestParamHandler } from 'express';
import request from 'supertest';
import { asyncHandler, Conflict, errorHandler } from '../../src';
import { appOf } from '../support/apps';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';

const log = captureLog();

describe('asyncHandler', () => {
  it('keeps the length and the name by which Express tells handlers apart', () => {
    const handler: RequestHandler = (_req, _res, _next) => undefined;
    const onError: ErrorRequestHandler = (_error, _req, _res, _next) => undefined;
    expect(asyncHandler(handler)).toHaveLength(3);
    expect(asyncHandler(onError)).toHaveLength(4);
    expect(asyncHandler(async () => undefined)).toHaveLength(0);
    expect(asyncHandler(handler).name).toBe('handler');
  });

  it.each([undefined, null, 'handler', {}, Promise.resolve()])('refuses %p with the fix', (fn) => {
    expect(() => asyncHandler(fn as never)).toThrow(TypeError);
    expect(() => asyncHandler(fn as never)).toThrow(/Write asyncHandler\(async \(req, res\) => \{ … \}\)\.$/);
  });

  it('passes this, the arguments and the result', async () => {
    const self = { times: 3 };
    const handler = asyncHandler(async function (this: typeof self, factor: number) {
      return this.times * factor;
    });
    await expect(handler.call(self, 5)).resolves.toBe(15);
    expect(asyncHandler((value: number) => value + 1)(1)).toBe(2);
  });

  it('lets a handler without next fail by itself', async () => {
    const error = new Conflict();
    await expect(asyncHandler(() => Promise.reject(error))()).rejects.toBe(error);
    await expect(asyncHandler(() => Promise.reject(null))()).rejects.toMatchObject({ status: 500, cause: null });
    expect(asyncHandler(() => { throw error; })).toThrow(error); // prettier-ignore
    const request = jest.fn(); // no handler's first or second argument is its next
    expect(() => asyncHandler((_req: unknown) => { throw error; })(request)).toThrow(error); // prettier-ignore
    expect(request).not.toHaveBeenCalled();
  });

  it('calls next once with what was thrown or rejected', async () => {
    const error = new Conflict();
    const next = jest.fn();
    await asyncHandler((_req: object, _res: object, _next: () => void): Promise<void> => Promise.reject(error))(
      {},
      {},
      next,
    );
    asyncHandler((_req: object, _res: object, _next: () => void): void => { throw error; })({}, {}, next); // prettier-ignore
    expect(next.mock.calls).toEqual([[error], [error]]);
  });

  it('takes any thenable for a promise', async () => {
    const next = jest.fn();
    const thenable: PromiseLike<never> = { then: (...[, reject]) => Promise.resolve(reject?.('late') as never) };
    await asyncHandler((_req: object, _res: object, _next: () => void) => thenable)({}, {}, next);
    expect(next.mock.calls).toEqual([['late']]);
  });
});

describe.each(expresses)('$name', ({ express }) => {
  it('answers what an async handler answers', async () => {
    const app = appOf(express, asyncHandler(async (req, res) => { res.json({ path: req.path }); })); // prettier-ignore
    await request(app).get('/x').expect(200, { path: '/x' });
  });

  it.each([undefined, null, 0, '', false, 'route', 'router'])(
    'makes of a rejected %p a 500 with it as the cause',
    async (thrown) => {
      const handled: unknown[] = [];
      const handler = asyncHandler(async () => Promise.reject(thrown));
      const app = appOf(express, handler, { log: (_problem, { error }) => handled.push(error.cause) });
      expectProblem(await request(app).get('/x'), 500);
      expect(handled).toEqual([thrown]);
    },
  );

  it.each(['route', 'router'])("passes next('%s')", async (word) => {
    const app = express();
    const router = express.Router();
    router.get('/x', asyncHandler(async (_req, _res, next) => next(word)), (_req, res) => res.send('skipped')); // prettier-ignore
    if (word === 'route') router.get('/x', (_req, res) => void res.send('after'));
    app.use(router);
    app.get('/x', (_req, res) => void res.send('after'));
    app.use(errorHandler());
    await request(app).get('/x').expect(200, 'after');
  });

  it('serves as middleware, as a parameter’s handler and as an error handler', async () => {
    const app = express();
    const onParam: RequestParamHandler = async (_req, _res, _next, id) => {
      throw new Conflict(`Order ${id} is paid.`);
    };
    app.param('id', asyncHandler(onParam));
    app.use('/guarded', asyncHandler(async () => { throw new Conflict('guarded'); })); // prettier-ignore
    app.get('/orders/:id', (_req, res) => void res.send('never'));
    const onError: ErrorRequestHandler = async (thrown, _req, _res, _next) => {
      throw new Conflict('from an error handler', { cause: thrown });
    };
    app.get('/fails', () => { throw new Error('first'); }, asyncHandler(onError)); // prettier-ignore
    app.use(errorHandler());
    expect(expectProblem(await request(app).get('/orders/7'), 409).detail).toBe('Order 7 is paid.');
    expect(expectProblem(await request(app).get('/guarded'), 409).detail).toBe('guarded');
    expect(expectProblem(await request(app).get('/fails'), 409).detail).toBe('from an error handler');
    expect(log.records).toEqual([]);
  });
});
