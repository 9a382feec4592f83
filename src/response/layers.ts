import type { Request } from 'express';
import { isObject, read, readText } from '../lib/guard';

/** How deep routers are followed into each other. */
export const MAX_DEPTH = 20;

/** Returns the router of an app: its `stack` holds the layers. */
export const routerOf = (app: unknown): unknown => read(app, '_router') ?? read(app, 'router'); // Express 4's `router` is a getter that throws

/** Returns the path below the app that answers: `mountpath` can be a pattern, and then it is not known. */
export function pathInApp(req: Request): string | undefined {
  // Below a mount, Express makes `/` of an empty rest: a strict router tells /api from /api/.
  const isMountItself = req.path === '/' && req.baseUrl !== '' && !/^[^?]*\/(\?|$)/.test(req.originalUrl);
  const path = isMountItself ? req.baseUrl : req.baseUrl + req.path;
  const mount = req.app.path().replace(/\/$/, '');
  return path.toLowerCase().startsWith(mount.toLowerCase()) ? restOf(path, mount) : undefined;
}

/** Returns what a layer matches of a path, undefined for nothing: Express 5.3 returns it, the versions before it keep it on the layer. */
export function matchedPath(layer: unknown, path: string): string | undefined {
  if (!isObject(layer) || typeof layer.match !== 'function') return undefined;
  const match: unknown = layer.match(path);
  if (!match) return undefined;
  return readText(isObject(match) ? match : layer, 'path') ?? '';
}

/** Returns the path without what a mount has matched of it. */
export const restOf = (path: string, matched: string): string => {
  const rest = path.slice(matched.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
};
