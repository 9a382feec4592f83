import { has, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Family, Judgement } from '../family';
import { foreignAnswer } from '../http/foreign-answer';
import { marksOf } from '../facts';
import type { Marks } from '../facts';
import { meaningsBy } from '../table';
import { firstFit, judgeToken, meaningsIn } from './token-verdict';
import type { Patterns } from './token-verdict';

// jsonwebtoken has one class for either side's fault; only its text tells.
// https://github.com/auth0/node-jsonwebtoken/blob/v9.0.3/verify.js
const jsonWebTokenTexts: Patterns = [
  [/^jwt must be provided/, 'noToken'],
  [/^error in secret or public key callback: Unable to find a signing key/, 'badToken'], // jwks-rsa: a key id of nobody's
  [/^secret|public key|^(clockTimestamp|nonce|allowInvalid\w*) must|^please specify|^"maxAge"|^verify must/, 'ours'],
  [/./, 'badToken'],
];

/** jsonwebtoken. */
const jsonWebToken = family({
  library: 'jsonwebtoken',
  tier: 'library',
  signs: { name: /^(JsonWebTokenError|TokenExpiredError|NotBeforeError)$/ },
  status: 'of the service', // a 401 says no more than the token does: createError(401, error)
  meanings: meaningsIn(jsonWebTokenTexts),
  judge: judgeJsonWebToken,
});

function judgeJsonWebToken(thrown: unknown, { name, message, status }: Marks): Judgement | undefined {
  if (status !== undefined && status !== 401) return undefined;
  if (name === 'TokenExpiredError' && has(thrown, 'expiredAt')) return judgeToken('expired', name);
  if (name === 'NotBeforeError' && has(thrown, 'date')) return judgeToken('early', name);
  const meaning = name === 'JsonWebTokenError' ? firstFit(jsonWebTokenTexts, message) : undefined;
  return meaning && judgeToken(meaning, name);
}

// https://github.com/auth0/express-jwt#error-handling; a wrong scheme is no credentials of ours (RFC 6750 §3.1).
const byExpressJwtCode = meaningsBy({
  noToken: 'credentials_required credentials_bad_scheme credentials_bad_format',
  badToken: 'invalid_token revoked_token',
});

/** express-jwt 6 to 8: jsonwebtoken's error is the inner one, and may be our own fault. */
const expressJwt = family({
  library: 'express-jwt',
  tier: 'library',
  signs: { name: /^UnauthorizedError$/ },
  meanings: [byExpressJwtCode, ...meaningsIn(jsonWebTokenTexts)],
  judge(thrown, { name, code, status }) {
    const meaning = name === 'UnauthorizedError' && status === 401 ? byExpressJwtCode(code) : undefined;
    if (meaning === undefined || has(thrown, 'headers')) return undefined;
    const because = `code ${code}`;
    const cause = read(thrown, 'inner');
    const inner = code === 'invalid_token' ? judgeJsonWebToken(cause, marksOf(cause)) : undefined;
    return inner === undefined || inner.meaning === 'noToken' ? judgeToken(meaning, because) : { ...inner, because };
  },
});

/** CASL: the rule that refuses is known; nothing of it is told. */
const casl = family({
  library: '@casl/ability',
  tier: 'library',
  signs: { members: ['ability'] },
  status: 'of the app',
  meanings: ['forbidden'],
  judge: (thrown, { name }) =>
    name === 'ForbiddenError' && has(thrown, 'ability') && has(thrown, 'action')
      ? means('forbidden', 'ForbiddenError')
      : undefined,
});

const isOfBearer = (status: number | undefined): status is 400 | 401 | 403 =>
  status === 400 || status === 401 || status === 403;

/** express-oauth2-jwt-bearer: its names are the codes of RFC 6750 §3.1, and it writes the challenge itself. */
const expressBearer = family({
  library: 'express-oauth2-jwt-bearer',
  tier: 'library',
  signs: { name: /^(Unauthorized|Invalid(Request|Token)|InsufficientScope)Error$/ },
  meanings: ['its own status'],
  judge(thrown, { name, status }) {
    const challenge = readText(read(thrown, 'headers'), 'WWW-Authenticate');
    return challenge !== undefined && isOfBearer(status) && BEARER_NAMES.test(name)
      ? foreignAnswer(status, `status ${status}`, { 'WWW-Authenticate': challenge })
      : undefined;
  },
});
const BEARER_NAMES = /^(Unauthorized|Invalid(Request|Token)|InsufficientScope)Error$/;

/** @node-oauth/oauth2-server: the codes of RFC 6750 §3.1; it leaves the challenge to its handler. */
const oauthServer = family({
  library: '@node-oauth/oauth2-server',
  tier: 'library',
  signs: { name: /^(invalid_token|insufficient_scope)$/ },
  meanings: ['badToken', 'forbidden'],
  judge(_, { name, number, status }) {
    if (number !== status || !isOfBearer(status)) return undefined;
    if (name === 'invalid_token') return judgeToken('badToken', name);
    const headers = { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' };
    return name === 'insufficient_scope' ? means('forbidden', name, { options: { headers } }) : undefined;
  },
});

/** What middleware throws that checks who the client is, and what it may do. */
export const auth: readonly Family[] = [jsonWebToken, expressJwt, casl, expressBearer, oauthServer];
