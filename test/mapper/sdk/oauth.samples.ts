import { foreignError } from '../../support/foreign-error';
import { byMeaning, systemError } from '../by-meaning';
import type { FamilySamples } from '../samples';

const recognized = 'recognized';
const response = (status: number): object => ({ status, headers: new Headers() });

export const samples: readonly FamilySamples[] = [
  {
    library: 'oauth4webapi',
    samples: [
      ...byMeaning({
        noToken: () => foreignError('x', { code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'login_required' }),
        throttled: () =>
          foreignError('x', { code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'temporarily_unavailable' }),
        timedOut: () => foreignError('x', { code: 'OAUTH_TIMEOUT' }),
      }),
      {
        name: 'a secret of ours that is wrong',
        thrown: () => foreignError('x', { code: 'OAUTH_RESPONSE_BODY_ERROR', status: 401, response: response(401) }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 401',
        },
      },
      {
        name: 'a token that is expired',
        thrown: () => foreignError('x', { code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' }),
        expected: { status: 401, meaning: 'badToken', fault: 'client', certainty: recognized },
      },
      {
        name: 'a user who refuses',
        thrown: () => foreignError('x', { code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'access_denied' }),
        expected: {
          status: 403,
          meaning: 'forbidden',
          fault: 'client',
          certainty: recognized,
          because: 'error access_denied',
        },
      },
      {
        name: 'a state that does not fit',
        thrown: () =>
          foreignError('x', { code: 'OAUTH_INVALID_RESPONSE', cause: { parameters: new URLSearchParams() } }),
        expected: { status: 400, meaning: 'malformed', fault: 'client', certainty: recognized },
      },
      {
        name: 'an error of the provider that is about us',
        thrown: () => foreignError('x', { code: 'OAUTH_AUTHORIZATION_RESPONSE_ERROR', error: 'invalid_scope' }),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: recognized },
      },
    ],
    nearMisses: [{ name: 'another code', thrown: () => foreignError('x', { code: 'MY_OAUTH_TIMEOUT' }) }],
  },
  {
    library: 'openid-client',
    samples: [
      ...byMeaning({
        forbidden: () => foreignError('x', { name: 'OPError', error: 'access_denied' }),
        throttled: () => foreignError('x', { name: 'OPError', error: 'temporarily_unavailable' }),
        unreachable: () => foreignError('x', { name: 'RPError', cause: systemError('ECONNREFUSED', -111, 'connect') }),
        ours: () => foreignError('x', { name: 'OPError', error: 'invalid_scope' }),
      }),
      {
        name: 'a secret of ours that is wrong',
        thrown: () =>
          foreignError('x', { name: 'OPError', error: 'invalid_client', response: { statusCode: 401, headers: {} } }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 401',
        },
      },
      {
        name: 'a user who has to sign in',
        thrown: () => foreignError('x', { name: 'OPError', error: 'login_required' }),
        expected: {
          status: 401,
          meaning: 'noToken',
          fault: 'client',
          certainty: recognized,
          because: 'error login_required',
        },
      },
      {
        name: 'a state that does not fit',
        thrown: () => foreignError('x', { name: 'RPError', checks: { state: 'y' }, params: { code: 'x' } }),
        expected: { status: 400, meaning: 'malformed', fault: 'client', certainty: recognized },
      },
      {
        name: 'an answer that never came',
        thrown: () => foreignError('outgoing request timed out after 3500ms', { name: 'RPError' }),
        expected: { status: 504, meaning: 'timedOut', fault: 'upstream', certainty: recognized },
      },
    ],
    nearMisses: [
      { name: 'another name', thrown: () => foreignError('x', { name: 'MyOPError', error: 'access_denied' }) },
    ],
  },
  {
    library: 'passport-oauth2',
    samples: [
      ...byMeaning({
        timedOut: () =>
          foreignError('x', { name: 'InternalOAuthError', oauthError: systemError('ETIMEDOUT', -110, 'connect') }),
      }),
      {
        name: 'a code that the provider does not take',
        thrown: () => foreignError('x', { name: 'TokenError', code: 'invalid_grant', uri: undefined, status: 500 }),
        expected: {
          status: 401,
          meaning: 'badCredentials',
          fault: 'client',
          certainty: recognized,
          because: 'code invalid_grant',
        },
      },
      {
        name: 'our own client that the provider refuses',
        thrown: () => foreignError('x', { name: 'TokenError', code: 'invalid_client', uri: undefined, status: 500 }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'TokenError',
        },
      },
      {
        name: 'a provider that is busy',
        thrown: () => foreignError('x', { name: 'InternalOAuthError', oauthError: { statusCode: 503, data: 'x' } }),
        expected: {
          status: 503,
          meaning: 'throttled',
          fault: 'overload',
          certainty: recognized,
          because: 'response 503',
        },
      },
      {
        name: 'a provider that is not there',
        thrown: () =>
          foreignError('x', { name: 'InternalOAuthError', oauthError: foreignError('x', { code: 'ECONNREFUSED' }) }),
        expected: {
          status: 502,
          meaning: 'unreachable',
          fault: 'upstream',
          certainty: recognized,
          because: 'ECONNREFUSED',
        },
      },
    ],
    nearMisses: [
      { name: 'a token of somebody else', thrown: () => foreignError('x', { name: 'TokenError', status: 404 }) },
      {
        name: 'an address of somebody else',
        thrown: () => foreignError('x', { name: 'AppError', uri: 'u', status: 404 }),
      },
    ],
  },
];
