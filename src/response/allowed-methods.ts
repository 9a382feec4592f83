import { METHODS } from 'http';
import type { Request } from 'express';
import { isArray, isObject, keysOf, read, readText } from '../lib/guard';
import { hasWildcard } from './has-wildcard';
import { cannotMatch } from './cannot-match';
import { MAX_DEPTH, matchedPath, pathInApp, restOf, routerOf } from './layers';

/**
 * Returns the methods that the app's routes have on the path of a request whose method a route refused, HEAD where
 * there is GET (RFC 9110 §9.1), sorted. Undefined if the router cannot be read. A route made by `.all()` does not
 * count, nor one of OPTIONS alone, nor one whose path has a wildcard, unless it is the path of the route that refused.
 */
export function allowedMethods(req: Request): string[] | undefined {
  const survey = surveyOf(req, undefined, read(req.route, 'path'));
  return survey && sorted(survey.methods);
}

/** What stands before a middleware on the path of a request. */
export interface RoutesBefore {
  /** The methods of the routes that count, sorted; none where it is not known which routes stand before it. */
  readonly methods: readonly string[];
  /** True if Express answers OPTIONS there of its own accord. */
  readonly answersOptions: boolean;
}

/**
 * Surveys the routes that are registered before a middleware and match the path of a request. The middleware must stand
 * there exactly once and unwrapped: else it is not known which routes are before it, and none counts.
 */
export function routesBefore(middleware: unknown, req: Request): RoutesBefore {
  const survey = surveyOf(req, middleware);
  return {
    methods: survey?.found === 1 ? sorted(survey.methods) : [],
    answersOptions: survey?.answersOptions === true,
  };
}

const sorted = (methods: ReadonlySet<string>): string[] =>
  [...methods, ...(methods.has('GET') && !methods.has('HEAD') ? ['HEAD'] : [])].sort();

interface Survey {
  /** The middleware whose place is looked for: routes after it do not count. */
  readonly middleware: unknown;
  /** The path of the route that refused the request: it counts though it has a wildcard. */
  readonly own: unknown;
  readonly method: string;
  readonly methods: Set<string>;
  answersOptions: boolean;
  /** How often the middleware stands on the path of the request. */
  found: number;
}

function surveyOf(req: Request, middleware: unknown, own?: unknown): Survey | undefined {
  try {
    const path = pathInApp(req);
    const router = routerOf(req.app);
    if (path === undefined || router === undefined) return undefined;
    const method = req.method;
    const survey: Survey = { middleware, own, method, methods: new Set(), answersOptions: false, found: 0 };
    visit(router, path, survey, false, 0);
    return survey;
  } catch {
    return undefined; // `match` throws on a malformed path
  }
}

function visit(router: unknown, path: string, survey: Survey, isBelowWildcard: boolean, depth: number): void {
  const stack = read(router, 'stack');
  if (!isArray(stack) || depth > MAX_DEPTH) return;
  for (const layer of stack) {
    if (!isObject(layer)) continue;
    const { route, handle } = layer;
    if (route !== undefined) {
      if (survey.found > 0 && !runs(route, survey)) continue;
      if ((isObject(route) && cannotMatch(route.path, path)) || matchedPath(layer, path) === undefined) continue;
      if (survey.found === 0) count(route, survey, isBelowWildcard);
      if (runs(route, survey)) survey.found++;
    } else if (handle !== undefined && handle === survey.middleware) {
      if (matchedPath(layer, path) !== undefined) survey.found++;
    } else if (isArray(read(handle, 'stack'))) {
      const matched = matchedPath(layer, path);
      if (matched === undefined) continue;
      visit(handle, restOf(path, matched), survey, isBelowWildcard || takesMore(layer, matched), depth + 1);
    }
  }
}

/** True if a mount takes more of a longer path: its pattern ends in a wildcard, which Express 5.0 does not keep. */
const takesMore = (layer: unknown, matched: string): boolean =>
  (matchedPath(layer, `${matched}/~/~`) ?? '').length > matched.length;

/** True if the middleware is a handler of this route for the method of the request. */
function runs(route: unknown, { middleware, method }: Survey): boolean {
  const handlers = middleware === undefined ? undefined : read(route, 'stack');
  if (!isArray(handlers)) return false;
  const names = [undefined, method.toLowerCase(), ...(method === 'HEAD' ? ['get'] : [])];
  return handlers.some((layer) => read(layer, 'handle') === middleware && names.includes(readText(layer, 'method')));
}

function count(route: unknown, survey: Survey, isBelowWildcard: boolean): void {
  const methods = methodsOf(route);
  const takesOptions = methods.includes('OPTIONS') || read(read(route, 'methods'), '_all') === true;
  if (methods.length > 0 && !takesOptions) survey.answersOptions = true;
  if (methods.every((method) => method === 'OPTIONS')) return;
  const path = read(route, 'path');
  const isOwn = survey.own !== undefined && String(path) === String(survey.own);
  if (!isOwn && (isBelowWildcard || hasWildcard(path))) return;
  for (const method of methods) survey.methods.add(method);
}

/** `router.all()` notes it as `_all`, `app.all()` as every method there is. */
function methodsOf(route: unknown): string[] {
  const names = keysOf(read(route, 'methods')).filter((name) => name !== '_all');
  return names.length < METHODS.length ? names.map((name) => name.toUpperCase()) : [];
}
