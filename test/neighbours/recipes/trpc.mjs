import { initTRPC } from '@trpc/server';
import { isHttpError, toHttpError, toProblem } from 'express-return-codes';

export const t = initTRPC.create({
  errorFormatter: ({ shape, error }) => {
    const problem = toProblem(toHttpError(isHttpError(error.cause) ? error.cause : error));
    return { ...shape, message: problem.detail ?? problem.description, data: { ...shape.data, problem } };
  },
});
