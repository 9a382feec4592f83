import { has, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { isOfClass } from '../rule';
import type { Marks } from '../rule';
import { rowOf } from '../table';
import { answer, firstFit } from './token-verdict';
import type { Verdict } from './token-verdict';

// Codes that a library's name is part of. A key, an option or a format that is wrong is ours.
// https://github.com/panva/jose/blob/v6.2.17/src/util/errors.ts https://github.com/nearform/fast-jwt/blob/master/src/error.js
const codes: readonly (readonly [RegExp, Verdict])[] = [
  [/^(ERR_JWT_EXPIRED|FAST_JWT_EXPIRED)$/, 'expired'],
  [/^FAST_JWT_INACTIVE$/, 'early'],
  [/^ERR_(JWT_\w+|JWS_\w+|JWE_\w+|JOSE_ALG_NOT_ALLOWED|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE_MATCHING_KEYS)$/, 'bad'],
  [/^ERR_PASETO_(CLAIM_INVALID|DECRYPTION_FAILED|INVALID|VERIFICATION_FAILED)$/, 'bad'],
  [/^FAST_JWT_(MALFORMED|MISSING_SIGNATURE|INVALID_(ALGORITHM|CLAIM_VALUE|CLAIM_TYPE|PAYLOAD|SIGNATURE|TYPE))$/, 'bad'],
  [/^ERR_JWKS_TIMEOUT$/, 'late'],
  [/^(ERR_JWKS_INVALID|FAST_JWT_KEY_FETCHING_ERROR)$/, 'upstream'],
  [/^(ERR_(JWK|JOSE|PASETO)_\w+|FAST_JWT_\w+)$/, 'ours'],
];

// jose: what it does not support is ours, but for the algorithm that a token asks of a set of keys.
const UNKNOWN_ALGORITHM = 'Unsupported "alg" value for a JSON Web Key Set';

/** jose, fast-jwt, paseto: families of codes. */
export function tokenCode(thrown: unknown, { code, message, status }: Marks): HttpError | undefined {
  if (!/^(ERR_J|ERR_P|FAST_)/.test(code) || status !== undefined) return undefined;
  if (code === 'ERR_JOSE_NOT_SUPPORTED' && message === UNKNOWN_ALGORITHM) return answer('bad', thrown);
  const isKeySet = message.includes('JSON Web Key Set HTTP response');
  return answer(code === 'ERR_JOSE_GENERIC' && isKeySet ? 'upstream' : firstFit(codes, code), thrown);
}

// aws-jwt-verify: the names of its classes, below JwtBaseError. https://github.com/awslabs/aws-jwt-verify/blob/main/src/error.ts
const awsNames: readonly (readonly [RegExp, Verdict])[] = [
  [/^JwtExpiredError$/, 'expired'],
  [/^JwtNotBeforeError$/, 'early'],
  [/Fetch|^Jwks/, 'upstream'],
  [/^WaitPeriod/, 'busy'], // it asks for an unknown key only so often
  [/^(Jwt|CognitoJwt|AlbJwt|KidNotFound)/, 'bad'],
  [/./, 'ours'],
];

/** aws-jwt-verify: `name` is "Error", the class tells. */
export function awsJwtVerify(thrown: unknown, { name }: Marks): HttpError | undefined {
  if (name === 'Error' || !isOfClass(thrown, 'JwtBaseError')) return undefined;
  return answer(firstFit(awsNames, name), thrown);
}

// google-auth-library's verifySignedJwtWithCertsAsync throws plain errors, whose text repeats the token.
const googleTexts =
  /^(Wrong number of segments in token|Can't parse token (envelope|payload)|No pem found for envelope|Invalid token signature|No (issue|expiration) time in token|(Issue|Expiration) time (field|too far)|Token used too (early|late)|Invalid issuer, expected one of|Wrong recipient, payload audience)/;

/** google-auth-library: an identity token that is no good. */
export function googleIdToken(thrown: unknown, { message, status }: Marks): HttpError | undefined {
  if (status !== undefined || has(thrown, 'code')) return undefined;
  if (googleTexts.test(message)) return answer(message.startsWith('Token used too late') ? 'expired' : 'bad', thrown);
  return message === 'The verifyIdToken method requires an ID Token' ? answer('none', thrown) : undefined;
}

// https://github.com/auth0/node-jwks-rsa/tree/master/src/errors
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
