import { channel } from 'diagnostics_channel';
import type { ErrorRequestHandler, Request } from 'express';
import { checkErrorHandlerOptions } from './options';
import type { ErrorContext, ErrorHandlerOptions } from './options';
import { InternalServerError } from '../codes/errors';
import { inWords, isArray, isObject, readOnce, stackOf } from '../lib/guard';
import { toChallenge } from '../codes/header-fields';
import type { FieldValue } from '../codes/header-fields';
import type { HttpError } from '../codes/http-error';
import { callHook } from './hook';
import { isAbort, report } from './log';
import { addMembers, toProblem } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { render } from './render';
import { pathOf, traceIdOf } from './request-facts';
import { send, stageOf } from './respond';
import { isUriReference } from '../lib/uri';
import { explainThrown } from '../mapper/thrown-function';
import { toHttpError } from '../mapper/to-http-error';

const everyError = channel('express-return-codes:error');

/**
 * The middleware at the end of the app: whatever was thrown is answered with the right status and one standard JSON
 * body (RFC 9457).
 *
 * @example app.use(errorHandler());
 * @throws TypeError that says the fix, when an option is wrong.
 */
export function errorHandler(options?: ErrorHandlerOptions): ErrorRequestHandler;
export function errorHandler(...args: unknown[]): unknown {
  if (args.length === 4) {
    const [thrown, req, res, next] = args as Parameters<ErrorRequestHandler>;
    return middleware({})(forgottenCall('errorHandler', thrown), req, res, next);
  }
  const [options = {}] = args;
  checkErrorHandlerOptions(options);
  return middleware(options);
}
// Express takes a function of four parameters for an error handler: so app.use(errorHandler) is called, and caught.
Object.defineProperty(errorHandler, 'length', { value: 4 });

const FIX = 'Write app.use(errorHandler()) after the routes, and throw an error: throw new NotFound().';
explainThrown(errorHandler, `errorHandler makes an error handler and was thrown. ${FIX}`);

/** The 500 of `app.use(name)` where `app.use(name())` was meant. */
export function forgottenCall(name: string, thrown?: unknown): HttpError {
  const sentence = `${name} is a factory and was not called. Write app.use(${name}()).`;
  return new InternalServerError(undefined, { cause: new TypeError(sentence, { cause: thrown }) });
}

function middleware(options: ErrorHandlerOptions): ErrorRequestHandler {
  const challenge = toChallenge(options.challenge) ?? 'Bearer realm="api"';
  const { rules, validationStatus } = options;

  const handler: ErrorRequestHandler = function errorHandlerMiddleware(thrown: unknown, req, res, _next): void {
    const warnings: string[] = [];
    try {
      const error = toHttpError(thrown, {
        rules,
        validationStatus,
        fallbackStatus: readOnce(res, 'statusCode'),
        warnings,
      });
      answer({ thrown, error, req, res }, options, challenge, warnings);
    } catch (fault) {
      warnings.push(stackOf(fault)); // an error of ours that was tampered with: a Proxy, a getter that throws
      const error = new InternalServerError(undefined, { cause: thrown });
      answer({ thrown, error, req, res }, options, challenge, warnings);
    }
  };
  explainThrown(handler, `errorHandler() is an error handler and was thrown. ${FIX}`);
  return handler;
}

/** The error of a request: answered where it still can be, logged and published. */
function answer(context: ErrorContext, options: ErrorHandlerOptions, challenge: FieldValue, warnings: string[]): void {
  const { error, req, res } = context;
  const problem = describe(context, options, warnings);
  const headers = error.headers === undefined ? undefined : Object.entries(error.headers);
  const stage = stageOf(res);
  try {
    if (stage === 'open') {
      const body = render(problem, context, options, warnings);
      send(req, res, { status: problem.status, headers, challenge, body }, warnings);
    } else if (stage === 'half-written') {
      res.destroy(); // not next(): Express would log it once more
      if (options.log === undefined) warnings.push('The response was half-written, and was cut');
    }
  } catch (fault) {
    warnings.push(`The response could not be sent: ${stackOf(fault)}`);
    res.destroy();
  }
  if (problem.status >= 500) Object.assign(res, { err: error }); // pino-http logs it, with its causes
  if (stage !== 'gone' || !isAbort(context)) report(problem, context, options.log, warnings);
  if (everyError.hasSubscribers) everyError.publish({ ...context, problem });
}

/** The problem that an error is in this request, with what the app's hooks say of it. */
function describe(context: ErrorContext, options: ErrorHandlerOptions, warnings: string[]): Problem {
  const { error, req } = context;
  const { typeBase, expose, extend } = options;
  if (error.dropped !== undefined) warnings.push(...error.dropped);
  const problem = toProblem(error, {
    typeBase,
    instance: instanceOf(req, options.instance, warnings),
    traceId: traceIdOf(req),
    expose: expose && callHook('expose', () => expose(error, context), warnings) === true,
    warnings,
  });
  if (extend !== undefined) {
    const members = callHook('extend', () => extend({ ...problem }, context), warnings);
    if (isObject(members) && !isArray(members)) addMembers(problem, members, warnings);
    else if (members !== undefined) warnings.push(`The option extend returned ${inWords(members)}, not an object`);
  }
  return problem;
}

function instanceOf(req: Request, option: ErrorHandlerOptions['instance'], warnings: string[]): string | undefined {
  if (option === undefined) return pathOf(req);
  const instance = option === false ? undefined : callHook('instance', () => option(req), warnings);
  if (instance === undefined || isUriReference(instance)) return instance;
  warnings.push(`The option instance returned ${inWords(instance)}, not a URI reference`);
  return undefined;
}
