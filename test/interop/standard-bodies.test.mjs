// Middleware that everybody mounts before standardBodies(), and libraries that end a response by themselves: on both
// majors, with connections that are kept alive, GET and HEAD.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, request as httpRequest } from 'node:http';
import { describe, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import compression from 'compression';
import cors from 'cors';
import express5 from 'express';
import rateLimit from 'express-rate-limit';
import session from 'express-session';
import express4 from 'express4';
import httpProxy from 'http-proxy';
import morgan from 'morgan';
import onHeaders from 'on-headers';
import passport from 'passport';
import { Strategy as JwtStrategy } from 'passport-jwt';
import { Strategy as LocalStrategy } from 'passport-local';
import { errorHandler, notFoundHandler, standardBodies } from './support/library.mjs';

/** A store that takes its time, as one over a network does: a session ends its responses later. */
class SlowStore extends session.MemoryStore {
  set(id, data, done) {
    setTimeout(() => super.set(id, data, done), 10);
  }
}

const lines = [];
const middleware = {
  compression: () => compression({ threshold: 0 }),
  'express-session': () =>
    session({ secret: 'x', resave: true, saveUninitialized: true, store: new SlowStore(), cookie: {} }),
  'express-session without a change': () => session({ secret: 'x', resave: false, saveUninitialized: false }),
  morgan: () => morgan(':status :res[content-length]', { stream: { write: (line) => lines.push(line.trim()) } }),
  'on-headers': () => (_req, res, next) => {
    onHeaders(res, () => res.setHeader('X-On-Headers', String(res.statusCode)));
    next();
  },
  cors: () => cors({ origin: 'https://app.example', credentials: true }),
};
const stacks = {
  ...Object.fromEntries(Object.entries(middleware).map(([name, make]) => [name, [make]])),
  'all of them': Object.values(middleware),
  'all of them, from the last to the first': Object.values(middleware).toReversed(),
};

const order = { id: 17, item: 'lamp'.repeat(500) };

/** The routes that end by themselves, each with its status; and those that are the app's own answers. */
function addRoutes(app, express) {
  app.get('/bare/404', (_req, res) => res.sendStatus(404));
  app.get('/bare/403', (_req, res) => res.status(403).end());
  app.get('/bare/503', (_req, res) => res.sendStatus(503));
  app.get('/bare/400', (_req, res) => {
    res.status(400).end();
    res.end(); // twice
  });
  const router = express.Router().get('/410', (_req, res) => res.sendStatus(410));
  const mounted = express().get('/409', (_req, res) => res.sendStatus(409));
  app.use('/bare', express.Router().use(router)).use('/bare', mounted);
  app.get('/own/200', (_req, res) => res.json(order));
  app.get('/own/404', (_req, res) => res.status(404).json(order));
  app.get('/own/422', (_req, res) => res.status(422).send('The lamp is broken.'));
  app.get('/own/204', (_req, res) => res.sendStatus(204));
  app.get('/own/302', (_req, res) => res.redirect('/elsewhere'));
}

async function withServer(listener, use) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    return await use(
      (path, { method = 'GET', headers = {} } = {}) => ask(agent, server.address().port, path, method, headers),
      server,
    );
  } finally {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  }
}

async function ask(agent, port, path, method, headers) {
  const asked = httpRequest({ agent, host: '127.0.0.1', port, path, method, headers });
  asked.end();
  const [response] = await once(asked, 'response', { signal: AbortSignal.timeout(5000) });
  const bytes = Buffer.concat(await response.toArray());
  const isZipped = response.headers['content-encoding'] === 'gzip' && bytes.length > 0;
  return {
    status: response.statusCode,
    headers: response.headers,
    text: String(isZipped ? gunzipSync(bytes) : bytes),
    isReused: asked.reusedSocket,
  };
}

function assertProblem({ status, headers, text }, expected, path) {
  assert.equal(status, expected);
  assert.equal(headers['content-type'], 'application/problem+json');
  assert.equal(headers['cache-control'], 'no-store');
  const problem = JSON.parse(text);
  assert.equal(problem.status, expected);
  assert.equal(problem.instance, path);
  assert.match(problem.type, /^\/problems\//);
}

const stable = ({ status, headers, text }) => {
  const { date: _date, 'set-cookie': _cookie, ...rest } = headers;
  return { status, text, headers: rest };
};

for (const { name, express } of [
  { name: 'Express 5', express: express5 },
  { name: 'Express 4', express: express4 },
]) {
  const quiet = () => errorHandler({ typeBase: '/problems/', log: false });

  describe(`standardBodies() on ${name}`, () => {
    for (const [what, makers] of Object.entries(stacks)) {
      for (const headers of [{}, { 'Accept-Encoding': 'gzip' }]) {
        test(`after ${what}${headers['Accept-Encoding'] ? ', gzipped' : ''}`, async () => {
          const build = (standard) => {
            const app = express();
            for (const make of makers) app.use(make());
            if (standard) app.use(standardBodies());
            addRoutes(app, express);
            return app.use(notFoundHandler(), quiet());
          };
          await withServer(build(true), async (request) => {
            for (const _round of [1, 2]) {
              for (const status of [404, 403, 503, 400, 410, 409]) {
                const path = `/bare/${status}`;
                assertProblem(await request(path, { headers }), status, path);
                const head = await request(path, { method: 'HEAD', headers });
                assert.deepEqual([head.status, head.headers['content-type'], head.text, head.isReused], [status, 'application/problem+json', '', true]); // prettier-ignore
              }
            }
            await withServer(build(false), async (plain) => {
              for (const status of [200, 404, 422, 204, 302])
                for (const method of ['GET', 'HEAD'])
                  assert.deepEqual(stable(await request(`/own/${status}`, { method, headers })), stable(await plain(`/own/${status}`, { method, headers }))); // prettier-ignore
            });
          });
        });
      }
    }

    test('before compression and a session it is merely without effect', async () => {
      for (const make of [
        middleware.compression,
        middleware['express-session'],
        middleware['express-session without a change'],
      ]) {
        const app = express().use(standardBodies(quiet()), make());
        addRoutes(app, express);
        await withServer(app, async (request) => {
          for (const round of [1, 2]) {
            const { status, text } = await request('/bare/404');
            assert.deepEqual([round, status, text], [round, 404, 'Not Found']);
            assert.equal((await request('/own/200')).status, 200);
          }
        });
      }
    });

    test('what the middleware sets in its own end is sent', async () => {
      const app = express();
      for (const make of Object.values(middleware)) app.use(make());
      app.use(standardBodies(quiet()));
      addRoutes(app, express);
      lines.length = 0;
      await withServer(app, async (request) => {
        const { headers, text } = await request('/bare/404', { headers: { Origin: 'https://app.example' } });
        assert.match(String(headers['set-cookie']), /^connect\.sid=/);
        assert.equal(headers['access-control-allow-origin'], 'https://app.example');
        assert.equal(headers['x-on-headers'], '404');
        await new Promise((resolve) => setTimeout(resolve, 20));
        assert.deepEqual(lines, [`404 ${Buffer.byteLength(text)}`]);
      });
    });

    test("passport's plain authenticate(): 401 with its challenge, 400, 401 without one", async () => {
      class Challenging extends passport.Strategy {
        name = 'challenging';
        authenticate() {
          this.fail('Digest realm="own"');
        }
      }
      const own = new passport.Passport();
      own.use(new Challenging());
      own.use(new LocalStrategy((_user, _password, done) => done(null, false)));
      own.use(new JwtStrategy({ secretOrKey: 'x', jwtFromRequest: () => null }, (_payload, done) => done(null, false)));
      const app = express().use(standardBodies());
      for (const strategy of ['challenging', 'local', 'jwt'])
        app.get(`/${strategy}`, own.authenticate(strategy, { session: false }));
      app.use(quiet());
      await withServer(app, async (request) => {
        const challenged = await request('/challenging');
        assertProblem(challenged, 401, '/challenging');
        assert.equal(challenged.headers['www-authenticate'], 'Digest realm="own"');
        assertProblem(await request('/local'), 400, '/local');
        const bare = await request('/jwt');
        assertProblem(bare, 401, '/jwt');
        assert.equal(bare.headers['www-authenticate'], 'Bearer realm="api"');
        const head = await request('/jwt', { method: 'HEAD' });
        assert.deepEqual([head.status, head.headers['content-type']], [401, 'application/problem+json']);
      });
    });

    test("express-rate-limit's default text, named by the option text, with its fields", async () => {
      const text = (body) => body === 'Too many requests, please try again later.';
      const limit = () => rateLimit({ limit: 1, standardHeaders: 'draft-8', validate: false });
      const app = express().use(standardBodies(quiet(), { text }), limit(), (_req, res) => res.send('good'));
      await withServer(app, async (request) => {
        assert.equal((await request('/x')).text, 'good');
        const limited = await request('/x');
        assertProblem(limited, 429, '/x');
        for (const field of ['retry-after', 'ratelimit', 'ratelimit-policy']) assert.ok(limited.headers[field], field);
      });
      await withServer(
        express().use(standardBodies(quiet()), limit(), (_req, res) => res.send('good')),
        async (request) => {
          await request('/x');
          assert.match((await request('/x')).text, /^Too many/);
        },
      );
    });

    test("a proxy's answers are the upstream's: empty ones, phrases, HEAD", async () => {
      const upstream = (req, res) => {
        if (req.url === '/empty') res.writeHead(404, { 'Content-Length': '0' }).end();
        else if (req.url === '/chunks') res.writeHead(404, { 'Transfer-Encoding': 'chunked' }).end();
        else res.writeHead(404, { 'Content-Type': 'application/json' }).end('{"error":1}');
      };
      await withServer(upstream, async (direct, server) => {
        const proxy = httpProxy.createProxyServer({ target: `http://127.0.0.1:${server.address().port}` });
        const app = express().use(standardBodies(quiet()), (req, res, next) => proxy.web(req, res, {}, next));
        await withServer(app, async (request) => {
          for (const path of ['/empty', '/chunks', '/json'])
            for (const method of ['GET', 'HEAD']) {
              const [own, theirs] = [await request(path, { method }), await direct(path, { method })];
              assert.deepEqual([path, method, own.status, own.text, own.headers['content-type']], [path, method, theirs.status, theirs.text, theirs.headers['content-type']]); // prettier-ignore
            }
        });
      });
    });
  });
}
