import { has, isObject, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Judgement } from '../family';
import { meaningsBy } from '../table';
import { answered, unanswered, worded } from './answered';

// RFC 6749 §4.1.2.1 and OpenID Connect Core §3.1.2.6: what the user's browser brings back from the provider, as
// passport-oauth2 takes it, lib/errors/authorizationerror.js; some users have to sign in first.
const byAuthorizationError = meaningsBy({
  forbidden: 'access_denied',
  noToken: 'login_required interaction_required consent_required account_selection_required',
  badAnswer: 'server_error',
  throttled: 'temporarily_unavailable',
});

const judgeAuthorization = (thrown: unknown): Judgement =>
  worded(byAuthorizationError, readText(thrown, 'error'), 'error') ?? means('ours', 'another error of the provider');

// The codes of oauth4webapi, exported there with their meaning; openid-client 6 passes them on.
const byCode = meaningsBy({
  malformed: 'OAUTH_DUPLICATE_PARAMETERS',
  badToken: 'OAUTH_INVALID_REQUEST OAUTH_JWT_CLAIM_COMPARISON_FAILED OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  ours: `OAUTH_ABORT OAUTH_HTTP_REQUEST_FORBIDDEN OAUTH_REQUEST_PROTOCOL_FORBIDDEN OAUTH_UNSUPPORTED_OPERATION
    OAUTH_MISSING_SERVER_METADATA OAUTH_INVALID_SERVER_METADATA`,
  badAnswer: `OAUTH_KEY_SELECTION_FAILED OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED OAUTH_PARSE_ERROR
    OAUTH_DECRYPTION_FAILED`,
  timedOut: 'OAUTH_TIMEOUT',
});

// RFC 6750 §3.1: the token is expired, revoked, malformed, or invalid for other reasons.
const options = { challenge: { scheme: 'Bearer', error: 'invalid_token' } };

/** oauth4webapi and openid-client 6: the provider's answers to us, and what the user's browser brings. */
export const oauth4webapi = family({
  library: 'oauth4webapi',
  tier: 'library',
  signs: { code: /^OAUTH_/ },
  meanings: [byAuthorizationError, byCode, answered],
  judge(thrown, { code }) {
    if (!code.startsWith('OAUTH_')) return undefined;
    if (code === 'OAUTH_AUTHORIZATION_RESPONSE_ERROR') return judgeAuthorization(thrown);
    const cause = read(thrown, 'cause');
    const reason = readText(cause, 'code') === code ? read(cause, 'cause') : cause;
    const judgement = code === 'OAUTH_INVALID_RESPONSE' ? judgeInvalidResponse(reason) : worded(byCode, code);
    if (judgement?.meaning === 'badToken') return { ...judgement, options };
    if (judgement !== undefined) return judgement;
    const response = read(thrown, 'response') ?? reason;
    return answered(read(response, 'status') ?? read(thrown, 'status'), read(response, 'headers'));
  },
});

/** An invalid response: of the browser's with its parameters, a token that is no JWT, or the provider's. */
function judgeInvalidResponse(reason: unknown): Judgement | undefined {
  const because = 'code OAUTH_INVALID_RESPONSE';
  if (has(reason, 'parameters')) return means('malformed', because);
  return typeof reason === 'string' ? means('badToken', because) : undefined;
}

/** openid-client 5: OPError is the provider's error, to us or to the browser; RPError is our own check. */
export const openidClient = family({
  library: 'openid-client',
  tier: 'library',
  signs: { name: /^(OP|RP)Error$/ },
  meanings: [byAuthorizationError, answered, unanswered, 'ours', 'malformed'],
  judge(thrown, { name }) {
    if (name !== 'OPError' && name !== 'RPError') return undefined;
    const response = read(thrown, 'response');
    if (isObject(response)) return answered(read(response, 'statusCode'), read(response, 'headers'));
    if (name === 'OPError') return judgeAuthorization(thrown);
    return has(thrown, 'params') ? means('malformed', 'RPError of a callback') : unanswered(thrown);
  },
});

/** passport-oauth2: the provider did not give us the token, or the profile. Its AuthorizationError has our status. */
export const passportOAuth = family({
  library: 'passport-oauth2',
  tier: 'library',
  signs: { name: /^(Token|InternalOAuth)Error$/ },
  meanings: ['badCredentials', 'badAnswer', answered, unanswered],
  judge(thrown, { name, code }) {
    // The code that the user's browser brought has expired, or was used before (RFC 6749 §5.2).
    if (name === 'TokenError' && code === 'invalid_grant') return means('badCredentials', `code ${code}`);
    if (name === 'TokenError' && has(thrown, 'uri')) return means('badAnswer', 'TokenError');
    if (name !== 'InternalOAuthError') return undefined;
    const error = read(thrown, 'oauthError');
    const status = read(error, 'statusCode');
    return typeof status === 'number' ? answered(status) : unanswered(thrown, error);
  },
});
