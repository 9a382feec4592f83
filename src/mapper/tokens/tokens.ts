import { has, read, readText } from '../../lib/guard';
import { family } from '../family';
import type { Family } from '../family';
import { meaningsBy } from '../table';
import { tokenCodes } from './token-codes';
import { firstFit, judgeCode, judgeToken, meaningsIn } from './token-verdict';
import type { Patterns } from './token-verdict';

// https://github.com/awslabs/aws-jwt-verify/blob/main/src/error.ts
const awsNames: Patterns = [
  [/^JwtExpiredError$/, 'expired'],
  [/^JwtNotBeforeError$/, 'early'],
  [/Fetch|^Jwks/, 'badAnswer'],
  [/^WaitPeriod/, 'overloaded'], // it asks for an unknown key only so often
  [/^(Jwt|CognitoJwt|AlbJwt|KidNotFound)/, 'badToken'],
  [/./, 'ours'],
];

/** aws-jwt-verify: `name` is "Error", the class below JwtBaseError tells. */
const awsJwtVerify = family({
  library: 'aws-jwt-verify',
  tier: 'library',
  signs: { name: /^JwtBaseError$/ },
  meanings: meaningsIn(awsNames),
  judge(_, { name, classes }) {
    const meaning = name === 'Error' || !classes.has('JwtBaseError') ? undefined : firstFit(awsNames, name);
    return meaning && judgeToken(meaning, 'a class below JwtBaseError');
  },
});

// verifySignedJwtWithCertsAsync throws plain errors, whose text repeats the token.
const NO_ID_TOKEN = /^The verifyIdToken method requires an ID Token$/;
const BAD_ID_TOKEN =
  /^(Wrong number of segments in token|Can't parse token (envelope|payload)|No pem found for envelope|Invalid token signature|No (issue|expiration) time in token|(Issue|Expiration) time (field|too far)|Token used too (early|late)|Invalid issuer, expected one of|Wrong recipient, payload audience)/;
const googleTexts: Patterns = [
  [/^Token used too late/, 'expired'],
  [BAD_ID_TOKEN, 'badToken'],
  [NO_ID_TOKEN, 'noToken'],
];

/** google-auth-library: an identity token that is no good. */
const googleIdToken = family({
  library: 'google-auth-library',
  tier: 'library',
  signs: { message: new RegExp(`${BAD_ID_TOKEN.source}|${NO_ID_TOKEN.source}`) },
  status: 'of the app',
  meanings: meaningsIn(googleTexts),
  judge(thrown, { message }) {
    const meaning = has(thrown, 'code') ? undefined : firstFit(googleTexts, message);
    return meaning && judgeToken(meaning, 'a text about an ID token');
  },
});

// https://github.com/auth0/node-jwks-rsa/tree/master/src/errors
const byJwksName = meaningsBy({
  badToken: 'SigningKeyNotFoundError', // the token names a key that the issuer does not have
  badAnswer: 'JwksError',
  overloaded: 'JwksRateLimitError', // a limit of ours
});

/** jwks-rsa: the keys of an issuer, that we fetch. */
const jwksRsa = family({
  library: 'jwks-rsa',
  tier: 'library',
  signs: { name: /^(SigningKeyNotFoundError|JwksError|JwksRateLimitError)$/, members: ['isEndpointUnavailable'] },
  meanings: [byJwksName, 'unreachable'],
  judge(thrown, { name }) {
    if (read(thrown, 'isEndpointUnavailable') === true) return judgeToken('unreachable', 'isEndpointUnavailable');
    const meaning = byJwksName(name);
    return meaning && judgeToken(meaning, name);
  },
});

// https://clerk.com/docs/reference/backend/verify-token
const clerkReasons: Patterns = [
  [/^token-expired$/, 'expired'],
  [/^token-(not-active-yet|iat-in-the-future)$/, 'early'],
  [/^token-|^jwk-kid-mismatch$/, 'badToken'],
  [/^jwk-remote/, 'badAnswer'],
  [/^(secret-key|jwk)-/, 'ours'], // jwk-failed-to-resolve: neither a secret key nor a JWT key is set
];

/** Clerk's tokens: the reason says whose fault it is. */
const clerkToken = family({
  library: '@clerk/backend/jwt',
  tier: 'library',
  signs: { members: ['reason'] },
  meanings: meaningsIn(clerkReasons),
  judge(thrown) {
    const meaning = has(thrown, 'action') ? firstFit(clerkReasons, readText(thrown, 'reason') ?? '') : undefined;
    return meaning && judgeToken(meaning, 'the reason of a TokenVerificationError');
  },
});

// https://firebase.google.com/docs/auth/admin/errors
const firebaseCodes: Patterns = [
  [/^auth\/(id-token|session-cookie)-expired$/, 'expired'],
  [/^auth\/((id-token|session-cookie)-revoked|invalid-(id-token|session-cookie))$/, 'badToken'],
];
// auth/argument-error is the token's fault, or an argument's of ours: only the text tells.
const ABOUT_A_TOKEN = /Firebase (ID token|session cookie)/;

/** Firebase Authentication: what its verifyIdToken refuses. */
const firebaseToken = family({
  library: 'firebase-admin/auth',
  tier: 'library',
  signs: { members: ['errorInfo'] },
  meanings: meaningsIn(firebaseCodes),
  judge(thrown, { message }) {
    const code = readText(read(thrown, 'errorInfo'), 'code') ?? '';
    const isToken = code === 'auth/argument-error' && ABOUT_A_TOKEN.test(message.slice(0, 300));
    return isToken ? judgeToken('badToken', `code ${code}`) : judgeCode(firebaseCodes, code);
  },
});

// https://supertokens.com/docs/references/backend-sdks/api-reference
const superTokensTypes: Patterns = [
  [/^TRY_REFRESH_TOKEN$/, 'expired'],
  [/^TOKEN_THEFT_DETECTED$/, 'badToken'],
  [/^UNAUTHORISED$/, 'noToken'],
  [/^INVALID_CLAIMS$/, 'forbidden'],
  [/^BAD_INPUT_ERROR$/, 'malformed'],
];

/** SuperTokens: a type, beside its own mark. */
const superTokens = family({
  library: 'supertokens-node',
  tier: 'library',
  signs: { members: ['errMagic'] },
  meanings: meaningsIn(superTokensTypes),
  judge(thrown) {
    const type = readText(thrown, 'type') ?? '';
    const meaning = has(thrown, 'errMagic') ? firstFit(superTokensTypes, type) : undefined;
    return meaning && judgeToken(meaning, `type ${type}`);
  },
});

/** Libraries and services that check tokens. */
export const tokens: readonly Family[] = [
  ...tokenCodes,
  awsJwtVerify,
  googleIdToken,
  jwksRsa,
  clerkToken,
  firebaseToken,
  superTokens,
];
