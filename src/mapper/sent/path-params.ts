import { isArray, isObject, itemsOf, read, readText } from '../../lib/guard';
import { decoded } from '../../lib/decoded';

const MAX_SEGMENTS = 50;
const MAX_URL = 16_384;

/** The texts between the slashes of a URL's path, decoded. */
export function segmentsOf(url: string): string[] {
  const path = url
    .slice(0, MAX_URL)
    .replace(/[?#][^]*$/, '')
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '');
  return path.split('/').filter(Boolean).slice(0, MAX_SEGMENTS).map(decoded);
}

/**
 * The parameters of the path. Names are those of the matched route and of the mounts above it; values are those of the
 * URL: by position for a simple pattern, counted from the end, since only the innermost pattern is known; else each
 * value is taken for each name.
 */
export function pathParamsOf(req: unknown, segments: readonly string[]): unknown[] {
  const route = read(req, 'route');
  const patterns = patternsOf(read(route, 'path'));
  const placed = patterns.map((pattern) => placedParams(pattern, segments));
  const loose = patterns.filter((_, index) => placed[index] === undefined).flatMap(namesIn);
  const names = [...new Set([...loose, ...mountNames(read(req, 'app'), route)])];
  return [...placed.filter((one) => one !== undefined), ...(names.length > 0 ? spread(names, segments) : [])];
}

const spread = (names: readonly string[], segments: readonly string[]): unknown[] =>
  segments.map((segment) => Object.fromEntries(names.map((name) => [name, segment])));

const MAX_PATTERNS = 20;
const patternsOf = (path: unknown): unknown[] => (isArray(path) ? itemsOf(path, MAX_PATTERNS).items : [path]);

// `:id`, `*rest` and `:"a b"`; the named groups of a RegExp.
const NAME = /[:*](?:"([^"]{1,100})"|([\p{ID_Start}$_][\p{ID_Continue}$]{0,100}))|\(\?<([^>=!]{1,100})>/gu;
const namesIn = (pattern: unknown): string[] =>
  typeof pattern === 'string' || pattern instanceof RegExp
    ? [...String(pattern).slice(0, MAX_URL).matchAll(NAME)].map(([, quoted, plain, group]) =>
        String(quoted ?? plain ?? group),
      )
    : [];

// A pattern that has no optional part, no wildcard and no group: each of its steps is one of the URL.
const SIMPLE = /^[^*?+(){}[\]"\\]*$/;

function placedParams(pattern: unknown, segments: readonly string[]): Record<string, string> | undefined {
  if (typeof pattern !== 'string' || !SIMPLE.test(pattern)) return undefined;
  const steps = pattern.split('/').filter(Boolean);
  if (steps.length > segments.length) return {};
  const params: Record<string, string> = Object.create(null);
  for (const [index, step] of steps.entries()) {
    const segment = String(segments[segments.length - steps.length + index]);
    const names = namesIn(step);
    if (names.length === 1 && step === `:${names[0]}`) params[String(names[0])] = segment;
    else for (const [at, text] of valuesIn(step, segment).entries()) params[String(names[at])] = text;
  }
  return params;
}

/** The values of a step with several names, or with a text beside the name: `:from-:to`, `v:version`. */
function valuesIn(step: string, segment: string): string[] {
  const texts = step.split(NAME_ALONE).map((text) => text.replace(/[$.^|]/g, '\\$&'));
  if (texts.length < 2) return [];
  return new RegExp(`^${texts.join('(.+?)')}$`, 'i').exec(segment)?.slice(1) ?? [];
}
const NAME_ALONE = /:[\p{ID_Start}$_][\p{ID_Continue}$]{0,100}/u;

const MAX_LAYERS = 2000;
const MAX_DEPTH = 10;

/** The names in the patterns of the mounts above a route; in middleware, where there is none, those of every mount. */
function mountNames(app: unknown, route: unknown): string[] {
  let left = MAX_LAYERS;
  const walk = (router: unknown, above: readonly string[], depth: number): string[] | undefined => {
    const all: string[] = [];
    const { items } = itemsOf(read(router, 'stack'), left);
    for (const layer of items) {
      if (left-- <= 0) break;
      const own = read(layer, 'route');
      if (own !== undefined) {
        if (own === route) return [...above];
        continue;
      }
      const names = [...above, ...keysOfLayer(layer)];
      const handle = read(layer, 'handle');
      const below =
        depth > 0 && isObject(handle)
          ? walk(read(handle, 'stack') === undefined ? routerOf(handle) : handle, names, depth - 1)
          : undefined;
      if (route !== undefined && below !== undefined) return below;
      all.push(...keysOfLayer(layer), ...(below ?? []));
    }
    return route === undefined ? all : undefined;
  };
  return walk(routerOf(app), [], MAX_DEPTH) ?? [];
}

/** Express 4's `router` is a getter that throws. */
const routerOf = (app: unknown): unknown => read(app, '_router') ?? read(app, 'router');

/** Express 4 keeps the names of a pattern as objects, Express 5.0 as texts once it has matched, 5.3 the pattern. */
const keysOfLayer = (layer: unknown): string[] => [
  ...patternsOf(read(layer, 'rawPath')).flatMap(namesIn),
  ...itemsOf(read(layer, 'keys'), MAX_PATTERNS).items.flatMap((key) =>
    typeof key === 'string' ? key : (readText(key, 'name') ?? []),
  ),
];
