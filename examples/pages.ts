import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import express from 'express';
import { errorHandler, NotFound, notFoundHandler } from 'express-return-codes';

const lamps = [
  { id: '1', name: 'A floor lamp' },
  { id: '2', name: 'A desk lamp' },
];

/** A shop for people, with an API beside it: its own pages for what is not there and for what failed. */
export function createApp(): express.Express {
  const app = express();
  app.set('views', join(__dirname, 'views'));
  app.set('view engine', 'ejs');
  app.locals.shop = 'Lamps & More';

  app.get('/', (_req, res) => {
    res.render('home', { lamps });
  });

  app.get('/lamps/:id', (req, res) => {
    const lamp = lamps.find(({ id }) => id === req.params.id);
    if (lamp === undefined) throw new NotFound(`We have no lamp number ${req.params.id}.`);
    res.json(lamp);
  });

  app.get('/checkout', () => {
    throw new Error('no key for the payment service at pay.internal:8443');
  });

  // Clients of the first API know { code, error }; they say so, and keep it.
  app.use('/v1', (_req, res, next) => {
    res.locals.isOld = true;
    next();
  });

  app.use(notFoundHandler());
  app.use(
    errorHandler({
      html: 'problem', // examples/views/problem.ejs, for a browser
      envelope: ({ status, detail, title }, { res }) =>
        res.locals.isOld === true ? { code: status, error: detail ?? title } : undefined,
      traceId: () => randomUUID(), // for people to quote; without it, that of OpenTelemetry or of the traceparent
    }),
  );
  return app;
}

const TRY = (url: string): string => `Listening on ${url}. Open ${url}/lamps/3 in a browser, or try:

  curl -i ${url}/lamps/3 -H 'Accept: text/html'    404  the shop's own page
  curl -i ${url}/checkout -H 'Accept: text/html'   500  another one, with a reference to quote; this log has it, too
  curl -i ${url}/lamps/3                           404  the problem, for a program
  curl -i ${url}/v1/lamps                          404  for a client of the first API
`;

if (require.main === module) {
  const port = Number(process.env.PORT ?? 3000);
  createApp().listen(port, (error?: Error) => {
    if (error !== undefined) throw error;
    console.log(TRY(`http://localhost:${port}`));
  });
}
