// Each way to answer a failed request: an Express app, and the path that fails.
import boom from '@hapi/boom';
import express from 'express';
import createError from 'http-errors';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const {
  asyncHandler,
  BadRequest,
  Conflict,
  errorHandler,
  notFoundHandler,
  returnCodes,
  standardBodies,
} = require('../../dist');

const { status, title, code, description } = returnCodes.CONFLICT;
const body = {
  type: 'about:blank',
  title,
  status,
  code,
  description,
  detail: 'Order 17 is already paid.',
  instance: '/17',
};
const bytes = Buffer.from(JSON.stringify(body));
const outOfFiles = () =>
  Object.assign(new Error("EMFILE: too many open files, open '/data'"), {
    errno: -24,
    code: 'EMFILE',
    syscall: 'open',
  });
const unavailable = {
  ...body,
  title: 'Service Unavailable',
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  detail: undefined,
};

/** An app with one route that does `fail`, and `handler` at its end. */
const appOf = (fail, ...handlers) => {
  const app = express().get('/17', fail);
  for (const handler of handlers) app.use(handler);
  return app;
};

/** The handler of a thousand tutorials. */
const usual = (error, req, res, next) => {
  const answer = error.isBoom ? error.output.statusCode : error.status || error.statusCode || 500;
  res.status(answer).json({ ...body, status: answer, detail: error.message });
};

const routes = (last) => {
  const app = express();
  for (let i = 0; i < 200; i++) app.get(`/resource-${i}/:id`, (req, res) => res.json({}));
  for (const handler of last) app.use(handler);
  return app;
};

const invalid = (count) => {
  const errors = Array.from({ length: count }, (_, i) => ({
    detail: 'must be a number',
    pointer: `#/items/${i}/price`,
  }));
  return () => {
    throw new BadRequest('The items are wrong.', { errors });
  };
};

const everyOption = {
  rules: [() => undefined],
  typeBase: '/problems/',
  challenge: { scheme: 'Bearer', realm: 'bench' },
  instance: (req) => req.originalUrl,
  expose: (error) => error.expose,
  extend: () => ({ support: 4711 }),
  localize: () => ({ language: 'de', title: 'Konflikt' }),
  log: () => undefined,
  validationStatus: 422,
  html: true,
};
const quiet = { log: () => undefined };

export const ways = {
  'floor: a constant Buffer': () =>
    appOf((req, res) => {
      res.writeHead(status, title, { 'Content-Type': 'application/problem+json', 'Content-Length': bytes.length });
      res.end(bytes);
    }),
  'by hand: res.status(409).json(body)': () => appOf((req, res) => res.status(409).json(body)),
  'http-errors, usual handler': () =>
    appOf(() => {
      throw createError(409, body.detail);
    }, usual),
  'boom, usual handler': () =>
    appOf(() => {
      throw boom.conflict(body.detail);
    }, usual),
  "http-errors, Express's default handler": () =>
    appOf(() => {
      throw createError(409, body.detail);
    }).set('env', 'test'),
  'ours, thrown': () =>
    appOf(() => {
      throw new Conflict(body.detail);
    }, errorHandler()),
  'ours, rejected': () =>
    appOf(
      asyncHandler(async () => Promise.reject(new Conflict(body.detail))),
      errorHandler(),
    ),
  'ours, every option on': () =>
    appOf(() => {
      throw new Conflict(body.detail);
    }, errorHandler(everyOption)),
  'a foreign error, handled by hand': () =>
    appOf(
      () => {
        throw outOfFiles();
      },
      (error, req, res, next) => {
        if (error.code === 'EMFILE') res.status(503).json(unavailable);
        else next(error);
      },
    ),
  'a foreign error, mapped by the last rule': () =>
    appOf(() => {
      throw outOfFiles();
    }, errorHandler(quiet)),
  '404 by hand, 200 routes': () => routes([(req, res) => res.status(404).json(body)]),
  '404 by notFoundHandler(), 200 routes': () => routes([notFoundHandler(), errorHandler()]),
  '400 with 10 entries': () => appOf(invalid(10), errorHandler()),
  '400 with 100 entries': () => appOf(invalid(100), errorHandler()),
  '400 with 10,000 entries (100 sent)': () => appOf(invalid(10_000), errorHandler()),
};

export const byHand = 'by hand: res.status(409).json(body)';

const order = { id: '17', item: 'A lamp', status: 'open' };
const successOf = (...middleware) => {
  const errors = errorHandler();
  const app = express();
  for (const one of middleware) app.use(one(errors));
  app.get('/17', (req, res) => res.json(order));
  return app.use(notFoundHandler(), errors);
};

/** A request that succeeds, without and with what watches the ends of responses. */
export const successes = {
  'a success': () => successOf(() => (req, res, next) => next()), // Express's own cost of a middleware
  'a success, with standardBodies()': () => successOf(standardBodies),
};
