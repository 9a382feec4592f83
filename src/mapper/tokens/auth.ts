import { Forbidden } from '../../codes/errors';
import { has, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { foreignAnswer } from '../http/http-errors';
import { ofPlain } from '../plain';
import { marksOf } from '../rule';
import type { BuiltInRule, Marks } from '../rule';
import { rowOf } from '../table';
import { answer, badToken, firstFit } from './token-verdict';
import type { Verdict } from './token-verdict';
import { awsJwtVerify, clerkToken, firebaseToken, googleIdToken, jwksRsa, superTokens, tokenCode } from './tokens';

// jsonwebtoken has one class for either side's fault; only its text tells.
// https://github.com/auth0/node-jsonwebtoken/blob/v9.0.3/verify.js
const jsonWebTokenTexts: readonly (readonly [RegExp, Verdict])[] = [
  [/^jwt must be provided/, 'none'],
  [/^error in secret or public key callback: Unable to find a signing key/, 'bad'], // jwks-rsa: a key id of nobody's
  [/^secret|public key|^(clockTimestamp|nonce|allowInvalid\w*) must|^please specify|^"maxAge"|^verify must/, 'ours'],
  [/./, 'bad'],
];

/** jsonwebtoken. */
function jsonWebToken(thrown: unknown, { name, message, status }: Marks): HttpError | undefined {
  if (status !== undefined && status !== 401) return undefined; // createError(403, error)
  if (name === 'TokenExpiredError' && has(thrown, 'expiredAt')) return answer('expired', thrown);
  if (name === 'NotBeforeError' && has(thrown, 'date')) return answer('early', thrown);
  return name === 'JsonWebTokenError' ? answer(firstFit(jsonWebTokenTexts, message), thrown) : undefined;
}

// https://github.com/auth0/express-jwt#error-handling; a wrong scheme is no credentials of ours (RFC 6750 §3.1).
const expressJwtCodes: Readonly<Record<string, Verdict>> = {
  credentials_required: 'none',
  credentials_bad_scheme: 'none',
  credentials_bad_format: 'none',
  invalid_token: 'bad',
  revoked_token: 'bad',
};

/** express-jwt 6 to 8: jsonwebtoken's error is the inner one, and may be our own fault. */
function expressJwt(thrown: unknown, { name, code, status }: Marks): HttpError | undefined {
  const verdict = name === 'UnauthorizedError' && status === 401 ? rowOf(expressJwtCodes, code) : undefined;
  if (verdict === undefined || has(thrown, 'headers')) return undefined;
  const cause = read(thrown, 'inner');
  const inner = code === 'invalid_token' ? jsonWebToken(cause, marksOf(cause)) : undefined;
  if (inner?.status === 500) return answer('ours', thrown);
  return inner?.detail === undefined ? answer(verdict, thrown) : badToken(inner.detail, thrown);
}

/** CASL: the rule that refuses is known; nothing of it is told. */
function casl(thrown: unknown, { name, status }: Marks): HttpError | undefined {
  const isCasl = name === 'ForbiddenError' && has(thrown, 'ability') && has(thrown, 'action');
  return isCasl && status === undefined ? answer('forbidden', thrown) : undefined;
}

// Names of express-oauth2-jwt-bearer, and of @node-oauth/oauth2-server: those are the codes of RFC 6750 §3.1.
const BEARER_NAMES = /^(Unauthorized|Invalid(Request|Token)|InsufficientScope)Error$/;

/** express-oauth2-jwt-bearer writes the challenge itself; oauth2-server leaves it to its handler. */
function bearer(thrown: unknown, { name, number, status }: Marks): HttpError | undefined {
  if ((status !== 400 && status !== 401 && status !== 403) || has(thrown, 'expose')) return undefined;
  const challenge = readText(read(thrown, 'headers'), 'WWW-Authenticate');
  if (challenge !== undefined && BEARER_NAMES.test(name)) {
    return foreignAnswer(status, undefined, { 'WWW-Authenticate': challenge }, thrown);
  }
  if (number !== status) return undefined;
  if (name === 'invalid_token') return answer('bad', thrown);
  return name === 'insufficient_scope' ? insufficientScope(thrown) : undefined;
}

const insufficientScope = (cause: unknown): HttpError =>
  new Forbidden(undefined, { cause, headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' } });

/** In the order in which they are asked. */
export const auth: readonly BuiltInRule[] = [
  jsonWebToken,
  expressJwt,
  ofPlain(tokenCode),
  awsJwtVerify,
  ofPlain(googleIdToken),
  jwksRsa,
  clerkToken,
  firebaseToken,
  superTokens,
  casl,
  bearer,
];
