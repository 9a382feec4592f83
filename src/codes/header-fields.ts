import { inWords, isArray, isObject, keysOf, read } from '../lib/guard';
import { usableItems } from './usable-items';
import type { OnUnusable } from './usable-items';

/** The value of a header field; a list becomes one line each. */
export type FieldValue = string | readonly string[];

/** Response header fields by name. */
export type HeaderFields = Readonly<Record<string, FieldValue>>;

/** Header fields as an app writes them: an object, or a `Headers` or `Map`. */
export type HeaderFieldsInit =
  | Readonly<Record<string, string | number | readonly string[] | undefined>>
  | { forEach(callback: (value: string, name: string) => void): void };

/** One authentication challenge (RFC 9110 §11.3): values are quoted and escaped for the caller. */
export interface ChallengeObject {
  /** The scheme, e.g. `Bearer`. */
  readonly scheme: string;
  /** The protection space (RFC 9110 §11.5). */
  readonly realm?: string | undefined;
  /** Any further auth-param. */
  readonly [param: string]: string | number | boolean | undefined;
}

/** A challenge ready for the wire, or one to be written, or several. */
export type Challenge = string | ChallengeObject | readonly (string | ChallengeObject)[];

const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const NOT_IN_A_VALUE = /[^\t\x20-\x7e\x80-\xff]/; // RFC 9110 §5.5, as node:http checks it
const MAX_CHARACTERS = 8192;
const MAX_FIELDS = 100;

/** Is it a token of RFC 9110 §5.6.2: a field name, a method, a scheme? */
export const isToken = (value: unknown): value is string => typeof value === 'string' && TOKEN.test(value);

const isLine = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_CHARACTERS && !NOT_IN_A_VALUE.test(value);

/** A value as it can go into a field (RFC 9110 §5.5), a list without what cannot; undefined where nothing can. */
export function toFieldValue(value: unknown, onUnusable?: OnUnusable): FieldValue | undefined {
  if (typeof value === 'number') return String(value);
  if (isLine(value)) return value;
  const items = usableItems(value, (item) => (isLine(item) ? item : undefined), onUnusable);
  return items !== undefined && items.length > 0 ? items : undefined;
}

/** Can header fields be read from it? */
export const isHeaderFieldsInit = (value: unknown): value is HeaderFieldsInit => isObject(value) && !isArray(value);

/** Field by field what of it can be sent; the rest is named in `dropped`. */
export function toHeaderFields(init: unknown, dropped: string[]): Record<string, FieldValue> {
  const fields: Record<string, FieldValue> = {};
  for (const [name, value] of entriesOf(init, dropped)) {
    if (value === undefined) continue;
    const line = toFieldValue(value, (place) => dropped.push(`header ${inWords(name)}: ${place}: not a valid value`));
    if (isToken(name) && name !== '__proto__' && line !== undefined) {
      const before = Object.hasOwn(fields, name) ? fields[name] : undefined; // Headers gives each Set-Cookie its turn
      fields[name] = before === undefined ? line : [before, line].flat();
    } else dropped.push(`header ${inWords(name)}: not a valid header field`);
  }
  return fields;
}

/** The names and values as they were given, at most 100 of them; `dropped` says why there are none. */
export function entriesOf(init: unknown, dropped: string[]): (readonly [unknown, unknown])[] {
  if (!isHeaderFieldsInit(init)) {
    dropped.push(`headers: expected an object, got ${inWords(init)}`);
    return [];
  }
  const forEach = read(init, 'forEach');
  if (typeof forEach !== 'function')
    return keysOf(init)
      .slice(0, MAX_FIELDS)
      .map((name) => [name, read(init, name)]);
  const entries: (readonly [unknown, unknown])[] = []; // a Headers or a Map: forEach(value, name)
  try {
    forEach.call(init, (value: unknown, name: unknown) => entries.length < MAX_FIELDS && entries.push([name, value]));
  } catch {
    dropped.push('headers: reading them threw');
  }
  return entries;
}

/**
 * A challenge, or several, as the lines of WWW-Authenticate or Proxy-Authenticate; undefined where none is usable, and,
 * where nobody is told, where any is not.
 */
export function toChallenge(challenge: unknown, onUnusable?: OnUnusable): FieldValue | undefined {
  if (!isArray(challenge)) return oneChallenge(challenge);
  const lines = usableItems(challenge, oneChallenge, onUnusable);
  return lines !== undefined && lines.length > 0 ? lines : undefined;
}

function oneChallenge(challenge: unknown): string | undefined {
  if (typeof challenge === 'string') return challenge !== '' && isLine(challenge) ? challenge : undefined;
  const scheme = read(challenge, 'scheme');
  if (!isToken(scheme)) return undefined;
  const params = new Map<string, string>(); // each parameter once (RFC 9110 §11.2)
  for (const name of keysOf(challenge)) {
    const value = read(challenge, name);
    if (name === 'scheme' || value === undefined) continue;
    if (!isToken(name) || !['string', 'number', 'boolean'].includes(typeof value)) return undefined;
    params.set(name.toLowerCase(), `${name}="${String(value).replace(/["\\]/g, '\\$&')}"`);
  }
  const line = [scheme, [...params.values()].join(', ')].filter(Boolean).join(' ');
  return isLine(line) ? line : undefined;
}

/** Seconds or a moment as Retry-After (RFC 9110 §10.2.3): a fraction is rounded up, the past is 0. */
export function toRetryAfter(after: unknown): string | undefined {
  if (after instanceof Date) {
    const time = after.getTime();
    if (!(time < 253_402_300_800_000)) return undefined; // no HTTP-date has a year of five digits, nor NaN
    return time <= Date.now() ? '0' : after.toUTCString();
  }
  if (typeof after !== 'number' || !(after <= Number.MAX_SAFE_INTEGER)) return undefined;
  return String(Math.max(0, Math.ceil(after)));
}

function toList(
  value: unknown,
  isItem: (item: unknown) => item is string,
  onUnusable: OnUnusable | undefined,
): string | undefined {
  if (!isArray(value)) return isItem(value) ? value : undefined;
  return usableItems(value, (item) => (isItem(item) ? item : undefined), onUnusable)?.join(', ');
}
const toLines = (value: unknown, onUnusable?: OnUnusable): string | undefined => toList(value, isLine, onUnusable);
const toTokens = (value: unknown, onUnusable?: OnUnusable): string | undefined =>
  toList(
    typeof value === 'string'
      ? value
          .split(',')
          .map((item) => item.trim())
          .filter(Boolean)
      : value,
    isToken,
    onUnusable,
  );

/** What an option of an error's constructor becomes: one field. */
interface HeaderOption {
  readonly name: string;
  readonly toValue: (value: unknown, onUnusable: OnUnusable) => FieldValue | undefined;
}

const retryAfter: HeaderOption = { name: 'Retry-After', toValue: toRetryAfter };

/** By status: the facts that HTTP wants in a header, as options of that status's class. */
export const headerOptions: Readonly<Record<number, Readonly<Record<string, HeaderOption>>>> = {
  401: { challenge: { name: 'WWW-Authenticate', toValue: toChallenge } },
  403: { challenge: { name: 'WWW-Authenticate', toValue: toChallenge } }, // insufficient_scope (RFC 6750 §3.1)
  405: { allow: { name: 'Allow', toValue: toTokens } },
  407: { challenge: { name: 'Proxy-Authenticate', toValue: toChallenge } },
  413: { retryAfter },
  415: {
    accept: { name: 'Accept', toValue: toLines },
    acceptEncoding: { name: 'Accept-Encoding', toValue: toLines },
  },
  416: {
    size: {
      name: 'Content-Range',
      toValue: (size) => (Number.isSafeInteger(size) && Number(size) >= 0 ? `bytes */${String(size)}` : undefined),
    },
  },
  426: { upgrade: { name: 'Upgrade', toValue: toLines } },
  429: { retryAfter },
  503: { retryAfter },
};
