import Koa from 'koa';
import { NotFound, problemResponse } from '../support/fetch.mjs';

export const app = new Koa();

app.use(async (ctx, next) => {
  try {
    await next();
    if (ctx.status === 404 && ctx.body === undefined) throw new NotFound();
  } catch (error) {
    const headers = { ...ctx.response.headers };
    for (const name of Object.keys(headers)) ctx.remove(name);
    ctx.body = problemResponse(error, { request: ctx.request, sent: { params: ctx.params }, headers });
    ctx.set('Set-Cookie', ctx.body.headers.getSetCookie()); // Koa makes one line of them
  }
});
