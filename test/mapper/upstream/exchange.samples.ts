import { assumed, recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const refused = recognized(502, 'badAnswer', 'upstream', 'response 401');

class Body {
  constructor(
    readonly error: string,
    readonly message: string,
    readonly statusCode: number,
  ) {}
}

export const samples: readonly FamilySamples[] = [
  {
    library: 'http',
    samples: [
      {
        name: 'a text that says the status',
        thrown: () => foreignError('got 401 response', { status: 401 }),
        expected: refused,
      },
      {
        name: 'a text that is the body',
        thrown: () => foreignError('{"message":"no"}', { status: 401 }, 'QueueError'),
        expected: refused,
      },
      {
        name: 'a phrase and bytes',
        thrown: () => foreignError('x', { status: 401, statusText: 'Unauthorized', buffer: new ArrayBuffer(1) }),
        expected: refused,
      },
      {
        name: 'a phrase and the response',
        thrown: () => foreignError('x', { status: 401, statusText: 'Unauthorized', response: { status: 401 } }),
        expected: refused,
      },
      {
        name: 'an id, and a text about our key',
        thrown: () => foreignError('Maybe your API key is invalid?', { status: 401, requestID: '' }),
        expected: refused,
      },
      {
        name: 'an id and the raw data',
        thrown: () => foreignError('x', { status: 401, requestID: '', rawData: {} }),
        expected: refused,
      },
      {
        name: 'a number and a class about our key',
        thrown: () => foreignError('x', { statusCode: 401, code: 10 }, 'InvalidAPIKeyError'),
        expected: refused,
      },
      {
        name: 'a number and its page',
        thrown: () => foreignError('x', { statusCode: 401, code: 40101, href: 'x' }),
        expected: refused,
      },
      {
        name: 'a code of OAuth and an id',
        thrown: () => foreignError('x', { status: 401, errorCode: 'invalid_client', correlationId: 'c' }),
        expected: refused,
      },
      {
        name: 'a store and the body',
        thrown: () => foreignError('', { status: 401, body: 'no' }, 'CloudDatabaseError'),
        expected: refused,
      },
      { name: 'a body that is no error', thrown: () => new Body('NOT_AUTHORIZED', 'x', 401), expected: refused },
      {
        name: 'a limit of theirs',
        thrown: () => foreignError('x', { status: 429, requestID: '', rawData: {}, retryAfter: 5 }),
        expected: recognized(503, 'throttled', 'overload', 'response 429'),
      },
      {
        name: 'the status of a held response without header fields',
        thrown: () => foreignError('x', { httpResponse: { status: 503, body: {} } }),
        expected: recognized(503, 'throttled', 'overload', 'response 503'),
      },
      {
        name: 'the status in the text',
        thrown: () => foreignError('Server error (HTTP status 503): {"a"', {}, 'NeonError'),
        expected: assumed(503, 'throttled', 'overload', 'response 503'),
      },
      {
        name: 'a code beside the body as the text',
        thrown: () => foreignError('{"message":"x"}', { code: 503 }),
        expected: assumed(503, 'throttled', 'overload', 'response 503'),
      },
    ],
    nearMisses: [
      {
        name: 'a status of the app’s own',
        thrown: () => foreignError('Order not found', { status: 404 }, 'OrderNotFound'),
      },
      {
        name: 'a number of the app’s own',
        thrown: () => foreignError('x', { statusCode: 404, code: 1001 }, 'AppError'),
      },
      {
        name: 'a number and an id of the app’s own',
        thrown: () => foreignError('x', { statusCode: 404, code: 1001, requestId: 'r' }, 'AppError'),
      },
      {
        name: 'an API key of a client',
        thrown: () =>
          foreignError('Invalid API key', { statusCode: 401, code: 'INVALID_API_KEY' }, 'InvalidApiKeyError'),
      },
      {
        name: 'a phrase of the app’s own',
        thrown: () => foreignError('x', { status: 404, statusText: 'Not Found', data: {} }, 'HttpError'),
      },
      {
        name: 'a body of the app’s own',
        thrown: () => foreignError('x', { status: 404, body: { message: 'x' } }, 'HttpError'),
      },
      { name: 'a list as the text', thrown: () => foreignError('{"errors":[]}', { status: 400 }) },
      {
        name: 'a status with a name, and no header fields',
        thrown: () =>
          foreignError(
            'x',
            { status: 'UNAUTHORIZED', statusCode: 401, body: { message: 'x' }, headers: {} },
            'APIError',
          ),
      },
      {
        name: 'an operational error',
        thrown: () => foreignError('x', { statusCode: 404, code: 1, requestID: 'r', isOperational: true }),
      },
      {
        name: 'what makes its response',
        thrown: () =>
          foreignError('x', { status: 404, response: { statusCode: 404 }, code: 5, getResponse: () => null }),
      },
      { name: 'a body of a Nest-like kind', thrown: () => new Body('NOT_FOUND', 'x', 404) },
      { name: 'a number of something else', thrown: () => new Error('got 404 apples, status: 4040') },
      { name: 'a bug', thrown: () => new TypeError('Request failed with status code 404') },
      {
        name: 'http-errors',
        thrown: () => foreignError('got 401 response', { status: 401, expose: true, requestID: '', rawData: {} }),
      },
    ],
  },
];
