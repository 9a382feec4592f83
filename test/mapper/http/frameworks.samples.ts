import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const stated = { fault: 'client', certainty: 'stated' } as const;
const recognized = { fault: 'client', certainty: 'recognized' } as const;
const issues = [{ code: 'invalid_type', path: ['n'], message: 'Invalid input: expected number, received string' }];
const ajv = [
  { instancePath: '/n', schemaPath: '#/n', keyword: 'type', params: { type: 'number' }, message: 'must be number' },
];
const trpc = (code: string, cause?: unknown): Error =>
  foreignError(code, { name: 'TRPCError', code, cause }, 'TRPCError');
const graphql = (members: object): Error =>
  foreignError('no', { name: 'GraphQLError', extensions: {}, ...members }, 'GraphQLError');

export const samples: readonly FamilySamples[] = [
  {
    library: '@trpc/server',
    samples: [
      {
        name: 'a code of HTTP',
        thrown: () => trpc('NOT_FOUND'),
        expected: { status: 404, ...stated, because: 'code NOT_FOUND' },
      },
      {
        name: 'a code in words of its own',
        thrown: () => trpc('PAYLOAD_TOO_LARGE'),
        expected: { status: 413, ...stated, because: 'code PAYLOAD_TOO_LARGE' },
      },
      {
        name: 'what its input validator says',
        thrown: () => trpc('BAD_REQUEST', foreignError('[]', { name: 'ZodError', issues }, 'ZodError')),
        expected: { status: 400, fault: 'client', meaning: 'invalid', because: 'a list of issues' },
      },
    ],
    nearMisses: [
      { name: 'what it wraps any other error in', thrown: () => trpc('INTERNAL_SERVER_ERROR') },
      { name: 'a code of anybody', thrown: () => foreignError('x', { code: 'NOT_FOUND' }) },
    ],
  },
  {
    library: 'graphql',
    samples: [
      ...byMeaning({ rateLimited: () => graphql({ extensions: { code: 'RATE_LIMITED' } }) }),
      {
        name: 'a syntax error',
        thrown: () => graphql({ locations: [{ line: 1, column: 5 }] }),
        expected: { status: 400, meaning: 'malformed', ...recognized },
      },
      {
        name: 'a list of invalid fields',
        thrown: () => [graphql({ locations: [{ line: 1 }] }), graphql({})],
        expected: { status: 400, meaning: 'malformed', ...recognized },
      },
      {
        name: "Apollo's code",
        thrown: () =>
          foreignError('no', { extensions: { code: 'UNAUTHENTICATED' } }, 'AuthenticationError', 'ApolloError'),
        expected: { status: 401, meaning: 'noToken', ...recognized, because: 'code UNAUTHENTICATED' },
      },
      {
        name: 'a code of HTTP',
        thrown: () => graphql({ extensions: { code: 'FORBIDDEN' } }),
        expected: { status: 403, ...stated, because: 'code FORBIDDEN' },
      },
      {
        name: 'a status',
        thrown: () => graphql({ extensions: { http: { status: 418 } } }),
        expected: { status: 418, ...stated, because: 'extensions.http 418' },
      },
    ],
    nearMisses: [
      {
        name: "a resolver's crash",
        thrown: () => graphql({ locations: [{ line: 1 }], path: ['a'], originalError: new Error('x') }),
      },
      { name: 'extensions of anybody', thrown: () => foreignError('x', { extensions: { code: 'FORBIDDEN' } }) },
    ],
  },
  {
    library: 'type-graphql',
    samples: [
      {
        name: 'its ForbiddenError',
        thrown: () => new Error("Access denied! You don't have permission for this action!"),
        expected: { status: 403, meaning: 'forbidden', ...recognized },
      },
      {
        name: 'its UnauthorizedError',
        thrown: () => new Error('Access denied! You need to be authorized to perform this action!'),
        expected: { status: 401, meaning: 'noToken', ...recognized },
      },
    ],
    nearMisses: [{ name: 'the beginning of its text', thrown: () => new Error('Access denied!') }],
  },
  {
    library: '@feathersjs/errors',
    samples: [
      ...byMeaning({
        invalid: () =>
          foreignError(
            'validation failed',
            { type: 'FeathersError', name: 'BadRequest', className: 'bad-request', code: 400, data: ajv },
            'BadRequest',
            'FeathersError',
          ),
      }),
      {
        name: 'NotFound',
        thrown: () =>
          foreignError('No', { type: 'FeathersError', className: 'not-found', code: 404 }, 'NotFound', 'FeathersError'),
        expected: { status: 404, ...stated, because: 'code 404' },
      },
      {
        name: 'Unavailable',
        thrown: () =>
          foreignError(
            'No',
            { type: 'FeathersError', className: 'unavailable', code: 503 },
            'Unavailable',
            'FeathersError',
          ),
        expected: { status: 503, fault: 'overload', certainty: 'stated', because: 'code 503' },
      },
    ],
    nearMisses: [
      { name: 'its type alone', thrown: () => foreignError('x', { code: 404, type: 'FeathersError' }) },
      {
        name: 'a code that is no status',
        thrown: () => foreignError('x', { type: 'FeathersError', className: 'x', code: 11000 }),
      },
    ],
  },
  {
    library: 'moleculer',
    samples: [
      {
        name: 'parameters that are not valid',
        thrown: () =>
          foreignError(
            'Parameters validation error!',
            { type: 'VALIDATION_ERROR', retryable: false, code: 422, data: issues },
            'ValidationError',
            'MoleculerClientError',
            'MoleculerError',
          ),
        expected: { status: 422, meaning: 'invalid', ...recognized },
      },
      {
        name: 'ServiceNotFoundError',
        thrown: () =>
          foreignError('No', { type: 'SERVICE_NOT_FOUND', retryable: true, code: 404 }, 'ServiceNotFoundError', 'MoleculerError'), // prettier-ignore
        expected: { status: 404, ...stated, because: 'code 404' },
      },
      {
        name: 'RequestSkippedError',
        thrown: () => foreignError('No', { code: 514, retryable: false }, 'RequestSkippedError', 'MoleculerError'),
        expected: { status: 504, meaning: 'timedOut', fault: 'upstream', certainty: 'recognized', because: 'code 514' },
      },
    ],
    nearMisses: [
      { name: 'its members without its class', thrown: () => foreignError('x', { code: 404, retryable: true }) },
      { name: 'its class without its members', thrown: () => foreignError('x', { code: 404 }, 'MoleculerError') },
    ],
  },
  {
    library: 'hono',
    samples: [401, 404].map((status) => ({
      name: `an HTTPException of ${status}`,
      thrown: () => foreignError('No', { status, getResponse: () => undefined }, 'HTTPException'),
      expected: { status, ...stated, because: `status ${status}` },
    })),
    nearMisses: [
      { name: 'its class without its response', thrown: () => foreignError('x', { status: 401 }, 'HTTPException') },
      {
        name: 'a Nest exception',
        thrown: () => foreignError('x', { status: 404, getResponse: () => ({}) }, 'NotFoundException', 'HttpException'),
      },
    ],
  },
  {
    library: 'express-openapi-validator',
    samples: [
      {
        name: 'a method that the document does not have',
        thrown: () =>
          foreignError(
            'POST method not allowed',
            {
              name: 'Method Not Allowed',
              status: 405,
              path: '/a',
              headers: { Allow: 'GET' },
              errors: [{ path: '/a', message: 'no' }],
            },
            'MethodNotAllowed',
            'HttpError',
          ),
        expected: { status: 405, ...stated, because: 'status 405' },
      },
      {
        name: 'a response of our own that does not fit',
        thrown: () =>
          foreignError('no', { status: 500, path: '/a', errors: [{ path: '/response/ok', message: 'no' }] }, 'InternalServerError', 'HttpError'), // prettier-ignore
        expected: { status: 500, fault: 'server', certainty: 'stated', because: 'status 500' },
      },
    ],
    nearMisses: [
      {
        name: 'its members on a class of the app',
        thrown: () => foreignError('x', { status: 405, path: '/a', errors: [] }, 'AppError'),
      },
    ],
  },
  {
    library: 'routing-controllers',
    samples: [
      {
        name: 'NotFoundError',
        thrown: () => foreignError('No', { httpCode: 404 }, 'NotFoundError', 'HttpError'),
        expected: { status: 404, ...stated, because: 'httpCode 404' },
      },
      {
        name: 'its HttpError',
        thrown: () => foreignError('No', { httpCode: 409 }, 'HttpError'),
        expected: { status: 409, ...stated, because: 'httpCode 409' },
      },
    ],
    nearMisses: [
      { name: 'an httpCode of anybody', thrown: () => foreignError('x', { httpCode: 404 }) },
      {
        name: "a BadRequestError with class-validator's list",
        thrown: () =>
          foreignError(
            'Invalid body',
            { httpCode: 400, errors: [{ property: 'email', constraints: { isEmail: 'email must be an email' } }] },
            'BadRequestError',
            'HttpError',
          ),
      },
    ],
  },
];
