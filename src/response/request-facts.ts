import type { IncomingMessage } from 'http';
import { read, readOnce } from '../lib/guard';

const PLAIN_PATH = /^\/(?!\/)[A-Za-z0-9\-._~!$&'()*+,;=:@/]*$/;
const NOT_IN_A_PATH = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/gu; // RFC 3986 §3.3

/** The path that was requested, as a URI reference: no authority, no query, what a URI forbids percent-encoded. */
export function pathOf(req: IncomingMessage): string | undefined {
  const originalUrl = read(req, 'originalUrl') ?? readOnce(req, 'url'); // node:http's, a mock's
  if (typeof originalUrl !== 'string') return undefined;
  if (PLAIN_PATH.test(originalUrl)) return originalUrl;
  const target = originalUrl.replace(/\?.*/s, '');
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/^\/*/, '/');
  return target === '*' ? undefined : path.replace(NOT_IN_A_PATH, percentEncode);
}

// node:http gives the bytes of a request target as characters up to ÿ: each is its byte.
const percentEncode = (character: string): string =>
  Buffer.from(character, character <= '\xff' ? 'latin1' : 'utf8')
    .toString('hex')
    .toUpperCase()
    .replace(/../g, '%$&');

const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;

/** The trace-id of a valid W3C `traceparent`. https://www.w3.org/TR/trace-context/#traceparent-header */
export function traceIdOf(req: IncomingMessage): string | undefined {
  const header = read(readOnce(req, 'headers'), 'traceparent');
  const match = typeof header === 'string' ? TRACEPARENT.exec(header) : null;
  if (match === null) return undefined;
  const [, version, traceId, rest] = match;
  return version === '00' && rest !== undefined ? undefined : traceId;
}
