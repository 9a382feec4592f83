import type { Request } from 'express';
import { isArray, itemsOf, read, readOnce, readText } from '../lib/guard';
import { MAX_DEPTH, matchedPath, pathInApp, restOf, routerOf } from './layers';

/**
 * Returns the pattern of the route that a request matched, with those of its mounts: `/shops/:shop/orders/:id`.
 * Undefined before any route has matched, and where the pattern cannot be known: a RegExp or a list of paths, a mounted
 * app, a route that stands in several places. It is made of patterns, never of values of the URL.
 */
export function routeOf(req: Request): string | undefined {
  try {
    const route: unknown = readOnce(req, 'route');
    const own = readText(route, 'path');
    const path = own === undefined || read(req.app, 'parent') !== undefined ? undefined : pathInApp(req);
    if (own === undefined || path === undefined) return undefined;
    const mounts = mountsOf(route, routerOf(req.app), path, 0);
    const [mount] = mounts;
    if (mount === undefined || mounts.some((other) => other !== mount)) return undefined;
    return own === '/' && mount !== '' ? mount : mount + own;
  } catch {
    return undefined; // `match` throws on a malformed path
  }
}

/** Returns the patterns of the mounts above a route, one for each place where it stands on a path. */
function mountsOf(route: unknown, router: unknown, path: string, depth: number): (string | undefined)[] {
  const stack = read(router, 'stack');
  if (!isArray(stack) || depth > MAX_DEPTH) return [];
  return stack.flatMap((layer) => {
    if (read(layer, 'route') === route) return [''];
    const handle = read(layer, 'handle');
    if (!isArray(read(handle, 'stack'))) return [];
    const matched = matchedPath(layer, path);
    if (matched === undefined) return [];
    const below = mountsOf(route, handle, restOf(path, matched), depth + 1);
    if (below.length === 0) return [];
    const pattern = patternOf(layer);
    return below.map((rest) => (rest === undefined || pattern === undefined ? undefined : pattern + rest));
  });
}

/** Returns the pattern of a mount, which Express 5.3 keeps; Express 4 keeps what path-to-regexp 0.1 has made of it. */
function patternOf(layer: unknown): string | undefined {
  const regexp = read(layer, 'regexp');
  if (read(layer, 'slash') === true || read(regexp, 'fast_slash') === true) return '';
  const pattern =
    readText(layer, 'rawPath') ?? (regexp instanceof RegExp ? fromSource(regexp.source, layer) : undefined);
  return pattern?.replace(/\/$/, '');
}

function fromSource(source: string, layer: unknown): string | undefined {
  const { items: keys, length } = itemsOf(read(layer, 'keys'), MAX_DEPTH);
  const names = keys.map((key) => read(key, 'name'));
  if (!source.startsWith('^') || !source.endsWith(END) || length > MAX_DEPTH) return undefined;
  const pattern = source
    .slice(1, -END.length)
    .replace(PARAMETER, (_, slash: string | undefined) => `${slash === undefined ? '' : '/'}:${String(names.shift())}`)
    .replace(/\\([/.-])/g, '$1');
  return names.length > 0 || /[()[\]?*+|^$\\]/.test(pattern) ? undefined : pattern;
}

const END = '\\/?(?=\\/|$)';
const PARAMETER = /\(\?:(\\\/)?\(\[\^\\?\/\]\+\?\)\)/g;
