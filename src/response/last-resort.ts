import { httpError } from '../codes/errors';
import { toProblem } from '../codes/problem';
import { callMethod, isArray, read } from '../lib/guard';
import { releaseEnd } from './watched-end';

const BODY = JSON.stringify(toProblem(httpError(500)));

/**
 * Sends a constant 500 to what cannot be used as a response: a mock of a test, an adapter's, one whose `setHeader` is
 * broken. It needs nothing but `end`, and destroys a response that has begun or does not end. Never throws.
 */
export function sendLastResort(res: unknown): void {
  if (read(res, 'headersSent') === true) {
    callMethod(res, 'destroy');
    return;
  }
  const names = callMethod(res, 'getHeaderNames');
  if (isArray(names)) for (const name of names) callMethod(res, 'removeHeader', name);
  try {
    Object.assign(Object(res), { statusCode: 500 });
  } catch {
    // a response that is frozen: `end` sends what it has
  }
  callMethod(res, 'setHeader', 'Content-Type', 'application/problem+json');
  callMethod(res, 'setHeader', 'Cache-Control', 'no-store');
  releaseEnd(res);
  callMethod(res, 'end', BODY);
  if (read(res, 'writableEnded') !== true) callMethod(res, 'destroy'); // `end` is broken, too: nobody is left to wait
}
