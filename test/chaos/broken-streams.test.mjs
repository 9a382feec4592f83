import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, it } from 'node:test';
import compression from 'compression';
import { Connection, requestBytes, until, withServer } from './client.mjs';
import { expresses, library } from './library.mjs';

const { asyncHandler, errorHandler } = library;
const CHUNK = 'x'.repeat(100_000);
const later = () => new Promise((resolve) => setTimeout(resolve, 20));
const sha = (bytes) => createHash('sha256').update(bytes).digest('hex');

async function* rows() {
  yield CHUNK;
  await later();
  throw new Error('the cursor is gone');
}

/** The ways to fail after a part of the success is out. */
const halves = {
  'written, then thrown': async (_req, res) => {
    res.write(CHUNK);
    await later();
    throw new Error('half');
  },
  'written with a length': async (_req, res) => {
    res.set('Content-Length', '1000000').write(CHUNK);
    await later();
    throw new Error('half');
  },
  'only the head': async (_req, res) => {
    res.flushHeaders();
    await later();
    throw new Error('half');
  },
  'a pipeline whose source fails': async (_req, res) => pipeline(Readable.from(rows()), res),
  'a generator that is written by hand': async (_req, res) => {
    for await (const row of rows()) if (!res.write(row)) await new Promise((resolve) => res.once('drain', resolve));
  },
};

describe('a response that has begun', () => {
  for (const [name, express] of Object.entries(expresses)) {
    for (const [way, handler] of Object.entries(halves)) {
      for (const compressed of [false, true]) {
        it(`${name}: ${way}${compressed ? ', compressed' : ''}: the client sees that it is broken; one record`, async () => {
          const told = [];
          const app = express();
          if (compressed) app.use(compression());
          app.get('/', asyncHandler(handler));
          app.use(errorHandler({ log: ({ status }) => void told.push(status) }));
          await withServer(app, async (port) => {
            const isWhole = await fetch(`http://127.0.0.1:${port}/`).then((response) => response.text()).then(() => true, () => false); // prettier-ignore
            assert.equal(isWhole, false, 'fetch must not take it for a whole response');
            const connection = await Connection.open(port);
            connection.send(requestBytes('GET', '/', { 'Accept-Encoding': 'gzip' }));
            await assert.rejects(connection.response(), /closed/);
            assert.equal(connection.rest.includes('problem+json'), false, 'no second response in the first');
            await until(() => told.length === 2, 'both errors are logged');
            await later();
            assert.deepEqual(told, [500, 500]);
          });
        });
      }
    }

    it(`${name}: a rejection after a complete answer of 50 MB: every byte arrives, to a slow reader too`, async () => {
      const large = randomBytes(50_000_000);
      const told = [];
      const app = express();
      app.get('/', asyncHandler(async (_req, res) => { res.end(large); await later(); throw new Error('late'); })); // prettier-ignore
      app.get('/next', (_req, res) => res.send('next'));
      app.use(errorHandler({ log: ({ status }) => void told.push(status) }));
      await withServer(app, async (port) => {
        const connection = await Connection.open(port);
        connection.socket.pause();
        const chunks = [];
        connection.socket.removeAllListeners('data');
        connection.send(requestBytes('GET', '/', { Connection: 'close' }));
        await until(() => told.length === 1, 'the late error is logged'); // and not a byte was read by then
        connection.socket.on('data', (chunk) => {
          chunks.push(chunk);
          if (chunks.length % 200 === 0) {
            connection.socket.pause();
            setTimeout(() => connection.socket.resume(), 5);
          }
        });
        connection.socket.resume();
        await new Promise((resolve) => connection.socket.once('close', resolve));
        const bytes = Buffer.concat(chunks);
        assert.equal(sha(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4)), sha(large));

        const kept = await Connection.open(port);
        kept.send(requestBytes('GET', '/') + requestBytes('GET', '/next'));
        assert.equal((await kept.response()).body.equals(large), true, 'on a connection that is kept');
        assert.equal((await kept.response()).text, 'next', 'which then serves the next request');
        kept.close();
      });
      assert.deepEqual(told, [500, 500]);
    });
  }
});
