import request from 'supertest';
import { BadRequest, errorHandler, NotFound } from '../../src';
import type { ErrorHandlerOptions } from '../../src';
import { expresses } from '../support/expresses';
import { foreignError } from '../support/foreign-error';

const duplicate = foreignError('duplicate', { code: '23505', severity: 'ERROR', schema: 's' }, 'DatabaseError');
const reference = foreignError('secret row', { code: '23503', severity: 'ERROR', schema: 's' }, 'DatabaseError');
const deadlock = foreignError('deadlock', { code: '40P01', severity: 'ERROR', schema: 's' }, 'DatabaseError');
const guess = { status: 404, message: 'no private text' };

describe.each(expresses)('what is taken for the fault of the client, on $name', ({ express }) => {
  let warn: jest.SpyInstance;
  let error: jest.SpyInstance;
  beforeEach(() => {
    [warn, error] = [jest.spyOn(console, 'warn').mockReturnValue(), jest.spyOn(console, 'error').mockReturnValue()];
  });
  afterEach(() => jest.restoreAllMocks());
  const lines = (): unknown[] => warn.mock.calls.map(([line]: unknown[]) => line);

  function appThrowing(thrown: unknown, options?: ErrorHandlerOptions): ReturnType<typeof express> {
    const fail = (): never => {
      throw thrown;
    };
    const shops = express.Router().get('/orders/:id', fail).post('/orders/:id', fail);
    const app = express();
    app.get('/orders/:id', fail);
    app.use('/shops', shops);
    app.use('/before/:any', fail);
    app.use(errorHandler(options));
    return app;
  }

  it.each([
    ['a guess', guess, "404 NOT_FOUND: GET /orders/:id (app: status 404 of a plain object) is assumed to be the client's fault"], // prettier-ignore
    ['a broken reference', reference, "409 CONFLICT: GET /orders/:id (pg: SQLSTATE 23503) is taken for the client's fault"], // prettier-ignore
    ['a deadlock', deadlock, '409 CONFLICT: GET /orders/:id (pg: SQLSTATE 40P01) is a conflict that the client may repeat'], // prettier-ignore
  ])('warns of %s in one line, without a value, a path or a stack', async (_, thrown, line) => {
    await request(appThrowing(thrown)).get('/orders/17?secret=1');
    expect(lines()).toEqual([line]);
    expect(error).not.toHaveBeenCalled();
  });

  it.each([
    ['an error of ours', new NotFound()],
    ['what is known to be the client’s', duplicate],
    ['an error that states its status', Object.assign(new Error('x'), { status: 404 })],
  ])('says nothing of %s', async (_, thrown) => {
    await request(appThrowing(thrown)).get('/orders/17');
    expect(warn).not.toHaveBeenCalled();
    expect(error).not.toHaveBeenCalled();
  });

  it('warns once for each method, route, family and meaning, and again after an hour with the count', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
    const app = appThrowing(guess);
    for (const id of [1, 2, 3]) await request(app).get(`/orders/${id}`);
    expect(lines()).toHaveLength(1);
    await request(app).get('/shops/orders/1');
    await request(app).post('/shops/orders/1');
    expect(lines()).toHaveLength(3);
    now.mockReturnValue(1_000_000 + 3_599_999);
    await request(app).get('/orders/4');
    expect(lines()).toHaveLength(3);
    now.mockReturnValue(1_000_000 + 3_600_000);
    await request(app).get('/orders/5');
    expect(lines().slice(3)).toEqual([
      "404 NOT_FOUND: GET /orders/:id (app: status 404 of a plain object) is assumed to be the client's fault, 3 times more since the last warning",
    ]);
    now.mockRestore();
  });

  it('keeps a memory of its own in each handler', async () => {
    for (const app of [appThrowing(guess), appThrowing(guess)]) await request(app).get('/orders/1');
    expect(lines()).toHaveLength(2);
  });

  it('keys what no route has thrown by its method alone, whatever the path', async () => {
    const app = appThrowing(guess);
    for (const id of [1, 2, 3]) await request(app).get(`/before/${id}`);
    expect(lines()).toEqual(["404 NOT_FOUND: GET (app: status 404 of a plain object) is assumed to be the client's fault"]); // prettier-ignore
  });

  it('leaves the log to the hook, which gets the verdict', async () => {
    const log = jest.fn();
    await request(appThrowing(guess, { log })).get('/orders/1');
    await request(appThrowing(guess, { log: false })).get('/orders/1');
    expect(warn).not.toHaveBeenCalled();
    expect(log.mock.calls[0]?.[1]).toMatchObject({ verdict: { certainty: 'assumed', family: 'app' } });
  });

  it('answers when console.warn throws', async () => {
    warn.mockImplementation(() => {
      throw new BadRequest();
    });
    const response = await request(appThrowing(guess)).get('/orders/1');
    expect(response.status).toBe(404);
  });
});
