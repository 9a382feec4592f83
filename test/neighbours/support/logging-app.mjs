// An app with a log of its own: one 4xx and one 5xx.
import express from 'express';
import { Conflict } from 'express-return-codes';
import { serve } from './serve.mjs';

const { first, last } = await import(`../recipes/${process.argv[2]}.mjs`);
const app = express();
if (first) app.use(first);
app.get('/conflict', () => {
  throw new Conflict('Paid.');
});
app.get('/bug', (req) => req.nothing.there);
app.use(last);
await serve(app, async (ask) => {
  await ask('/conflict');
  await ask('/bug');
});
