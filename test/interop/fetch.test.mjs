// problemResponse in the servers that are no Express: real errors over the wire, and what each server sets by itself.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { after, before, describe, mock, test } from 'node:test';
import { serve as serveHono } from '@hono/node-server';
import { HTTPException } from 'hono/http-exception';
import pg from 'pg';
import { z } from 'zod';
import { app as fastify } from './recipes/fastify.mjs';
import { app as hono } from './recipes/hono.mjs';
import { app as koa } from './recipes/koa.mjs';
import { withProblems } from './recipes/next.mjs';
import { serve } from './recipes/node-http.mjs';
import {
  Conflict,
  MethodNotAllowed,
  ProxyAuthenticationRequired,
  Unauthorized,
  UpgradeRequired,
} from './support/fetch.mjs';

const duplicate = Object.assign(new pg.DatabaseError('duplicate key value (email)=(ada@example.com)', 99, 'error'), {
  severity: 'ERROR',
  code: '23505',
  table: 'customers',
});

/** What fails, by the last part of the path: each throws what a real app does. */
const failures = {
  401: () => {
    throw new Unauthorized();
  },
  405: () => {
    throw new MethodNotAllowed('', { allow: ['PUT'] });
  },
  407: () => {
    throw new ProxyAuthenticationRequired();
  },
  426: () => {
    throw new UpgradeRequired();
  },
  paid: () => {
    throw new Conflict('Order 17 is paid.', { headers: { 'Set-Cookie': ['c=3'], Vary: 'Cookie' } });
  },
  input: (query) => z.object({ page: z.coerce.number() }).parse(query),
  config: () => z.object({ database: z.object({ port: z.number() }) }).parse({ database: { port: 'x' } }),
  pg: () => {
    throw duplicate;
  },
  fetch: () => fetch('http://127.0.0.1:2/secret'),
  bug: () => {
    throw new TypeError('secret is not a function');
  },
};

const TABLE = [
  ['401', 401, { 'www-authenticate': 'Bearer realm="api"' }],
  ['405', 405, { allow: 'PUT' }],
  ['407', 407, { 'proxy-authenticate': 'Basic realm="proxy"' }],
  ['426', 426, { upgrade: 'HTTP/2.0', connection: 'upgrade' }],
  ['input?page=x', 400, {}],
  ['config', 500, {}],
  ['pg', 409, {}],
  ['fetch', 502, {}],
  ['bug', 500, {}],
];

const success = {
  ETag: '"1"',
  'Cache-Control': 'public, max-age=60',
  'Content-Disposition': 'attachment',
  'Access-Control-Allow-Origin': '*',
  Vary: 'Origin',
};
const cookies = ['a=1', 'b=2'];

hono.get('/fail/:name', async (c) => {
  c.res.headers.set('X-Early', '1'); // as cors() and others do
  for (const [name, value] of Object.entries(success)) c.header(name, value);
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
  await failures[c.req.param('name')](c.req.query());
});
fastify.get('/fail/:name', async (request, reply) => {
  reply.headers(success).header('set-cookie', cookies);
  await failures[request.params.name](request.query);
});
koa.use(async (ctx, next) => {
  const [, name] = /^\/fail\/([^/]+)$/.exec(ctx.path) ?? [];
  if (name === undefined) return next();
  ctx.set({ ...success, 'Set-Cookie': cookies });
  await failures[name](ctx.query);
});
const handleNode = async (req, res) => {
  const { pathname, searchParams } = new URL(req.url, 'http://a');
  for (const [name, value] of Object.entries(success)) res.setHeader(name, value);
  res.setHeader('Set-Cookie', cookies);
  await failures[pathname.split('/').at(-1)](Object.fromEntries(searchParams));
};
const handleNext = withProblems(async (request, { params }) => {
  const { name } = await params;
  await failures[name](Object.fromEntries(new URL(request.url).searchParams));
});

// What each server throws by itself.
const schema = { querystring: { type: 'object', properties: { page: { type: 'integer' } } } };
fastify.get('/own/schema', { schema }, () => 'read');
fastify.post('/own/body', { bodyLimit: 9 }, () => 'read');
koa.use((ctx, next) => (ctx.path === '/own/gone' ? ctx.throw(410, 'Order 17 is archived.') : next()));
hono.get('/own/forbidden', () => {
  throw new HTTPException(403, { message: 'Not your order.' });
});
const OWN = {
  Fastify: [
    ['GET', '/own/schema?page=x', undefined, 400, ({ errors }) => assert.equal(errors.length, 1)],
    ['POST', '/own/body', '{"a":', 400],
    ['POST', '/own/body', '{"a":"0123456789"}', 413],
  ],
  Koa: [['GET', '/own/gone', undefined, 410, ({ detail }) => assert.equal(detail, 'Order 17 is archived.')]],
  Hono: [['GET', '/own/forbidden', undefined, 403]],
  'node:http': [],
};

const servers = {
  Hono: () => serveHono({ fetch: hono.fetch, port: 0, hostname: '127.0.0.1' }),
  Fastify: async () => {
    await fastify.listen({ port: 0, host: '127.0.0.1' });
    return fastify.server;
  },
  Koa: () => koa.listen(0, '127.0.0.1'),
  'node:http': () => serve(handleNode).listen(0, '127.0.0.1'),
};

/** Fails unless it is a whole documented problem that says nothing private. */
function check({ status, headers, text }, expected, method) {
  assert.equal(status, expected);
  assert.equal(headers['content-type'], 'application/problem+json');
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  if (method === 'HEAD') return assert.equal(text, '');
  assert.equal(headers['content-length'], String(Buffer.byteLength(text)));
  assert.doesNotMatch(text, /secret|127\.0\.0\.1|ada@/);
  const problem = JSON.parse(text);
  assert.equal(problem.status, expected);
  return problem;
}

let log;
before(() => (log = mock.method(console, 'error', () => undefined)));
after(() => mock.restoreAll());

for (const [name, start] of Object.entries(servers)) {
  describe(name, () => {
    let server;
    before(async () => {
      server = await start();
      if (!server.listening) await once(server, 'listening');
    });
    after(() => new Promise((resolve) => server.close(resolve)));

    const ask = async (path, method = 'GET', body = undefined) => {
      const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
      const to = { port: server.address().port, host: '127.0.0.1', agent: false };
      const req = httpRequest({ ...to, path, method, headers }).end(body);
      const [res] = await once(req, 'response');
      let text = '';
      for await (const chunk of res.setEncoding('utf8')) text += chunk;
      return { status: res.statusCode, headers: res.headers, text };
    };

    for (const [path, status, headers] of TABLE) {
      for (const method of ['GET', 'HEAD']) {
        test(`${method} /fail/${path} is a ${status}`, async () => {
          log.mock.resetCalls();
          const response = await ask(`/fail/${path}`, method);
          const problem = check(response, status, method);
          for (const [name, value] of Object.entries(headers)) assert.equal(response.headers[name], value);
          if (problem !== undefined) assert.equal(problem.instance, `/fail/${path.split('?')[0]}`);
          if (problem !== undefined && status === 400) assert.equal(problem.errors.length, 1);
          assert.equal(log.mock.callCount(), status >= 500 ? 1 : 0);
        });
      }
    }

    test('keeps what middleware has set, but for what described the success', async () => {
      const { headers, ...response } = await ask('/fail/paid');
      check({ headers, ...response }, 409);
      assert.deepEqual(headers['set-cookie'], ['a=1', 'b=2', 'c=3']);
      assert.equal(headers['access-control-allow-origin'], '*');
      assert.equal(headers.vary, 'Origin, Cookie');
      if (name === 'Hono') assert.equal(headers['x-early'], '1');
      for (const gone of ['etag', 'content-disposition']) assert.equal(headers[gone], undefined);
    });

    for (const [method, path, body, status, checkMore] of OWN[name]) {
      test(`its own failure is a problem: ${method} ${path} ${body ?? ''} is a ${status}`, async () => {
        const problem = check(await ask(path, method, body), status);
        checkMore?.(problem);
      });
    }

    if (name !== 'node:http') {
      test('an unknown path is a 404', async () => {
        assert.equal(check(await ask('/nowhere'), 404).code, 'NOT_FOUND');
      });
    }
  });
}

describe("Next's route handler", () => {
  const ask = async (path, method = 'GET') => {
    const name = path.split('?')[0];
    const request = new Request(`https://shop.example/fail/${path}`, { method });
    const response = await handleNext(request, { params: Promise.resolve({ name }) });
    return { status: response.status, headers: Object.fromEntries(response.headers), text: await response.text() };
  };

  for (const [path, status, headers] of TABLE) {
    for (const method of ['GET', 'HEAD']) {
      test(`${method} /fail/${path} is a ${status}`, async () => {
        const response = await ask(path, method);
        check(response, status, method);
        for (const [name, value] of Object.entries(headers)) assert.equal(response.headers[name], value);
      });
    }
  }

  test('leaves its own signals to Next', async () => {
    const signal = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;replace;/login;307;' });
    const handler = withProblems(async () => {
      throw signal;
    });
    await assert.rejects(handler(new Request('https://shop.example/')), signal);
  });
});
