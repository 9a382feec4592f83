import Ajv from 'ajv';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import supertest from 'supertest';
import type { Test } from 'supertest';
import { asyncHandler, errorHandler } from '../../src';
import type { ErrorContext, ErrorHandlerOptions } from '../../src';
import { expresses } from '../support/expresses';
import type { Express } from '../support/expresses';
import { foreignError } from '../support/foreign-error';

type App = ReturnType<Express>;
type Check = (value: unknown) => unknown;

/** What each library throws of one value that is wrong, as recorded: at a path, missing or with what was expected. */
interface Wrong {
  readonly path: readonly (string | number)[];
  readonly value?: unknown;
  readonly parent?: object;
}
const named = (name: string, members: object): Error => foreignError('Not valid', { name, ...members }, name);
const throwers: Readonly<Record<string, (wrong: Wrong) => unknown>> = {
  'zod 4': ({ path, value }) =>
    named('ZodError', {
      issues: [
        { code: 'invalid_type', expected: 'number', path, message: `Invalid input: expected number, received ${value === undefined ? 'undefined' : 'string'}` },
      ],
    }),
  'zod 3': ({ path, value }) =>
    named('ZodError', {
      issues: [{ code: 'invalid_type', expected: 'number', received: value === undefined ? 'undefined' : 'string', path, message: 'Required' }],
    }),
  valibot: ({ path, value }) =>
    named('ValiError', {
      issues: [
        { kind: 'schema', type: 'number', input: value, expected: 'number', received: value === undefined ? 'undefined' : JSON.stringify(value), message: 'Invalid type', path: path.map((key) => ({ type: 'object', key })) },
      ],
    }),
  joi: ({ path, value }) =>
    named('ValidationError', {
      isJoi: true,
      details: [
        { path, message: 'must be a number', type: value === undefined ? 'any.required' : 'number.base', context: { ...(value !== undefined && { value }), key: path.at(-1) } },
      ],
    }),
  yup: ({ path, value }) =>
    named('ValidationError', {
      inner: [
        foreignError('must be a number', { path: path.join('.'), value, type: value === undefined ? 'optionality' : 'typeError', params: { value: NaN, originalValue: value, type: 'number' } }),
      ],
    }),
  superstruct: ({ path, value }) =>
    named('StructError', { value, type: 'number', path, branch: [{}], failures: () => undefined }),
  arktype: ({ path, value, parent }) =>
    named('TraversalError', {
      arkErrors: [
        value === undefined
          ? { code: 'required', path, data: parent, problem: 'must be a number (was missing)', message: 'x', actual: 'missing' }
          : { code: 'domain', domain: 'number', path, data: value, problem: 'must be a number (was a string)', message: 'x', actual: 'a string' },
      ],
    }),
  'typebox 0.34': ({ path, value }) =>
    foreignError('Expected number', { error: { type: 41, schema: { type: 'number' }, path: `/${path.join('/')}`, value, message: 'Expected number' } }, 'AssertError'),
  'class-validator': ({ path, value }) => {
    const [last] = path.slice(-1);
    const leaf: object = { property: String(last), value, constraints: { isNumber: 'must be a number' }, children: [] };
    return [path.slice(0, -1).reduceRight<object>((child, key) => ({ property: String(key), children: [child] }), Object.assign(new (class ValidationError {})(), leaf))];
  },
  ajv: ({ path, value }) =>
    named('ValidationError', {
      errors:
        value === undefined
          ? [{ instancePath: path.slice(0, -1).map((key) => `/${key}`).join(''), keyword: 'required', params: { missingProperty: path.at(-1) }, message: 'must have it' }]
          : [{ instancePath: `/${path.join('/')}`, keyword: 'type', params: { type: 'number' }, message: 'must be number' }],
    }),
  mongoose: ({ path, value }) =>
    named('ValidationError', {
      _message: 'Order validation failed',
      errors: { [path.join('.')]: foreignError('x', value === undefined ? { name: 'ValidatorError', kind: 'required' } : { name: 'CastError', kind: 'Number', value }) },
    }),
  sequelize: ({ path, value }) =>
    foreignError('x', { name: 'SequelizeValidationError', errors: [{ path: path.join('.'), value: value ?? null, message: 'must be a number' }] }, 'ValidationError', 'BaseError'),
}; // prettier-ignore
const libraries = Object.keys(throwers);

describe.each(expresses)('whose fault a failed validation is, in $name', ({ express }) => {
  interface Answer {
    readonly status: number;
    readonly errors: unknown;
    readonly verdict: ErrorContext['verdict'] | undefined;
    readonly warnings: readonly string[];
  }
  const answerOf = async (setUp: (app: App) => unknown, send: (agent: ReturnType<typeof supertest>) => Test, options?: ErrorHandlerOptions): Promise<Answer> => {
    const app = express();
    let context: ErrorContext | undefined;
    setUp(app);
    app.use(errorHandler({ ...options, log: (_problem, told) => (context = told) }));
    const { status, body } = await send(supertest(app));
    const { errors } = body as { errors?: unknown };
    return { status, errors, verdict: context?.verdict, warnings: context?.warnings ?? [] };
  };
  const failing = (thrown: unknown): RequestHandler => asyncHandler(() => Promise.reject(thrown));
  const orderOf = (count: unknown): object => ({ customer: { name: 'Bob' }, items: [{ count: 1 }, { count }] });
  const wrong = { path: ['items', 1, 'count'], value: 'planted' } as const;

  describe.each(libraries)('%s', (library) => {
    const thrown = (one: Wrong): unknown => throwers[library]?.(one);
    const post = (path: string, body: object) => (agent: ReturnType<typeof supertest>): Test => agent.post(path).send(body);
    const json = (app: App): App => app.use(express.json());

    it('is the client’s where the whole body was checked', async () => {
      const answer = await answerOf((app) => json(app).post('/', failing(thrown(wrong))), post('/', orderOf('planted')));
      expect(answer).toMatchObject({ status: 400, verdict: { fault: 'client', certainty: 'recognized' }, warnings: [] });
      expect(answer.errors).toHaveLength(1);
    });

    it('is the client’s where a part of the body was checked', async () => {
      const body = { order: orderOf('planted'), note: 'x' };
      expect((await answerOf((app) => json(app).post('/', failing(thrown(wrong))), post('/', body))).status).toBe(400);
      const part = thrown({ path: ['count'], value: 'planted' });
      expect((await answerOf((app) => json(app).post('/', failing(part)), post('/', body))).status).toBe(400);
    });

    it('is the client’s in middleware, and below a cause', async () => {
      expect((await answerOf((app) => json(app).use(failing(thrown(wrong))), post('/', orderOf('planted')))).status).toBe(400);
      const wrapped = new Error('The service failed', { cause: thrown(wrong) });
      if (library !== 'class-validator')
        expect((await answerOf((app) => json(app).post('/', failing(wrapped)), post('/', orderOf('planted')))).status).toBe(400);
    });

    it('is the client’s where a parameter of the path or of the query was checked', async () => {
      const id = thrown({ path: ['id'], value: 'planted' });
      const route = (app: App): App => app.get(['/orders/:id', '/orders'], failing(id));
      expect((await answerOf(route, (agent) => agent.get('/orders/planted?x=1'))).status).toBe(400);
      expect((await answerOf(route, (agent) => agent.get('/orders?id=planted'))).status).toBe(400);
      const mounted = (app: App): App => app.use('/shops/:id', express.Router({ mergeParams: true }).get('/x', failing(id)));
      expect((await answerOf(mounted, (agent) => agent.get('/shops/planted/x'))).status).toBe(400);
    });

    it('is the client’s where a part lacks a value', async () => {
      const missing = thrown({ path: ['customer', 'email'], parent: {} });
      const answer = await answerOf((app) => json(app).post('/', failing(missing)), post('/', orderOf(1)));
      expect(answer).toMatchObject({ status: 400, verdict: { certainty: 'recognized' } });
    });

    it('is assumed to be the client’s where a key at the root is missing', async () => {
      const missing = thrown({ path: ['total'], parent: orderOf(1) });
      const answer = await answerOf((app) => json(app).post('/', failing(missing)), post('/', orderOf(1)));
      expect(answer).toMatchObject({ status: 400, verdict: { fault: 'client', certainty: 'assumed' } });
      expect(answer.errors).toHaveLength(1);
    });

    it('is assumed to be the client’s, without a list, where nothing was sent', async () => {
      const missing = thrown({ path: ['total'], parent: {} });
      const answer = await answerOf((app) => app.get('/me', failing(missing)), (agent) => agent.get('/me'));
      expect(answer).toMatchObject({ status: 400, errors: undefined, verdict: { certainty: 'assumed' } });
    });

    it('is assumed to be the client’s where a body came that nobody parsed', async () => {
      const answer = await answerOf((app) => app.post('/', failing(thrown(wrong))), post('/', orderOf('planted')));
      expect(answer).toMatchObject({ status: 400, verdict: { certainty: 'assumed' } });
    });

    it.each<[string, (agent: ReturnType<typeof supertest>) => Test]>([
      ['carried nothing', (agent) => agent.get('/')],
      ['carried a query', (agent) => agent.get('/?page=2')],
      ['carried another body', (agent) => agent.post('/').send({ prompt: 'Hello' })],
      ['carried cookies and headers', (agent) => agent.get('/').set({ Cookie: 'items=1', 'X-Items': '1' })],
    ])('is our own where the request %s', async (_, send) => {
      const answer = await answerOf((app) => json(app).all('/', failing(thrown(wrong))), send);
      expect(answer).toMatchObject({ status: 500, errors: undefined, verdict: { fault: 'server', certainty: 'recognized' } });
      expect(answer.warnings.join()).toMatch(/#\/items\/1\/count.*evidence: false/);
    });

    it('is our own where the request carried the same keys with a value that is right', async () => {
      const answer = await answerOf((app) => json(app).post('/', failing(thrown(wrong))), post('/', orderOf(2)));
      expect(answer.status).toBe(500);
    });

    it('is the client’s in any case if the app says so', async () => {
      const options = { evidence: false };
      const answer = await answerOf((app) => app.get('/', failing(thrown(wrong))), (agent) => agent.get('/'), options);
      expect(answer).toMatchObject({ status: 400, verdict: { certainty: 'recognized' }, warnings: [] });
      expect(answer.errors).toHaveLength(1);
    });
  });

  const ajv = new Ajv({ allErrors: true });
  const isOrder = ajv.compile({ type: 'object', required: ['name'], properties: { name: { type: 'string' }, count: { type: 'integer' } } });
  const ajvCheck: Check = (value) => {
    if (!isOrder(value)) throw isOrder.errors;
  };
  const checks = (read: (req: Request) => unknown): RequestHandler => (req: Request, res: Response, next: NextFunction) => {
    try {
      ajvCheck(read(req));
      res.end();
    } catch (error) {
      next(error);
    }
  };

  it('takes a thrown list that is data only where each entry has its place', async () => {
    const route = (app: App): App => app.use(express.json()).all('/', checks((req) => req.body ?? {}));
    const answer = await answerOf(route, (agent) => agent.post('/').send({ name: 'x', count: 'y' }));
    expect(answer).toMatchObject({ status: 400, errors: [{ pointer: '#/count' }], verdict: { certainty: 'recognized' } });
    expect((await answerOf(route, (agent) => agent.post('/').send({ count: 1 }))).verdict).toMatchObject({ certainty: 'assumed' });
    const upstream = checks(() => ({ name: 5 }));
    expect((await answerOf((app) => app.use(express.json()).all('/', upstream), (agent) => agent.get('/'))).status).toBe(500);
    expect((await answerOf((app) => app.use(express.json()).all('/', upstream), (agent) => agent.post('/').send({ name: 'x' }))).status).toBe(500);
  });

  it.each([422, 400])('takes the list of { status: %d, errors: result.array() } where each entry has its place', async (status) => {
    const errors = [{ type: 'field', msg: 'Not an e-mail', path: 'email', location: 'body', value: 'x@' }];
    const route = (app: App): App => app.use(express.json()).all('/', failing({ status, errors }));
    expect(await answerOf(route, (agent) => agent.post('/').send({ email: 'x@' }))).toMatchObject({
      status,
      errors: [{ detail: 'Not an e-mail', pointer: '#/email' }],
    });
    expect((await answerOf(route, (agent) => agent.post('/').send({ email: 'y@' }))).status).toBe(500);
    expect((await answerOf(route, (agent) => agent.get('/?email=x@'))).status).toBe(500);
  });

  it('asks nothing where the app has set the status', async () => {
    const thrown = Object.assign(throwers['zod 4']?.(wrong) as Error, { status: 422 });
    const answer = await answerOf((app) => app.get('/', failing(thrown)), (agent) => agent.get('/'));
    expect(answer).toMatchObject({ status: 422, errors: [{ pointer: '#/items/1/count' }] });
  });

  it('reads the query once, and nothing of a request that no family asks for', async () => {
    let looks = 0;
    const watched: RequestHandler = (req, _res, next) => {
      const { query } = req;
      Object.defineProperty(req, 'query', { get: () => ((looks += 1), query) });
      next();
    };
    const thrown = throwers['zod 4']?.({ path: ['id'], value: 'planted' });
    await answerOf((app) => app.use(watched).get('/', failing(thrown)), (agent) => agent.get('/?id=planted'));
    expect(looks).toBe(1);
    await answerOf((app) => app.use(watched).get('/', failing(new Error('x'))), (agent) => agent.get('/?id=planted'));
    expect(looks).toBe(1);
  });
}); // prettier-ignore
