// The recipes of the README, "With the neighbours": each with the real library, in real apps over HTTP.
//   npm run build (in the root); npm ci && npm test (here)
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import axios from 'axios';
import { register } from 'prom-client';
import { z } from 'zod';
import { Conflict, errorHandler, NotFound, notFoundHandler } from 'express-return-codes';
import { majors, serve, withUpstream } from './support/serve.mjs';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const recipes = readdirSync(new URL('recipes/', import.meta.url));

test('Each recipe stands in the README, word for word', () => {
  const shown = README.replace(/\s+/g, ' ');
  for (const file of recipes) {
    const text = readFileSync(new URL(`recipes/${file}`, import.meta.url), 'utf8')
      .replace(/\s+/g, ' ')
      .trim();
    assert.ok(shown.includes(text), file);
  }
});

const appOf = (express, { first = [], last = errorHandler({ log: false }) } = {}) => {
  const app = express();
  for (const one of first) app.use(one);
  app.get('/orders/:id', () => {
    throw new Conflict('Paid.');
  });
  app.get('/bugs/:id', (req) => req.nothing.there);
  app.use(notFoundHandler());
  app.use(last);
  return app;
};

for (const [major, express] of majors) {
  describe(major, () => {
    test('OpenTelemetry: the span has the code as error.type', async () => {
      const exporter = new InMemorySpanExporter();
      const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer('x');
      context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
      await import('./recipes/opentelemetry.mjs');
      const traced = (_req, res, next) =>
        tracer.startActiveSpan('request', (span) => {
          res.on('finish', () => span.end());
          next();
        });
      await serve(appOf(express, { first: [traced] }), async (ask) => {
        const { body } = await ask('/orders/17');
        const [span] = exporter.getFinishedSpans();
        assert.deepEqual(span.attributes, { 'error.type': 'CONFLICT', 'error.fault': 'client' });
        assert.equal(body.traceId, span.spanContext().traceId);
      });
      context.disable();
      trace.disable();
    });

    test('prom-client: errors are counted by the template of their route', async () => {
      await import('./recipes/prom-client.mjs');
      register.resetMetrics();
      await serve(appOf(express), async (ask) => {
        for (const path of ['/orders/1', '/orders/2', '/bugs/1', '/nowhere']) await ask(path);
      });
      const { values } = await register.getSingleMetric('http_errors_total').get();
      assert.deepEqual(
        values.map(({ labels: { route, code }, value }) => [route, code, value]),
        [
          ['/orders/:id', 'CONFLICT', 2],
          ['/bugs/:id', 'INTERNAL_SERVER_ERROR', 1],
          ['none', 'NOT_FOUND', 1],
        ],
      );
    });

    test('express-rate-limit: its 429 is the problem, with Retry-After', async () => {
      const { limiter } = await import('./recipes/express-rate-limit.mjs');
      const many = { method: 'GET' };
      await serve(appOf(express, { first: [limiter] }), async (ask) => {
        for (let n = 0; n < 100; n += 1) await ask('/orders/1', many);
        const { status, headers, body } = await ask('/orders/1');
        assert.deepEqual([status, body.code, headers.get('retry-after')], [429, 'TOO_MANY_REQUESTS', '60']);
      });
      limiter.resetKey('127.0.0.1');
      limiter.resetKey('::ffff:127.0.0.1');
    });

    test('passport: its bare 401 is the problem', async () => {
      const { default: passport } = await import('passport');
      const { ExtractJwt, Strategy } = await import('passport-jwt');
      const from = ExtractJwt.fromAuthHeaderAsBearerToken();
      passport.use(new Strategy({ jwtFromRequest: from, secretOrKey: 'secret' }, (_payload, done) => done(null, {})));
      const { signedIn } = await import('./recipes/passport.mjs');
      await serve(appOf(express, { first: [passport.initialize(), signedIn] }), async (ask) => {
        const { status, headers, body } = await ask('/orders/1');
        assert.deepEqual([status, body.code], [401, 'UNAUTHORIZED']);
        assert.match(headers.get('www-authenticate'), /^Bearer/);
      });
    });

    test('serverless-http: the same problem from a function', async () => {
      const { handlerOf } = await import('./recipes/serverless-http.mjs');
      const event = { httpMethod: 'GET', path: '/orders/1', headers: {}, requestContext: {}, body: null };
      const { statusCode, headers, body } = await handlerOf(appOf(express))(event, {});
      assert.deepEqual([statusCode, headers['content-type']], [409, 'application/problem+json']);
      assert.equal(JSON.parse(body).detail, 'Paid.');
    });

    test('terminus: /health is its own, everything else the app’s', async () => {
      const { serverOf } = await import('./recipes/terminus.mjs');
      const server = serverOf(appOf(express), () => Promise.reject(new Error('no database')));
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      const url = `http://127.0.0.1:${server.address().port}`;
      const [health, order] = [await fetch(`${url}/health`), await fetch(`${url}/orders/1`)];
      assert.deepEqual([health.status, order.status], [503, 409]);
      assert.equal((await order.json()).code, 'CONFLICT');
      server.closeAllConnections();
      server.close();
    });

    for (const sentry of express === majors[0][1] ? ['9', '11'] : ['9'])
      test(`Sentry ${sentry}: reports what is answered with a 5xx, and nothing else`, () => {
        const args = ['support/sentry-app.mjs', sentry, major === 'Express 5' ? 'express' : 'express4'];
        if (sentry === '11') args.unshift('--import', './support/sentry-11.mjs');
        const told = execFileSync(process.execPath, args, { cwd: new URL('.', import.meta.url), encoding: 'utf8' });
        assert.deepEqual(JSON.parse(told), {
          '/zod': [400, []],
          '/axios': [502, ['AxiosError']],
          '/conflict': [409, []],
          '/bug': [500, ['TypeError']],
          '/nowhere': [404, []],
        });
      });
  });
}

for (const library of ['pino-http', 'winston']) {
  test(`${library}: logs each 5xx once, and no 4xx as an error`, () => {
    const args = ['support/logging-app.mjs', library];
    const told = execFileSync(process.execPath, args, { cwd: new URL('.', import.meta.url), encoding: 'utf8' });
    const errors = told.split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter(({ level }) => level === 50 || level === 'error'); // prettier-ignore
    assert.equal(errors.length, 1, told);
    assert.match(JSON.stringify(errors[0]), /TypeError|Cannot read/);
  });
}

test('NestJS on Express: a filter answers its exceptions, and everybody else’s', async () => {
  await import('reflect-metadata');
  const { Catch, Controller, ForbiddenException, Get, Module } = await import('@nestjs/common');
  const { NestFactory } = await import('@nestjs/core');
  const { ProblemFilter } = await import('./recipes/nestjs.mjs');
  class Orders {
    forbidden() {
      throw new ForbiddenException('Not yours.');
    }
    conflict() {
      throw new Conflict('Paid.');
    }
    parse() {
      throw new NotFound();
    }
  }
  for (const [name, path] of Object.entries({ forbidden: 'forbidden', conflict: 'conflict', parse: 'parse' }))
    Get(path)(Orders.prototype, name, Object.getOwnPropertyDescriptor(Orders.prototype, name));
  Controller()(Orders);
  Catch()(ProblemFilter);
  class Root {}
  Module({ controllers: [Orders] })(Root);
  const app = await NestFactory.create(Root, { logger: false });
  app.useGlobalFilters(new ProblemFilter());
  await app.listen(0, '127.0.0.1');
  try {
    const url = await app.getUrl();
    const asked = await Promise.all(
      ['forbidden', 'conflict', 'parse', 'nowhere'].map((path) => fetch(`${url}/${path}`)),
    );
    const bodies = await Promise.all(asked.map((response) => response.json()));
    assert.deepEqual(
      bodies.map(({ status, code }) => [status, code]),
      [
        [403, 'FORBIDDEN'],
        [409, 'CONFLICT'],
        [404, 'NOT_FOUND'],
        [404, 'NOT_FOUND'],
      ],
    );
    assert.equal(bodies[1].detail, 'Paid.');
  } finally {
    await app.close();
  }
});

test('Apollo: an error of a resolver is its problem, and nothing private', async () => {
  const { withProblems } = await import('./recipes/apollo.mjs');
  const typeDefs = 'type Query { order: Int, bug: Int, upstream: Int }';
  const resolvers = {
    Query: {
      order: () => {
        throw new Conflict('Paid.');
      },
      bug: () => {
        throw new Error('secret');
      },
      upstream: () => withUpstream(401, (url) => axios.get(url)),
    },
  };
  const server = withProblems({ typeDefs, resolvers });
  const { body } = await server.executeOperation({ query: '{ order bug upstream }' });
  const { errors } = body.singleResult;
  assert.deepEqual(errors.map(({ path, extensions: { status, code } }) => [path[0], status, code]).sort(), [
    ['bug', 500, 'INTERNAL_SERVER_ERROR'],
    ['order', 409, 'CONFLICT'],
    ['upstream', 502, 'BAD_GATEWAY'],
  ]);
  assert.equal(errors.find(({ path }) => path[0] === 'order').message, 'Paid.');
  assert.doesNotMatch(JSON.stringify(errors), /secret/);
  await server.stop();
});

test('tRPC: an error of a procedure carries its problem', async () => {
  const { t } = await import('./recipes/trpc.mjs');
  const { createHTTPHandler } = await import('@trpc/server/adapters/standalone');
  const router = t.router({
    order: t.procedure.query(() => {
      throw new Conflict('Paid.');
    }),
    bug: t.procedure.query(() => {
      throw new Error('secret');
    }),
    page: t.procedure.input(z.object({ page: z.number() })).query(() => 1),
  });
  await serve(createHTTPHandler({ router }), async (ask) => {
    const [order, bug, page] = [await ask('/order'), await ask('/bug'), await ask('/page?input={}')];
    const problems = [order, bug, page].map(({ body }) => body.error.data.problem);
    assert.deepEqual(
      problems.map(({ status, code }) => [status, code]),
      [
        [409, 'CONFLICT'],
        [500, 'INTERNAL_SERVER_ERROR'],
        [400, 'BAD_REQUEST'],
      ],
    );
    assert.equal(order.body.error.message, 'Paid.');
    assert.equal(problems[2].errors.length, 1);
    assert.doesNotMatch(JSON.stringify(bug.body.error.message) + JSON.stringify(problems[1]), /secret/);
  });
});
