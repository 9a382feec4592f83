import { httpError } from '../codes/errors';
import { toProblem } from '../codes/problem';
import { isArray, read } from '../lib/guard';

const BODY = JSON.stringify(toProblem(httpError(500)));

/**
 * Sends a constant 500 to what cannot be used as a response: a mock of a test, an adapter's, one whose `setHeader` is
 * broken. It needs nothing but `end`, and destroys a response that has begun or does not end. Never throws.
 */
export function sendLastResort(res: unknown): void {
  if (read(res, 'headersSent') === true) {
    call(res, 'destroy');
    return;
  }
  const names = call(res, 'getHeaderNames');
  if (isArray(names)) for (const name of names) call(res, 'removeHeader', name);
  try {
    Object.assign(Object(res), { statusCode: 500 });
  } catch {
    // a response that is frozen: `end` sends what it has
  }
  call(res, 'setHeader', 'Content-Type', 'application/problem+json');
  call(res, 'setHeader', 'Cache-Control', 'no-store');
  call(res, 'end', BODY);
  if (read(res, 'writableEnded') !== true) call(res, 'destroy'); // `end` is broken, too: nobody is left to wait
}

/** Calls a method that may be missing, or may throw. */
function call(target: unknown, name: string, ...args: readonly unknown[]): unknown {
  const method = read(target, name);
  try {
    return typeof method === 'function' ? Reflect.apply(method, target, args) : undefined;
  } catch {
    return undefined;
  }
}
