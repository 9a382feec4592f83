import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { routesBefore } from './allowed-methods';
import { errorHandler, forgottenCall } from './error-handler';
import { MethodNotAllowed, NotFound } from '../codes/errors';
import { checkedOptions } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import { explainThrown } from '../mapper/thrown-function';

/** Options of notFoundHandler. */
export interface NotFoundHandlerOptions {
  /** Answers 405 where the path exists under other methods; `false` for a 404 there too. @default true */
  readonly methods?: boolean | undefined;
}

const checks: OptionChecks<NotFoundHandlerOptions> = {
  methods: { isRight: (value) => typeof value === 'boolean', fix: 'Pass true or false.' },
};

/**
 * The middleware after all routes: 404, or 405 with Allow where a route that is registered before it has the path under
 * other methods (RFC 9110 §15.5.6). A route with a wildcard, a RegExp or OPTIONS alone does not count. Does nothing
 * after a response that has begun. OPTIONS on a path with routes is left to Express, which answers it.
 *
 * @example app.use(notFoundHandler());
 * @throws TypeError that says the fix, when an option is wrong.
 */
export function notFoundHandler(options?: NotFoundHandlerOptions): RequestHandler;
export function notFoundHandler(...args: unknown[]): unknown {
  if (args.length === 3) {
    const [req, res, next] = args as Parameters<RequestHandler>;
    return errorHandler()(forgottenCall('notFoundHandler'), req, res, next);
  }
  const [given = {}] = args;
  const usage = 'app.use(notFoundHandler())';
  const options = checkedOptions<NotFoundHandlerOptions>('notFoundHandler', usage, given, checks);
  const asksMethods = options.methods !== false;

  const middleware: RequestHandler = function notFoundHandlerMiddleware(
    req: Request,
    res: Response,
    next: NextFunction,
  ): void {
    if (res.headersSent) return; // a handler that has answered, and called next()
    const isOptions = req.method === 'OPTIONS';
    if (!asksMethods && !isOptions) return next(new NotFound());
    const { methods, answersOptions } = routesBefore(middleware, req);
    if (isOptions && answersOptions) next();
    else if (methods.length === 0 || !asksMethods || methods.includes(req.method)) next(new NotFound());
    else next(new MethodNotAllowed(undefined, { allow: methods }));
  };
  explainThrown(middleware, `notFoundHandler() is a middleware and was thrown. ${FIX}`);
  return middleware;
}

const FIX = 'Write throw new NotFound(), and app.use(notFoundHandler()) after the routes.';
explainThrown(notFoundHandler, `notFoundHandler makes a middleware and was thrown. ${FIX}`);
