import { toFieldValue } from '../codes/header-fields';
import type { FieldValue } from '../codes/header-fields';
import { readOnce } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { isOfTheSuccess } from './dropped-headers';
import { requiredHeaders } from './required-headers';

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

/** The header section of a response that is being made; node:http's response is one. */
export interface HeaderSection {
  /** The names, in lower case. */
  getHeaderNames(): readonly string[];
  hasHeader(name: string): boolean;
  getHeader(name: string): number | string | readonly string[] | undefined;
  setHeader(name: string, value: number | string | readonly string[]): unknown;
  removeHeader(name: string): void;
  /** False if the connection ends with this response. */
  readonly shouldKeepAlive?: boolean | undefined;
}

/** The request of a response, of node:http or of fetch. */
export interface RequestHead {
  readonly method?: string | undefined;
  readonly httpVersionMajor?: number | undefined;
}

// What describes our own message (RFC 9112 §6, RFC 9110 §6.4): no error may set it.
const OF_THE_MESSAGE = new Set(
  'content-type content-length content-encoding transfer-encoding trailer keep-alive x-content-type-options'.split(' '),
);
const NEVER_STORED = new Set([428, 429, 431, 511]); // RFC 6585

// An empty Allow says that there is no method (RFC 9110 §10.2.1); an empty challenge says nothing.
const isMissing = (section: HeaderSection, name: string): boolean =>
  !section.hasHeader(name) || (name !== 'Allow' && !/[^\s,]/.test(String(section.getHeader(name))));

/**
 * Makes the header section of an error response of what middleware has set: drops what described the success, and sets
 * what the error brings, what its status requires, and what describes the body, but for its length. `allowOf` lists the
 * other methods of a resource; `warnings` gets a sentence for each field that cannot be set.
 */
export function setFields<R extends RequestHead>(
  section: HeaderSection,
  req: R,
  { status, body, headers, challenge }: ErrorResponse,
  allowOf: (req: R) => string,
  warnings: string[],
): void {
  for (const name of readOnce(section, 'getHeaderNames').call(section))
    if (isOfTheSuccess(name)) section.removeHeader(name);
  const set = readOnce(section, 'setHeader').bind(section);
  set('Cache-Control', 'no-store');
  for (const [name, value] of headers ?? []) setField(section, status, name, value, warnings);
  const required = requiredHeaders[status];
  if (required !== undefined && isMissing(section, required.name))
    setField(
      section,
      status,
      required.name,
      required.toValue(challenge, () => allowOf(req)),
      warnings,
    );
  if (isHttp2(req)) section.removeHeader('Upgrade');
  // RFC 9110 §7.8; a client that asked for the end of the connection (RFC 9112 §9.6) still gets it.
  else if (status === 426) set('Connection', section.shouldKeepAlive === false ? 'upgrade, close' : 'upgrade');
  if (status === 415 && readOnce(req, 'method') === 'PATCH') setAcceptPatch(section);
  set('Content-Type', body.type);
  for (const [name, value] of body.fields ?? []) set(name, value);
  if (body.vary !== undefined && body.vary.length > 0) addVary(section, body.vary);
  set('X-Content-Type-Options', 'nosniff');
}

/** True for HTTP/2 and later, which have neither Upgrade and Connection (RFC 9113 §8.2.2) nor a reason phrase (§8.3.2). */
export const isHttp2 = (req: RequestHead): boolean => (readOnce(req, 'httpVersionMajor') ?? 1) > 1;

/** A 415 to PATCH says in Accept-Patch, too, what is accepted (RFC 5789 §2.2). */
function setAcceptPatch(section: HeaderSection): void {
  const accept = section.getHeader('Accept');
  if (accept !== undefined && !section.hasHeader('Accept-Patch')) section.setHeader('Accept-Patch', accept);
}

/** Appends to Vary what is not in it (RFC 9110 §12.5.5). */
function addVary(section: HeaderSection, names: readonly string[]): void {
  const before = linesOf(section, 'Vary').flatMap(toNames);
  const known = new Set(before.map((name) => name.toLowerCase()));
  if (known.has('*')) return;
  const added = names.filter((name) => !known.has(name.toLowerCase()));
  section.setHeader('Vary', [...before, ...added].filter(Boolean).join(', '));
}

const toNames = (line: string): string[] => line.split(',').map((name) => name.trim());
const linesOf = (section: HeaderSection, name: string): string[] => [section.getHeader(name) ?? []].flat().map(String);

function setField(section: HeaderSection, status: number, name: string, value: FieldValue, warnings: string[]): void {
  const key = name.toLowerCase();
  const line = toFieldValue(value); // again: an error of ours can have been tampered with
  if (line === undefined) warnings.push(`header "${name}": not a valid header field`);
  else if (OF_THE_MESSAGE.has(key) || (key === 'connection' && status !== 426)) {
    warnings.push(`header "${name}": an error may not set it`);
  } else if (key !== 'cache-control' || !NEVER_STORED.has(status)) {
    try {
      if (key === 'vary') addVary(section, [line].flat().flatMap(toNames));
      else if (key === 'set-cookie') section.setHeader(name, [...linesOf(section, name), ...[line].flat()]);
      else section.setHeader(name, line);
    } catch (failure) {
      warnings.push(`header "${name}": ${stackOf(failure)}`);
    }
  }
}
