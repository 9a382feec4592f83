/**
 * True if the literal text that a route's path begins with differs from the path of a request, whatever the case. It
 * spares a 404 behind 200 routes most of their RegExps, which are half of what it costs (`npm run bench`); where it
 * cannot tell, it is false, and Express is asked.
 */
export function cannotMatch(pattern: unknown, path: string): boolean {
  if (typeof pattern !== 'string') return false;
  for (let i = 0; i < pattern.length; i++) {
    const code = pattern.charCodeAt(i);
    if (!isLiteral(code)) return false;
    if (lowerCase(code) === lowerCase(path.charCodeAt(i))) continue;
    // `/orders/` is `/orders`, and Express 4 knows `/colou?r` and `/a|/b`.
    const isOptional = i + 1 < pattern.length && !isLiteral(pattern.charCodeAt(i + 1));
    return !isOptional && !(code === SLASH && /^\/+$/.test(pattern.slice(i))) && !pattern.includes('|');
  }
  return false;
}

const SLASH = 47;
const lowerCase = (code: number): number => (code >= 65 && code <= 90 ? code + 32 : code);

/** Letters, digits, `/`, `-` and `_` mean themselves in every version of path-to-regexp. */
const isLiteral = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= SLASH && code <= 57) ||
  (code >= 65 && code <= 90) ||
  code === 45 ||
  code === 95;
