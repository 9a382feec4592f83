import { ServerResponse } from 'http';
import type { IncomingMessage } from 'http';
import { toFieldValue } from '../codes/header-fields';
import type { FieldValue } from '../codes/header-fields';
import { returnCodeOf } from '../codes/return-codes';
import { readOnce } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { isOfTheSuccess } from './dropped-headers';
import { requiredHeaders } from './required-headers';
import { endUnwatched, isPlainEnd } from './watched-end';

/** The body of a response. */
export interface Body {
  /** Not sent to HEAD. */
  readonly text: string;
  /** Its media type. */
  readonly type: string;
  /** Further fields that describe it. */
  readonly fields?: readonly (readonly [name: string, value: string])[];
  /** The fields of the request that selected it (RFC 9110 §12.5.5). */
  readonly vary?: readonly string[];
}

/** An error response, ready to be sent. */
export interface ErrorResponse {
  /** 400–599. */
  readonly status: number;
  readonly body: Body;
  /** The error's own header fields. */
  readonly headers: readonly (readonly [name: string, value: FieldValue])[] | undefined;
  /** WWW-Authenticate of a 401 that has none. */
  readonly challenge: FieldValue;
}

// What describes our own message (RFC 9112 §6, RFC 9110 §6.4): no error may set it.
const OF_THE_MESSAGE = new Set(
  'content-type content-length content-encoding transfer-encoding trailer keep-alive x-content-type-options'.split(' '),
);
const NEVER_STORED = new Set([428, 429, 431, 511]); // RFC 6585

// An empty Allow says that there is no method (RFC 9110 §10.2.1); an empty challenge says nothing.
const isMissing = (res: ServerResponse, name: string): boolean =>
  !res.hasHeader(name) || (name !== 'Allow' && !/[^\s,]/.test(String(res.getHeader(name))));

/** Sends the whole response to a request that failed. `warnings` gets a sentence for each header that cannot be set. */
export function respond(req: IncomingMessage, res: ServerResponse, response: ErrorResponse, warnings: string[]): void {
  const { status, body } = response;
  for (const name of readOnce(res, 'getHeaderNames').call(res)) if (isOfTheSuccess(name)) res.removeHeader(name);
  const set = readOnce(res, 'setHeader').bind(res);
  set('Cache-Control', 'no-store');
  for (const [name, value] of response.headers ?? []) setHeader(res, status, name, value, warnings);
  const required = requiredHeaders[status];
  const isHttp2 = readOnce(req, 'httpVersionMajor') > 1; // it has neither Upgrade nor Connection (RFC 9113 §8.2.2)
  if (required !== undefined && isMissing(res, required.name))
    setHeader(res, status, required.name, required.toValue(req, response.challenge), warnings);
  if (isHttp2) res.removeHeader('Upgrade');
  // RFC 9110 §7.8; a client that asked for the end of the connection (RFC 9112 §9.6) still gets it.
  else if (status === 426) set('Connection', res.shouldKeepAlive ? 'upgrade' : 'upgrade, close');
  if (status === 415 && readOnce(req, 'method') === 'PATCH') setAcceptPatch(res);
  set('Content-Type', body.type);
  for (const [name, value] of body.fields ?? []) set(name, value);
  if (body.vary !== undefined && body.vary.length > 0) addVary(res, body.vary);
  set('X-Content-Type-Options', 'nosniff');
  set('Content-Length', Buffer.byteLength(body.text));
  write(req, res, status, body.text);
}

/** A 415 to PATCH says in Accept-Patch, too, what is accepted (RFC 5789 §2.2). */
function setAcceptPatch(res: ServerResponse): void {
  const accept = res.getHeader('Accept');
  if (accept !== undefined && !res.hasHeader('Accept-Patch')) res.setHeader('Accept-Patch', accept);
}

/** Appends to Vary what is not in it (RFC 9110 §12.5.5). */
function addVary(res: ServerResponse, names: readonly string[]): void {
  const before = linesOf(res, 'Vary').flatMap((line) => line.split(',').map((name) => name.trim()));
  const known = new Set(before.map((name) => name.toLowerCase()));
  if (known.has('*')) return;
  const added = names.filter((name) => !known.has(name.toLowerCase()));
  res.setHeader('Vary', [...before, ...added].filter(Boolean).join(', '));
}

const linesOf = (res: ServerResponse, name: string): string[] => [res.getHeader(name) ?? []].flat().map(String);

/**
 * Writes it all. `end` would write the status line and the header section as well, but dearer: 2 % of what an error
 * costs on Node 20. It is left to it where middleware put its own `end` or `writeHead`: it may yet set fields there.
 */
function write(req: IncomingMessage, res: ServerResponse, status: number, text: string): void {
  const reason = returnCodeOf(status).title;
  const end = readOnce(res, 'end');
  const writeHead = readOnce(res, 'writeHead');
  const { prototype } = ServerResponse;
  if (isPlainEnd(end) && writeHead === prototype.writeHead) Reflect.apply(writeHead, res, [status, reason]);
  else if (readOnce(req, 'httpVersionMajor') > 1)
    res.statusCode = status; // HTTP/2 has no reason phrase (RFC 9113 §8.3.2)
  else Object.assign(res, { statusCode: status, statusMessage: reason });
  endUnwatched(res, end, readOnce(req, 'method') === 'HEAD' ? [] : [text]);
}

function setHeader(res: ServerResponse, status: number, name: string, value: FieldValue, warnings: string[]): void {
  const key = name.toLowerCase();
  const line = toFieldValue(value); // again: an error of ours can have been tampered with
  if (line === undefined) warnings.push(`header "${name}": not a valid header field`);
  else if (OF_THE_MESSAGE.has(key) || (key === 'connection' && status !== 426)) {
    warnings.push(`header "${name}": an error may not set it`);
  } else if (key !== 'cache-control' || !NEVER_STORED.has(status)) {
    try {
      if (key === 'vary')
        addVary(
          res,
          [line]
            .flat()
            .join(',')
            .split(',')
            .map((field) => field.trim()),
        );
      else if (key === 'set-cookie') res.setHeader(name, [...linesOf(res, name), ...[line].flat()]);
      else res.setHeader(name, line);
    } catch (failure) {
      warnings.push(`header "${name}": ${stackOf(failure)}`);
    }
  }
}
