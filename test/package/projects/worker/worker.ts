import { NotFound, problemResponse } from 'express-return-codes/fetch';
import type { ProblemResponseOptions } from 'express-return-codes/fetch';

const options: ProblemResponseOptions = {
  extend: (_problem, { req }) => ({ method: req?.method }),
  log: false,
};

async function respond(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/input') throw invalid((await request.json()) as { count: unknown });
  if (pathname === '/upstream') await fetch('https://upstream.example/');
  throw new NotFound(`There is no ${pathname}.`);
}

/** What a validator throws. */
const invalid = (body: { count: unknown }): Error =>
  Object.assign(new Error('invalid'), {
    name: 'ZodError',
    body,
    issues: [{ path: ['count'], code: 'invalid_type', expected: 'number', message: 'Expected a number.' }],
  });

export default {
  async fetch(request: Request): Promise<Response> {
    const body: unknown = request.method === 'POST' ? await request.clone().json() : undefined;
    try {
      return await respond(request);
    } catch (error) {
      return problemResponse(error, { ...options, request, sent: { body }, html: true });
    }
  },
};
