import type { RequestHandler } from 'express';
import { errorHandler, notFoundHandler } from '../../src';
import type { ErrorHandlerOptions } from '../../src';
import type { Express } from './expresses';

/** An app with one route of all methods, `/x`, and the library behind it. */
export function appOf(express: Express, handler: RequestHandler, options?: ErrorHandlerOptions): ReturnType<Express> {
  const app = express();
  app.all('/x', handler);
  app.use(notFoundHandler());
  app.use(errorHandler(options));
  return app;
}

/** A handler that throws this. */
export const throwIt =
  (thrown: unknown): RequestHandler =>
  () => {
    throw thrown;
  };
