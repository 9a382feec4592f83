import type { ErrorRequestHandler } from 'express';
import { isArray, read } from '../lib/guard';
import { MAX_DEPTH, routerOf } from './layers';

// The mark by which every installed copy of the library knows an error handler.
const brand = Symbol.for('express-return-codes.errorHandler');

const made = new WeakSet<object>();

/** Marks what errorHandler() has made. */
export function markErrorHandler(handler: ErrorRequestHandler): void {
  made.add(handler);
  Reflect.defineProperty(handler, brand, { value: true });
}

/** True if errorHandler() of this copy of the library has made it. */
export const isOfThisCopy = (handler: ErrorRequestHandler): boolean => made.has(handler);

/** True if it is what errorHandler() of any copy of the library has made. */
const isErrorHandler = (value: unknown): value is ErrorRequestHandler =>
  typeof value === 'function' && read(value, brand) === true;

/**
 * Returns the error handler of an app, or else of the nearest of its parents: the one beside the middleware, else the
 * app's own, else one of its routers'.
 */
export function findErrorHandler(start: unknown, middleware: unknown): ErrorRequestHandler | undefined {
  let app = start;
  for (let depth = 0; depth < MAX_DEPTH && app !== undefined; depth++) {
    const { beside, own, below } = search(routerOf(app), middleware, 0);
    const found = beside ?? own ?? below;
    if (found !== undefined) return found;
    app = read(app, 'parent');
  }
  return undefined;
}

interface Found {
  /** True if the middleware stands in this router, or in one below it. */
  holds: boolean;
  /** The handler of the innermost router that holds the middleware. */
  beside?: ErrorRequestHandler | undefined;
  /** The handler of this router. */
  own?: ErrorRequestHandler | undefined;
  /** The first handler of a router below it. */
  below?: ErrorRequestHandler | undefined;
}

function search(router: unknown, middleware: unknown, depth: number): Found {
  const found: Found = { holds: false };
  const stack = read(router, 'stack');
  if (!isArray(stack) || depth > MAX_DEPTH) return found;
  for (const layer of stack) {
    const handle = read(layer, 'handle');
    if (handle === middleware) found.holds = true;
    else if (isErrorHandler(handle)) found.own ??= handle;
    else if (isArray(read(handle, 'stack'))) {
      const inner = search(handle, middleware, depth + 1);
      found.holds ||= inner.holds;
      found.beside ??= inner.beside;
      found.below ??= inner.own ?? inner.below;
    }
  }
  if (found.holds) found.beside ??= found.own;
  return found;
}
