import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { allowedMethods } from './allowed-methods';
import { errorHandler, forgottenCall } from './error-handler';
import { MethodNotAllowed, NotFound } from './errors';

/**
 * The middleware after all routes: 404, or 405 with Allow where the path exists under other methods (RFC 9110
 * §15.5.6). OPTIONS on a path with routes is left to Express, which answers it.
 *
 * @example app.use(notFound());
 */
export function notFound(): RequestHandler;
export function notFound(...args: unknown[]): unknown {
  if (args.length === 3) {
    const [req, res, next] = args as Parameters<RequestHandler>;
    return errorHandler()(forgottenCall('notFound'), req, res, next);
  }
  if (args.length > 0) throw new TypeError('notFound takes no arguments. Write app.use(notFound()).');

  return function notFoundMiddleware(req: Request, _res: Response, next: NextFunction): void {
    const methods = allowedMethods(req) ?? [];
    if (methods.length === 0 || methods.includes(req.method)) next(new NotFound());
    else if (req.method === 'OPTIONS') next();
    else next(new MethodNotAllowed(undefined, { allow: methods }));
  };
}
