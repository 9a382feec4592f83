import { ServerResponse } from 'http';
import type { Response } from 'express';
import { hasOwn, isObject, prototypeOf, read } from '../lib/guard';

/** Asked once a watched response with a failure status ends. Returns true if it has taken the response over. */
export type EndWatcher = (res: Response, args: readonly unknown[], passOn: () => void) => boolean;

type End = (this: Response, ...args: unknown[]) => unknown;

// No property of the response: each one costs 2 % of a request and more (`npm run bench`).
const watched = new WeakMap<object, EndWatcher>();
const ours = new WeakSet<object>();
const patched = new WeakSet<object>();
let responding: ServerResponse | undefined;

/** A response that was taken over, and is not begun yet: whatever else ends it comes too late. One that the app begins is its own. */
const TAKEN: EndWatcher = (res) => !res.headersSent;

/**
 * Watches the end of a response. `end` is replaced once for all responses of a copy of Express; only where something
 * else has put its own `end` on this response, that one is wrapped.
 */
export function watchEnd(res: Response, watcher: EndWatcher): void {
  watched.set(res, watcher);
  if (ours.has(res.end)) return;
  const holder = hasOwn(res, 'end') ? undefined : holderOf(res);
  if (holder !== undefined && !patched.has(holder)) patch(holder);
  if (!ours.has(res.end)) Reflect.set(res, 'end', watchingEnd(res.end)); // compression's, express-session's, …
}

/** Takes a response over that ends later, by the responder alone. */
export const holdEnd = (res: ServerResponse): unknown => watched.set(res, TAKEN);

/** Lets a response end unwatched. */
export const releaseEnd = (res: unknown): boolean => isObject(res) && watched.delete(res);

/** Ends a response as the responder does: unwatched. */
export function endUnwatched(res: ServerResponse, end: unknown, args: unknown[]): void {
  if (typeof end !== 'function') return;
  const before = responding;
  responding = res;
  try {
    Reflect.apply(end, res, args);
  } finally {
    responding = before;
  }
}

/** True if nothing but node:http and this file is in `end`. */
export const isPlainEnd = (end: unknown): boolean =>
  end === ServerResponse.prototype.end || (typeof end === 'function' && patchedEnds.has(end));

const patchedEnds = new WeakSet<object>();

function patch(holder: object): void {
  patched.add(holder);
  // Looked up at each call: what instruments node:http later still counts.
  const endOfNode = (): unknown => Reflect.get(prototypeOf(holder) ?? holder, 'end');
  const end = watchingEnd(function passOn(this: Response, ...args) {
    return Reflect.apply(endOfNode() as End, this, args);
  });
  if (endOfNode() === ServerResponse.prototype.end) patchedEnds.add(end);
  Reflect.defineProperty(holder, 'end', { value: end, configurable: true, writable: true });
}

function watchingEnd(inner: (this: Response, ...args: never[]) => unknown): End {
  const end: End = function end(...args) {
    const watcher = watched.get(this);
    if (watcher === undefined) return Reflect.apply(inner, this, args);
    if (responding === this) watched.delete(this);
    // Only the outermost `end` acts: one that is wrapped by another, put there later, would be called in the midst of it.
    else if (this.end === end && (watcher === TAKEN || this.statusCode >= 400)) {
      const passOn = (): void => void Reflect.apply(inner, this, args);
      if (watcher(this, args, passOn)) return this;
    }
    return Reflect.apply(inner, this, args);
  };
  ours.add(end);
  return end;
}

const MAX_PROTOTYPES = 32;

/** Returns what all responses of this copy of Express inherit from, below node:http's own prototype. */
function holderOf(res: Response): object | undefined {
  let holder: object | undefined;
  let one = read(read(res, 'app'), 'response') === prototypeOf(res) ? prototypeOf(res) : undefined; // else not Express's
  for (let depth = 0; depth < MAX_PROTOTYPES && one !== undefined; depth++) {
    if (one === ServerResponse.prototype || hasOwn(one, 'end')) return holder;
    holder = one;
    one = prototypeOf(one);
  }
  return undefined;
}
