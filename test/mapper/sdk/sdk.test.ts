import { toHttpError } from '../../../src/mapper/explain';
import createError from 'http-errors';
import { answered, recorded, responseFields, SECRET } from '../../support/recorded';

// openai@6.49.0, @anthropic-ai/sdk@1.12.0
describe('OpenAI, Anthropic and their kin', () => {
  const none = { status: undefined, headers: undefined, requestID: undefined, error: undefined };
  const ai = (members: object): Error => recorded({ ...none, ...members }, 'APIError', 'OpenAIError');
  const headers = new Headers({ ...responseFields, 'retry-after': '7' });

  it.each([
    [{ status: 400, headers, error: { message: SECRET } }, 502],
    [{ status: 401, headers, error: {} }, 502],
    [{ status: 404, headers, error: undefined }, 502],
    [{ status: 429, headers, error: {} }, 503],
    [{ status: 529, headers, error: { type: 'error', error: { type: 'overloaded_error' } } }, 503],
    [{ headers, error: { type: 'api_error' } }, 502],
    [{ message: 'Connection error.', cause: recorded({ code: 'ECONNREFUSED' }) }, 502],
    [{ message: 'Request timed out.' }, 504],
    [{ message: 'Request was aborted.' }, 500],
  ])('maps %j to %i', (members, status) => {
    expect(answered(ai(members))).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
  });

  it('passes on when the provider wants to be asked again', () => {
    expect(answered(ai({ status: 429, headers, error: {} })).retryAfter).toBe('7');
  });
});

// @slack/web-api@8.2.0
it.each([
  [{ code: 'slack_webapi_platform_error', data: { ok: false, error: 'channel_not_found' } }, 502],
  [{ code: 'slack_webapi_platform_error', data: { ok: false, error: 'ratelimited' } }, 503],
  [{ code: 'slack_webapi_rate_limited_error', retryAfter: 7 }, 503],
  [{ code: 'slack_webapi_http_error', statusCode: 500, headers: {} }, 502],
  [{ code: 'slack_webapi_request_error', original: recorded({ code: 'ECONNREFUSED' }) }, 502],
  [{ code: 'slack_webapi_request_error', original: recorded({ name: 'TimeoutError' }) }, 504],
  [{ code: 'slack_webhook_http_error' }, 502],
])('maps %j of Slack to %i', (members, status) => {
  expect(answered(recorded(members))).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
});

// twilio@6.2.0; grammy@1 and telegraf@4; @trpc/client@11.25.2; graphql-request@7.4.0; @octokit/graphql@9
it.each([
  ['Twilio', recorded({ status: 401, code: 20003, moreInfo: SECRET }, 'RestException'), 502],
  ['Twilio', recorded({ status: 429 }, 'RestException'), 503],
  ['grammY', recorded({ ok: false, error_code: 400, description: SECRET, method: 'sendMessage' }), 502],
  ['Telegraf', recorded({ response: { ok: false, error_code: 403, description: SECRET } }), 502],
  ['tRPC', recorded({ name: 'TRPCClientError', data: { code: 'NOT_FOUND', httpStatus: 404 } }), 502],
  ['tRPC', recorded({ name: 'TRPCClientError', meta: { response: { status: 503 } } }), 503],
  ['tRPC', recorded({ name: 'TRPCClientError', cause: recorded({ name: 'SyntaxError' }) }), 502],
  ['graphql-request', recorded({ response: { status: 200, errors: [{}] }, request: { query: SECRET } }), 502],
  ['graphql-request', recorded({ response: { status: 429 }, request: { query: SECRET } }), 503],
  ['octokit', recorded({ name: 'GraphqlResponseError', response: { errors: [] }, request: { query: SECRET } }), 502],
])('maps an error of %s', (_, thrown, status) => {
  expect(answered(thrown)).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
});

it('passes on how long Telegram wants to be left alone', () => {
  const flood = { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 35 } };
  expect(answered(recorded(flood))).toMatchObject({ status: 503, retryAfter: '35' });
});

// cloudinary@2.11.0
it.each([
  [{ message: SECRET, name: 'Error', http_code: 401 }, 502],
  [{ message: SECRET, http_code: 420 }, 503],
  [{ error: { message: SECRET, http_code: 404 }, request_options: {} }, 502],
  [{ error: { message: 'Request Timeout', http_code: 499, name: 'TimeoutError' } }, 504],
  [{ error: recorded({ code: 'ECONNREFUSED', syscall: 'connect' }) }, 502],
])("maps Cloudinary's plain object %j to %i", (thrown, status) => {
  expect(answered(thrown)).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
});

// auth0@7.1.0, square@46.0.0: SDKs that Fern generates
it.each([
  [recorded({ code: 'ECONNREFUSED' }), 502],
  ['timeout', 504],
])('maps an answer that never came, for %s, to %i', (cause, status) => {
  const rawResponse = { status: 0, statusText: 'Unknown Error', headers: new Headers(), url: '' };
  expect(answered(recorded({ statusCode: undefined, rawResponse, cause })).status).toBe(status);
});

it('leaves the word to http-errors, which has made the error an answer of ours', () => {
  const missing = recorded({ name: 'NoSuchKey', $metadata: { httpStatusCode: 403 } });
  expect(answered(createError(410, missing))).toMatchObject({ status: 410, seen: expect.not.stringContaining(SECRET) });
});

it("keeps a service's status apart from ours where http-errors has kept it", () => {
  const refused = recorded({ type: 'StripeAuthenticationError', rawType: 'x', raw: {}, statusCode: 401, headers: {} });
  expect(answered(createError(500, refused))).toMatchObject({ status: 502, seen: expect.not.stringContaining(SECRET) });
});

describe('the Retry-After of a service that is busy', () => {
  const headers = { 'retry-after': '7' };
  it.each<[string, Record<string, unknown>]>([
    ['Azure', { name: 'RestError', statusCode: 429, response: { headers } }],
    ['Anthropic', { request_id: 'r', error: {}, status: 429, headers }],
    ['Slack', { code: 'slack_webapi_http_error', statusCode: 429, headers }],
    ['Slack', { code: 'slack_webapi_rate_limited_error', retryAfter: 7 }],
    ['graphql-request', { response: { status: 429, headers }, request: { query: '{a}' } }],
    ['octokit', { response: { status: 429 }, headers, request: { query: '{a}' } }],
    ['tRPC', { name: 'TRPCClientError', meta: { response: { status: 429, headers } } }],
    ['tRPC', { name: 'TRPCClientError', data: { httpStatus: 429 }, meta: { response: { status: 200, headers } } }],
    ['Gaxios', { name: 'GaxiosError', response: { status: 429, headers } }],
    ['Elasticsearch', { name: 'ResponseError', meta: { statusCode: 429, headers } }],
    ['Meilisearch', { name: 'MeiliSearchApiError', response: { status: 429, headers } }],
    ['Supabase', { name: 'FunctionsHttpError', context: { status: 429, headers } }],
    ['AWS', { $metadata: { httpStatusCode: 429 }, $response: { headers } }],
    ['Cosmos', { code: 429, diagnostics: {}, retryAfterInMs: 7000 }],
    ['Cosmos', { code: 429, activityId: 'a', retryAfterInMs: 7000 }],
    ['Clerk', { clerkError: true, status: 429, retryAfter: 7 }],
    ['Stripe', { type: 'StripeRateLimitError', raw: {}, statusCode: 429, headers }],
    ['openid-client', { name: 'OPError', response: { statusCode: 429, headers } }],
    ['oauth4webapi', { code: 'OAUTH_RESPONSE_IS_NOT_CONFORM', response: { status: 429, headers } }],
    ['Telegram', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } }],
  ])('%s (%#): the client is told', (_name, members) => {
    const error = toHttpError(recorded(members));
    expect([error.status, error.headers]).toEqual([503, { 'Retry-After': '7' }]);
  });

  it('is not told where it is no number', () => {
    expect(toHttpError(recorded({ code: 429, diagnostics: {}, retryAfterInMs: '7000' })).headers).toBeUndefined();
  });
});

describe('what only looks like a service', () => {
  it.each<[string, Record<string, unknown>]>([
    ['a Stripe type without raw', { type: 'StripeCardError', status: 404 }],
    ['raw without a Stripe type', { type: 'CardError', raw: undefined, status: 404 }],
    ['a name like Meilisearch’s', { name: 'MyMeiliSearchApiError', status: 404 }],
    ['a name like Algolia’s', { name: 'MyApiError', status: 404, stackTrace: [] }],
    ['a name like Elasticsearch’s', { name: 'MyResponseError', status: 404, meta: { statusCode: 500 } }],
    ['a name like Supabase’s', { name: 'MyFunctionsHttpError', status: 404, context: { status: 500 } }],
    ['a code like Slack’s', { code: 'my_slack_webapi_http_error', status: 404 }],
    ['an error_code without a description', { error_code: 429, status: 404 }],
    ['a couch without an errid', { scope: 'couch', status: 404, statusCode: 409 }],
    ['an errid without a couch', { errid: 'x', status: 404, statusCode: 409 }],
    ['an httpStatus without its body', { httpStatus: 500, status: 404 }],
    ['a time that is no Date', { code: 'NoSuchKey', time: 'now', retryable: false, status: 404 }],
  ])('%s keeps its own status', (_what, members) => {
    expect(toHttpError(recorded(members)).status).toBe(404);
  });
});

describe('a mark more or less of a service', () => {
  const late = recorded({ code: 'ETIMEDOUT' });
  const refused = recorded({ code: 'ECONNREFUSED' });

  it.each<[string, Record<string, unknown>, number]>([
    ['Firebase by its name', { name: 'FirebaseError', customData: {}, code: 'auth/user-not-found' }, 404],
    ['Firebase by its member', { errorInfo: {}, code: 'auth/user-disabled' }, 403],
    ['a code like Firebase’s', { code: 'auth/user-not-found' }, 500],
    [
      'a quota of Firebase’s',
      { name: 'FirebaseError', customData: {}, code: 'messaging/device-message-rate-exceeded' },
      503,
    ],
    ['a longer code', { name: 'FirebaseError', customData: {}, code: 'messaging/x-rate-exceeded-twice' }, 500],
    ['a code before it', { name: 'FirebaseError', customData: {}, code: 'A messaging/x-rate-exceeded' }, 500],
    ['Clerk without an answer', { clerkError: true, code: 'x', cause: late, message: 'timeout' }, 504],
    ['Clerk with one', { clerkError: true, status: 404 }, 502],
    ['Clerk’s mark as a text', { clerkError: 'yes', status: 404 }, 404],
    ['Square', { errors: [{ category: 'PAYMENT_METHOD_ERROR' }], rawResponse: {} }, 402],
    ['Square without its response', { errors: [{ category: 'PAYMENT_METHOD_ERROR' }], request_id: 'r' }, 500],
    ['Razorpay', { statusCode: 400, error: { description: 'd', code: 'c', reason: 'payment_failed' } }, 402],
    ['Razorpay without a code', { statusCode: 404, error: { description: 'd', reason: 'payment_failed' } }, 404],
    ['Razorpay without a description', { statusCode: 404, error: { code: 'c', reason: 'payment_failed' } }, 404],
    ['PostgREST by its name', { name: 'PostgrestError', hint: null, code: '23505' }, 409],
    ['PostgREST by its members', { hint: null, details: null, code: '23505' }, 409],
    ['a hint alone', { hint: null, code: '23505' }, 500],
    ['details alone', { details: null, code: '23505', config: {} }, 500],
    ['PostgREST that is not there', { hint: '', details: '', code: '', message: 'TypeError: fetch failed' }, 502],
    ['PostgREST that is late', { hint: '', details: '', code: '', message: 'TimeoutError: timed out' }, 504],
    ['another text', { hint: '', details: '', code: '', message: 'A TypeError: fetch failed' }, 502], // as anybody’s text
    ['another text', { hint: '', details: '', code: '', message: 'A TimeoutErro: x' }, 500],
    ['Supabase Auth without an answer', { __isAuthError: true, status: 0, originalError: late }, 504],
    ['Supabase Storage by its status', { __isStorageError: true, status: 409 }, 409],
    ['Supabase Storage without an answer', { __isStorageError: true, originalError: late }, 504],
    ['a row policy of Storage', { __isStorageError: true, statusCode: '403', message: 'row-level security' }, 403],
    ['another 400 of Storage', { __isStorageError: true, statusCode: '400', message: 'row-level security' }, 502],
    ['a function that is not there', { name: 'FunctionsFetchError', context: refused }, 502],
    ['a function that is late', { name: 'FunctionsFetchError', context: late }, 504],
    ['Cosmos that is late', { diagnostics: {}, code: 'TimeoutError', message: 'timeout' }, 504],
    [
      'Gaxios by its name, aborted',
      { name: 'GaxiosError', config: { timeout: 5 }, error: { name: 'AbortError' } },
      504,
    ],
    [
      'Gaxios, aborted by its cause',
      { name: 'GaxiosError', config: { timeout: 5 }, cause: { name: 'AbortError' } },
      504,
    ],
    ['Slack without an answer', { code: 'slack_webapi_request_error', original: late }, 504],
    ['Slack’s rate', { code: 'slack_webapi_platform_error', data: { error: 'ratelimited' } }, 503],
    ['Slack’s rate', { code: 'slack_webapi_platform_error', data: { error: 'rate_limited' } }, 503],
    ['Slack’s other reason', { code: 'slack_webapi_platform_error', data: { error: 'not_authed' } }, 502],
    ['Twilio by its member', { moreInfo: 'https://www.twilio.com', status: 404 }, 502],
    ['Anthropic in a stream', { request_id: 'r', error: { type: 'overloaded_error' } }, 503],
    ['Anthropic', { request_id: 'r', error: { type: 'error', error: { type: 'overloaded_error' } } }, 503],
    ['OpenAI without an answer', { request_id: 'r', error: undefined, cause: late }, 504],
    ['an id of a request alone', { request_id: 'r', status: 404 }, 404],
    ['tRPC without an answer', { name: 'TRPCClientError', cause: late }, 504],
    ['Cloudinary without an answer', { message: '', error: { syscall: 'connect', code: 'ETIMEDOUT' } }, 504],
    ['Fern without an answer', { rawResponse: { status: 0 }, cause: late }, 504],
    [
      'Algolia, of which one host was not late',
      { name: 'RetryError', stackTrace: [{ response: { isTimedOut: true } }, { response: {} }] },
      502,
    ],
    ['Algolia, late', { name: 'RetryError', transporterStackTrace: [{ response: { isTimedOut: true } }] }, 504],
    [
      'an object of Algolia’s',
      { name: 'ApiError', stackTrace: [], status: 404, message: 'ObjectID does not exist' },
      404,
    ],
    [
      'another status of it',
      { name: 'ApiError', stackTrace: [], status: 403, message: 'ObjectID does not exist' },
      502,
    ],
    ['CouchDB that is late', { message: 'error happened in your connection. ESOCKETTIMEDOUT timeout' }, 504],
    ['CouchDB that is not there', { message: 'error happened in your connection. Reason: x' }, 503],
    ['a database that is not there', { scope: 'couch', errid: 'e', statusCode: 404, reason: 'no_db_file' }, 500],
    ['a document of that name', { scope: 'couch', errid: 'e', statusCode: 404, reason: 'no_doc: no_db_file' }, 404],
    ['a document of that name', { scope: 'couch', errid: 'e', statusCode: 404, reason: 'The Database' }, 404],
    ['a conflict about a database', { scope: 'couch', errid: 'e', statusCode: 409, reason: 'Database' }, 409],
    ['Meilisearch by its httpStatus', { name: 'MeiliSearchApiError', httpStatus: 429 }, 503],
    ['a token of passport', { name: 'TokenError', uri: undefined, status: 404 }, 502],
    ['a token of somebody else', { name: 'TokenError', status: 404 }, 404],
    ['an address of somebody else', { name: 'AppError', uri: 'https://a/', status: 404 }, 404],
  ])('%s (%#)', (_what, { message, ...members }, status) => {
    const thrown = Object.assign(recorded(members), message === undefined ? { message: 'x' } : { message });
    expect(toHttpError(thrown).status).toBe(status);
  });

  it('http-errors has the word where it made the error, and the service where it only decorated it', () => {
    const members = { name: 'RestException', status: 401, moreInfo: 'x', expose: false };
    expect(toHttpError(recorded(members)).status).toBe(502);
    expect(toHttpError(recorded(members, 'UnauthorizedError', 'HttpError')).status).toBe(401);
    expect(toHttpError(recorded({ name: 'S3Error', code: 'NoSuchKey', status: 500, expose: false })).status).toBe(500);
  });
});
