import express from 'express';
import { defineError, errorHandler, NotFound, notFoundHandler } from 'express-return-codes';
import { returnCodeDocs } from 'express-return-codes/docs';
import { openApiComponents } from 'express-return-codes/openapi';

/** The codes of this API beside those of HTTP, each documented where it is born. */
export const OrderAlreadyPaid = defineError({
  code: 'ORDER_ALREADY_PAID',
  status: 409,
  title: 'Order Already Paid',
  description: 'The order cannot be changed because it is already paid.',
});

export const DailyLimitReached = defineError({
  code: 'DAILY_LIMIT_REACHED',
  status: 429,
  title: 'Daily Limit Reached',
  description: 'The account has used up its orders of today.',
});

const codes = [OrderAlreadyPaid, DailyLimitReached];
const typeBase = '/problems/';

/** An orders API that explains its failures: every body's `type` leads to its page. */
export function createApp(): express.Express {
  const app = express();

  app.put('/orders/:id', (req) => {
    if (req.params.id !== '17') throw new NotFound(`There is no order ${req.params.id}.`);
    throw new OrderAlreadyPaid('Order 17 was paid on 1 November.', { extensions: { paidAt: '2026-11-01' } });
  });

  app.post('/orders', () => {
    throw new DailyLimitReached('Five orders a day.', { retryAfter: 3600 });
  });

  app.use('/problems', returnCodeDocs({ codes }));

  app.get('/openapi.json', (_req, res) => {
    res.json({
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1.0.0' },
      paths: {
        '/orders/{id}': {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          put: {
            responses: {
              200: { description: 'The order is changed.' },
              404: { $ref: '#/components/responses/NotFound' },
              409: { $ref: '#/components/responses/OrderAlreadyPaid' },
            },
          },
        },
        '/orders': {
          post: {
            responses: {
              202: { description: 'The order is accepted.' },
              429: { $ref: '#/components/responses/DailyLimitReached' },
            },
          },
        },
      },
      components: openApiComponents({ codes, typeBase }),
    });
  });

  app.use(notFoundHandler());
  app.use(errorHandler({ typeBase, html: true })); // a browser that meets a failure gets a page
  return app;
}

const TRY = (url: string): string => `Listening on ${url}. Open ${url}/problems in a browser, or try:

  curl -i -X PUT ${url}/orders/17                     409  whose type leads to ${url}/problems/order-already-paid
  curl -i -X POST ${url}/orders                       429  with Retry-After
  curl -i ${url}/orders -H 'Accept: text/html'        405  as a page
  curl ${url}/problems -H 'Accept: application/json'  the tables as JSON
  curl ${url}/openapi.json                            the same codes in OpenAPI 3.1
`;

if (require.main === module) {
  const port = Number(process.env.PORT ?? 3000);
  createApp().listen(port, (error?: Error) => {
    if (error !== undefined) throw error;
    console.log(TRY(`http://localhost:${port}`));
  });
}
