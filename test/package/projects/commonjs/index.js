'use strict';

const assert = require('node:assert/strict');
const express = require('express');
const { Conflict, errorHandler, HttpError, isHttpError, notFoundHandler } = require('express-return-codes');

async function main() {
  const app = express();
  app.put('/orders/:id', () => {
    throw new Conflict('Order 17 is already paid.');
  });
  app.use(notFoundHandler());
  app.use(errorHandler());

  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    const response = await fetch(`http://127.0.0.1:${server.address().port}/orders/17`, { method: 'PUT' });
    assert.equal(response.status, 409);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    assert.deepEqual(await response.json(), {
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'CONFLICT',
      description: 'The request cannot be processed due to a conflict.',
      detail: 'Order 17 is already paid.',
      instance: '/orders/17',
    });
  } finally {
    server.close();
  }

  const imported = await import('express-return-codes');
  assert.equal(imported.Conflict, Conflict);
  assert.ok(new imported.Conflict() instanceof Conflict);
  assert.ok(new Conflict() instanceof imported.HttpError);
  assert.ok(isHttpError(new imported.Conflict()));
  assert.equal(imported.HttpError, HttpError);

  for (const subpath of ['docs', 'openapi', 'client']) {
    assert.notEqual(Object.keys(require(`express-return-codes/${subpath}`)).length, 0);
  }
  assert.throws(() => require('express-return-codes/dist/send.js'), { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' });
}

main();
