import express from 'express';
import { asyncHandler, defineError, errorHandler, NotFound, notFoundHandler } from 'express-return-codes';
import { throwIfProblem } from 'express-return-codes/client';

/** A code that both services know. */
export const SoldOut = defineError({
  code: 'SOLD_OUT',
  status: 409,
  title: 'Sold Out',
  description: 'The product cannot be ordered because it is sold out.',
});

/** The service behind: it knows what is in stock. */
export function createStock(): express.Express {
  const stock = new Map([
    ['lamp', 3],
    ['chair', 0],
  ]);
  const app = express();
  app.get('/stock/:product', (req, res) => {
    const { product } = req.params;
    if (product === 'bug') throw new Error('password authentication failed for user "stock"');
    if (product === 'slow') return; // never answers
    const available = stock.get(product);
    if (available === undefined) throw new NotFound(`There is no product ${product}.`);
    if (available === 0) throw new SoldOut(undefined, { extensions: { product, expected: 'next week' } });
    res.json({ product, available });
  });
  app.use(notFoundHandler());
  app.use(errorHandler({ log: false }));
  return app;
}

/** The service in front: it asks the stock for everything that it is asked. */
export function createShop(stockUrl: string): express.Express {
  const app = express();
  app.get(
    '/products/:product',
    asyncHandler(async (req, res) => {
      const { traceparent } = req.headers; // one trace through both services
      const response = await fetch(`${stockUrl}/stock/${encodeURIComponent(req.params.product)}`, {
        headers: typeof traceparent === 'string' ? { traceparent } : {},
        signal: AbortSignal.timeout(500),
      });
      // What the stock does not have, we do not have either: its answer is ours. Any other failure is a bad gateway.
      const relay = response.status === 404 || response.status === 409;
      res.json(await (await throwIfProblem(response, { codes: [SoldOut], relay })).json());
    }),
  );
  app.use(notFoundHandler());
  app.use(errorHandler());
  return app;
}

const TRY = (url: string, down: string): string => `Listening on ${url}. Try:

  curl -i ${url}/products/lamp       200
  curl -i ${url}/products/table      404  the stock's own 404
  curl -i ${url}/products/chair      409  its SOLD_OUT, with what it says of it
  curl -i ${url}/products/bug        502  it failed: nothing of its 500 leaves, all of it is in this log
  curl -i ${url}/products/slow       504  it did not answer in time
  curl -i ${down}/products/lamp       502  a shop whose stock is not there
  curl -i ${url}/products/table -H 'traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
`;

if (require.main === module) {
  const port = Number(process.env.PORT ?? 3000);
  const urlOf = (offset: number): string => `http://localhost:${port + offset}`;
  createStock().listen(port + 1);
  createShop(urlOf(3)).listen(port + 2);
  createShop(urlOf(1)).listen(port, (error?: Error) => {
    if (error !== undefined) throw error;
    console.log(TRY(urlOf(0), urlOf(2)));
  });
}
