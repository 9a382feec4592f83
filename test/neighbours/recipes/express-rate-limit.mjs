import { rateLimit } from 'express-rate-limit';
import { TooManyRequests } from 'express-return-codes';

export const limiter = rateLimit({
  limit: 100,
  windowMs: 60_000,
  handler: (_req, _res, next, { windowMs }) => next(new TooManyRequests(undefined, { retryAfter: windowMs / 1000 })),
});
