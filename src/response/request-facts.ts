import { callMethod, read } from '../lib/guard';

const PLAIN_PATH = /^\/(?!\/)[A-Za-z0-9\-._~!$&'()*+,;=:@/]*$/;
// The whole URL, as fetch's requests and proxies say it; what follows `#` is never sent, but a Request keeps it.
const ABSOLUTE = /^[a-z][a-z0-9+.-]*:\/\/[^/#]*(.*)/is;
const NOT_IN_A_PATH = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/gu; // RFC 3986 §3.3

/** The path that was requested, as a URI reference: no authority, no query, what a URI forbids percent-encoded. */
export function pathOf(req: unknown): string | undefined {
  const originalUrl = read(req, 'originalUrl') ?? read(req, 'url'); // node:http's, fetch's, a mock's
  if (typeof originalUrl !== 'string') return undefined;
  if (PLAIN_PATH.test(originalUrl)) return originalUrl;
  const target = originalUrl.replace(/\?.*/s, '');
  const path = target.replace(ABSOLUTE, (_, rest: string) => rest.replace(/#.*/s, '')).replace(/^\/*/, '/');
  return target === '*' ? undefined : path.replace(NOT_IN_A_PATH, percentEncode);
}

// node:http gives the bytes of a request target as characters up to ÿ: each is its byte.
const percentEncode = (character: string): string => {
  if (character <= '\xff') return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return encodeURIComponent(/^[\ud800-\udfff]$/.test(character) ? '\ufffd' : character); // half a pair is no character
};

const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;

/** The trace-id of a valid W3C `traceparent`. https://www.w3.org/TR/trace-context/#traceparent-header */
export function traceIdOf(req: unknown): string | undefined {
  const header = fieldOf(req, 'traceparent');
  const match = header === undefined ? null : TRACEPARENT.exec(header);
  if (match === null) return undefined;
  const [, version, traceId, rest] = match;
  return version === '00' && rest !== undefined ? undefined : traceId;
}

/** Returns a header field of a request, of node:http's as of fetch's. */
export function fieldOf(req: unknown, name: string): string | undefined {
  const headers = read(req, 'headers');
  const found = typeof read(headers, 'get') === 'function' ? callMethod(headers, 'get', name) : read(headers, name);
  return typeof found === 'string' ? found : undefined;
}
