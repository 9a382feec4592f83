import { answered, recorded, responseFields, SECRET } from '../../support/recorded';

const response = (status: number): object => ({ status, headers: new Headers({ 'retry-after': '4' }), url: SECRET });

// oauth4webapi@3.8.8, openid-client@6.8.9
describe('oauth4webapi and openid-client 6', () => {
  it.each([
    [{ code: 'OAUTH_RESPONSE_BODY_ERROR', status: 401, error: 'invalid_client', response: response(401) }, 502],
    [{ code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE', status: 401, response: response(401) }, 502],
    [{ code: 'OAUTH_RESPONSE_IS_NOT_CONFORM', cause: response(404) }, 502],
    [{ code: 'OAUTH_RESPONSE_IS_NOT_CONFORM', cause: response(503) }, 503],
    [{ code: 'OAUTH_RESPONSE_IS_NOT_JSON', cause: response(200) }, 502],
    [{ code: 'OAUTH_INVALID_RESPONSE', cause: { body: { access_token: SECRET } } }, 502],
    [{ code: 'OAUTH_INVALID_RESPONSE', cause: { expected: SECRET, parameters: new URLSearchParams() } }, 400],
    [{ code: 'OAUTH_INVALID_RESPONSE', cause: 'no.jwt' }, 401],
    [{ code: 'OAUTH_INVALID_REQUEST', cause: { headers: new Headers() } }, 401],
    [{ code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' }, 401],
    [{ code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' }, 401],
    [{ code: 'OAUTH_DUPLICATE_PARAMETERS' }, 400],
    [{ code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'access_denied' }, 403],
    [{ code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'login_required' }, 401],
    [{ code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'server_error' }, 502],
    [{ code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'temporarily_unavailable' }, 503],
    [{ code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'invalid_scope' }, 500],
    [{ code: 'OAUTH_KEY_SELECTION_FAILED' }, 502],
    [{ code: 'OAUTH_PARSE_ERROR' }, 502],
    [{ code: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' }, 502],
    [{ code: 'OAUTH_HTTP_REQUEST_FORBIDDEN' }, 500],
    [{ code: 'OAUTH_MISSING_SERVER_METADATA' }, 500],
    [{ code: 'OAUTH_ABORT' }, 500],
    [{ code: 'OAUTH_TIMEOUT' }, 504],
  ])('maps %j to %i', (members, status) => {
    expect(answered(recorded(members))).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
  });

  it("looks through openid-client's wrapper to the state that does not fit", () => {
    const code = 'OAUTH_INVALID_RESPONSE';
    const inner = recorded({ code, cause: { expected: 'y', parameters: new URLSearchParams('state=x') } });
    expect(answered(recorded({ name: 'ClientError', code, cause: inner })).status).toBe(400);
  });

  it('challenges a request whose token is no good', () => {
    expect(answered(recorded({ code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' })).seen).toContain('invalid_token');
  });
});

// openid-client@5.7.1
it.each([
  [{ name: 'OPError', error: 'invalid_client', response: { statusCode: 401, headers: responseFields } }, 502],
  [{ name: 'OPError', error: 'temporarily_unavailable', response: { statusCode: 503, headers: {} } }, 503],
  [{ name: 'OPError', error: 'access_denied' }, 403],
  [{ name: 'RPError', checks: { state: 'y' }, params: { code: SECRET } }, 400],
  [{ name: 'RPError', message: 'outgoing request timed out after 200ms' }, 504],
  [{ name: 'RPError', jwt: SECRET }, 502],
])('maps %j of openid-client 5 to %i', (members, status) => {
  expect(answered(recorded(members))).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
});

// passport-oauth2@1.8.0
it.each([
  [{ statusCode: 401, data: SECRET }, 502],
  [{ statusCode: 503, data: SECRET }, 503],
  [recorded({ code: 'ETIMEDOUT' }), 504],
  [recorded({ code: 'ECONNREFUSED' }), 502],
])("maps passport-oauth2's InternalOAuthError over %j to %i", (oauthError, status) => {
  expect(answered(recorded({ name: 'InternalOAuthError', oauthError })).status).toBe(status);
});

it('takes a refusal of the token, which passport-oauth2 sends as a 500, for the bad gateway that it is', () => {
  const refused = recorded({ name: 'TokenError', code: 'invalid_client', uri: undefined, status: 500 });
  expect(answered(refused)).toMatchObject({ status: 502, seen: expect.not.stringContaining(SECRET) });
});
