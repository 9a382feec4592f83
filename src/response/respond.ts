import { ServerResponse } from 'http';
import type { Request, Response } from 'express';
import { allowedMethods } from './allowed-methods';
import { readOnce, stackOf } from '../lib/guard';
import { toFieldValue } from '../codes/header-fields';
import type { FieldValue } from '../codes/header-fields';
import { returnCodeOf } from '../codes/return-codes';

/** What is sent for a problem. */
export interface Body {
  /** Not sent to HEAD. */
  readonly text: string;
  /** Its media type. */
  readonly type: string;
  /** What else describes it. */
  readonly fields?: readonly (readonly [name: string, value: string])[];
  /** The fields of the request that chose it (RFC 9110 §12.5.5). */
  readonly vary?: readonly string[];
}

/** What goes out. */
export interface Answer {
  /** 400–599. */
  readonly status: number;
  readonly body: Body;
  /** The error's own header fields. */
  readonly headers: readonly (readonly [name: string, value: FieldValue])[] | undefined;
  /** WWW-Authenticate of a 401 that has none. */
  readonly challenge: FieldValue;
}

// What described the success that did not happen (RFC 9110 §8, RFC 9111 §5, RFC 9213, RFC 9530).
const OF_THE_SUCCESS = new Set(
  `content-type content-length content-encoding content-language content-location content-range content-disposition
   content-digest content-md5 digest repr-digest etag last-modified accept-ranges transfer-encoding trailer location
   refresh cache-control expires pragma age cdn-cache-control surrogate-control`.split(/\s+/),
);
// What describes our own message (RFC 9112 §6, RFC 9110 §6.4): no error may set it.
const OF_THE_MESSAGE = new Set(
  'content-type content-length content-encoding transfer-encoding trailer keep-alive x-content-type-options'.split(' '),
);
const NEVER_STORED = new Set([428, 429, 431, 511]); // RFC 6585

// The fields without which a status is not well-formed (RFC 9110 §15.5.2, §15.5.6, §15.5.8, §15.5.22).
const obligatory: Readonly<Record<number, { name: string; toValue: (req: Request, answer: Answer) => FieldValue }>> = {
  401: { name: 'WWW-Authenticate', toValue: (_req, { challenge }) => challenge },
  405: { name: 'Allow', toValue: otherMethods },
  407: { name: 'Proxy-Authenticate', toValue: () => 'Basic realm="proxy"' },
  426: { name: 'Upgrade', toValue: () => 'HTTP/2.0' },
};

/** What the router has on the path but the method that was just refused, and HEAD, which goes with GET. */
function otherMethods(req: Request): string {
  const refused = req.method === 'GET' || req.method === 'HEAD' ? ['GET', 'HEAD'] : [req.method];
  const methods = allowedMethods(req) ?? [];
  return methods.filter((method) => !refused.includes(method)).join(', ');
}

/** Where a response is: still open, half-written, answered in full, or its client is gone. */
export function stageOf(res: Response): 'open' | 'half-written' | 'answered' | 'gone' {
  if (readOnce(res, 'writableEnded')) return 'answered';
  // Not req.destroyed: that is true after any body that was read. An aborted body is told before `res` knows of it.
  if (readOnce(res, 'destroyed') || readOnce(res, 'closed') || readOnce(res, 'socket')?.destroyed === true)
    return 'gone';
  return readOnce(res, 'headersSent') ? 'half-written' : 'open';
}

// An empty Allow says that there is no method (RFC 9110 §10.2.1); an empty challenge says nothing.
const isBare = (res: Response, name: string): boolean =>
  !res.hasHeader(name) || (name !== 'Allow' && !/[^\s,]/.test(String(res.getHeader(name))));

/** The one way out: the whole response to a request that failed. `warnings` names each header that could not be set. */
export function send(req: Request, res: Response, answer: Answer, warnings: string[]): void {
  const { status, body } = answer;
  for (const name of readOnce(res, 'getHeaderNames').call(res)) if (OF_THE_SUCCESS.has(name)) res.removeHeader(name);
  const set = readOnce(res, 'setHeader').bind(res);
  set('Cache-Control', 'no-store');
  for (const [name, value] of answer.headers ?? []) setHeader(res, status, name, value, warnings);
  const must = obligatory[status];
  if (must !== undefined && isBare(res, must.name))
    setHeader(res, status, must.name, must.toValue(req, answer), warnings);
  // RFC 9110 §7.8; a client that asked for the end of the connection (RFC 9112 §9.6) still gets it.
  if (status === 426) set('Connection', res.shouldKeepAlive ? 'upgrade' : 'upgrade, close');
  set('Content-Type', body.type);
  for (const [name, value] of body.fields ?? []) set(name, value);
  if (body.vary !== undefined) res.vary(body.vary.join(', '));
  set('X-Content-Type-Options', 'nosniff');
  set('Content-Length', Buffer.byteLength(body.text));
  write(req, res, status, body.text);
}

/**
 * Writes it all. `end` would write the status line and the header section as well, but dearer: 2 % of what an error
 * costs on Node 20. It is left to it where middleware put its own `end` or `writeHead`: it may yet set fields there.
 */
function write(req: Request, res: Response, status: number, text: string): void {
  const reason = returnCodeOf(status).title;
  const end = readOnce(res, 'end');
  const writeHead = readOnce(res, 'writeHead');
  const { prototype } = ServerResponse;
  const isPlain = end === prototype.end && writeHead === prototype.writeHead;
  if (isPlain) Reflect.apply(writeHead, res, [status, reason]);
  else Object.assign(res, { statusCode: status, statusMessage: reason });
  Reflect.apply(end, res, readOnce(req, 'method') === 'HEAD' ? [] : [text]);
}

function setHeader(res: Response, status: number, name: string, value: FieldValue, warnings: string[]): void {
  const key = name.toLowerCase();
  const line = toFieldValue(value); // again: an error of ours can have been tampered with
  if (line === undefined) warnings.push(`header "${name}": not a valid header field`);
  else if (OF_THE_MESSAGE.has(key) || (key === 'connection' && status !== 426)) {
    warnings.push(`header "${name}": an error may not set it`);
  } else if (key !== 'cache-control' || !NEVER_STORED.has(status)) {
    try {
      if (key === 'vary') res.vary([line].flat().join(', '));
      else if (key === 'set-cookie') res.append(name, [line].flat());
      else res.setHeader(name, line);
    } catch (fault) {
      warnings.push(`header "${name}": ${stackOf(fault)}`);
    }
  }
}
