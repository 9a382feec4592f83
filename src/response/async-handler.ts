import type { RequestHandler } from 'express';
import { InternalServerError } from '../codes/errors';
import { inWords, read } from '../lib/guard';
import { explainThrown } from '../mapper/thrown-function';

// What types the parameters of a handler that stands alone. A method, as it may ask for more than any Request has.
type Handler = { handle(...args: Parameters<RequestHandler>): unknown }['handle'];

/**
 * A handler whose rejection reaches the error handler on Express 4 too, and whose thrown or rejected `undefined`,
 * `null`, `0`, `''`, `false`, `'route'` or `'router'`, which Express takes for no error, becomes a 500 with that value
 * as its cause. `next('route')` passes.
 *
 * @example app.get('/orders/:id', asyncHandler(async (req, res) => { … }));
 * @throws TypeError when `fn` is no function.
 */
export function asyncHandler<H extends Handler>(fn: H): H;
export function asyncHandler<H extends (...args: never[]) => unknown>(fn: H): H;
export function asyncHandler<H extends (...args: never[]) => unknown>(fn: H): H {
  if (typeof fn !== 'function') {
    throw new TypeError(
      `asyncHandler takes a handler, not ${inWords(fn)}. Write asyncHandler(async (req, res) => { … }).`,
    );
  }
  const wrapped = new Proxy(fn, {
    apply(handler, self, args: unknown[]): unknown {
      const next = args.slice(2).findLast((arg) => typeof arg === 'function'); // third, fourth in an error handler
      const fail = (thrown: unknown): void => {
        const error = isLostOnExpress(thrown) ? new InternalServerError(undefined, { cause: thrown }) : thrown;
        if (typeof next !== 'function') throw error;
        next(error);
      };
      try {
        const result: unknown = Reflect.apply(handler, self, args);
        return typeof read(result, 'then') === 'function' ? Promise.resolve(result).catch(fail) : result;
      } catch (thrown) {
        return fail(thrown);
      }
    },
  });
  explainThrown(wrapped, `asyncHandler() makes a handler of a route and was thrown. ${FIX}`);
  return wrapped;
}

const FIX = "Write app.get('/orders', asyncHandler(async (req, res) => { … })).";
explainThrown(asyncHandler, `asyncHandler wraps a handler and was thrown. ${FIX}`);

const isLostOnExpress = (thrown: unknown): boolean => !thrown || thrown === 'route' || thrown === 'router';
