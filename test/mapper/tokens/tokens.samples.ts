import { foreignError } from '../../support/foreign-error';
import type { FamilySamples, Sample } from '../samples';

const client = { fault: 'client', certainty: 'recognized' } as const;
const badToken = { status: 401, meaning: 'badToken', ...client } as const;
const noToken = { status: 401, meaning: 'noToken', ...client } as const;
const ours = { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized' } as const;
const badAnswer = { status: 502, meaning: 'badAnswer', fault: 'upstream', certainty: 'recognized' } as const;
const overloaded = { status: 503, meaning: 'overloaded', fault: 'overload', certainty: 'recognized' } as const;
const timedOut = { status: 504, meaning: 'timedOut', fault: 'upstream', certainty: 'recognized' } as const;

const coded = (code: string, expected: Sample['expected']): Sample => ({
  name: code,
  thrown: () => foreignError('no', { code }),
  expected: { ...expected, because: `code ${code}` },
});
const aws = (name: string, expected: Sample['expected']): Sample => ({
  name,
  thrown: () => foreignError('no', { failedAssertion: {} }, name, 'JwtBaseError'),
  expected: { ...expected, because: 'a class below JwtBaseError' },
});
const google = (text: string, expected: Sample['expected']): Sample => ({
  name: text,
  thrown: () => new Error(text),
  expected,
});
const jwks = (name: string, expected: Sample['expected']): Sample => ({
  name,
  thrown: () => foreignError('no', { name }),
  expected: { ...expected, because: name },
});
const clerk = (reason: string, expected: Sample['expected']): Sample => ({
  name: reason,
  thrown: () => foreignError('no', { reason, action: 'x' }, '_TokenVerificationError'),
  expected,
});
const firebase = (code: string, text: string): Error =>
  foreignError(text, { code, errorInfo: { code, message: text } }, 'FirebaseAuthError');
const superTokens = (type: string, expected: Sample['expected']): Sample => ({
  name: type,
  thrown: () => foreignError('no', { type, errMagic: 'x' }, 'SessionError', 'SuperTokensError'),
  expected: { ...expected, because: `type ${type}` },
});

export const samples: readonly FamilySamples[] = [
  {
    library: 'jose',
    samples: [
      coded('ERR_JWT_EXPIRED', badToken),
      coded('ERR_JWS_SIGNATURE_VERIFICATION_FAILED', badToken),
      coded('ERR_JWKS_TIMEOUT', timedOut),
      coded('ERR_JWKS_INVALID', badAnswer),
      coded('ERR_JWK_INVALID', ours),
    ],
    nearMisses: [
      { name: 'another code', thrown: () => foreignError('x', { code: 'ERR_JUST_MINE' }) },
      { name: 'a code and more', thrown: () => foreignError('x', { code: 'ERR_JWKS_TIMEOUT_X' }) },
      { name: 'a status that was set', thrown: () => foreignError('x', { code: 'ERR_JWT_EXPIRED', status: 440 }) },
    ],
  },
  {
    library: 'fast-jwt',
    samples: [
      coded('FAST_JWT_EXPIRED', badToken),
      coded('FAST_JWT_INVALID_SIGNATURE', badToken),
      coded('FAST_JWT_KEY_FETCHING_ERROR', badAnswer),
      coded('FAST_JWT_INVALID_KEY', ours),
    ],
    nearMisses: [{ name: 'another code', thrown: () => foreignError('x', { code: 'FAST_X_FAST_JWT_EXPIRED' }) }],
  },
  {
    library: 'paseto',
    samples: [coded('ERR_PASETO_VERIFICATION_FAILED', badToken), coded('ERR_PASETO_NOT_SUPPORTED', ours)],
    nearMisses: [{ name: 'another code', thrown: () => foreignError('x', { code: 'ERR_PASETO-INVALID' }) }],
  },
  {
    library: 'aws-jwt-verify',
    samples: [
      aws('JwtExpiredError', badToken),
      aws('CognitoJwtInvalidClientIdError', badToken),
      aws('WaitPeriodNotYetEndedJwkError', overloaded),
      aws('FetchError', badAnswer),
      aws('ParameterValidationError', ours),
    ],
    nearMisses: [{ name: 'a class above no JwtBaseError', thrown: () => foreignError('x', {}, 'JwtExpiredError') }],
  },
  {
    library: 'google-auth-library',
    samples: [
      google('Wrong number of segments in token: x', badToken),
      google('Token used too late, 2 > 1: {}', badToken),
      google('The verifyIdToken method requires an ID Token', noToken),
    ],
    nearMisses: [
      { name: 'another number', thrown: () => new Error('Wrong number of arguments') },
      { name: 'its text with a code', thrown: () => foreignError('Invalid token signature: x', { code: 'X' }) },
    ],
  },
  {
    library: 'jwks-rsa',
    samples: [
      jwks('SigningKeyNotFoundError', badToken),
      jwks('JwksError', badAnswer),
      jwks('JwksRateLimitError', overloaded),
      {
        name: 'an endpoint of keys that fails',
        thrown: () => foreignError('socket hang up', { code: 'ECONNRESET', isEndpointUnavailable: true }),
        expected: { status: 502, meaning: 'unreachable', fault: 'upstream', certainty: 'recognized' },
      },
    ],
    nearMisses: [
      { name: 'another name', thrown: () => foreignError('x', { name: 'ArgumentError' }) },
      {
        name: 'an endpoint that does not fail',
        thrown: () => foreignError('socket hang up', { code: 'ECONNRESET', isEndpointUnavailable: false }),
      },
    ],
  },
  {
    library: '@clerk/backend/jwt',
    samples: [
      clerk('token-expired', badToken),
      clerk('token-invalid-signature', badToken),
      clerk('jwk-remote-failed-to-load', badAnswer),
      clerk('secret-key-invalid', ours),
    ],
    nearMisses: [
      { name: 'a reason alone', thrown: () => foreignError('x', { reason: 'token-expired' }) },
      { name: 'another reason', thrown: () => foreignError('x', { reason: 'out-of-stock', action: 'x' }) },
    ],
  },
  {
    library: 'firebase-admin/auth',
    samples: [
      {
        name: 'a token that has expired',
        thrown: () => firebase('auth/id-token-expired', 'no'),
        expected: { ...badToken, because: 'code auth/id-token-expired' },
      },
      {
        name: 'a text that is no token',
        thrown: () => firebase('auth/argument-error', 'Decoding Firebase ID token failed.'),
        expected: { ...badToken, because: 'code auth/argument-error' },
      },
    ],
    nearMisses: [
      {
        name: 'an argument of ours',
        thrown: () => firebase('auth/argument-error', 'The uid must be a string.'),
      },
      { name: 'its code alone', thrown: () => foreignError('x', { code: 'auth/id-token-expired' }) },
    ],
  },
  {
    library: 'supertokens-node',
    samples: [
      superTokens('UNAUTHORISED', noToken),
      superTokens('TRY_REFRESH_TOKEN', badToken),
      superTokens('INVALID_CLAIMS', { status: 403, meaning: 'forbidden', ...client }),
      superTokens('BAD_INPUT_ERROR', { status: 400, meaning: 'malformed', ...client }),
    ],
    nearMisses: [
      { name: 'its type alone', thrown: () => foreignError('x', { type: 'UNAUTHORISED' }) },
      { name: 'another type', thrown: () => foreignError('x', { type: 'OTHER', errMagic: 'x' }) },
    ],
  },
];
