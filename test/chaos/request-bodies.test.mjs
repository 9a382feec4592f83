import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Connection, requestBytes, until, withServer } from './client.mjs';
import { expresses, library } from './library.mjs';

const { Conflict, errorHandler, notFoundHandler, Unauthorized } = library;
const AT_ONCE = 500; // milliseconds, on a busy machine
const SLICE = Buffer.alloc(65_536, ' ');
const json = { 'Content-Type': 'application/json' };

function appOf(express, told = []) {
  const app = express();
  app.all('/private', () => { throw new Unauthorized(); }); // prettier-ignore
  app.use(express.json({ limit: '100kb' }));
  app.get('/conflict/:id', (req) => { throw new Conflict(`Order ${req.params.id}.`); }); // prettier-ignore
  app.post('/echo', (req, res) => res.json(req.body));
  app.use(notFoundHandler());
  app.use(errorHandler({ log: ({ status }) => void told.push(status) }));
  return app;
}

/** A chunk of a body without an announced length. */
const chunk = (bytes) => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);

/** Writes a slice every few milliseconds until the connection ends. */
function dribble(connection) {
  const timer = setInterval(() => connection.socket.writable && connection.send(chunk(SLICE.subarray(0, 100))), 10);
  connection.socket.once('close', () => clearInterval(timer));
}

describe('the body of a request that fails', () => {
  for (const [name, express] of Object.entries(expresses)) {
    it(`${name}: an early 401 is answered at once while the body is still coming; then the connection serves the next`, () =>
      withServer(appOf(express), async (port) => {
        const connection = await Connection.open(port);
        const start = performance.now();
        connection.send(requestBytes('POST', '/private', { ...json, 'Content-Length': SLICE.length * 100 }));
        connection.send(SLICE);
        const response = await connection.response();
        assert.ok(performance.now() - start < AT_ONCE, 'at once');
        assert.equal(response.status, 401);
        assert.ok('www-authenticate' in response.headers);
        assert.notEqual(response.headers.connection, 'close');
        for (let rest = 99; rest > 0; rest--) connection.send(SLICE);
        connection.send(requestBytes('GET', '/conflict/7'));
        const next = await connection.response();
        assert.equal(JSON.parse(next.text).detail, 'Order 7.');
        connection.close();
      }));

    it(`${name}: an early 401 to a body that never ends is answered at once; requestTimeout then ends the connection`, async () => {
      const told = [];
      const limits = { requestTimeout: 1000, headersTimeout: 1000, connectionsCheckingInterval: 100 };
      const use = async (port) => {
        const connection = await Connection.open(port);
        const start = performance.now();
        connection.send(requestBytes('POST', '/private', { ...json, 'Transfer-Encoding': 'chunked' }));
        dribble(connection);
        assert.equal((await connection.response()).status, 401);
        assert.ok(performance.now() - start < AT_ONCE, 'at once');
        await until(() => connection.isClosed, 'the server gives the connection up');
        const seconds = (performance.now() - start) / 1000;
        assert.ok(seconds > 0.9 && seconds < 3, `after requestTimeout, not ${seconds} s`);
        assert.match(String(connection.rest), /^(HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n\r\n)?$/);
      };
      await withServer(appOf(express, told), use, limits);
      assert.deepEqual(told, [401]);
    });

    it(`${name}: body-parser answers 413 when the body has ended; one that never ends has requestTimeout for its bound`, async () => {
      const told = [];
      const limits = { requestTimeout: 1000, headersTimeout: 1000, connectionsCheckingInterval: 100 };
      const use = async (port) => {
        const connection = await Connection.open(port);
        const start = performance.now();
        connection.send(requestBytes('POST', '/echo', { ...json, 'Transfer-Encoding': 'chunked' }));
        connection.send(chunk(SLICE));
        connection.send(chunk(SLICE)); // above the limit from here on
        dribble(connection);
        await until(() => connection.isClosed, 'the server gives the connection up');
        const seconds = (performance.now() - start) / 1000;
        assert.match(
          String(connection.rest),
          /^HTTP\/1\.1 408 Request Timeout\r\nConnection: close\r\n\r\n$/,
          "node's own",
        );
        assert.ok(seconds > 0.9 && seconds < 3, `after requestTimeout, not ${seconds} s`);
      };
      await withServer(appOf(express, told), use, limits);
      assert.deepEqual(told, [413], 'and it is logged then');
    });

    it(`${name}: requests that are pipelined after a 413 get their own answers, in order`, () =>
      withServer(appOf(express), async (port) => {
        const large = JSON.stringify('x'.repeat(200_000));
        const announced = requestBytes('POST', '/echo', { ...json, 'Content-Length': large.length }, large);
        const chunked =
          requestBytes('POST', '/echo', { ...json, 'Transfer-Encoding': 'chunked' }) +
          String(chunk(Buffer.from(large))) + '0\r\n\r\n'; // prettier-ignore
        const connection = await Connection.open(port);
        const fine = requestBytes('POST', '/echo', { ...json, 'Content-Length': 9 }, '{"a": 17}');
        const sent = [announced, requestBytes('GET', '/conflict/1'), chunked, requestBytes('HEAD', '/conflict/2'), fine, requestBytes('GET', '/nowhere')]; // prettier-ignore
        connection.send(sent.join(''));
        const seen = [];
        for (const method of ['POST', 'GET', 'POST', 'HEAD', 'POST', 'GET']) {
          const { status, text } = await connection.response({ method });
          seen.push([status, text === '' ? '' : (JSON.parse(text).detail ?? JSON.parse(text).a ?? '')]);
        }
        const tooLarge = [413, 'The body is too large.'];
        assert.deepEqual(seen, [tooLarge, [409, 'Order 1.'], tooLarge, [409, ''], [200, 17], [404, '']]);
        assert.equal(connection.rest.length, 0);
        connection.close();
      }));
  }
});
