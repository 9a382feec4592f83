import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { httpError } from '../codes/errors';
import type { HttpError } from '../codes/http-error';
import { checkedOptions } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import { inWords } from '../lib/guard';
import { explainThrown } from '../mapper/thrown-function';
import { isBare } from './bare-response';
import type { IsBareText } from './bare-response';
import { errorHandler, forgottenCall } from './error-handler';
import { callHook } from './hook';
import { findErrorHandler, isOfThisCopy } from './own-handler';
import { stageOf } from './stage';
import { holdEnd, releaseEnd, watchEnd } from './watched-end';
import type { EndWatcher } from './watched-end';

/** Options of standardBodies. */
export interface StandardBodiesOptions {
  /**
   * Names further texts that say no more than the status, e.g. a rate limiter's default. Asked for text/plain, text/html
   * and what has no type, up to 1,000 characters. @default none
   */
  readonly text?: ((body: string, res: Response) => boolean) | undefined;
}

const checks: OptionChecks<StandardBodiesOptions> = {
  text: {
    isRight: (value) => typeof value === 'function',
    fix: "Pass a function: text: (body) => body === 'Too many requests, please try again later.'.",
  },
};

const USAGE = 'app.use(standardBodies(errors)) before the routes, with const errors = errorHandler()';

/**
 * The middleware before the routes: a failure response that ends without a body, or with nothing but the phrase of its
 * status, becomes the problem of its status, e.g. `res.sendStatus(404)`, `res.status(403).end()`, passport's 401. The
 * error handler of the app makes it: the given one, else the one that is found in the app of the request or its parents.
 *
 * Mount it after compression and session. Every other body stays as it is, and so do an announced `Content-Length: 0`,
 * a Content-Type or Content-Length in answer to HEAD, a head that is written already, and the app's Cache-Control.
 *
 * @example app.use(standardBodies(errors)); // const errors = errorHandler(); … app.use(errors);
 * @throws TypeError that says the fix, when an argument is wrong.
 */
export function standardBodies(errors?: ErrorRequestHandler, options?: StandardBodiesOptions): RequestHandler;
export function standardBodies(...args: unknown[]): unknown {
  if (args.length === 3) {
    const [req, res, next] = args as Parameters<RequestHandler>;
    return errorHandler()(forgottenCall('standardBodies'), req, res, next);
  }
  const [given, options = {}] = args;
  const errors = toErrors(given);
  const { text } = checkedOptions<StandardBodiesOptions>('standardBodies', USAGE, options, checks);
  const isBareText = toIsBareText(text);
  const watchers = new WeakMap<object, EndWatcher>();

  const middleware: RequestHandler = function standardBodiesMiddleware(req, res, next): void {
    const app: object = req.app ?? standardBodies; // node:http's own request has none
    let watcher = watchers.get(app);
    if (watcher === undefined) {
      watcher = watcherOf(errors === undefined ? finderOf(app, middleware) : () => errors, isBareText);
      watchers.set(app, watcher);
    }
    watchEnd(res, watcher);
    next();
  };
  explainThrown(middleware, `standardBodies() is a middleware and was thrown. ${FIX}`);
  return middleware;
}

const FIX = `Write throw new NotFound(), and ${USAGE}.`;
explainThrown(standardBodies, `standardBodies makes a middleware and was thrown. ${FIX}`);

/** Returns the error handler that responds to a request. */
type HandlerOf = (req: Request) => ErrorRequestHandler;

/** Finds the handler of the app of a request, once for each app; `outer` is the one that the middleware stands in. */
function finderOf(outer: unknown, middleware: unknown): HandlerOf {
  const known = new WeakMap<object, ErrorRequestHandler>();
  return ({ app }) => {
    const found =
      known.get(app) ?? findErrorHandler(app, middleware) ?? findErrorHandler(outer, middleware) ?? errorHandler();
    known.set(app, found);
    return found;
  };
}

const isFunction = (value: unknown): value is () => void => typeof value === 'function';

function watcherOf(handlerOf: HandlerOf, isBareText: IsBareText): EndWatcher {
  return (res, args, passOn) => {
    const [chunk, encoding] = args.filter((arg) => !isFunction(arg));
    if (stageOf(res) !== 'open' || !isBare(res, chunk, encoding, isBareText)) return false;
    const { req } = res;
    const handler = handlerOf(req);
    let isPassedOn = false;
    const next = (): void => {
      if (!isPassedOn) passOn(); // a rule that passes on, a handler that is not ours: as if nobody had asked
      isPassedOn = true;
    };
    releaseEnd(res);
    handler(errorOf(res), req, res, next);
    if (isPassedOn) return true;
    const callback = args.find(isFunction);
    if (callback !== undefined) res.once('finish', callback);
    if (isOfThisCopy(handler) && stageOf(res) === 'open') holdEnd(res); // a page of the app's own takes its time
    return true;
  };
}

/** The error of a response that says no more than its status. The app's Cache-Control is kept. */
function errorOf(res: Response): HttpError {
  const cacheControl = res.getHeader('Cache-Control');
  const headers = cacheControl === undefined ? undefined : { 'Cache-Control': String(cacheControl) };
  return httpError(res.statusCode, undefined, { headers });
}

// Express tells an error handler by its four parameters, too.
const isHandler = (value: unknown): value is ErrorRequestHandler =>
  typeof value === 'function' && value.length === 4 && value !== errorHandler;

function toErrors(given: unknown): ErrorRequestHandler | undefined {
  if (given === undefined || isHandler(given)) return given;
  throw new TypeError(`standardBodies takes the error handler of the app, not ${inWords(given)}. Write ${USAGE}.`);
}

/** Asks the hook of the app; one that fails names nothing, and says so once. */
function toIsBareText(text: StandardBodiesOptions['text']): IsBareText {
  if (text === undefined) return () => false;
  let isReported = false;
  return (body, res) => {
    const warnings: string[] = [];
    const isNamed = callHook('text', () => text(body, res), warnings) === true;
    const [warning] = warnings;
    if (warning !== undefined && !isReported) process.emitWarning(warning, { code: 'EXPRESS_RETURN_CODES' });
    isReported ||= warning !== undefined;
    return isNamed;
  };
}
