import { Unauthorized } from '../../codes/errors';
import { has, isObject, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { noAnswer, serviceAnswer } from '../upstream/service';
import { tableOf } from '../table';

// RFC 6749 §4.1.2.1 and OpenID Connect Core §3.1.2.6: what the user's browser brings back from the provider. The statuses
// are those of passport-oauth2, lib/errors/authorizationerror.js; a user who has to sign in first is a 401.
const authorizationErrors = tableOf(
  [403, 'access_denied'],
  [401, 'login_required interaction_required consent_required account_selection_required'],
  [502, 'server_error'],
  [503, 'temporarily_unavailable'],
);

const authorizationAnswer = (thrown: unknown): HttpError =>
  ofStatus(authorizationErrors.get(readText(thrown, 'error') ?? '') ?? 500, thrown);

// The codes of oauth4webapi, exported there with their meaning; openid-client 6 passes them on.
const oauthCodes = tableOf(
  [400, 'OAUTH_DUPLICATE_PARAMETERS'],
  [401, 'OAUTH_INVALID_REQUEST OAUTH_JWT_CLAIM_COMPARISON_FAILED OAUTH_JWT_TIMESTAMP_CHECK_FAILED'],
  [500, 'OAUTH_ABORT OAUTH_HTTP_REQUEST_FORBIDDEN OAUTH_REQUEST_PROTOCOL_FORBIDDEN OAUTH_UNSUPPORTED_OPERATION'],
  [500, 'OAUTH_MISSING_SERVER_METADATA OAUTH_INVALID_SERVER_METADATA'],
  [502, 'OAUTH_KEY_SELECTION_FAILED OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED OAUTH_PARSE_ERROR OAUTH_DECRYPTION_FAILED'],
  [504, 'OAUTH_TIMEOUT'],
);

// RFC 6750 §3.1: the token is expired, revoked, malformed, or invalid for other reasons.
const challenge = { scheme: 'Bearer', error: 'invalid_token' };

/** oauth4webapi and openid-client 6: the provider's answers to us, and what the user's browser brings. */
export function oauth4webapi(thrown: unknown, { code }: Marks): HttpError | undefined {
  if (!code.startsWith('OAUTH_')) return undefined;
  if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return authorizationAnswer(thrown);
  const cause = read(thrown, 'cause');
  const facts = readText(cause, 'code') === code ? read(cause, 'cause') : cause;
  const status = code === 'OAUTH_INVALID_RESPONSE' ? statusOfResponse(facts) : oauthCodes.get(code);
  if (status === 401) return new Unauthorized(undefined, { cause: thrown, challenge });
  if (status !== undefined) return ofStatus(status, thrown);
  const response = read(thrown, 'response') ?? facts;
  return serviceAnswer(read(response, 'status') ?? read(thrown, 'status'), thrown, read(response, 'headers'));
}

/** An invalid response: of the browser's with its parameters, a token that is no JWT, or the provider's. */
const statusOfResponse = (facts: unknown): number | undefined =>
  has(facts, 'parameters') ? 400 : typeof facts === 'string' ? 401 : undefined;

/** openid-client 5: OPError is the provider's error, to us or to the browser; RPError is our own check. */
export function openidClient(thrown: unknown, { name }: Marks): HttpError | undefined {
  if (name !== 'OPError' && name !== 'RPError') return undefined;
  const response = read(thrown, 'response');
  if (isObject(response)) return serviceAnswer(read(response, 'statusCode'), thrown, read(response, 'headers'));
  if (name === 'OPError') return authorizationAnswer(thrown);
  return has(thrown, 'params') ? ofStatus(400, thrown) : noAnswer(thrown);
}

/** passport-oauth2: the provider did not give us the token, or the profile. Its AuthorizationError has our status. */
export function passportOAuth(thrown: unknown, { name }: Marks): HttpError | undefined {
  if (name === 'TokenError' && has(thrown, 'uri')) return serviceAnswer(undefined, thrown);
  if (name !== 'InternalOAuthError') return undefined;
  const error = read(thrown, 'oauthError');
  const status = read(error, 'statusCode');
  return typeof status === 'number' ? serviceAnswer(status, thrown) : noAnswer(thrown, error);
}
