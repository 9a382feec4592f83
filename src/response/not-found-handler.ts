import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { allowedMethods } from './allowed-methods';
import { errorHandler, forgottenCall } from './error-handler';
import { MethodNotAllowed, NotFound } from '../codes/errors';

/**
 * The middleware after all routes: 404, or 405 with Allow where the path exists under other methods (RFC 9110
 * §15.5.6). OPTIONS on a path with routes is left to Express, which answers it.
 *
 * @example app.use(notFoundHandler());
 */
export function notFoundHandler(): RequestHandler;
export function notFoundHandler(...args: unknown[]): unknown {
  if (args.length === 3) {
    const [req, res, next] = args as Parameters<RequestHandler>;
    return errorHandler()(forgottenCall('notFoundHandler'), req, res, next);
  }
  if (args.length > 0) throw new TypeError('notFoundHandler takes no arguments. Write app.use(notFoundHandler()).');

  return function notFoundHandlerMiddleware(req: Request, _res: Response, next: NextFunction): void {
    const methods = allowedMethods(req) ?? [];
    if (methods.length === 0 || methods.includes(req.method)) next(new NotFound());
    else if (req.method === 'OPTIONS') next();
    else next(new MethodNotAllowed(undefined, { allow: methods }));
  };
}
