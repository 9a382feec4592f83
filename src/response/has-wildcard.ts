import { isArray } from '../lib/guard';

/**
 * True if a route's path can match paths of any shape: a RegExp, a text with a wildcard (`*`, `/*splat`, `{/*path}`,
 * `:path(*)`), or a list with one of them. `/:page` and `/orders/:id(\\d+)` have none.
 */
export function hasWildcard(path: unknown): boolean {
  if (isArray(path)) return path.some(hasWildcard);
  if (typeof path !== 'string') return path !== undefined;
  const unescaped = path.replace(/\\[^A-Za-z]/g, '');
  if (unescaped.includes('*')) return true;
  const groups = [...unescaped.matchAll(GROUP)].map(([, group = '']) => group);
  return BEYOND_A_SEGMENT.test(unescaped.replace(GROUP, '')) || REPEATED.test(unescaped) || groups.some(spansSegments);
}

// Express 4 reads `:name(group)`, `(group)` and `[class]` as parts of a RegExp; Express 5 refuses them.
const GROUP = /\((?:\?:)?([^()]*)\)/g;
const REPEATED = /\([^()]*\/[^()]*\)[+{]|:\w+(?:\([^()]*\))?\+/; // `(a/)+`, `/:path+`
const BEYOND_A_SEGMENT = /[[()]|\\[A-Z]/; // a class, a group of groups, `\S`: what they match is not asked

function spansSegments(group: string): boolean {
  try {
    const whole = new RegExp(`^(?:${group})$`, 'i');
    return ['/', '/a', 'a/b', '1/2'].some((segments) => whole.test(segments));
  } catch {
    return true; // no RegExp by itself: only Express knows what it matches
  }
}
