import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import {
  asyncHandler,
  Conflict,
  errorHandler,
  isHttpError,
  notFoundHandler,
  returnCodes,
  ServiceUnavailable,
} from 'express-return-codes';
import type { ErrorHandlerOptions, Problem } from 'express-return-codes';

const status: 409 = returnCodes.CONFLICT.status;
const code: 'CONFLICT' = new Conflict().code;
// @ts-expect-error a conflict has no challenge
new Conflict('', { challenge: 'Basic' });

const options: ErrorHandlerOptions = {
  rules: [
    (thrown) => (thrown instanceof RangeError ? new ServiceUnavailable(undefined, { retryAfter: 5 }) : undefined),
  ],
  extend: (problem, { req }) => ({ method: req.method, about: problem.code }),
  log: false,
};
const handler: ErrorRequestHandler = errorHandler(options);
const missing: RequestHandler = notFoundHandler();

const app = express();
app.put('/orders/:id', (req) => {
  throw new Conflict(`Order ${req.params.id} is already paid.`);
});
app.get(
  '/orders/:id',
  asyncHandler(async (req, _res) => {
    throw new RangeError(req.params.id);
  }),
);
app.use(missing);
app.use(handler);

const server = app.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/orders/17`;
const paid = (await (await fetch(url, { method: 'PUT' })).json()) as Problem;
assert.deepEqual(
  [paid.status, paid.code, paid.detail, paid.method],
  [status, code, 'Order 17 is already paid.', 'PUT'],
);
const busy = await fetch(url);
assert.deepEqual([busy.status, busy.headers.get('retry-after')], [503, '5']);
server.close();

const thrown: unknown = new Conflict();
assert.ok(isHttpError(thrown) && thrown.code === 'CONFLICT');
