import createError from 'http-errors';
import { explain } from '../../../src/mapper/explain';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const BAD = 'Bearer error="invalid_token", error_description="The token is not valid."';
const EXPIRED = 'Bearer error="invalid_token", error_description="The token has expired."';
const EARLY = 'Bearer error="invalid_token", error_description="The token is not active yet."';

const challengeOf = (thrown: unknown): unknown => answerTo(thrown).headers['WWW-Authenticate'];
const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

// jsonwebtoken@9.0.3: one class for either side's fault
const jwt = (text: string, members: object = {}): Error =>
  foreignError(text, { name: 'JsonWebTokenError', ...members }, 'JsonWebTokenError');
const expired = foreignError(
  'jwt expired',
  { name: 'TokenExpiredError', expiredAt: new Date(0) },
  'TokenExpiredError',
  'JsonWebTokenError',
);

describe('jsonwebtoken', () => {
  it.each([
    ['jwt malformed', BAD],
    ['invalid token', BAD],
    ['invalid signature', BAD],
    ['invalid algorithm', BAD],
    ['jwt signature is required', BAD],
    [`jwt audience invalid. expected: ${SECRET}`, BAD],
    [`jwt issuer invalid. expected: ${SECRET}`, BAD],
    ['iat required when maxAge is specified', BAD],
    [`error in secret or public key callback: Unable to find a signing key that matches '${SECRET}'`, BAD],
    ['jwt must be provided', undefined],
  ])('answers %j with 401 and the challenge of RFC 6750', (text, challenge) => {
    expect(statusOf(jwt(text))).toBe(401);
    expect(challengeOf(jwt(text))).toBe(challenge);
    expect(textOf(jwt(text))).not.toContain(SECRET);
  });

  it.each([
    'secret or public key must be provided',
    'secretOrPublicKey is not valid key material',
    'secretOrPublicKey must be an asymmetric key when using RS256',
    `error in secret or public key callback: ${SECRET}`,
    'please specify "none" in "algorithms" to verify unsigned tokens',
    '"maxAge" should be a number of seconds or string representing a timespan',
    'clockTimestamp must be a number',
    'nonce must be a non-empty string',
    'verify must be called asynchronous if secret or public key is provided as a callback',
  ])('answers %j with 500: our own fault', (text) => {
    expect(statusOf(jwt(text))).toBe(500);
    expect(textOf(jwt(text))).not.toContain(SECRET);
  });

  it('says what is wrong with the time', () => {
    expect(answerTo(expired).problem).toMatchObject({ status: 401, detail: 'The token has expired.' });
    expect(challengeOf(expired)).toBe(EXPIRED);
    expect(challengeOf(foreignError('jwt not active', { name: 'NotBeforeError', date: new Date(0) }))).toBe(EARLY);
  });

  it('leaves a status that somebody set, and what only has the name', () => {
    expect(statusOf(createError(403, jwt('invalid token')))).toBe(403);
    expect(statusOf(foreignError('x', { name: 'TokenExpiredError' }))).toBe(500);
    expect(statusOf({ name: 'JsonWebTokenError' })).toBe(500);
  });
});

describe('express-jwt', () => {
  // express-jwt@8.5.1 and 6.1.2
  const failed = (code: string, inner: unknown): Error =>
    foreignError(SECRET, { name: 'UnauthorizedError', code, status: 401, inner }, 'UnauthorizedError');

  it.each([
    ['credentials_required', { message: 'No authorization token was found' }, undefined],
    ['credentials_bad_scheme', { message: 'Format is Authorization: Bearer [token]' }, undefined],
    ['credentials_bad_format', { message: 'Format is Authorization: Bearer [token]' }, undefined],
    ['revoked_token', { message: 'The token has been revoked.' }, BAD],
    ['invalid_token', jwt('jwt malformed'), BAD],
    ['invalid_token', expired, EXPIRED],
    ['invalid_token', undefined, BAD],
  ])('answers %s with 401', (code, inner, challenge) => {
    expect(statusOf(failed(code, inner))).toBe(401);
    expect(challengeOf(failed(code, inner))).toBe(challenge);
    expect(textOf(failed(code, inner))).not.toContain(SECRET);
  });

  it('answers a missing secret with 500', () => {
    expect(statusOf(failed('invalid_token', jwt('secret or public key must be provided')))).toBe(500);
  });

  it('leaves what only has the code, and another status', () => {
    expect(statusOf(foreignError('x', { code: 'invalid_token' }))).toBe(500);
    expect(statusOf(Object.assign(failed('invalid_token', undefined), { status: 403 }))).toBe(403);
  });
});

describe('token libraries with codes', () => {
  // jose@6.2.17 and 4.15.9, fast-jwt, paseto
  it.each([
    ['ERR_JWT_EXPIRED', 401, EXPIRED],
    ['ERR_JWT_CLAIM_VALIDATION_FAILED', 401, BAD],
    ['ERR_JWT_INVALID', 401, BAD],
    ['ERR_JWS_INVALID', 401, BAD],
    ['ERR_JWS_SIGNATURE_VERIFICATION_FAILED', 401, BAD],
    ['ERR_JWE_DECRYPTION_FAILED', 401, BAD],
    ['ERR_JOSE_ALG_NOT_ALLOWED', 401, BAD],
    ['ERR_JWKS_NO_MATCHING_KEY', 401, BAD],
    ['ERR_JWKS_TIMEOUT', 504, undefined],
    ['ERR_JWKS_INVALID', 502, undefined],
    ['ERR_JWK_INVALID', 500, undefined],
    ['ERR_JOSE_NOT_SUPPORTED', 500, undefined],
    ['ERR_JOSE_GENERIC', 500, undefined],
    ['FAST_JWT_EXPIRED', 401, EXPIRED],
    ['FAST_JWT_INACTIVE', 401, EARLY],
    ['FAST_JWT_INVALID_SIGNATURE', 401, BAD],
    ['FAST_JWT_INVALID_KEY', 500, undefined],
    ['FAST_JWT_KEY_FETCHING_ERROR', 502, undefined],
    ['ERR_PASETO_VERIFICATION_FAILED', 401, BAD],
    ['ERR_PASETO_NOT_SUPPORTED', 500, undefined],
    ['ERR_JUST_MINE', 500, undefined],
  ])('answers %s with %d', (code, status, challenge) => {
    const thrown = foreignError(SECRET, { code });
    expect(statusOf(thrown)).toBe(status);
    expect(challengeOf(thrown)).toBe(challenge);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('knows a key set that did not come by its text', () => {
    const thrown = foreignError('Expected 200 OK from the JSON Web Key Set HTTP response', {
      code: 'ERR_JOSE_GENERIC',
    });
    expect(statusOf(thrown)).toBe(502);
  });

  it('knows an algorithm that a token chose and no set of keys has', () => {
    const code = 'ERR_JOSE_NOT_SUPPORTED';
    const texts = ['Unsupported "alg" value for a JSON Web Key Set', 'Unsupported "kty" (Key Type) Parameter value'];
    expect(texts.map((text) => statusOf(foreignError(text, { code })))).toEqual([401, 500]);
  });

  it('leaves a status that somebody set', () => {
    expect(statusOf(foreignError('x', { code: 'ERR_JWT_EXPIRED', status: 440 }))).toBe(440);
  });
});

describe('aws-jwt-verify', () => {
  // aws-jwt-verify@5.2.1
  it.each([
    ['JwtExpiredError', 401],
    ['JwtNotBeforeError', 401],
    ['JwtParseError', 401],
    ['CognitoJwtInvalidClientIdError', 401],
    ['KidNotFoundInJwksError', 401],
    ['WaitPeriodNotYetEndedJwkError', 503],
    ['FetchError', 502],
    ['JwksNotAvailableInCacheError', 502],
    ['ParameterValidationError', 500],
  ])('answers %s with %d', (name, status) => {
    const thrown = foreignError(SECRET, { failedAssertion: { actual: SECRET } }, name, 'JwtBaseError');
    expect(statusOf(thrown)).toBe(status);
    expect(textOf(thrown)).not.toContain(SECRET);
    expect(statusOf(foreignError('x', {}, name))).toBe(500);
  });
});

describe('google-auth-library', () => {
  it.each([
    [`Wrong number of segments in token: ${SECRET}`, 401, BAD],
    [`Can't parse token envelope: ${SECRET}`, 401, BAD],
    [`No pem found for envelope: {"kid":"${SECRET}"}`, 401, BAD],
    [`Invalid token signature: ${SECRET}`, 401, BAD],
    [`Token used too late, 2 > 1: {"email":"${SECRET}"}`, 401, EXPIRED],
    ['Wrong recipient, payload audience != requiredAudience', 401, BAD],
    ['The verifyIdToken method requires an ID Token', 401, undefined],
    ['Wrong number of arguments', 500, undefined],
  ])('answers %j with %d', (text, status, challenge) => {
    expect(statusOf(new Error(text))).toBe(status);
    expect(challengeOf(new Error(text))).toBe(challenge);
    expect(textOf(new Error(text))).not.toContain(SECRET);
    expect(statusOf(foreignError(text, { status: 418 }))).toBe(418);
  });
});

describe('services that issue tokens', () => {
  it.each([
    ['SigningKeyNotFoundError', 401, BAD],
    ['JwksError', 502, undefined],
    ['JwksRateLimitError', 503, undefined],
    ['ArgumentError', 500, undefined],
  ])("answers jwks-rsa's %s with %d", (name, status, challenge) => {
    // jwks-rsa@4.1.0
    expect(statusOf(foreignError(SECRET, { name }))).toBe(status);
    expect(challengeOf(foreignError(SECRET, { name }))).toBe(challenge);
    expect(textOf(foreignError(SECRET, { name }))).not.toContain(SECRET);
  });

  it('takes an endpoint of keys that fails for an upstream', () => {
    expect(statusOf(foreignError('socket hang up', { code: 'ECONNRESET', isEndpointUnavailable: true }))).toBe(502);
  });

  it.each([
    ['token-expired', 401, EXPIRED],
    ['token-not-active-yet', 401, EARLY],
    ['token-invalid-signature', 401, BAD],
    ['jwk-kid-mismatch', 401, BAD],
    ['jwk-remote-failed-to-load', 502, undefined],
    ['secret-key-invalid', 500, undefined],
    ['jwk-local-missing', 500, undefined],
    ['jwk-failed-to-resolve', 500, undefined],
    ['out-of-stock', 500, undefined],
  ])("answers Clerk's %s with %d", (reason, status, challenge) => {
    // @clerk/backend@3.25.0
    const thrown = foreignError(SECRET, { reason, action: SECRET }, '_TokenVerificationError');
    expect(statusOf(thrown)).toBe(status);
    expect(challengeOf(thrown)).toBe(challenge);
    expect(textOf(thrown)).not.toContain(SECRET);
    expect(statusOf(foreignError('x', { reason }))).toBe(500);
    expect(statusOf(foreignError('x', { action: 'x' }))).toBe(500);
  });

  it.each([
    ['auth/id-token-expired', 'x', 401],
    ['auth/session-cookie-expired', 'x', 401],
    ['auth/id-token-revoked', 'x', 401],
    ['auth/invalid-session-cookie', 'x', 401],
    ['auth/argument-error', 'Decoding Firebase ID token failed.', 401],
    ['auth/argument-error', 'The uid must be a string.', 500],
  ])("answers Firebase's %s, %j, with %d", (code, text, status) => {
    // firebase-admin@13.10.0
    expect(statusOf(foreignError(text, { code, errorInfo: { code, message: text } }))).toBe(status);
    expect(statusOf(foreignError(text, { code }))).toBe(500);
  });
});

describe('sessions, rights and scopes', () => {
  it.each([
    ['UNAUTHORISED', 401],
    ['TRY_REFRESH_TOKEN', 401],
    ['TOKEN_THEFT_DETECTED', 401],
    ['INVALID_CLAIMS', 403],
    ['BAD_INPUT_ERROR', 400],
    ['OTHER', 500],
  ])("answers SuperTokens' %s with %d", (type, status) => {
    expect(statusOf(foreignError(SECRET, { type, errMagic: 'x' }, 'SessionError', 'SuperTokensError'))).toBe(status);
    expect(statusOf(foreignError(SECRET, { type }))).toBe(500);
  });

  it("answers CASL's refusal with 403 and tells nothing of the rule", () => {
    // @casl/ability@7.0.1
    const thrown = foreignError(SECRET, { name: 'ForbiddenError', ability: {}, action: 'delete', subjectType: SECRET });
    expect(statusOf(thrown)).toBe(403);
    expect(textOf(thrown)).not.toContain(SECRET);
    expect(statusOf(foreignError('x', { name: 'ForbiddenError' }))).toBe(500);
  });

  it('keeps the challenge that express-oauth2-jwt-bearer writes', () => {
    // express-oauth2-jwt-bearer@1.10.0
    const challenge = 'Bearer realm="api", error="insufficient_scope", scope="write"';
    const members = { name: 'InsufficientScopeError', status: 403, statusCode: 403, code: 'insufficient_scope' };
    const thrown = foreignError(SECRET, {
      ...members,
      headers: { 'WWW-Authenticate': challenge, 'Set-Cookie': SECRET },
    });
    expect(answerTo(thrown).headers).toEqual({ 'WWW-Authenticate': challenge });
    expect(statusOf(thrown)).toBe(403);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it.each([
    ['invalid_token', 401, BAD],
    ['insufficient_scope', 403, 'Bearer error="insufficient_scope"'],
    ['unauthorized_request', 401, undefined],
    ['invalid_grant', 400, undefined],
    ['server_error', 503, undefined],
  ])("answers oauth2-server's %s with %d", (name, status, challenge) => {
    // @node-oauth/oauth2-server@5.3.0
    const thrown = foreignError(SECRET, { name, code: status, status, statusCode: status });
    expect(statusOf(thrown)).toBe(status);
    expect(challengeOf(thrown)).toBe(challenge);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('passes the status of passport, whose challenge is on the response already', () => {
    expect(statusOf(foreignError('Unauthorized', { name: 'AuthenticationError', status: 401 }))).toBe(401);
    expect(challengeOf(foreignError('Unauthorized', { name: 'AuthenticationError', status: 401 }))).toBeUndefined();
  });
});

describe('what only looks like a mark', () => {
  const refused = foreignError('x', { status: 409 });

  it.each([
    'FAST_X_ERR_JWT_EXPIRED',
    'FAST_JWT_EXPIRED_X',
    'FAST_X_FAST_JWT_INACTIVE',
    'FAST_JWT_INACTIVE_X',
    'FAST_X_ERR_JWT_X',
    'ERR_JWT_X-Y',
    'FAST_X_ERR_PASETO_INVALID',
    'ERR_PASETO_INVALID_X',
    'FAST_X_FAST_JWT_MALFORMED',
    'FAST_JWT_MALFORMED_X',
    'FAST_X_ERR_JWKS_TIMEOUT',
    'ERR_JWKS_TIMEOUT_X',
    'FAST_X_ERR_JWKS_INVALID',
    'ERR_JWKS_INVALID_X',
  ])('the code %s is no verdict on the token', (code) => {
    expect(statusOf(foreignError('x', { code }))).toBe(500);
  });

  it('a code of the key is ours, whatever its cause is; any other code is no family’s, and no cause’s 4xx either', () => {
    const of = (members: object): number => statusOf(foreignError('x', { ...members, cause: refused }));
    for (const code of ['ERR_JWK_INVALID', 'ERR_JOSE_GENERIC', 'ERR_PASETO_NOT_SUPPORTED', 'FAST_JWT_MISSING_KEY'])
      expect(of({ code })).toBe(500);
    for (const code of ['FAST_X_ERR_JWK_INVALID', 'ERR_JWK_IN-VALID', 'FAST_JWT_MISSING-KEY'])
      expect(explain(foreignError('x', { code, cause: refused })).family).toBe('unknown');
    expect(of({ action: 'verify', reason: 'secret-key-invalid' })).toBe(500);
    expect(of({ action: 'verify', reason: 'a-secret-key-invalid' })).toBe(409);
  });

  it.each([
    ['JwtExpiredErrorOfTheApp', 401, 'The token is not valid.'],
    ['JwtNotBeforeErrorOfTheApp', 401, 'The token is not valid.'],
    ['MyJwtExpiredError', 500, undefined],
    ['MyJwtNotBeforeError', 500, undefined],
    ['MyWaitPeriodError', 500, undefined],
    ['MyJwtError', 500, undefined],
  ])('the class %s below JwtBaseError is a %i', (name, status, detail) => {
    const { problem } = answerTo(foreignError('x', { cause: refused }, name, 'JwtBaseError'));
    expect([problem.status, problem.detail]).toEqual([status, detail]);
  });

  it.each([
    ['token-expired-x', 'The token is not valid.'],
    ['token-not-active-yet-x', 'The token is not valid.'],
    ['x-token-expired', undefined],
    ['x-token-not-active-yet', undefined],
    ['x-token-invalid', undefined],
    ['x-jwk-kid-mismatch', undefined],
    ['jwk-kid-mismatch-x', undefined],
    ['x-jwk-remote', undefined],
  ])("Clerk's reason %s tells %p", (reason, detail) => {
    const { problem } = answerTo(foreignError('x', { action: 'verify', reason }));
    expect([problem.status, problem.detail]).toEqual([detail === undefined ? 500 : 401, detail]);
  });

  it.each([
    'x/auth/id-token-expired',
    'auth/id-token-expired-x',
    'x/auth/id-token-revoked',
    'auth/id-token-revoked-x',
    'auth/other',
  ])("Firebase's code %s is no verdict on the token", (code) => {
    expect(statusOf(foreignError('Firebase ID token', { errorInfo: { code } }))).toBe(500);
  });

  it('jsonwebtoken says whose fault it is with the beginning of its text', () => {
    for (const text of ['the secret', 'the nonce must', 'so please specify', 'the "maxAge"', 'to verify must'])
      expect(statusOf(jwt(text))).toBe(401);
    for (const text of ['secret or key', 'allowInvalidAsymmetricKeyTypes must be a boolean', 'nonce must be a string'])
      expect(statusOf(jwt(text))).toBe(500);
    expect(answerTo(jwt('the jwt must be provided')).problem.detail).toBe('The token is not valid.');
    expect(answerTo(jwt('jwt must be provided')).problem.detail).toBeUndefined();
    expect(answerTo(jwt('invalid signature', { status: 401 })).problem.detail).toBe('The token is not valid.');
  });

  it('a name needs its member, and a member its name', () => {
    for (const [name, member] of [
      ['TokenExpiredError', 'expiredAt'],
      ['NotBeforeError', 'date'],
    ] as const) {
      expect(statusOf(foreignError('x', { name, [member]: new Date() }))).toBe(401);
      expect(statusOf(foreignError('x', { name }))).toBe(500);
      expect(statusOf(foreignError('x', { name: 'AppError', [member]: new Date() }))).toBe(500);
    }
    const denied = { name: 'ForbiddenError', ability: {}, action: 'read' };
    expect(statusOf(foreignError('x', denied))).toBe(403);
    expect(statusOf(foreignError('x', { ...denied, name: 'AppError' }))).toBe(500);
    expect(statusOf(foreignError('x', { name: 'ForbiddenError', action: 'read' }))).toBe(500);
    expect(statusOf(foreignError('x', { ...denied, status: 404 }))).toBe(404);
    const noToken = { name: 'UnauthorizedError', status: 401, code: 'invalid_token' };
    expect(answerTo(foreignError('x', noToken)).problem.detail).toBe('The token is not valid.');
    expect(answerTo(foreignError('x', { ...noToken, name: 'AppError' })).problem.detail).toBeUndefined();
    expect(answerTo(foreignError('x', { ...noToken, headers: {} })).problem.detail).toBeUndefined();
  });

  it('a challenge is of an error that states its status', () => {
    const headers = { 'WWW-Authenticate': 'Bearer realm="x"' };
    const of = (members: object): unknown => answerTo(foreignError('x', { headers, ...members })).headers;
    expect(of({ name: 'InvalidTokenError', status: 401 })).toEqual(headers);
    expect(of({ name: 'InvalidRequestError', status: 400 })).toEqual(headers);
    for (const name of ['AppError', 'MyInvalidTokenError', 'InvalidTokenErrorOfTheApp'])
      expect(of({ name })).toEqual({});
    expect(of({ name: 'InvalidTokenError', status: 200 })).toEqual({});
    expect(answerTo(foreignError('x', { name: 'invalid_token', status: 401, code: 400 })).headers).toEqual({});
    expect(answerTo(foreignError('x', { name: 'invalid_token', status: 401, code: 401 })).headers).not.toEqual({});
  });
});
