import SwaggerParser from '@apidevtools/swagger-parser';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { Express } from 'express';
import type { OpenAPIV3_1 } from 'openapi-types';
import request from 'supertest';
import { defineError, toClassName } from '../../src/codes/define-error';
import { errorHandler } from '../../src/response/error-handler';
import type { ErrorHandlerOptions } from '../../src/response/options';
import { errorClasses } from '../../src/codes/error-class-of-code';
import {
  Conflict,
  httpError,
  MethodNotAllowed,
  NotFound,
  ProxyAuthenticationRequired,
  RangeNotSatisfiable,
  TooManyRequests,
  Unauthorized,
  UnsupportedMediaType,
  UpgradeRequired,
} from '../../src/codes/errors';
import { notFoundHandler } from '../../src/response/not-found-handler';
import { openApiComponents } from '../../src/openapi';
import type { OpenApiComponents } from '../../src/openapi';
import document from '../fixtures/return-codes.json';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { DailyLimitReached, OrderAlreadyPaid, ownCodes } from '../support/orders';
import { expectProblem } from '../support/problems';

const typeBase = '/problems/';
const components = openApiComponents({ codes: ownCodes, typeBase });

/** A document of an API whose one route can fail in every way. */
const apiOf = (parts: OpenApiComponents): OpenAPIV3_1.Document => ({
  openapi: '3.1.0',
  info: { title: 'Orders', version: '1.0.0' },
  paths: Object.fromEntries(
    Object.entries(parts.responses).map(([name, { content }]) => [
      `/${name}`,
      {
        get: {
          responses: {
            200: { description: 'The order.' },
            [content['application/problem+json'].example.status]: { $ref: `#/components/responses/${name}` },
          },
        },
      },
    ]),
  ),
  components: { ...parts },
});

const ajv = new Ajv2020({ allErrors: true, validateFormats: true });
addFormats(ajv);
ajv.addVocabulary(['components', 'example']);
ajv.addSchema({ $id: 'https://api.example/openapi.json', components });

/** What is wrong with a body, by the schema of a response or of a component; none if it is valid. */
function faultsOf(body: unknown, path: string): string[] {
  const validate = ajv.compile({ $ref: `https://api.example/openapi.json#/components/${path}` });
  validate(body);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
const responsePath = (name: string): string => `responses/${name}/content/application~1problem+json/schema`;

describe('the components', () => {
  it('are valid OpenAPI 3.1 (OpenAPI validator), with every reference resolved', async () => {
    const api = await SwaggerParser.validate(structuredClone(apiOf(components)));
    expect(JSON.stringify(api)).not.toContain('$ref');
    await expect(SwaggerParser.validate(structuredClone(apiOf(openApiComponents())))).resolves.toBeDefined();
  });

  it('are seen by the validator: it refuses them when they are broken', async () => {
    const broken = structuredClone(components);
    Reflect.deleteProperty(broken.responses.Conflict ?? {}, 'description');
    await expect(SwaggerParser.validate(apiOf(broken))).rejects.toThrow(/description/);
    const dangling = structuredClone(components);
    Reflect.deleteProperty(dangling.schemas, 'OrderAlreadyPaid');
    await expect(SwaggerParser.validate(apiOf(dangling))).rejects.toThrow(/OrderAlreadyPaid/);
  });

  it('have the type that OpenAPI tools expect', () => {
    const typed: OpenAPIV3_1.ComponentsObject = components;
    expect(Object.keys(typed)).toEqual(['schemas', 'responses', 'headers']);
  });

  it('have a response for each class, by its name, and a schema for each own code', () => {
    const names = Object.values(errorClasses).map(({ name }) => name);
    expect(Object.keys(components.responses)).toEqual([
      ...names,
      'OrderAlreadyPaid',
      'DailyLimitReached',
      'PaymentProviderUnavailable',
    ]);
    expect(Object.keys(components.schemas)).toEqual(['Problem', 'ProblemDetail', ...ownCodes.map(({ name }) => name)]);
  });

  it.each(document.abnormal)("describe $status in the document's words", ({ status, description }) => {
    expect(components.responses[httpError(status).name]?.description).toBe(description);
  });

  it('have an example that is valid for its own schema', () => {
    for (const [name, { content }] of Object.entries(components.responses)) {
      expect([name, faultsOf(content['application/problem+json'].example, responsePath(name))]).toEqual([name, []]);
    }
    expect(components.responses.OrderAlreadyPaid?.content['application/problem+json'].example).toEqual({
      type: '/problems/order-already-paid',
      ...OrderAlreadyPaid.definition,
      detail: 'What went wrong this time.',
      instance: '/orders/17',
    });
  });

  it('describe the code and the params of a single problem, and show them where a validation has failed', () => {
    const { properties } = components.schemas.ProblemDetail ?? {};
    expect(properties).toMatchObject({ code: { type: 'string' }, params: { type: 'object' } });
    for (const name of ['BadRequest', 'UnprocessableContent']) {
      const { example } = components.responses[name]?.content['application/problem+json'] ?? {};
      expect(example?.errors).toEqual([
        { detail: 'The name is too short.', pointer: '#/name', code: 'too_short', params: { min: 3 } },
      ]);
    }
    expect(components.responses.Conflict?.content['application/problem+json'].example).not.toHaveProperty('errors');
  });

  it('promise no challenge of a 403, which may have one', () => {
    expect(components.responses.Forbidden).not.toHaveProperty('headers');
    expect(components.responses.Unauthorized?.headers).toHaveProperty('WWW-Authenticate');
  });

  it('describe each header field, with an example that an error of ours sends', () => {
    const sent = Object.assign(
      {},
      new Unauthorized('', { challenge: { scheme: 'Bearer', realm: 'api' } }).headers,
      new ProxyAuthenticationRequired('', { challenge: { scheme: 'Basic', realm: 'proxy' } }).headers,
      new MethodNotAllowed('', { allow: ['GET', 'HEAD'] }).headers,
      new TooManyRequests('', { retryAfter: 120 }).headers,
      new UnsupportedMediaType('', { accept: 'application/json', acceptEncoding: ['gzip', 'deflate'] }).headers,
      new RangeNotSatisfiable('', { size: 1234 }).headers,
      new UpgradeRequired('', { upgrade: 'HTTP/2.0' }).headers,
      { Connection: 'upgrade' },
    );
    const examples = Object.entries(components.headers).map(([name, { example }]) => [name, example]);
    expect(Object.fromEntries(examples)).toEqual(sent);
    for (const { description } of Object.values(components.headers)) expect(description).toMatch(/^[A-Z][^]{20,}\.$/);
  });

  it("are the caller's: to change them changes nothing for the next one", () => {
    const before = JSON.stringify(openApiComponents());
    const mine = openApiComponents();
    mine.schemas.Problem = {};
    Object.assign(mine.schemas.ProblemDetail ?? {}, { type: 'string' });
    expect(JSON.stringify(openApiComponents())).toBe(before);
  });
});

describe.each(expresses)('every body that is sent is valid for its schema, $name', ({ express }) => {
  captureLog();

  function createApp(thrown: unknown, options: ErrorHandlerOptions = {}): Express {
    const app = express();
    app.use(express.json());
    app.get('/orders/:id', () => {
      throw thrown;
    });
    app.post('/orders', (_req, res) => void res.end());
    app.use(notFoundHandler());
    app.use(errorHandler(options));
    return app;
  }

  it.each(Object.values(errorClasses).map((one) => [one.name, one] as const))(
    'of %s, with its headers',
    async (_, errorClass) => {
      const app = createApp(new errorClass('What went wrong.'), { typeBase });
      const response = await request(app).get('/orders/17');
      const body = expectProblem(response, new errorClass().status);
      expect(faultsOf(body, responsePath(errorClass.name))).toEqual([]);
      for (const name of Object.keys(components.responses[errorClass.name]?.headers ?? {})) {
        expect([name, Object.hasOwn(response.headers, name.toLowerCase())]).toEqual([
          name,
          components.headers[name]?.required,
        ]);
      }
    },
  );

  it.each(ownCodes.map((one) => [one.name, one] as const))('of %s', async (_, errorClass) => {
    const { status, code } = errorClass.definition;
    const body = expectProblem(await request(createApp(new errorClass('Again.'))).get('/orders/17'), status);
    expect(faultsOf(body, responsePath(toClassName(code)))).toEqual([]);
    expect(faultsOf(body, `schemas/${toClassName(code)}`)).toEqual([]);
  });

  const errors = Array.from({ length: 105 }, (_, index) => ({ detail: 'wrong', pointer: `#/items/${index}` }));
  it.each<[string, unknown, ErrorHandlerOptions]>([
    ['everything in it', new Conflict('d', { errors, type: 'urn:x', extensions: { a: [1, null], b: {} } }), {}],
    [
      'other places',
      new Conflict('d', {
        errors: [
          { detail: 'a', header: 'If-Match' },
          { detail: 'b', parameter: 'p' },
        ],
      }),
      {},
    ],
    [
      'codes and params',
      new Conflict('d', {
        errors: [
          { detail: 'a', pointer: '#/a', code: 'string.min', params: { min: 3 } },
          { detail: 'b', code: 'auth/weak-password' },
        ],
      }),
      {},
    ],
    ['another language', new Conflict('d'), { localize: () => ({ language: 'de', title: 'Konflikt', detail: 'e' }) }],
    ['members of the app', new Conflict(), { extend: () => ({ support: 4711 }) }],
    ['an instance of its own', new Conflict(), { instance: () => 'urn:uuid:7b0c2f2e-4a0f-4a0e-8d0e-4b7f4e6f8f2e' }],
    ['what the app fills', new Conflict(), { extend: () => ({ detail: 'd', errors: [{ detail: 'e' }] }) }],
    ['no instance', new Conflict(), { instance: false }],
    ['an absolute typeBase', new Conflict(), { typeBase: 'https://api.example/problems#' }],
  ])('of a Conflict with %s', async (_what, thrown, options) => {
    const response = await request(createApp(thrown, options))
      .get('/orders/17%20%C3%A4')
      .set('traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01');
    const body = expectProblem(response, 409);
    expect(body.traceId).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
    expect(faultsOf(body, responsePath('Conflict'))).toEqual([]);
  });

  it('of a Conflict with a trace id of the app’s own', async () => {
    const { body } = await request(createApp(new Conflict(), { traceId: () => 'req/17' })).get('/orders/17');
    expect(body.traceId).toBe('req/17');
    expect(faultsOf(body, responsePath('Conflict'))).toEqual([]);
  });

  it('of what nobody threw on purpose: a bug, a missing route, a wrong method, a broken body', async () => {
    const app = createApp(new TypeError("Cannot read properties of undefined (reading 'id')"));
    const bodies = [
      ['InternalServerError', await request(app).get('/orders/17')],
      ['NotFound', await request(app).get('/nowhere')],
      ['MethodNotAllowed', await request(app).delete('/orders/17')],
      ['BadRequest', await request(app).post('/orders').type('json').send('{"item":')],
    ] as const;
    for (const [name, { body }] of bodies) expect([name, faultsOf(body, responsePath(name))]).toEqual([name, []]);
  });
});

describe('the schemas refuse', () => {
  const problem = components.responses.Conflict?.content['application/problem+json'].example;

  it.each<[string, object, string]>([
    ['another status', { status: 404 }, '/status must be equal to constant'],
    ['another code', { code: 'GONE' }, '/code must be equal to constant'],
    ['no code', { code: undefined }, " must have required property 'code'"],
    ['no description', { description: undefined }, " must have required property 'description'"],
    ['a title that is no text', { title: 1 }, '/title must be string'],
    ['a type that is no URI reference', { type: 'a b' }, '/type must match format "uri-reference"'],
    ['errors that are no list', { errors: {} }, '/errors must be array'],
    ['a single problem without detail', { errors: [{}] }, "/errors/0 must have required property 'detail'"],
    [
      'a code that is a sentence',
      { errors: [{ detail: 'd', code: 'too short' }] },
      '/errors/0/code must match pattern "^[\\w$][\\w$.:/-]{0,99}$"',
    ],
    ['params that are no object', { errors: [{ detail: 'd', params: 3 }] }, '/errors/0/params must be object'],
    ['an empty traceId', { traceId: '' }, '/traceId must match pattern "^[^\\u0000-\\u001f\\u007f]{1,120}$"'],
    ['a traceId of two lines', { traceId: 'a\nb' }, '/traceId must match pattern "^[^\\u0000-\\u001f\\u007f]{1,120}$"'],
  ])('%s', (_what, change, fault) => {
    const body: unknown = JSON.parse(JSON.stringify({ ...problem, ...change }));
    expect(faultsOf(body, responsePath('Conflict'))).toContain(fault);
  });

  it('the body of an own code where another one is promised', () => {
    const own = components.responses.OrderAlreadyPaid?.content['application/problem+json'].example;
    expect(faultsOf(own, responsePath('Conflict'))).toEqual(['/code must be equal to constant']);
  });
});

describe('wrong options are a TypeError that says the fix', () => {
  const named = (code: string): unknown => defineError({ code, status: 400, title: 'T', description: 'D.' });

  it.each<[string, unknown, string]>([
    ['no object', 'codes', 'openApiComponents takes an object of options, not "codes". Write openApiComponents().'],
    ['an unknown option', { basePath: '/' }, 'openApiComponents has no option "basePath". It has codes, typeBase.'],
    ['no list', { codes: OrderAlreadyPaid }, 'openApiComponents cannot use the option codes: a function.'],
    ['a registered class', { codes: [NotFound] }, 'openApiComponents cannot use codes[0]: a function. List what'],
    ['two of one name', { codes: [DailyLimitReached, DailyLimitReached] }, 'two of one name. List each once'],
    ['a bad base', { typeBase: '/problems' }, 'openApiComponents cannot use the option typeBase: "/problems". Pass'],
    [
      'a schema of ours',
      { codes: [named('PROBLEM')] },
      'openApiComponents cannot name a schema Problem. Rename PROBLEM.',
    ],
  ])('%s', (_what, options, message) => {
    const attempt = (): unknown => Reflect.apply(openApiComponents, undefined, [options]);
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow(message);
  });
});
