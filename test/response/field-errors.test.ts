import Ajv from 'ajv';
import type { Express, RequestHandler } from 'express';
import request from 'supertest';
import { BadRequest, Conflict } from '../../src/codes/errors';
import { errorHandler } from '../../src/response/error-handler';
import type { ErrorHandlerOptions } from '../../src/response/options';
import { expresses } from '../support/expresses';
import { expectProblem } from '../support/problems';

const ajv = new Ajv({ allErrors: true });
const text = { type: 'string', minLength: 3 };
const schemaOf = (properties: Record<string, object>): object => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
});

const validate = ajv.compile(
  schemaOf({
    body: schemaOf({ email: text, tags: { type: 'array', items: text } }),
    query: schemaOf({ page: { type: 'string', pattern: '^\\d+$' } }),
    params: schemaOf({ id: { type: 'string', pattern: '^\\d+$' } }),
    headers: schemaOf({ 'x-tenant': text }),
  }),
);

const checkAll: RequestHandler = (req, res) => {
  const { body, query, params, headers } = req;
  if (!validate({ body, query, params, headers })) {
    throw Object.assign(new Error('invalid'), { name: 'ValidationError', errors: validate.errors });
  }
  res.end();
};

const validateMail = ajv.compile(schemaOf({ subject: text, body: text, query: { type: 'object' } }));
const checkMail: RequestHandler = (req, res) => {
  if (!validateMail(req.body))
    throw Object.assign(new Error('x'), { name: 'ValidationError', errors: validateMail.errors });
  res.end();
};

describe.each(expresses)('the entries of a failed validation, $name', ({ express }) => {
  function createApp(options: ErrorHandlerOptions = {}): Express {
    const app = express();
    app.use(express.json());
    app.post('/orders/:id', checkAll);
    app.post('/mails', checkMail);
    app.post('/own', () => {
      throw new BadRequest(undefined, {
        errors: [{ detail: 'is taken', pointer: '#/name', code: 'name.taken', params: { free: ['ada2'] } }],
      });
    });
    app.post('/bare', () => {
      throw new Conflict();
    });
    app.use(errorHandler({ log: false, ...options }));
    return app;
  }

  it('stand in the parts of the request, with the code of the validator', async () => {
    const response = await request(createApp())
      .post('/orders/x?page=one')
      .set('X-Tenant', 'a')
      .send({ email: 'a', tags: ['long', 'b'] });
    const { detail, description, errors } = expectProblem(response, 400);
    expect(detail).toBe('5 fields are invalid.');
    expect(description).toBe('The server fails to process the request.');
    const short = 'must NOT have fewer than 3 characters';
    expect(errors).toEqual([
      { detail: short, pointer: '#/email', code: 'minLength' },
      { detail: short, pointer: '#/tags/1', code: 'minLength' },
      { detail: 'must match pattern "^\\d+$"', parameter: 'page', code: 'pattern' },
      { detail: 'must match pattern "^\\d+$"', parameter: 'id', code: 'pattern' },
      { detail: short, header: 'x-tenant', code: 'minLength' },
    ]);
  });

  it('stand there where all of it is missing', async () => {
    const { errors } = expectProblem(await request(createApp()).post('/orders/1').send({}), 400);
    const entry = (name: string): object => ({ detail: `must have required property '${name}'`, code: 'required' });
    expect(errors).toEqual([
      { ...entry('email'), pointer: '#/email' },
      { ...entry('tags'), pointer: '#/tags' },
      { ...entry('page'), parameter: 'page' },
      { ...entry('x-tenant'), header: 'x-tenant' },
    ]);
  });

  it('keep their place where a member of the body is called like a part', async () => {
    const sent = { subject: 'Hello', body: 'x', query: 'y' };
    const { detail, errors } = expectProblem(await request(createApp()).post('/mails').send(sent), 400);
    expect(errors).toMatchObject([{ pointer: '#/body' }, { pointer: '#/query' }]);
    expect(detail).toBe('2 fields are invalid.');
    const without = expectProblem(await request(createApp()).post('/mails').send({ subject: 'Hello' }), 400);
    expect(without.errors).toMatchObject([{ pointer: '#/body' }, { pointer: '#/query' }]);
  });

  it('are translated by their codes, and counted in another language', async () => {
    const texts: Readonly<Record<string, string>> = { minLength: 'ist zu kurz', pattern: 'ist keine Zahl' };
    const localize: ErrorHandlerOptions['localize'] = ({ errors = [] }) => ({
      language: 'de',
      detail: `${errors.length} Felder sind ungültig.`,
      errors: errors.map((entry) => ({ ...entry, detail: texts[entry.code ?? ''] ?? entry.detail })),
    });
    const response = await request(createApp({ localize }))
      .post('/orders/x?page=1')
      .set('X-Tenant', 'abc')
      .send({ email: 'a', tags: [] });
    expect(expectProblem(response, 400)).toMatchObject({
      detail: '2 Felder sind ungültig.',
      errors: [
        { detail: 'ist zu kurz', pointer: '#/email', code: 'minLength' },
        { detail: 'ist keine Zahl', parameter: 'id', code: 'pattern' },
      ],
    });
  });

  it('carry the code and the params of the app, also through localize and extend', async () => {
    const entry = { detail: 'is taken', pointer: '#/name', code: 'name.taken', params: { free: ['ada2'] } };
    const plain = expectProblem(await request(createApp()).post('/own'), 400);
    expect(plain.errors).toEqual([entry]);
    expect(plain).not.toHaveProperty('detail');
    const localize: ErrorHandlerOptions['localize'] = ({ errors = [] }) => ({
      language: 'de',
      errors: errors.map((one) => ({ ...one, detail: `vergeben, frei ist ${String(one.params?.free)}` })),
    });
    const { errors } = expectProblem(await request(createApp({ localize })).post('/own'), 400);
    expect(errors).toEqual([{ ...entry, detail: 'vergeben, frei ist ada2' }]);
    const extend = (): Record<string, unknown> => ({ errors: [entry] });
    expect(expectProblem(await request(createApp({ extend })).post('/bare'), 409).errors).toEqual([entry]);
  });
});
