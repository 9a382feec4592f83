import { HTTPException } from 'hono/http-exception';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;
const issues = [{ code: 'invalid_type', path: ['n'], message: 'Invalid input: expected number, received string' }];
const zodError = foreignError(SECRET, { name: 'ZodError', issues }, 'ZodError');

describe('tRPC', () => {
  // @trpc/server@11.25.2
  const trpc = (code: string, cause?: unknown): Error =>
    foreignError(SECRET, { name: 'TRPCError', code, cause }, 'TRPCError');

  it.each([
    ['PARSE_ERROR', 400],
    ['BAD_REQUEST', 400],
    ['UNAUTHORIZED', 401],
    ['PAYMENT_REQUIRED', 402],
    ['FORBIDDEN', 403],
    ['NOT_FOUND', 404],
    ['METHOD_NOT_SUPPORTED', 405],
    ['TIMEOUT', 408],
    ['CONFLICT', 409],
    ['PRECONDITION_FAILED', 412],
    ['PAYLOAD_TOO_LARGE', 413],
    ['UNSUPPORTED_MEDIA_TYPE', 415],
    ['UNPROCESSABLE_CONTENT', 422],
    ['PRECONDITION_REQUIRED', 428],
    ['TOO_MANY_REQUESTS', 429],
    ['CLIENT_CLOSED_REQUEST', 499],
    ['INTERNAL_SERVER_ERROR', 500],
    ['NOT_IMPLEMENTED', 501],
    ['BAD_GATEWAY', 502],
    ['SERVICE_UNAVAILABLE', 503],
    ['GATEWAY_TIMEOUT', 504],
    ['constructor', 500],
  ])('answers %s with %d', (code, status) => {
    expect(statusOf(trpc(code))).toBe(status);
    expect(textOf(trpc(code, new Error(SECRET)))).not.toContain(SECRET);
    expect(statusOf(foreignError('x', { code }))).toBe(500);
  });

  it('lists what its input validator says', () => {
    expect(answerTo(trpc('BAD_REQUEST', zodError), { validationStatus: 422 }).problem).toMatchObject({
      status: 422,
      errors: [{ detail: 'Invalid input: expected number, received string', pointer: '#/n' }],
    });
  });

  it('leaves the word to what it wraps as INTERNAL_SERVER_ERROR', () => {
    expect(statusOf(trpc('INTERNAL_SERVER_ERROR', foreignError('none', { status: 404 })))).toBe(404);
    expect(statusOf(trpc('NOT_FOUND', foreignError('x', { status: 409 })))).toBe(404);
  });
});

describe('GraphQL', () => {
  // graphql@16.15.0, apollo-server-errors@3.3.1
  const graphql = (members: object): Error =>
    foreignError(SECRET, { name: 'GraphQLError', extensions: {}, ...members }, 'GraphQLError');

  it.each([
    ['GRAPHQL_PARSE_FAILED', 400],
    ['GRAPHQL_VALIDATION_FAILED', 400],
    ['OPERATION_RESOLUTION_FAILURE', 400],
    ['PERSISTED_QUERY_NOT_FOUND', 400],
    ['PERSISTED_QUERY_NOT_SUPPORTED', 400],
    ['BAD_USER_INPUT', 400],
    ['BAD_REQUEST', 400],
    ['UNAUTHENTICATED', 401],
    ['UNAUTHORIZED', 401],
    ['FORBIDDEN', 403],
    ['NOT_FOUND', 404],
    ['METHOD_NOT_ALLOWED', 405],
    ['CONFLICT', 409],
    ['TOO_MANY_REQUESTS', 429],
    ['RATE_LIMITED', 429],
    ['SERVICE_UNAVAILABLE', 503],
    ['INTERNAL_SERVER_ERROR', 500],
    ['MY_OWN', 500],
  ])('answers the extension code %s with %d', (code, status) => {
    expect(statusOf(graphql({ extensions: { code }, locations: [{ line: 1 }] }))).toBe(status);
    expect(statusOf(foreignError(SECRET, { extensions: { code } }, 'UserInputError', 'ApolloError'))).toBe(status);
    expect(statusOf(foreignError(SECRET, { extensions: { code } }))).toBe(500);
    expect(textOf(graphql({ extensions: { code, secret: SECRET } }))).not.toContain(SECRET);
  });

  it('prefers the status and the headers of extensions.http', () => {
    const headers418 = new Map([
      ['X-Pot', 'tea'],
      ['retry-after', '5'],
    ]);
    const http = { status: 418, headers: headers418 };
    const { problem, headers } = answerTo(graphql({ extensions: { code: 'FORBIDDEN', http } }));
    expect([problem.status, headers]).toEqual([418, { 'Retry-After': '5' }]);
  });

  it.each([
    ['a syntax error', graphql({ locations: [{ line: 1, column: 5 }] }), 400],
    ['an invalid variable', graphql({ locations: [{ line: 1 }], originalError: graphql({}) }), 400],
    ['a list of invalid fields', [graphql({ locations: [{ line: 1 }] }), graphql({})], 400],
    [
      'an operation that is not named',
      Object.assign(graphql({}), { message: 'Must provide operation name if query contains multiple operations.' }),
      400,
    ],
    ["a resolver's crash", graphql({ locations: [{ line: 1 }], path: ['a'], originalError: new Error(SECRET) }), 500],
    [
      "a resolver's 404",
      graphql({ locations: [{ line: 1 }], path: ['a'], originalError: foreignError('x', { status: 404 }) }),
      404,
    ],
    ["an app's own bare one", graphql({}), 500],
  ])('tells %s', (_, thrown, status) => {
    expect(statusOf(thrown)).toBe(status);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('knows the two classes of type-graphql by their text', () => {
    expect(statusOf(new Error("Access denied! You don't have permission for this action!"))).toBe(403);
    expect(statusOf(new Error('Access denied! You need to be authorized to perform this action!'))).toBe(401);
    expect(statusOf(new Error('Access denied!'))).toBe(500);
  });
});

describe('services with a numeric code', () => {
  it.each([
    [
      'Feathers',
      { type: 'FeathersError', className: 'not-found', data: { secret: SECRET } },
      ['NotFound', 'FeathersError'],
    ],
    [
      'Moleculer',
      { type: 'SERVICE_NOT_FOUND', retryable: true, data: { secret: SECRET } },
      ['ServiceNotFoundError', 'MoleculerError'],
    ],
  ])('%s: the code is the status', (_, members, classes) => {
    const thrown = foreignError(SECRET, { ...members, code: 404 }, ...classes);
    expect(statusOf(thrown)).toBe(404);
    expect(textOf(thrown)).not.toContain(SECRET);
    expect(statusOf(foreignError(SECRET, { ...members, code: 503 }, ...classes))).toBe(503);
    expect(statusOf(foreignError(SECRET, { ...members, code: 11000 }, ...classes))).toBe(500);
  });

  it('takes a deadline that was over before the call (514) for a 504', () => {
    expect(statusOf(foreignError('x', { code: 514, retryable: false }, 'RequestSkippedError', 'MoleculerError'))).toBe(
      504,
    );
  });

  it("lists the parameters that Moleculer's validator refuses, without their values", () => {
    // moleculer@0.14.36
    const data = [
      { type: 'number', message: "The 'items[0].n' field must be a number.", field: 'items[0].n', actual: SECRET },
    ];
    const members = { name: 'ValidationError', code: 422, type: 'VALIDATION_ERROR', retryable: false, data };
    const thrown = foreignError(SECRET, members, 'ValidationError', 'MoleculerError');
    expect(answerTo(thrown).problem).toMatchObject({
      status: 422,
      errors: [{ detail: "The 'items[0].n' field must be a number.", pointer: '#/items/0/n' }],
    });
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('leaves any other numeric code', () => {
    expect(statusOf(foreignError('x', { code: 404, retryable: true }))).toBe(500);
    expect(statusOf(foreignError('x', { code: 404, type: 'FeathersError' }))).toBe(500);
  });
});

describe('NestJS', () => {
  // @nestjs/common 11.2.10 and 12.5.1
  const nest = (status: number, response: unknown, message = SECRET): Error => {
    const members = { name: 'HttpException', response, status, getStatus: () => status, getResponse: () => response };
    return foreignError(message, members, 'ConflictException', 'HttpException', 'IntrinsicException');
  };
  const body = (message: unknown, statusCode = 409): object => ({ message, error: 'Conflict', statusCode });

  it.each<[string, unknown]>([
    ['a text as its response', 'Order 17 is already paid.'],
    ['an object with a message', body('Order 17 is already paid.')],
  ])('shows the message of a 4xx: %s', (_, response) => {
    expect(answerTo(nest(409, response)).problem).toMatchObject({ status: 409, detail: 'Order 17 is already paid.' });
    expect(textOf(nest(409, response))).not.toContain(SECRET);
  });

  it('shows several messages as a list', () => {
    for (const status of [400, 403, 409, 422]) {
      const { problem } = answerTo(nest(status, body(['One.', 'Two.', '', 7], status)));
      expect(problem).toMatchObject({ status });
      expect(problem.errors?.map((one) => one.detail).slice(0, 2)).toEqual(['One.', 'Two.']);
    }
    const { problem } = answerTo(nest(409, body(Array.from({ length: 1000 }, (_, index) => `Message ${index}.`))));
    expect(problem.errors).toHaveLength(100);
  });

  it('keeps what a problem says that is its response', () => {
    const problem = { type: '/probs/credit', title: 'Out of Credit', status: 403, detail: 'Your balance is 30.' };
    expect(answerTo(nest(403, problem)).problem).toMatchObject(problem);
    const { problem: failed } = answerTo(nest(503, { ...problem, status: 503 }));
    expect([failed.type, failed.title, failed.detail]).toEqual(['about:blank', 'Service Unavailable', undefined]);
  });

  it.each<[string, number, unknown]>([
    ['a bare status', 404, { message: 'Not Found', statusCode: 404 }],
    ['the phrase as its text', 404, 'Not Found'],
    ['an object without a message', 403, { planted: SECRET }],
    ['a message that is no text', 403, body({ planted: SECRET })],
    ['an error in place of a response, whose text is anybody’s', 400, new Error(SECRET)],
    ['a 5xx', 503, SECRET],
    ['a 5xx with an object', 500, body(SECRET, 500)],
    ['a 5xx with several messages', 500, body([SECRET], 500)],
  ])('shows nothing of %s', (_, status, response) => {
    const { problem } = answerTo(nest(status, response));
    expect([problem.status, problem.detail, problem.errors]).toEqual([status, undefined, undefined]);
    expect(textOf(nest(status, response))).not.toContain(SECRET);
  });

  it('is shown neither below a wrapper nor without its marks', () => {
    expect(textOf(new Error('outer', { cause: nest(409, SECRET) }))).not.toContain(SECRET);
    const marks = { response: SECRET, status: 409, getStatus: () => 409 };
    expect(textOf(foreignError(SECRET, marks, 'ConflictException', 'HttpException'))).not.toContain(SECRET);
  });
});

describe('Hono', () => {
  it('shows the message of a 4xx', () => {
    for (const status of [400, 401, 403, 404, 409, 422, 429] as const) {
      const thrown = new HTTPException(status, { message: 'Not yours.', cause: new Error(SECRET) });
      expect(answerTo(thrown).problem).toMatchObject({ status, detail: 'Not yours.' });
      expect(textOf(thrown)).not.toContain(SECRET);
    }
  });

  it.each<[string, HTTPException, number]>([
    ['a bare status', new HTTPException(404), 404],
    ['the phrase', new HTTPException(404, { message: 'Not Found' }), 404],
    ['a 5xx', new HTTPException(503, { message: SECRET }), 503],
    ['its default', new HTTPException(undefined, { message: SECRET }), 500],
    ['one with a response of its own', new HTTPException(403, { res: new Response(SECRET), message: SECRET }), 403],
  ])('shows nothing of %s', (_, thrown, status) => {
    expect([statusOf(thrown), answerTo(thrown).problem.detail]).toEqual([status, undefined]);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('is not shown below a wrapper', () => {
    expect(textOf(new Error('outer', { cause: new HTTPException(403, { message: SECRET }) }))).not.toContain(SECRET);
  });
});

describe('frameworks with a status', () => {
  it('keeps the challenge in the response of a Hono exception', () => {
    // hono@4.13.19
    const res = new Response(SECRET, { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="r"' } });
    const thrown = foreignError(SECRET, { status: 401, res, getResponse: () => res }, 'HTTPException');
    expect(statusOf(thrown)).toBe(401);
    expect(answerTo(thrown).headers).toEqual({ 'WWW-Authenticate': 'Basic realm="r"' });
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('sends the Allow of express-openapi-validator, and none of its texts', () => {
    // express-openapi-validator@5.6.2
    const members = {
      name: 'Method Not Allowed',
      status: 405,
      path: '/a',
      headers: { Allow: 'POST' },
      errors: [{ path: '/a', message: SECRET }],
    };
    const thrown = foreignError(SECRET, members, 'MethodNotAllowed', 'HttpError');
    expect(answerTo(thrown)).toMatchObject({ problem: { status: 405 }, headers: { Allow: 'POST' } });
    expect(textOf(thrown)).not.toContain(SECRET);
    const response = foreignError(
      SECRET,
      { status: 500, path: '/a', errors: [{ path: '/response/ok', message: SECRET }] },
      'InternalServerError',
      'HttpError',
    );
    expect(statusOf(response)).toBe(500);
    expect(textOf(response)).not.toContain(SECRET);
  });

  it.each([
    ['restify', { body: { code: 'NotFound', message: SECRET }, statusCode: 404 }],
    ['Fastify', { code: 'FST_ERR_NOT_FOUND', statusCode: 404 }],
    ["a tutorial's AppError", { status: 'fail', statusCode: 404, isOperational: true }],
  ])('takes the status of %s, and keeps its text', (_, members) => {
    expect(statusOf(foreignError(SECRET, members))).toBe(404);
    expect(textOf(foreignError(SECRET, members))).not.toContain(SECRET);
  });
});

describe('what only looks like a mark', () => {
  it('GraphQL is known by its name or its class', () => {
    const extensions = { code: 'FORBIDDEN' };
    expect(statusOf(foreignError(SECRET, { name: 'GraphQLError', extensions }))).toBe(403);
    expect(statusOf(foreignError(SECRET, { name: 'Denied', extensions }, 'Denied', 'GraphQLError'))).toBe(403);
    const text = 'The gateway: Must provide an operation';
    expect(statusOf(foreignError(text, { name: 'GraphQLError', extensions: {} }))).toBe(500);
    const denied = "Access denied! You don't have permission for this action!";
    expect(statusOf(foreignError(denied, { status: 418 }))).toBe(418);
  });

  it('a numeric code yields to a status, and needs both marks of its library', () => {
    const feathers = { type: 'FeathersError', className: 'not-found', code: 404 };
    expect(statusOf(foreignError('x', { ...feathers, status: 418 }))).toBe(418);
    expect(statusOf(foreignError('x', { ...feathers, type: 'AppError' }))).toBe(500);
    expect(statusOf(foreignError('x', { code: 404 }, 'MoleculerError'))).toBe(500);
  });

  it('a list is of a failed validation where the code says so', () => {
    const data = [{ message: 'wrong', field: 'n' }];
    const of = (code: number): unknown =>
      answerTo(foreignError('x', { name: 'ValidationError', code, retryable: false, data }, 'E', 'MoleculerError'))
        .problem.errors;
    expect([of(404), of(400)]).toEqual([undefined, [{ detail: 'wrong', pointer: '#/n' }]]);
  });

  it('the headers of a response are of a Hono exception alone', () => {
    const res = new Response(null, { headers: { 'WWW-Authenticate': 'Basic realm="r"' } });
    const headersOf = (members: object, name: string): unknown =>
      answerTo(foreignError('x', { status: 401, res, ...members }, name)).headers;
    expect(headersOf({}, 'HTTPException')).toEqual({});
    expect(headersOf({ getResponse: () => res }, 'AppError')).toEqual({});
  });

  it("an Allow is express-openapi-validator's, and of any other error that states its status", () => {
    const own = { status: 405, path: '/a', errors: [], headers: { Allow: 'POST' } };
    const headersOf = (members: object, name = 'HttpError'): unknown =>
      answerTo(foreignError('x', { ...own, ...members }, name)).headers;
    expect(headersOf({})).toEqual({ Allow: 'POST' });
    expect(headersOf({}, 'AppError')).toEqual({ Allow: 'POST' });
    expect(headersOf({ status: undefined })).toEqual({});
    expect(headersOf({ headers: {} })).toEqual({});
  });
});
