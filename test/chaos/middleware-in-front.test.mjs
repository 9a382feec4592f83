import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import compression from 'compression';
import cors from 'cors';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import pino from 'pino';
import { pinoHttp } from 'pino-http';
import { Connection, requestBytes, until, withServer } from './client.mjs';
import { expresses, library } from './library.mjs';
import { SECRET } from './mixed-errors.mjs';

const { BadRequest, Conflict, errorHandler, notFoundHandler, TooManyRequests } = library;
const ORIGIN = 'https://shop.example';
const many = Array.from({ length: 80 }, (_, index) => ({ detail: 'is required', pointer: `#/items/${index}` }));
const fails = {
  '/conflict': () => { throw new Conflict('Order 17 is already paid.'); },
  '/many': () => { throw new BadRequest('Many fields are wrong.', { errors: many }); },
  '/crash': () => { throw new Error(`crash ${SECRET}`, { cause: new Error('the root of it') }); },
  '/success': (_req, res) => {
    res.set({ ETag: '"x"', 'Cache-Control': 'public, max-age=60', 'Content-Encoding': 'br' });
    res.vary('X-Own');
    throw new Conflict();
  },
  '/fine': (_req, res) => res.send('fine'),
}; // prettier-ignore

describe('middleware in front', () => {
  for (const [name, express] of Object.entries(expresses)) {
    /** Everything that an app has in front, all at once; what pino wrote, and what was printed. */
    function appOf(limit = 1000) {
      const lines = [];
      const app = express();
      const destination = { write: (line) => void lines.push(JSON.parse(line)) };
      app.use(pinoHttp({ customLogLevel: (_req, res, error) => (error || res.statusCode >= 500 ? 'error' : 'info') }, destination)); // prettier-ignore
      app.use(helmet());
      app.use(cors({ origin: ORIGIN, credentials: true, exposedHeaders: ['Retry-After'] }));
      app.use(compression());
      app.use(rateLimit({ limit, windowMs: 60_000, standardHeaders: 'draft-8', legacyHeaders: false, handler: (_req, _res, next) => next(new TooManyRequests('Slow down.')) })); // prettier-ignore
      for (const [path, fail] of Object.entries(fails)) app.get(path, fail);
      app.use(notFoundHandler());
      app.use(errorHandler({ html: true }));
      return { app, lines };
    }

    /** The answers to these requests on one connection, with what pino and the console were told. */
    async function ask(requests, limit) {
      const { app, lines } = appOf(limit);
      const printed = [];
      const { error: print } = console;
      console.error = (...args) => printed.push(args.join(' '));
      const responses = [];
      try {
        await withServer(app, async (port) => {
          const connection = await Connection.open(port);
          for (const [path, headers, method = 'GET'] of requests) {
            connection.send(requestBytes(method, path, { Origin: ORIGIN, ...headers }));
            responses.push(await connection.response({ method }));
          }
          assert.equal(connection.rest.length, 0);
          await until(() => lines.length >= requests.length, 'pino has written');
          connection.close();
        });
      } finally {
        console.error = print;
      }
      assert.equal(lines.length, requests.length, 'one line of pino for each request');
      for (const { headers, text } of responses) assert.ok(!(JSON.stringify(headers) + text).includes(SECRET));
      return { responses, lines, printed };
    }

    it(`${name}: helmet's, cors' and the rate limit's headers stay on a problem`, async () => {
      const { responses } = await ask([['/conflict'], ['/crash'], ['/nowhere'], ['/fine', {}, 'PUT'], ['/success']]);
      assert.deepEqual(responses.map(({ status }) => status), [409, 500, 404, 405, 409]); // prettier-ignore
      for (const { headers, text, status } of responses) {
        assert.equal(JSON.parse(text).status, status);
        assert.equal(headers['content-type'], 'application/problem+json');
        assert.equal(headers['access-control-allow-origin'], ORIGIN);
        assert.equal(headers['access-control-allow-credentials'], 'true');
        assert.equal(headers['access-control-expose-headers'], 'Retry-After');
        assert.match(headers.vary, /\bOrigin\b/);
        assert.match(headers.vary, /\bAccept\b/);
        assert.match(headers['content-security-policy'], /script-src/, "helmet's own");
        assert.match(headers['strict-transport-security'], /max-age/);
        assert.equal(headers['x-content-type-options'], 'nosniff', 'once');
        assert.match(headers.ratelimit, /r=\d+/);
        assert.equal(headers['cache-control'], 'no-store');
        assert.ok(!('etag' in headers) && !('content-encoding' in headers) && !('x-powered-by' in headers));
      }
      assert.match(responses[4].headers.vary, /X-Own/);
    });

    it(`${name}: a page has its own policy in place of helmet's`, async () => {
      const { responses } = await ask([['/conflict', { Accept: 'text/html' }]]);
      const [{ headers, text }] = responses;
      assert.equal(headers['content-type'], 'text/html; charset=utf-8');
      assert.match(
        headers['content-security-policy'],
        /^default-src 'none'; style-src 'sha256-[^ ]+'; [^,]*$/,
        'and only that',
      );
      assert.match(text, /Order 17 is already paid\./);
    });

    it(`${name}: compression packs a large problem, and not a small one, nor one for HEAD`, async () => {
      const gzip = { 'Accept-Encoding': 'gzip' };
      const { responses } = await ask([['/many', gzip], ['/conflict', gzip], ['/many'], ['/many', gzip, 'HEAD']]); // prettier-ignore
      const [packed, small, plain, head] = responses;
      assert.equal(packed.headers['content-encoding'], 'gzip');
      assert.match(packed.headers.vary, /\bAccept-Encoding\b/);
      assert.ok(!('content-length' in packed.headers), 'the length of what it was before');
      assert.equal(packed.headers['content-type'], 'application/problem+json');
      assert.equal(String(gunzipSync(packed.body)), plain.text);
      assert.equal(JSON.parse(plain.text).errors.length, many.length);
      assert.ok(!('content-encoding' in small.headers));
      assert.equal(Number(small.headers['content-length']), small.body.length);
      assert.equal(head.status, 400);
      assert.equal(head.body.length, 0);
    });

    it(`${name}: the rate limit's 429 is a problem with Retry-After, and errors count`, async () => {
      const { responses } = await ask([['/conflict'], ['/crash'], ['/fine'], ['/fine']], 2);
      assert.deepEqual(responses.map(({ status }) => status), [409, 500, 429, 429]); // prettier-ignore
      const [, , { headers, text }] = responses;
      assert.equal(JSON.parse(text).detail, 'Slow down.');
      assert.match(headers['retry-after'], /^\d+$/);
      assert.match(headers.ratelimit, /r=0/);
      assert.equal(headers['cache-control'], 'no-store');
    });

    it(`${name}: pino-http writes one line for each: the 5xx with its stack and its cause, a 4xx without`, async () => {
      const { lines, printed } = await ask([['/conflict'], ['/crash'], ['/nowhere'], ['/fine']]);
      assert.deepEqual(lines.map(({ level, res }) => [pino.levels.labels[level], res.statusCode]), [['info', 409], ['error', 500], ['info', 404], ['info', 200]]); // prettier-ignore
      const [conflict, crash, nowhere, fine] = lines;
      for (const { err } of [conflict, nowhere, fine]) assert.equal(err, undefined);
      assert.match(crash.err.stack, new RegExp(`crash ${SECRET}[^]*the root of it`), 'the log, at least, knows it');
      assert.equal(printed.length, 1, 'the default log says the 5xx once');
      assert.match(printed[0], /the root of it/);
    });
  }
});
