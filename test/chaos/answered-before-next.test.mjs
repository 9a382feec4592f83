import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import session from 'express-session';
import { withServer } from './client.mjs';
import { expresses, library } from './library.mjs';

const { errorHandler, notFoundHandler } = library;
const FILE = fileURLToPath(import.meta.url);

/** Keeps its sessions as a database does: each answer comes a moment later. */
class SlowStore extends session.MemoryStore {
  get = (id, done) => void setTimeout(() => super.get(id, done), 5);
  set = (id, data, done) => void setTimeout(() => super.set(id, data, done), 20);
  touch = (id, data, done) => void setTimeout(() => super.touch(id, data, done), 20);
}
const slowSession = () => session({ store: new SlowStore(), secret: 'secret', resave: true, saveUninitialized: true });

const fronts = {
  'nothing in front': () => [],
  compression: () => [compression({ threshold: 0 })],
  'express-session': () => [slowSession()],
  'compression and express-session': () => [compression({ threshold: 0 }), slowSession()],
  'express-session and compression': () => [slowSession(), compression({ threshold: 0 })],
};

const handlers = {
  'res.json()': (_req, res, next) => { res.json({ paid: true }); next(); },
  'res.send()': (_req, res, next) => { res.send('paid'.repeat(5000)); next(); },
  'res.end(text)': (_req, res, next) => { res.end('paid'); next(); },
  'res.end()': (_req, res, next) => { res.end(); next(); },
  'res.status(204).end()': (_req, res, next) => { res.status(204).end(); next(); },
  'res.redirect()': (_req, res, next) => { res.redirect('/elsewhere'); next(); },
  'res.sendStatus(202)': (_req, res, next) => { res.sendStatus(202); next(); },
  'res.write(), ended later': (_req, res, next) => { res.write('one '); next(); setTimeout(() => res.end('two'), 20); },
  'res.flushHeaders(), ended later': (_req, res, next) => { res.flushHeaders(); next(); setTimeout(() => res.end('two'), 20); },
  'a started pipe': (_req, res, next) => {
    let left = 5;
    const source = new Readable({ read() { setTimeout(() => this.push(left-- > 0 ? `part ${left} ` : null), 5); } });
    source.once('data', () => setImmediate(next));
    source.pipe(res);
  },
  'res.sendFile(path, next)': (_req, res, next) => res.sendFile(FILE, next),
  'res.json(), next() later': (_req, res, next) => { res.json({ paid: true }); setTimeout(next, 10); },
  'next() alone': (_req, _res, next) => next(),
}; // prettier-ignore

/** What came of a request, or how the connection died. */
const ask = (port, method) =>
  new Promise((resolve) => {
    const sent = request({ port, method, path: '/x', headers: { 'Accept-Encoding': 'identity' }, timeout: 1000 });
    sent.on('response', (response) => {
      const chunks = [];
      const { statusCode: status, headers } = response;
      const told = (ending) => resolve({ status, type: headers['content-type'], location: headers.location, body: String(Buffer.concat(chunks)), ending }); // prettier-ignore
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => told('whole'));
      response.on('error', ({ code }) => told(code));
    });
    sent.on('timeout', () => sent.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
    sent.on('error', ({ code }) => resolve({ ending: code }));
    sent.end();
  });

async function outcomeOf(express, front, handler, ends, method) {
  const app = express().set('env', 'test');
  for (const middleware of [...front(), handler, ...ends]) app.use(middleware);
  return withServer(app, (port) => ask(port, method));
}

describe('a handler that answers and calls next()', () => {
  for (const [name, express] of Object.entries(expresses))
    for (const [behind, front] of Object.entries(fronts))
      for (const [how, handler] of Object.entries(handlers))
        for (const method of ['GET', 'HEAD'])
          it(`${name}, ${behind}: ${method} of ${how} gets what stock Express delivers`, async () => {
            const told = [];
            const onError = ({ problem }) => told.push(problem.status);
            subscribe('express-return-codes:error', onError);
            try {
              const ends = [notFoundHandler(), errorHandler({ log: ({ status }) => told.push(status) })];
              const stock = await outcomeOf(express, front, handler, [], method);
              const ours = await outcomeOf(express, front, handler, ends, method);
              if (how === 'next() alone') {
                assert.equal(stock.status, 404);
                assert.equal(ours.status, 404);
                assert.equal(ours.type, 'application/problem+json');
                assert.deepEqual(told, [404, 404]);
              } else {
                assert.equal(stock.ending, 'whole');
                assert.ok(stock.status < 400);
                assert.deepEqual(ours, stock);
                assert.deepEqual(told, []);
              }
            } finally {
              unsubscribe('express-return-codes:error', onError);
            }
          });
});
