import { boundedRetryAfter } from '../../codes/bounded-retry-after';
import { entriesOf, isHeaderFieldsInit } from '../../codes/header-fields';
import type { HeaderFieldsInit } from '../../codes/header-fields';
import { has, read } from '../../lib/guard';

// The fields of a foreign error that may be sent: each says something about the failure itself. Any other could hand
// out a cookie, or the response to another site or to a proxy.
const ALLOWED = new Map(
  `Retry-After WWW-Authenticate Proxy-Authenticate Allow Accept Accept-Encoding Accept-Patch Content-Range Upgrade
   RateLimit RateLimit-Policy Vary`
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name] as const),
);

// Seconds or an HTTP-date (RFC 9110 §10.2.3).
const isRetryAfter = (value: unknown): boolean => boundedRetryAfter(value) !== undefined;

/** The header fields of a foreign error that may be sent, under their usual names; undefined without any. */
export function allowedHeaders(headers: unknown): HeaderFieldsInit | undefined {
  if (!isHeaderFieldsInit(headers)) return undefined;
  const fields: Record<string, unknown> = {};
  for (const [name, value] of entriesOf(headers, [])) {
    const usual = typeof name === 'string' ? ALLOWED.get(name.toLowerCase()) : undefined;
    if (usual === undefined || (usual === 'Retry-After' && !isRetryAfter(value))) continue;
    if (typeof value !== 'number' || Number.isFinite(value)) fields[usual] = value;
  }
  return Object.keys(fields).length > 0 && isHeaderFieldsInit(fields) ? fields : undefined;
}

/** The `headers` of an error that states its status; undefined where they are those of an upstream's response. */
export function headersOf(thrown: unknown): unknown {
  const headers = read(thrown, 'headers');
  return isHeaderFieldsInit(headers) && !holdsExchange(thrown) ? headers : undefined;
}

/** True if the error keeps what errors of HTTP clients and SDKs keep of the exchange that failed. */
export function holdsExchange(thrown: unknown): boolean {
  if (EXCHANGE.some((member) => has(thrown, member))) return true;
  const headers = read(thrown, 'headers');
  return isHeaderFieldsInit(headers) && entriesOf(headers, []).some(([name]) => isReceived(name));
}

const EXCHANGE = `response request config options res rawResponse rawError httpResponse responseBody responseHeaders
  $response $metadata requestID request_id statusText body raw`.split(/\s+/);
// Fields that each server or proxy adds to a response, and nobody to an error of the app's own.
const RECEIVED = new Set(['date', 'server', 'via']);
const isReceived = (name: unknown): boolean => typeof name === 'string' && RECEIVED.has(name.toLowerCase());
