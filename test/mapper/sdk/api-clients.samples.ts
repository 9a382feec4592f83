import { foreignError } from '../../support/foreign-error';
import { byMeaning, systemError } from '../by-meaning';
import type { FamilySamples } from '../samples';

const recognized = 'recognized';
const stainless = (members: object, ...classes: string[]): Error =>
  foreignError(
    'x',
    { status: undefined, headers: undefined, requestID: undefined, error: undefined, ...members },
    ...classes,
  );
const query = '{ orders { id } }';

export const samples: readonly FamilySamples[] = [
  {
    library: 'openai',
    samples: [
      ...byMeaning({
        unreachable: () =>
          stainless({ cause: systemError('ECONNREFUSED', -111, 'connect') }, 'APIConnectionError', 'APIError'),
        ours: () =>
          foreignError(
            'Request was aborted.',
            { status: undefined, headers: undefined, requestID: undefined, error: undefined },
            'APIUserAbortError',
            'APIError',
          ),
      }),
      {
        name: 'a key of ours that is wrong',
        thrown: () => stainless({ status: 401, headers: new Headers(), error: {} }, 'AuthenticationError', 'APIError'),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 401',
        },
      },
      {
        name: 'a limit of the rate',
        thrown: () => stainless({ status: 429, headers: new Headers(), error: {} }, 'RateLimitError', 'APIError'),
        expected: {
          status: 503,
          meaning: 'throttled',
          fault: 'overload',
          certainty: recognized,
          because: 'response 429',
        },
      },
      {
        name: 'Anthropic, overloaded within a stream',
        thrown: () =>
          foreignError('x', { request_id: 'r', error: { error: { type: 'overloaded_error' } } }, 'APIError'),
        expected: { status: 503, meaning: 'throttled', fault: 'overload', certainty: recognized },
      },
      {
        name: 'an answer that never came',
        thrown: () => stainless({}, 'APIConnectionTimeoutError', 'APIConnectionError', 'APIError'),
        expected: { status: 504, meaning: 'timedOut', fault: 'upstream', certainty: recognized },
      },
    ],
    nearMisses: [
      { name: 'an id of a request alone', thrown: () => foreignError('x', { request_id: 'r', status: 404 }) },
      { name: 'a body alone', thrown: () => foreignError('x', { status: 404, error: {} }) },
    ],
  },
  {
    library: 'graphql-request',
    samples: [
      ...byMeaning({
        timedOut: () => foreignError('x', { response: { status: 504 }, request: { query } }, 'ClientError'),
      }),
      {
        name: 'errors of the query',
        thrown: () => foreignError('x', { response: { status: 200, errors: [{}] }, request: { query } }, 'ClientError'),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 200',
        },
      },
      {
        name: 'a limit of the rate',
        thrown: () => foreignError('x', { response: { status: 429 }, request: { query } }, 'ClientError'),
        expected: {
          status: 503,
          meaning: 'throttled',
          fault: 'overload',
          certainty: recognized,
          because: 'response 429',
        },
      },
      {
        name: 'errors of a query of octokit',
        thrown: () =>
          foreignError('x', {
            name: 'GraphqlResponseError',
            response: { errors: [] },
            headers: {},
            request: { query },
          }),
        expected: { status: 502, meaning: 'badAnswer', fault: 'upstream', certainty: recognized },
      },
    ],
    nearMisses: [
      { name: 'no query', thrown: () => foreignError('x', { response: { status: 404, headers: {} }, request: {} }) },
      { name: 'no response', thrown: () => foreignError('x', { request: { query } }) },
    ],
  },
  {
    library: '@trpc/client',
    samples: [
      ...byMeaning({
        throttled: () =>
          foreignError('x', { name: 'TRPCClientError', data: { code: 'TOO_MANY_REQUESTS', httpStatus: 429 } }),
        unreachable: () =>
          foreignError('fetch failed', {
            name: 'TRPCClientError',
            cause: systemError('ECONNREFUSED', -111, 'connect'),
          }),
      }),
      {
        name: 'what another server did not find',
        thrown: () => foreignError('x', { name: 'TRPCClientError', data: { code: 'NOT_FOUND', httpStatus: 404 } }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 404',
        },
      },
      {
        name: 'an answer that never came',
        thrown: () => foreignError('x', { name: 'TRPCClientError', cause: foreignError('x', { code: 'ETIMEDOUT' }) }),
        expected: { status: 504, meaning: 'timedOut', fault: 'upstream', certainty: recognized },
      },
    ],
    nearMisses: [
      { name: 'another name', thrown: () => foreignError('x', { name: 'TRPCError', data: { httpStatus: 404 } }) },
    ],
  },
  {
    library: 'cloudinary',
    samples: [
      ...byMeaning({ timedOut: () => ({ message: 'Request Timeout', http_code: 499, name: 'TimeoutError' }) }),
      {
        name: 'a key of ours that is wrong',
        thrown: () => ({ message: 'x', name: 'Error', http_code: 401 }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 401',
        },
      },
      {
        name: 'a limit of the rate',
        thrown: () => ({ message: 'x', http_code: 420 }),
        expected: {
          status: 503,
          meaning: 'throttled',
          fault: 'overload',
          certainty: recognized,
          because: 'response 420',
        },
      },
      {
        name: 'a server that is not there',
        thrown: () => ({ error: foreignError('x', { code: 'ECONNREFUSED', syscall: 'connect' }) }),
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
      { name: 'a text as its code', thrown: () => foreignError('x', { http_code: '401' }) },
      { name: 'an error without a call', thrown: () => ({ error: foreignError('x', { code: 'ECONNREFUSED' }) }) },
    ],
  },
];
