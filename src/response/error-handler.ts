import type { ErrorRequestHandler } from 'express';
import { InternalServerError } from '../codes/errors';
import { toChallenge } from '../codes/header-fields';
import type { HttpError } from '../codes/http-error';
import { toProblem } from '../codes/problem';
import { memberOf, readOnce } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { explainThrown } from '../mapper/thrown-function';
import { explainOrPass } from '../mapper/explain';
import { isPassOn } from '../mapper/pass-on';
import { clientLeftVerdict, unreadableVerdict } from '../mapper/verdicts';
import { Failure } from './context';
import { describe } from './describe';
import { isOfLeaving } from './leaving';
import { sendLastResort } from './last-resort';
import { reporter } from './log';
import { toErrorHandlerOptions } from './options';
import type { ErrorHandlerOptions } from './options';
import { markErrorHandler } from './own-handler';
import { publish } from './publish';
import { sendOwnPage, sendProblem } from './send';
import type { Handling, Outgoing } from './send';
import { cut, hasClientLeft, stageOf } from './stage';
import { unlistedClasses } from './unlisted-classes';

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
  const { rules, appErrors, validationStatus, evidence } = options;
  const handling: Handling = { options, challenge, report: reporter(options.log, unlistedClasses(appErrors)) };

  const handler: ErrorRequestHandler = function errorHandlerMiddleware(thrown: unknown, req, res, next): void {
    const warnings: string[] = [];
    let isPassedOn = false;
    try {
      const isLeft = hasClientLeft(req, res) && isOfLeaving(thrown); // asked first: what is done to `res` changes it
      const fallbackStatus = readOnce(res, 'statusCode');
      const told = { rules, appErrors, validationStatus, fallbackStatus, warnings, req, res, evidence };
      const verdict = explainOrPass(thrown, told, typeof next === 'function'); // a test can call it without
      if (isPassOn(verdict)) isPassedOn = true;
      else if (isLeft) tell(new Failure(thrown, clientLeftVerdict(thrown), req, res, warnings), handling);
      else handle(new Failure(thrown, verdict, req, res, warnings), handling);
    } catch (failure) {
      warnings.push(stackOf(failure)); // an error of ours that was tampered with, a request or a response that is none
      handlePlainly(new Failure(thrown, unreadableVerdict(thrown), req, res, warnings), handling);
    }
    if (isPassedOn) next(thrown); // what fails there is not ours
  };
  explainThrown(handler, `errorHandler() is an error handler and was thrown. ${FIX}`);
  markErrorHandler(handler);
  return handler;
}

/** Logs and publishes an error to which nobody is left to respond. */
function tell(context: Failure, { options, report }: Handling): void {
  publish(describe(context, context.req, options), context, report);
}

/** Responds to the error of a request where that is still possible, then logs and publishes it. */
function handle(context: Failure, handling: Handling): void {
  const { error, res, warnings } = context;
  const problem = describe(context, context.req, handling.options);
  const fields = memberOf(error, 'headers');
  const headers = fields === undefined ? undefined : Object.entries(fields); // throws where an error was tampered with
  const outgoing: Outgoing = { problem, headers, context, handling };
  const stage = stageOf(res);
  let ownPage: ReturnType<typeof sendProblem>;
  try {
    if (stage === 'open') ownPage = sendProblem(outgoing);
    else if (stage === 'half-written') {
      cut(res); // not next(): Express would log it once more
      warnings.push('The response was half-written, and was cut');
    }
  } catch (failure) {
    warnings.push(`The response could not be sent: ${stackOf(failure)}`);
    sendLastResort(res);
  }
  publish(problem, context, handling.report);
  if (ownPage !== undefined) sendOwnPage(ownPage, outgoing);
}

/** The same where that failed: with a plain 500, or the last resort. */
function handlePlainly(context: Failure, handling: Handling): void {
  try {
    handle(context, handling);
  } catch (failure) {
    context.warnings.push(`The response could not be sent: ${stackOf(failure)}`);
    sendLastResort(context.res);
    publish(toProblem(context.error), context, handling.report);
  }
}
