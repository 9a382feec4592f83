import { toHttpError } from '../../src/to-http-error';
import createError from 'http-errors';
import { answered, recorded, responseFields, SECRET } from '../support/recorded';

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
  it.each<[string, Record<string, unknown>, string[]]>([
    ['Azure', { name: 'RestError', statusCode: 429, response: { headers } }, []],
    ['Anthropic', { request_id: 'r', error: {}, status: 429, headers }, []],
    ['Slack', { code: 'slack_webapi_http_error', statusCode: 429, headers }, []],
    ['Slack', { code: 'slack_webapi_rate_limited_error', retryAfter: 7 }, []],
    ['graphql-request', { response: { status: 429, headers }, request: { query: '{a}' } }, []],
    ['octokit', { response: { status: 429 }, headers, request: { query: '{a}' } }, []],
    ['tRPC', { name: 'TRPCClientError', meta: { response: { status: 429, headers } } }, []],
    ['tRPC', { name: 'TRPCClientError', data: { httpStatus: 429 }, meta: { response: { status: 200, headers } } }, []],
    ['Gaxios', { name: 'GaxiosError', response: { status: 429, headers } }, []],
    ['Elasticsearch', { name: 'ResponseError', meta: { statusCode: 429, headers } }, []],
    ['Meilisearch', { name: 'MeiliSearchApiError', response: { status: 429, headers } }, []],
    ['Supabase', { name: 'FunctionsHttpError', context: { status: 429, headers } }, []],
    ['AWS', { $metadata: { httpStatusCode: 429 }, $response: { headers } }, []],
    ['Cosmos', { code: 429, diagnostics: {}, retryAfterInMs: 7000 }, []],
    ['Telegram', { error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 7 } }, []],
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
