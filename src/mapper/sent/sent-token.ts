import { fromBase64 } from '../../lib/bytes';
import { isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';

const CREDENTIAL = /auth(?!ors?$)|token|jwt|assertion|session|cookie|credential|ticket|oidc|apikey/;
const MAX_NAME = 100;

/** True if a key or a header is called like what carries a token. */
export const isOfCredentials = (name: string): boolean =>
  CREDENTIAL.test(name.slice(0, MAX_NAME).toLowerCase().replace(/[-_]/g, ''));

const MAX_TEXTS = 500;
const MAX_SCANNED = 100_000;
const MAX_TOKENS = 20;

/** The claims of the tokens in some texts, as far as they can be read: the second part of a JWS (RFC 7515 §7.1). */
export function claimsIn(texts: readonly unknown[]): unknown[] {
  const payloads: string[] = [];
  let left = MAX_SCANNED;
  for (const text of texts.slice(0, MAX_TEXTS)) {
    if (typeof text !== 'string' || text.length > left || !text.includes('eyJ')) continue;
    left -= text.length;
    for (const word of text.split(/[^\w.-]/)) {
      const parts = word.includes('eyJ') ? word.split('.') : [];
      const payload = parts[parts.findIndex((part) => part.includes('eyJ')) + 1];
      if (parts.length > 2 && payload !== undefined && payloads.length < MAX_TOKENS) payloads.push(payload);
    }
  }
  return payloads.map(parsed);
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(fromBase64(payload));
  } catch {
    return undefined;
  }
}

/** What an error says of the token that it is about: jsonwebtoken when it has expired, jose and aws-jwt-verify its claims. */
function refusedClaims(thrown: unknown): unknown {
  const expiredAt = read(thrown, 'expiredAt');
  if (expiredAt instanceof Date) return { exp: Math.floor(expiredAt.getTime() / 1000) };
  const claims = read(thrown, 'payload') ?? read(read(thrown, 'rawJwt'), 'payload');
  return isObject(claims) && keysOf(claims).length > 0 ? claims : undefined;
}

const COMPARED = ['exp', 'iat', 'nbf', 'sub', 'jti', 'iss'];

/** True if one of the sent tokens can be the one that was refused: its claims are not others. */
export function isAmong(sent: readonly unknown[], thrown: unknown): boolean {
  const refused = refusedClaims(thrown);
  if (refused === undefined) return true;
  return itemsOf(sent, MAX_TOKENS).items.some((claims) => {
    if (!isObject(claims)) return true;
    return COMPARED.every((name) => {
      const value = read(refused, name);
      return value === undefined || isObject(value) || floored(value) === floored(read(claims, name));
    });
  });
}

const floored = (value: unknown): unknown => (typeof value === 'number' ? Math.floor(value) : value);

/** The texts of header fields, e.g. of `Authorization`; and whether one of them is called like what carries a token. */
export function headerTexts(headers: unknown): { texts: string[]; isCredential: boolean } {
  const names = keysOf(headers).slice(0, MAX_TEXTS);
  return { texts: names.flatMap((name) => readText(headers, name) ?? []), isCredential: names.some(isOfCredentials) };
}
