import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const root = new URL('../../package.json', import.meta.url);
const require = createRequire(root); // the built package, by its own name
const express = require('express');
const { defineError, errorHandler, NotFound, notFoundHandler } = require('express-return-codes');
const { returnCodeDocs } = require('express-return-codes/docs');

const OrderAlreadyPaid = defineError({
  code: 'ORDER_ALREADY_PAID',
  status: 409,
  title: 'Order Already Paid',
  description: 'The order cannot be changed because it is already paid.',
});

// Long words without a blank: a narrow page must break them.
const LongName = defineError({
  code: `INTERNATIONAL_${'BANK_ACCOUNT_NUMBER_'.repeat(4)}MISSING`,
  status: 400,
  title: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  description: `The field ${'accountNumber'.repeat(10)} is missing.`,
});

// What a browser runs: bundled for it, which fails on any import of node: or of Express.
const { outputFiles } = buildSync({
  stdin: {
    contents: `
      import { Conflict, defineError, isHttpError, NotFound, throwIfProblem } from 'express-return-codes/client';
      Object.assign(window, { Conflict, defineError, isHttpError, NotFound, throwIfProblem });`,
    resolveDir: fileURLToPath(new URL('.', root)),
  },
  bundle: true,
  platform: 'browser',
  write: false,
});

/** An API with its documentation page, mounted below a prefix, and a page of its own that calls it. */
export function createApp() {
  const app = express();
  app.use('/api/problems', returnCodeDocs({ codes: [OrderAlreadyPaid, LongName] }));
  app.get('/shop', (_req, res) => res.send('<!doctype html><title>Shop</title><script src="/shop.js"></script>'));
  app.get('/shop.js', (_req, res) => res.type('js').send(outputFiles[0].text));
  app.all('/orders/17', () => {
    throw new OrderAlreadyPaid('Order 17 was paid on 1 November. <script>document.title = "live"</script>', {
      errors: [{ detail: 'is paid', pointer: `#/${'items/0/'.repeat(30)}` }],
      extensions: { receipt: 'x'.repeat(200), lines: [{ sku: 'lamp', count: 1 }] },
    });
  });
  app.get('/orders/:id', (req) => {
    throw new NotFound(`There is no order ${req.params.id}.`);
  });
  app.use(notFoundHandler());
  app.use(errorHandler({ typeBase: '/api/problems/', html: true }));
  return app;
}
