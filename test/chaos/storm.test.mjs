import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Connection, requestBytes } from './client.mjs';
import { expresses } from './library.mjs';
import { mixedRequest, SECRET } from './mixed-errors.mjs';

const SOCKETS = 50;
const ERRORS = 20_000;
const MOST_GROWTH = 1024 * 1024; // of the heap, in bytes

const fields = { 401: ['www-authenticate'], 405: ['allow'], 426: ['upgrade'] };

/** Sends these numbers of requests over so many sockets, each kept alive, and judges each response. */
async function storm(port, sockets, count) {
  let next = 0;
  await Promise.all(
    Array.from({ length: sockets }, async () => {
      const connection = await Connection.open(port);
      while (next < count) judge(await answerTo(connection, mixedRequest(next++)));
      assert.equal(connection.rest.length, 0, 'nothing came that nobody had asked for');
      assert.equal(connection.isClosed, false, 'the connection is kept');
      connection.close();
    }),
  );
}

async function answerTo(connection, asked) {
  const { method, path, headers, body = '' } = asked;
  const length = body === '' && method !== 'POST' ? {} : { 'Content-Length': Buffer.byteLength(body) };
  connection.send(requestBytes(method, path, { ...headers, ...length }, body));
  return { asked, response: await connection.response({ method }) };
}

function judge({ asked, response }) {
  const { status, headers, text } = response;
  const what = `${asked.method} ${asked.path}: ${status} ${text}`;
  assert.equal(status, asked.status, what);
  assert.equal(headers['content-type'], 'application/problem+json', what);
  assert.equal(headers['x-content-type-options'], 'nosniff', what);
  for (const name of fields[status] ?? []) assert.ok(name in headers, what);
  for (const name of ['etag', 'content-encoding', 'location']) assert.ok(!(name in headers), what);
  assert.ok(!JSON.stringify(headers).includes(SECRET) && !text.includes(SECRET), what);
  if (asked.method === 'HEAD') return;
  const problem = JSON.parse(text);
  assert.equal(problem.status, status, what);
  assert.equal(problem.instance, asked.path.replace('%zz', '%25zz'), what);
  if (asked.detail !== undefined) assert.equal(problem.detail, asked.detail, what);
}

describe('the storm', () => {
  for (const name of Object.keys(expresses)) {
    it(`${name}: ${SOCKETS} kept-alive sockets get ${ERRORS} mixed errors, and the heap is where it was`, async (t) => {
      const script = fileURLToPath(new URL('storm-server.mjs', import.meta.url));
      const server = fork(script, [name], { execArgv: ['--expose-gc'] });
      const tell = async () => {
        const answer = once(server, 'message');
        server.send('figures');
        return (await answer)[0];
      };
      const idle = async () => {
        for (;;) {
          const figures = await tell();
          if (figures.connections === 0) return figures;
        }
      };
      try {
        const [{ port }] = await once(server, 'message');
        await storm(port, SOCKETS, 4000); // what is compiled and cached once
        const before = await idle();
        const start = Date.now();
        await storm(port, SOCKETS, ERRORS);
        const seconds = (Date.now() - start) / 1000;
        const after = await idle();
        assert.equal(after.records - before.records, ERRORS, 'one log record for each error');
        assert.equal(after.printed, 0, 'and nothing else is printed');
        const growth = after.heapUsed - before.heapUsed;
        t.diagnostic(`${ERRORS} errors in ${seconds} s; the heap grew by ${Math.round(growth / 1024)} KiB`);
        assert.ok(growth < MOST_GROWTH, `the heap grew by ${growth} bytes`);
        assert.equal(server.exitCode, null, 'the process is alive');
      } finally {
        server.disconnect();
      }
    });
  }
});
