import { createServer } from 'http';
import type { Server } from 'http';
import express from 'express';
import { BadRequest, Conflict, NotFound, ServiceUnavailable, Unauthorized } from 'express-return-codes';
import { answerClientErrors, errorHandler, httpError, notFoundHandler } from 'express-return-codes';
import { returnCodes, standardBodies } from 'express-return-codes';

interface Order {
  id: string;
  item: string;
  status: 'open' | 'paid';
}

/** A small orders API: its failures are thrown, and what is not gets the same body. */
export function createApp(): express.Express {
  const orders = new Map<string, Order>([
    ['17', { id: '17', item: 'A lamp', status: 'paid' }],
    ['18', { id: '18', item: 'A chair', status: 'open' }],
  ]);
  const find = (id: string): Order => {
    const order = orders.get(id);
    if (order === undefined) throw new NotFound(`There is no order ${id}.`);
    return order;
  };

  const errors = errorHandler();
  const app = express();
  app.use(standardBodies(errors)); // before the routes, after compression and session
  app.use(express.json());

  app.get('/orders/:id', (req, res) => {
    res.json(find(req.params.id));
  });

  app.put('/orders/:id', (req, res) => {
    const order = find(req.params.id);
    if (order.status === 'paid') throw new Conflict(`Order ${order.id} is already paid.`);
    if (typeof req.body?.item !== 'string') {
      throw new BadRequest('An order needs an item.', { errors: [{ detail: 'must be text', pointer: '#/item' }] });
    }
    order.item = req.body.item;
    res.json(order);
  });

  app.post('/orders', (req, res) => {
    if (req.headers.authorization === undefined) {
      throw new Unauthorized('Send a token to order.', { challenge: { scheme: 'Bearer', realm: 'orders' } });
    }
    res.status(202).json({ accepted: true });
  });

  app.get('/reports', () => {
    throw new ServiceUnavailable('The reports are being rebuilt.', { retryAfter: 120, expose: true });
  });

  app.get('/bug', (req, res) => {
    const body = req.body as { order: Order }; // no body: a TypeError that nobody expected
    res.json(body.order.item);
  });

  app.get('/codes/:status', (req) => {
    const code = Object.values(returnCodes).find(({ status }) => String(status) === req.params.status);
    if (code === undefined || code.status < 400) throw new NotFound('The document has no such failure.');
    throw httpError(code.status);
  });

  app.get('/admin', (_req, res) => {
    res.sendStatus(403); // as middleware does that knows nothing of thrown errors
  });

  app.use(notFoundHandler());
  app.use(errors);
  return app;
}

/** The server of the app: what node:http answers before Express is asked gets the same body, too. */
export const createQuickstart = (): Server => answerClientErrors(createServer(createApp()));

const TRY = (url: string): string => `Listening on ${url}. Try:

  curl -i -X PUT ${url}/orders/17                    409  already paid
  curl -i ${url}/orders/99                           404  no such order
  curl -i -X DELETE ${url}/orders/17                 405  with Allow
  curl -i -X POST ${url}/orders                      401  with WWW-Authenticate
  curl -i -X PUT ${url}/orders/18 \\
       -H 'Content-Type: application/json' -d '{"item":'          400  malformed JSON
  curl -i ${url}/reports                             503  with Retry-After
  curl -i ${url}/bug                                 500  and the cause in this log
  curl -i ${url}/codes/504                           any documented code
  curl -i ${url}/admin                               403  sent by res.sendStatus(403)
  curl -i -H 'Expect: tea' ${url}/orders/17          417  found by node:http, before Express
`;

if (require.main === module) {
  const port = Number(process.env.PORT ?? 3000);
  createQuickstart().listen(port, () => {
    console.log(TRY(`http://localhost:${port}`));
  });
}
