// Real libraries throw real errors in real Express apps, of both majors, and the response is read over HTTP.
//   apt-get install postgresql mariadb-server redis-server; npm run build (in the root); npm ci && npm test (here)
//   bash services.sh with env ONLY=zod node --test interop.test.mjs    the cases whose name says so
// A case is a row of cases/*.mjs: { name, trigger() or app(app, express), request?, times?, options?, thrown?, expect }.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { describe, test } from 'node:test';
import express5 from 'express';
import express4 from 'express4';
import { checkResponse, inShort } from './support/check.mjs';
import { asyncHandler, errorHandler, notFoundHandler } from './support/library.mjs';
import { request } from './support/request.mjs';

const here = (path) => new URL(path, import.meta.url);
const json = (path) => JSON.parse(readFileSync(here(path), 'utf8'));
const installed = Object.keys(json('package.json').dependencies);
const versionOf = (library) =>
  existsSync(here(`node_modules/${library}`)) ? json(`node_modules/${library}/package.json`).version : process.version;

const files = readdirSync(here('cases')).filter((file) => file.endsWith('.mjs'));
const tables = await Promise.all(files.map(async (file) => (await import(`./cases/${file}`)).default));
const cases = tables.flatMap(Object.entries).flatMap(([library, rows]) => rows.map((row) => ({ library, ...row })));

describe('The list of libraries', () => {
  const throwing = new Set(cases.map(({ library }) => library));
  // Nothing of their own is thrown: what other libraries need here.
  const helping = ['cookie-parser', 'express4', 'reflect-metadata', 'rxjs'];
  const ending = ['compression', 'express-session', 'morgan', 'on-headers']; // standard-bodies.test.mjs has them
  const serving = ['@hono/node-server', 'fastify', 'koa']; // fetch.test.mjs has them

  test('has each that is installed', () => {
    assert.deepEqual(
      installed.filter((library) => !throwing.has(library) && ![...helping, ...ending, ...serving].includes(library)),
      [],
    );
  });

  // Any fault of a case itself is a 500, too.
  test('says what is thrown where a 500 is expected', () => {
    assert.deepEqual(
      cases.filter(({ expect, thrown }) => expect === 500 && thrown === undefined),
      [],
    );
  });

  test('has more than forty', () => assert.ok(throwing.size > 40, String(throwing.size)));
});

for (const { name, express } of [
  { name: 'Express 5', express: express5 },
  { name: 'Express 4', express: express4 },
]) {
  describe(name, () => {
    for (const { library, name, ...row } of cases) {
      const title = library === 'express' ? `express: ${name}` : `${library} ${versionOf(library)}: ${name}`;
      if (title.includes(process.env.ONLY ?? '')) test(title, () => run(express, row));
    }
  });
}

class NothingThrown extends Error {}

async function run(express, { trigger, app: setUp, request: req, times = 1, options, thrown: words, expect }) {
  const handled = [];
  const app = express();
  app.set('env', 'test');
  if (setUp === undefined)
    app.use(
      express.json(),
      asyncHandler(async (req) => {
        await trigger(req);
        throw new NothingThrown('The trigger threw nothing');
      }),
    );
  else setUp(app, express);
  app.use(notFoundHandler());
  app.use(errorHandler({ ...options, log: (_problem, { thrown }) => handled.push(thrown) }));

  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    let response;
    for (let time = 0; time < times; time++) response = await request(server.address().port, req);
    const thrown = handled.at(-1);
    assert.ok(!(thrown instanceof NothingThrown), 'The trigger threw nothing');
    assert.equal(handled.length, 1, `handled ${handled.length} errors; answered ${response.status} ${response.text}`);
    if (words !== undefined) assert.match(inShort(thrown), words);
    checkResponse(response, typeof expect === 'number' ? { status: expect } : expect, thrown);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
