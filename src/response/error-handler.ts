import { channel } from 'diagnostics_channel';
import { debuglog } from 'util';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { httpError, InternalServerError } from '../codes/errors';
import { toChallenge } from '../codes/header-fields';
import type { FieldValue } from '../codes/header-fields';
import type { HttpError } from '../codes/http-error';
import { addMembers, toProblem } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { inWords, isArray, isObject, memberOf, readOnce } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { isUriReference } from '../lib/uri';
import { explainThrown } from '../mapper/thrown-function';
import { explain } from '../mapper/explain';
import type { Verdict } from '../mapper/explain';
import { callHook } from './hook';
import { sendLastResort } from './last-resort';
import { headOf, reporter } from './log';
import type { Report } from './log';
import { toErrorHandlerOptions } from './options';
import type { ErrorContext, ErrorHandlerOptions } from './options';
import { render } from './render';
import { pathOf, traceIdOf } from './request-facts';
import { respond } from './respond';
import { cut, hasClientLeft, isOfLeaving, stageOf } from './stage';

// NODE_DEBUG=express-return-codes prints the verdict of each error, a 4xx too.
const debug = debuglog('express-return-codes');
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
    return middleware(toErrorHandlerOptions({}))(forgottenCall('errorHandler', thrown), req, res, next);
  }
  const [options = {}] = args;
  return middleware(toErrorHandlerOptions(options));
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
  const { rules, validationStatus, evidence } = options;
  const report = reporter(options.log);

  const handler: ErrorRequestHandler = function errorHandlerMiddleware(thrown: unknown, req, res, _next): void {
    const warnings: string[] = [];
    try {
      // Asked first: what is done to the response changes it.
      if (hasClientLeft(req, res) && isOfLeaving(thrown)) {
        const context = contextOf(thrown, clientLeft(thrown), req, res, warnings);
        publish(describe(context, options, warnings), context, report);
        return;
      }
      const fallbackStatus = readOnce(res, 'statusCode');
      const verdict = explain(thrown, { rules, validationStatus, fallbackStatus, warnings, req, evidence });
      handle(contextOf(thrown, verdict, req, res, warnings), options, challenge, report);
    } catch (failure) {
      warnings.push(stackOf(failure)); // an error of ours that was tampered with, a request or a response that is none
      handlePlainly(contextOf(thrown, failed(thrown), req, res, warnings), options, challenge, report);
    }
  };
  explainThrown(handler, `errorHandler() is an error handler and was thrown. ${FIX}`);
  return handler;
}

// 499 is nginx's status of a request whose client closed the connection: for log and channel, nothing is sent.
const clientLeft = (thrown: unknown): Verdict => ({
  error: httpError(499, undefined, { cause: thrown }),
  family: 'node',
  because: 'the client went away',
  fault: 'client',
  certainty: 'recognized',
});

const failed = (thrown: unknown): Verdict => ({
  error: new InternalServerError(undefined, { cause: thrown }),
  family: 'unknown',
  because: 'it cannot be read',
  fault: 'server',
  certainty: 'assumed',
});

const contextOf = (thrown: unknown, verdict: Verdict, req: Request, res: Response, warnings: string[]): Failure => ({
  thrown,
  error: verdict.error,
  verdict,
  req,
  res,
  warnings,
});

interface Failure extends ErrorContext {
  readonly warnings: string[];
}

/** Responds to the error of a request where that is still possible, then logs and publishes it. */
function handle(context: Failure, options: ErrorHandlerOptions, challenge: FieldValue, report: Report): void {
  const { error, req, res, warnings } = context;
  const problem = describe(context, options, warnings);
  const fields = memberOf(error, 'headers');
  const headers = fields === undefined ? undefined : Object.entries(fields);
  const stage = stageOf(res);
  try {
    if (stage === 'open') {
      const body = render(problem, context, options, warnings);
      respond(req, res, { status: problem.status, headers, challenge, body }, warnings);
    } else if (stage === 'half-written') {
      cut(res); // not next(): Express would log it once more
      warnings.push('The response was half-written, and was cut');
    }
  } catch (failure) {
    warnings.push(`The response could not be sent: ${stackOf(failure)}`);
    sendLastResort(res);
  }
  publish(problem, context, report);
}

/** The same where that failed: with a plain 500, or the last resort. */
function handlePlainly(...[context, options, challenge, report]: Parameters<typeof handle>): void {
  try {
    handle(context, options, challenge, report);
  } catch (failure) {
    context.warnings.push(`The response could not be sent: ${stackOf(failure)}`);
    sendLastResort(context.res);
    publish(toProblem(context.error), context, report);
  }
}

/** Tells the log, pino-http and the diagnostics channel. */
function publish(problem: Problem, context: Failure, report: Report): void {
  const { error, res } = context;
  try {
    if (problem.status >= 500) Reflect.set(res, 'err', error); // pino-http logs it, with its causes
  } catch {
    // a mock, or a setter that throws
  }
  report(problem, context);
  if (debug.enabled) debug(headOf(problem, context));
  if (everyError.hasSubscribers) everyError.publish({ ...context, problem });
}

/** The problem that an error is in this request, with what the app's hooks say of it. */
function describe(context: ErrorContext, options: ErrorHandlerOptions, warnings: string[]): Problem {
  const { error, req } = context;
  const { typeBase, expose, extend } = options;
  warnings.push(...(memberOf(error, 'dropped') ?? []));
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
