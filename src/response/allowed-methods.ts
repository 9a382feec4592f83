import { METHODS } from 'http';
import type { Request } from 'express';
import { isArray, isObject, keysOf, read, readText } from '../lib/guard';

/**
 * The methods that the app's routes have on the path of a request, HEAD where there is GET (RFC 9110 §9.1), sorted;
 * none where no route matches. Undefined where the router cannot be read. A route made by `.all()` does not count.
 */
export function allowedMethods(req: Request): string[] | undefined {
  try {
    const path = pathInApp(req);
    const methods = new Set<string>();
    const router = read(req.app, '_router') ?? read(req.app, 'router'); // Express 4's `router` is a getter that throws
    if (path === undefined || router === undefined) return undefined;
    collect(router, path, methods, 0);
    if (methods.has('GET')) methods.add('HEAD');
    return [...methods].sort();
  } catch {
    return undefined; // `match` throws on a malformed path
  }
}

/** The path below the app that answers: `mountpath` can be a pattern, and then it is not known. */
function pathInApp(req: Request): string | undefined {
  const path = req.baseUrl + req.path;
  const mount = req.app.path();
  return path.toLowerCase().startsWith(mount.toLowerCase()) ? restOf(path, mount) : undefined;
}

const MOST_ROUTERS_DEEP = 20;

function collect(router: unknown, path: string, methods: Set<string>, depth: number): void {
  const stack = read(router, 'stack');
  if (!isArray(stack) || depth > MOST_ROUTERS_DEEP) return;
  for (const layer of stack) {
    const route = read(layer, 'route');
    const handle = read(layer, 'handle');
    if (route === undefined && !isArray(read(handle, 'stack'))) continue; // a middleware
    const matched = matchedPath(layer, path);
    if (matched === undefined) continue;
    if (route === undefined) collect(handle, restOf(path, matched), methods, depth + 1);
    else for (const method of methodsOf(route)) methods.add(method);
  }
}

/** `router.all()` notes it as `_all`, `app.all()` as every method there is. */
function methodsOf(route: unknown): string[] {
  const names = keysOf(read(route, 'methods')).filter((name) => name !== '_all');
  return names.length < METHODS.length ? names.map((name) => name.toUpperCase()) : [];
}

/** What a layer matches of the path: Express 5.3 returns it, the versions before it keep it on the layer. */
function matchedPath(layer: unknown, path: string): string | undefined {
  if (!isObject(layer) || typeof layer.match !== 'function') return undefined;
  const match: unknown = layer.match(path);
  if (!match) return undefined;
  return readText(isObject(match) ? match : layer, 'path') ?? '';
}

const restOf = (path: string, matched: string): string => {
  const rest = path.slice(matched.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
};
