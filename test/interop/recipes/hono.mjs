import { Hono } from 'hono';
import { NotFound, problemResponse } from '../support/fetch.mjs';

export const app = new Hono();

app.onError((error, c) => {
  const response = problemResponse(error, {
    request: c.req.raw,
    sent: { params: c.req.param() },
    headers: c.res.headers,
  });
  c.res = undefined; // its fields are in the response already
  return response;
});
app.notFound(() => {
  throw new NotFound();
});
