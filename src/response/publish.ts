import { channel } from 'diagnostics_channel';
import { debuglog } from 'util';
import type { Problem } from '../codes/problem';
import type { Failure } from './context';
import { headOf } from './log';
import type { Report } from './log';

// NODE_DEBUG=express-return-codes prints the verdict of each error, a 4xx too.
const debug = debuglog('express-return-codes');
const everyError = channel('express-return-codes:error');

/** Tells the log, pino-http and the diagnostics channel. */
export function publish(problem: Problem, context: Failure, report: Report<Failure>): void {
  const { error, res } = context;
  try {
    if (problem.status >= 500) Reflect.set(res, 'err', error); // pino-http logs it, with its causes
  } catch {
    // a mock, or a setter that throws
  }
  report(problem, context);
  if (debug.enabled) debug(headOf(problem, context));
  if (!everyError.hasSubscribers) return;
  const message = { ...context, problem };
  everyError.publish(Object.defineProperty(message, 'route', { get: () => context.route })); // asked for when it is read
}
