import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Connection, requestBytes, until, withServer } from './client.mjs';
import { expresses, library } from './library.mjs';

const { asyncHandler, Conflict, errorHandler } = library;
const CLIENTS = 100;
const LARGE = { extensions: { rows: 'x'.repeat(4_000_000) } };
const left = (req) => new Promise((resolve) => req.socket.once('close', resolve));
const moment = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 20));

describe('clients that vanish', () => {
  for (const [name, express] of Object.entries(expresses)) {
    /** The app, what its log was told, and what went round the log. */
    function appOf() {
      const app = express();
      const told = [];
      const passedOn = [];
      app.use(express.json());
      app.all('/gone', asyncHandler(async (req) => { await left(req); throw new Error('nobody hears it'); })); // prettier-ignore
      app.all('/conflict', asyncHandler(async (req) => { await left(req); throw new Conflict(); })); // prettier-ignore
      app.all('/soon', asyncHandler(async () => { await moment(); throw new Error('boom'); })); // prettier-ignore
      app.all('/large', () => { throw new Conflict('large', LARGE); }); // prettier-ignore
      app.use(errorHandler({ log: ({ status }) => void told.push(status) }));
      app.use((error, _req, _res, next) => (passedOn.push(error), next(error)));
      return { app, told, passedOn };
    }

    /** While `use` runs; then the server still answers, holds no connection, and nothing was printed. */
    async function survives(use) {
      const { app, told, passedOn } = appOf();
      const printed = [];
      const { error: print } = console;
      console.error = (...args) => printed.push(args.join(' '));
      try {
        await withServer(app, async (port, server) => {
          await use(port, told);
          const connection = await Connection.open(port);
          connection.send(requestBytes('GET', '/soon'));
          assert.equal((await connection.response()).status, 500);
          connection.close();
          let connections = 1;
          await until(() => {
            server.getConnections((_error, count) => (connections = count));
            return connections === 0;
          }, 'every connection is closed');
        });
      } finally {
        console.error = print;
      }
      assert.deepEqual({ passedOn, printed }, { passedOn: [], printed: [] });
    }

    const each = (use) => Promise.all(Array.from({ length: CLIENTS }, (_, number) => use(number)));

    it(`${name}: before the error: a 500 is logged once, a 409 too, and nothing is written`, () =>
      survives(async (port, told) => {
        await each(async (number) => {
          const connection = await Connection.open(port);
          connection.send(requestBytes('GET', number % 2 === 0 ? '/gone' : '/conflict'));
          await moment();
          connection.close();
        });
        await until(() => told.length >= CLIENTS, 'every error is logged');
        assert.equal(told.filter((status) => status === 500).length, CLIENTS / 2);
        assert.equal(told.length, CLIENTS);
        told.length = 0;
      }));

    it(`${name}: in the middle of the body of the request: a 499 for the hook, it is no failure of ours`, () =>
      survives(async (port, told) => {
        await each(async () => {
          const connection = await Connection.open(port);
          const headers = { 'Content-Type': 'application/json', 'Content-Length': 1000 };
          connection.send(requestBytes('POST', '/soon', headers, '{"half": '));
          await moment();
          connection.close();
        });
        await until(() => told.length >= CLIENTS, 'every client that left is told');
        assert.deepEqual(told, Array(CLIENTS).fill(499));
        told.length = 0;
      }));

    it(`${name}: while the error is on its way`, () =>
      survives(async (port, told) => {
        await each(async () => {
          const connection = await Connection.open(port);
          connection.send(requestBytes('GET', '/soon'));
          await moment();
          connection.close();
        });
        await until(() => told.length >= CLIENTS, 'every error is logged');
        assert.equal(told.length, CLIENTS);
      }));

    it(`${name}: after the first bytes of a large answer, and after the last`, () =>
      survives(async (port, told) => {
        await each(async (number) => {
          const connection = await Connection.open(port);
          connection.send(requestBytes('GET', '/large'));
          if (number % 10 === 0) assert.equal(JSON.parse((await connection.response()).text).rows.length, 4_000_000);
          else await until(() => connection.rest.length > 0, 'the answer begins');
          connection.close();
        });
        assert.equal(told.length, CLIENTS);
      }));
  }
});
