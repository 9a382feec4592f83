import Fastify from 'fastify';
import { NotFound, problemResponse } from '../support/fetch.mjs';

export const app = Fastify();

app.setErrorHandler((error, request, reply) => {
  const headers = reply.getHeaders();
  for (const name of Object.keys(headers)) reply.removeHeader(name);
  const response = problemResponse(error, { request, headers });
  for (const [name, value] of response.headers) reply.header(name, value);
  return reply.code(response.status).send(response.body ?? new Blob([]).stream()); // its HEAD routes take no Response
});
app.setNotFoundHandler(() => {
  throw new NotFound();
});
