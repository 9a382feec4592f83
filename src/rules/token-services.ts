import { has, read, readText } from '../guard';
import type { HttpError } from '../http-error';
import type { Marks } from './rule';
import { rowOf } from './table';
import { answer, firstFit } from './token-verdict';
import type { Verdict } from './token-verdict';

const jwksNames: Readonly<Record<string, Verdict>> = {
  SigningKeyNotFoundError: 'bad', // the token names a key that the issuer does not have
  JwksError: 'upstream',
  JwksRateLimitError: 'busy', // a limit of ours
};

/** jwks-rsa: the keys of an issuer, that we fetch. */
export function jwksRsa(thrown: unknown, { name }: Marks): HttpError | undefined {
  if (read(thrown, 'isEndpointUnavailable') === true) return answer('upstream', thrown);
  return answer(rowOf(jwksNames, name), thrown);
}

// https://clerk.com/docs/reference/backend/verify-token
const clerkReasons: readonly (readonly [RegExp, Verdict])[] = [
  [/^token-expired$/, 'expired'],
  [/^token-(not-active-yet|iat-in-the-future)$/, 'early'],
  [/^token-|^jwk-kid-mismatch$/, 'bad'],
  [/^jwk-remote/, 'upstream'],
  [/^(secret-key|jwk)-/, 'ours'], // jwk-failed-to-resolve: neither a secret key nor a JWT key is set
];

/** Clerk's tokens: the reason says whose fault it is. */
export const clerkToken = (thrown: unknown): HttpError | undefined =>
  has(thrown, 'action') ? answer(firstFit(clerkReasons, readText(thrown, 'reason') ?? ''), thrown) : undefined;

// https://firebase.google.com/docs/auth/admin/errors
const firebaseCodes: readonly (readonly [RegExp, Verdict])[] = [
  [/^auth\/(id-token|session-cookie)-expired$/, 'expired'],
  [/^auth\/((id-token|session-cookie)-revoked|invalid-(id-token|session-cookie))$/, 'bad'],
];
// auth/argument-error is the token's fault, or an argument's of ours: only the text tells.
const ABOUT_A_TOKEN = /Firebase (ID token|session cookie)/;

/** Firebase Authentication: what its verifyIdToken refuses. */
export function firebaseToken(thrown: unknown, { message }: Marks): HttpError | undefined {
  const code = readText(read(thrown, 'errorInfo'), 'code');
  if (code === undefined) return undefined;
  const isToken = code === 'auth/argument-error' && ABOUT_A_TOKEN.test(message.slice(0, 300));
  return answer(isToken ? 'bad' : firstFit(firebaseCodes, code), thrown);
}

// https://supertokens.com/docs/references/backend-sdks/api-reference
const superTokensTypes: Readonly<Record<string, Verdict>> = {
  UNAUTHORISED: 'none',
  TRY_REFRESH_TOKEN: 'expired',
  TOKEN_THEFT_DETECTED: 'bad',
  INVALID_CLAIMS: 'forbidden',
  BAD_INPUT_ERROR: 'request',
};

/** SuperTokens: a type, beside its own mark. */
export function superTokens(thrown: unknown): HttpError | undefined {
  return has(thrown, 'errMagic') ? answer(rowOf(superTokensTypes, read(thrown, 'type')), thrown) : undefined;
}
