// An app with Sentry: prints, for each path, the status and the names of the errors that were reported.
import axios from 'axios';
import { z } from 'zod';
import { asyncHandler, Conflict, errorHandler, notFoundHandler } from 'express-return-codes';
import { shouldHandleError } from '../recipes/sentry.mjs';
import { serve, withUpstream } from './serve.mjs';

const [sentry, express] = process.argv.slice(2);
globalThis.reported ??= [];
const { default: create } = await import(express);
const app = create();
app.get('/zod', (req) => z.object({ page: z.string() }).parse(req.query));
app.get('/axios', asyncHandler(() => withUpstream(401, (url) => axios.get(url)))); // prettier-ignore
app.get('/conflict', () => {
  throw new Conflict('Paid.');
});
app.get('/bug', (req) => req.nothing.there);
app.use(notFoundHandler());
if (sentry === '9') {
  const Sentry = await import('sentry9');
  Sentry.init({
    dsn: 'http://key@127.0.0.1:9/1',
    beforeSend: (_event, { originalException }) => (globalThis.reported.push(originalException.name), null),
  });
  Sentry.setupExpressErrorHandler(app, { shouldHandleError });
}
app.use(errorHandler({ log: false }));

const told = {};
await serve(app, async (ask) => {
  for (const path of ['/zod', '/axios', '/conflict', '/bug', '/nowhere']) {
    const { status } = await ask(path);
    await new Promise((resolve) => setTimeout(resolve, 300)); // Sentry reports in its own time
    told[path] = [status, globalThis.reported.splice(0)];
  }
});
console.log(JSON.stringify(told));
process.exit();
