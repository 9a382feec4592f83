import { isCode } from '../codes/define-error';
import { readText } from '../lib/guard';
import { isUriReference } from '../lib/uri';

const MAX_CODE = 100;
const MAX_TEXT = 2000;
const SCHEME = /^[^/?#]*?(:|%3a)/i; // encoded, too: some readers decode before they look
const ORIGIN = /^https?:\/\/[^/?#@:][^/?#@]*([/?#]|$)/i;

/** Reads the code of a problem that another server sent: capitals, at most 100 characters. */
export function codeOf(problem: unknown): string | undefined {
  const code = readText(problem, 'code');
  return code !== undefined && code.length <= MAX_CODE && isCode(code) ? code : undefined;
}

/** Reads the title or the description of a problem: at most 2,000 characters. */
export function textOf(problem: unknown, member: 'title' | 'description'): string | undefined {
  const text = readText(problem, member);
  return text !== undefined && text.length <= MAX_TEXT ? text : undefined;
}

/**
 * Reads the `type` of a problem (RFC 9457 §3.1.1): an http or https URI without user information, or a path, query or
 * fragment, of at most 2,000 characters. It may become a link, so no other scheme is taken, nor one that depends on where
 * the reference is read (`//host/`).
 */
export function typeOf(problem: unknown): string | undefined {
  const type = readText(problem, 'type');
  if (type === undefined || type.length > MAX_TEXT || !isUriReference(type)) return undefined;
  if (SCHEME.test(type) || type.startsWith('//')) return ORIGIN.test(type) ? type : undefined;
  return type;
}
