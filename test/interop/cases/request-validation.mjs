import { celebrate, Joi as CelebrateJoi, Segments } from 'celebrate';
import { body, header, param, query, validationResult } from 'express-validator';
import OpenApiValidator from 'express-openapi-validator';
import { EMAIL, both, bothBy, order, orderSchema } from '../support/order.mjs';

const json = (body) => ({ body });

const checks =
  (...chains) =>
  (app, express) =>
    app.use(express.json()).post('/:id', ...chains, (req, res, next) => {
      try {
        validationResult(req).throw();
        res.end();
      } catch (error) {
        next(error);
      }
    });

const celebrates = (schema, options) => (app, express) =>
  app.use(express.json()).all('/:id', celebrate(schema, options), (_req, res) => res.end());

const api = {
  openapi: '3.0.3',
  info: { title: 'Orders', version: '1' },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/orders': {
      post: {
        requestBody: { required: true, content: { 'application/json': { schema: orderSchema } } },
        responses: {
          200: { description: 'OK', content: { 'application/json': { schema: { type: 'object', required: ['id'] } } } },
        },
      },
      get: {
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer' } },
          { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string' } },
        ],
        responses: { 200: { description: 'OK' } },
      },
    },
    '/private': { get: { security: [{ token: [] }], responses: { 200: { description: 'OK' } } } },
  },
};

const validates = (app, express) =>
  app
    .use(
      express.json(),
      OpenApiValidator.middleware({
        apiSpec: structuredClone(api),
        validateRequests: { allErrors: true },
        validateResponses: true,
        validateSecurity: { handlers: { token: () => false } },
      }),
    )
    .post('/orders', (_req, res) => res.json({ planted: 'planted' }))
    .get('/private', (_req, res) => res.end());

export default {
  celebrate: [
    {
      name: 'a body',
      app: celebrates({
        [Segments.BODY]: CelebrateJoi.object({
          customer: CelebrateJoi.object({ email: CelebrateJoi.string().email() }).unknown(),
        }).unknown(),
      }),
      request: { path: '/1', body: order },
      expect: { status: 400, errors: [EMAIL] },
    },
    {
      name: 'a query',
      app: celebrates({ [Segments.QUERY]: CelebrateJoi.object({ limit: CelebrateJoi.number() }) }),
      request: { path: '/1?limit=planted' },
      expect: { status: 400, errors: [{ parameter: 'limit' }] },
    },
    {
      name: 'a path parameter',
      app: celebrates({ [Segments.PARAMS]: CelebrateJoi.object({ id: CelebrateJoi.number() }) }),
      request: { path: '/one' },
      expect: { status: 400, errors: [{ parameter: 'id' }] },
    },
    {
      name: 'a header',
      app: celebrates({ [Segments.HEADERS]: CelebrateJoi.object({ 'x-tenant': CelebrateJoi.required() }).unknown() }),
      request: { path: '/1' },
      expect: { status: 400, errors: [{ header: 'x-tenant' }] },
    },
  ],
  'express-validator': [
    {
      name: 'fields of a body',
      app: checks(body('customer.email').isEmail(), body('items[*].count').isInt()),
      request: { path: '/1', ...json(order) },
      expect: both,
    },
    {
      name: 'a query, a path parameter and a header',
      app: checks(query('limit').isInt(), param('id').isInt(), header('x-tenant').exists()),
      request: { path: '/one?limit=planted', body: {} },
      expect: { status: 400, errors: [{ parameter: 'limit' }, { parameter: 'id' }, { header: 'x-tenant' }] },
    },
  ],
  'express-openapi-validator': [
    {
      name: 'fields of a body',
      app: validates,
      request: { path: '/orders', body: order },
      expect: bothBy('pattern.openapi.validation', 'type.openapi.validation'),
    },
    {
      name: 'a query and a header',
      app: validates,
      request: { path: '/orders?limit=planted' },
      expect: { status: 400, errors: [{ parameter: 'limit' }, { header: 'x-tenant' }] },
    },
    {
      name: 'a media type',
      app: validates,
      request: { path: '/orders', headers: { 'Content-Type': 'text/planted' }, body: 'planted' },
      expect: 415,
    },
    { name: 'a path that is not in the document', app: validates, request: { path: '/order' }, expect: 404 },
    {
      name: 'a method that is not in the document',
      app: validates,
      request: { path: '/orders', method: 'DELETE' },
      expect: { status: 405, headers: { Allow: /GET/ } },
    },
    { name: 'no credentials', app: validates, request: { path: '/private' }, expect: 401 },
    {
      name: 'our own response',
      app: validates,
      request: { path: '/orders', body: { customer: {} } },
      thrown: /must have required property 'id'/,
      expect: 500,
    },
  ],
};
