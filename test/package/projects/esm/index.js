import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import express from 'express';
import { asyncHandler, Conflict, errorHandler, NotFound, notFoundHandler } from 'express-return-codes';
import * as client from 'express-return-codes/client';
import * as docs from 'express-return-codes/docs';
import * as fetched from 'express-return-codes/fetch';
import * as openapi from 'express-return-codes/openapi';

const app = express();
const findOrder = async () => {
  throw new NotFound('There is no order 17.');
};
app.get('/orders/:id', asyncHandler(findOrder));
app.use(notFoundHandler());
app.use(errorHandler());

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${server.address().port}/orders/17`;
const missing = await fetch(url);
assert.equal(missing.status, 404);
assert.equal((await missing.json()).detail, 'There is no order 17.');
const wrong = await fetch(url, { method: 'DELETE' });
assert.equal(wrong.status, 405);
assert.equal(wrong.headers.get('allow'), 'GET, HEAD');
server.close();

const required = createRequire(import.meta.url)('express-return-codes');
assert.ok(new Conflict() instanceof required.Conflict);
assert.ok(new required.Conflict() instanceof Conflict);
assert.equal(fetched.Conflict, Conflict);
assert.equal(fetched.problemResponse(new Conflict()).status, 409);
for (const module of [client, docs, fetched, openapi]) assert.notEqual(Object.keys(module).length, 0);
