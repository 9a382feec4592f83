import cookieParser from 'cookie-parser';
import cors from 'cors';
import { doubleCsrf } from 'csrf-csrf';
import csurf from 'csurf';
import rateLimit from 'express-rate-limit';
import createError from 'http-errors';
import { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';
import timeout from 'connect-timeout';
import { redis } from '../support/services.mjs';
import { refuses, withUpstream } from '../support/upstream.mjs';

const ends = (_req, res) => res.end();
const by =
  (...handlers) =>
  (app) =>
    app.use(...handlers, ends);
const withCookies = (...handlers) => by(cookieParser('planted secret'), ...handlers);
const consumesTwice = async (limiter) => {
  await limiter.consume('planted key');
  await limiter.consume('planted key');
};

async function withRedis(address, use) {
  const client = new Redis({ ...address, lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    return await use(client);
  } finally {
    client.disconnect();
  }
}

export default {
  cors: [
    {
      name: 'an origin that the app refuses, in the words of its README',
      app: by(cors({ origin: (_origin, callback) => callback(new Error('Not allowed by CORS')) })),
      request: { headers: { Origin: 'https://planted.example' } },
      expect: 403,
    },
    {
      name: 'a look-up of origins that fails',
      app: by(cors({ origin: (_origin, callback) => callback(new Error('planted store is down')) })),
      request: { headers: { Origin: 'https://planted.example' } },
      thrown: /^Error .*planted store is down/,
      expect: 500,
    },
    {
      name: 'headers that stay on an error',
      app: (app) =>
        app.use(cors({ origin: 'https://app.example', credentials: true }), () => {
          throw createError(409);
        }),
      request: { headers: { Origin: 'https://app.example' } },
      expect: { status: 409, headers: { 'Access-Control-Allow-Origin': 'https://app.example', Vary: /Origin/ } },
    },
  ],
  csurf: [
    {
      name: 'no token',
      app: withCookies(csurf({ cookie: true })),
      request: { method: 'POST' },
      expect: { status: 403, detail: /CSRF token/i },
    },
    {
      name: 'no session to keep its secret in',
      app: by(csurf()),
      request: { method: 'POST' },
      thrown: /^Error .*misconfigured csrf/,
      expect: 500,
    },
  ],
  'csrf-csrf': [
    {
      name: 'no token',
      app: withCookies(
        doubleCsrf({ getSecret: () => 'planted secret', getSessionIdentifier: () => 'planted' }).doubleCsrfProtection,
      ),
      request: { method: 'POST' },
      expect: { status: 403, detail: /CSRF token/i },
    },
  ],
  'express-rate-limit': [
    {
      name: 'one request too many, passed on',
      app: (app) =>
        app.use(
          rateLimit({
            limit: 1,
            windowMs: 60_000,
            validate: false,
            handler: (_req, _res, next, { statusCode, message }) => next(createError(statusCode, message)),
          }),
          ends,
        ),
      times: 2,
      expect: {
        status: 429,
        detail: /Too many requests/,
        headers: { 'Retry-After': /^(60|59)$/, 'X-RateLimit-Remaining': '0' },
      },
    },
    {
      name: 'a store that fails',
      app: by(
        rateLimit({
          validate: false,
          store: {
            increment: async () => {
              throw new Error('planted store is down');
            },
            decrement: () => undefined,
            resetKey: () => undefined,
          },
        }),
      ),
      thrown: /^Error .*planted store is down/,
      expect: 500,
    },
  ],
  'rate-limiter-flexible': [
    {
      name: 'no points left, kept in memory',
      trigger: () => consumesTwice(new RateLimiterMemory({ points: 1, duration: 5 })),
      expect: { status: 429, headers: { 'Retry-After': '5' } },
    },
    {
      name: 'a key that is blocked',
      trigger: () => consumesTwice(new RateLimiterMemory({ points: 1, duration: 5, blockDuration: 60 })),
      expect: { status: 429, headers: { 'Retry-After': '60' } },
    },
    {
      name: 'no points left, kept in Redis',
      trigger: () =>
        withRedis(redis, (storeClient) => consumesTwice(new RateLimiterRedis({ storeClient, points: 1, duration: 5 }))),
      expect: { status: 429, headers: { 'Retry-After': /^[45]$/ } },
    },
    {
      name: 'a Redis that is not there',
      trigger: () =>
        withUpstream(refuses, (_url, port) =>
          withRedis({ host: '127.0.0.1', port }, (storeClient) =>
            new RateLimiterRedis({ storeClient, points: 1, duration: 5 }).consume('planted'),
          ),
        ),
      expect: 503,
    },
    {
      name: 'an object that only waits',
      trigger: async () => {
        throw { msBeforeNext: 5000, planted: 1 };
      },
      thrown: /^Object /,
      expect: 500,
    },
  ],
  'connect-timeout': [
    {
      name: 'a request that took too long, although its code is ETIMEDOUT',
      app: (app) => app.use(timeout('30ms'), (_req, _res, _next) => undefined),
      expect: 503,
    },
  ],
};
