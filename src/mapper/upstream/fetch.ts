import { has, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofPlain } from '../plain';
import { ofStatus } from '../rule';
import type { BuiltInRule, Marks } from '../rule';
import { systemStatus } from './transport';
import { failedResponse, isOurAnswer, responseStatus, upstreamAnswer } from './upstream';

// Refusals of fetch itself: no request was ever sent. https://fetch.spec.whatwg.org/#main-fetch
const NEVER_SENT = new Set(['bad port', 'unknown scheme', 'invalid method', 'URL scheme must be a HTTP(S) scheme']);

/** fetch: a TypeError that says nothing, whose cause tells a network error from a mistake of our own. */
function fetchFailed(thrown: unknown, { name, message }: Marks): HttpError | undefined {
  if (message !== 'fetch failed' && message !== 'terminated') return undefined;
  if (name !== 'TypeError' || isOurAnswer(thrown)) return undefined;
  const cause = read(thrown, 'cause');
  const code = readText(cause, 'code');
  const isOwnFault = NEVER_SENT.has(readText(cause, 'message') ?? '') || (code !== undefined && !/^Z_/.test(code));
  return ofStatus(systemStatus(cause) ?? (isOwnFault ? undefined : 502), thrown);
}

/** undici: its code, and beside a response's headers that response's status. */
function undici(thrown: unknown, { code }: Marks): HttpError | undefined {
  if (!code.startsWith('UND_ERR_')) return undefined;
  return failedResponse(thrown, thrown) ?? (isOurAnswer(thrown) ? undefined : ofStatus(systemStatus(thrown), thrown));
}

/** node-fetch: a `type`, and for `system` a code. https://github.com/node-fetch/node-fetch/blob/main/docs/ERROR-HANDLING.md */
function nodeFetch(thrown: unknown, { name }: Marks): HttpError | undefined {
  if (name !== 'FetchError') return undefined;
  const type = readText(thrown, 'type');
  if (type === undefined || isOurAnswer(thrown)) return undefined;
  return ofStatus(systemStatus(thrown) ?? (/timeout/.test(type) ? 504 : 502), thrown);
}

/**
 * A Response that an upstream sent and the app threw, a copy of one (redaxios), or bent's error, which is both. One that
 * the app made to answer with (its `url` is empty) is the app's own.
 */
function thrownResponse(thrown: unknown): HttpError | undefined {
  const isResponse = typeof read(thrown, 'ok') === 'boolean' || typeof read(thrown, 'arrayBuffer') === 'function';
  if (!isResponse || responseStatus(thrown) === undefined) return undefined;
  if (has(thrown, 'url') && !readText(thrown, 'url')) return undefined;
  return failedResponse(thrown, thrown) ?? ofStatus(502, thrown);
}

// What ws says, in no other way, of a handshake. https://github.com/websockets/ws/blob/master/lib/websocket.js
const UNEXPECTED = /^Unexpected server response: ([1-9]\d\d)$/;
const HANDSHAKE = /^(Opening handshake has timed out|Invalid Upgrade header|Invalid Sec-WebSocket-Accept header)$/;

/** A WebSocket that the server did not open. */
function webSocket(thrown: unknown, { message }: Marks): HttpError | undefined {
  const [, said] = UNEXPECTED.exec(message) ?? [];
  if ((said === undefined && !HANDSHAKE.test(message)) || isOurAnswer(thrown)) return undefined;
  return said === undefined
    ? ofStatus(message.endsWith('timed out') ? 504 : 502, thrown)
    : upstreamAnswer(Number(said), thrown);
}

/** In the order in which they are asked. */
export const fetchRules: readonly BuiltInRule[] = [
  ofPlain(fetchFailed),
  ofPlain(undici),
  nodeFetch,
  thrownResponse,
  ofPlain(webSocket),
];
