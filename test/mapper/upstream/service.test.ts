import { notFound } from '@hapi/boom';
import createError from 'http-errors';
import { answered, recorded, responseFields, SECRET } from '../../support/recorded';

const fields = new Headers({ date: 'x', 'content-type': 'application/json', 'retry-after': '5', cookie: SECRET });

describe('an SDK that nobody listed', () => {
  it.each([
    ['headers of a response', { status: 403, headers: fields }, 502],
    ['headers as an object', { statusCode: 404, headers: responseFields, body: SECRET }, 502],
    ['a numeric code beside them', { code: 409, headers: responseFields }, 502], // HubSpot, twitter-api-v2
    ['headers without a status', { headers: fields }, 502],
    ['headers of a response in `response`', { code: 401, response: { headers: responseFields, body: SECRET } }, 502],
    ['responseHeaders and a body', { statusCode: 401, responseHeaders: {}, responseBody: SECRET }, 502], // AI SDK
    ['the status of Kiota', { responseStatusCode: 429, responseHeaders: {} }, 503],
    ['the raw error of discord.js', { status: 404, rawError: { message: SECRET }, code: 10003 }, 502],
    ['an address', { status: 400, url: `https://api.example/${SECRET}` }, 502],
    ['a body beside bare headers', { code: 404, body: { kind: SECRET }, headers: {} }, 502], // Kubernetes
    ['the body as the message', { status: 404, message: `{"error":{"message":"${SECRET}"}}` }, 502], // Google GenAI
    ['the name in the message', { status: 400, message: '[GoogleGenerativeAI Error]: Error fetching' }, 502],
    ['the type of Mailgun', { status: 401, type: 'MailgunAPIError', details: SECRET }, 502],
    ['the raw answer of Linear', { status: 401, raw: { message: SECRET } }, 502],
    ['the status in the message', { message: 'Status code: 504\nBody: {}' }, 504],
    ['the status in the message', { message: '[HTTP 401] Failed to execute request' }, 502],
    ['the status in the message', { message: 'HTTP-Code: 429\nMessage: Unknown API Status Code!' }, 503],
    ['the status in the message', { message: '{\n  "status": 404,\n  "statusText": "Not Found"' }, 502], // Contentful
    [
      'the status in the message',
      { message: 'Request failed after 1 retries: Error: Retryable HTTP status: 503' },
      503,
    ],
  ])('is known by %s', (_, members, status) => {
    expect(answered(recorded(members))).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
  });

  // An error whose status is not `status`, where http-errors puts the app's.
  it.each([
    [{ code: 404, headers: responseFields }],
    [{ responseStatusCode: 404, responseHeaders: {} }],
    [{ message: 'Status code: 404\nBody: {}' }],
    [{ response: { status: 404, headers: responseFields } }],
  ])('leaves the word to the app where http-errors has set a status of its own: %j', (members) => {
    expect(answered(recorded(members)).status).toBe(502);
    expect(answered(createError(409, recorded(members))).status).toBe(409);
  });

  it('passes on when it wants to be asked again', () => {
    expect(answered(recorded({ status: 429, headers: fields })).retryAfter).toBe('5');
  });
});

describe("the app's own answer", () => {
  it.each([
    ['a status', recorded({ status: 404 })],
    ['a status and headers of its own', recorded({ status: 404, headers: { 'retry-after': '5' } })],
    ['a status and a content type', recorded({ status: 404, headers: { 'content-type': 'text/plain' } })],
    ['a status, a code and a request id', recorded({ statusCode: 404, code: 10404, requestId: 'r1' })],
    ['a status and a path', recorded({ status: 404, url: '/orders/17' })],
    ['a status and an error', recorded({ status: 404, error: 'Not Found', headers: { 'X-Reason': 'gone' } })],
    ['a Response', new Response('gone', { status: 404, headers: responseFields as never })],
    ['http-errors', createError(404, 'gone', { headers: { ...responseFields }, body: {} })],
    ['boom', notFound('gone')],
    // @nestjs/common@12.5.1
    [
      'Nest',
      recorded({ status: 404, response: { statusCode: 404, message: 'gone', error: 'Not Found' }, options: {} }),
    ],
    // hono@4.13.19: HTTPException
    ['Hono', recorded({ status: 404, res: new Response('gone', { headers: { 'content-type': 'text/plain' } }) })],
    // fastify@5.12.8
    ['Fastify', recorded({ code: 'FST_ERR_NOT_FOUND', statusCode: 404, name: 'FastifyError' })],
    // express-openapi-validator@5.6.2
    ['express-openapi-validator', recorded({ status: 404, path: '/x', headers: {}, errors: [{ path: '/x' }] })],
  ])('stands: %s', (_, thrown) => {
    expect(answered(thrown).status).toBe(404);
  });

  it('stands with the challenge of express-oauth2-jwt-bearer', () => {
    const challenge = { 'WWW-Authenticate': 'Bearer realm="api", error="invalid_token"' };
    const error = recorded({ status: 401, statusCode: 401, code: 'invalid_token', headers: challenge });
    expect(answered(error).status).toBe(401);
  });

  it.each([
    ['a code that is a status', recorded({ code: 404 })],
    ['a sentence with a number', recorded({ message: 'Order 404 failed' })],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error(SECRET);
          },
        },
      ),
    ],
  ])('is a 500 for %s', (_, thrown) => {
    expect(answered(thrown)).toMatchObject({ status: 500, seen: expect.not.stringContaining(SECRET) });
  });
});

it('an address that is no web address, or not at the start, is no mark of a service', () => {
  for (const url of ['ftp://api.example/', 'see http://api.example/', '/orders'])
    expect(answered(recorded({ status: 404, url })).status).toBe(404);
  expect(answered(recorded({ status: 404, url: 'http://api.example/' })).status).toBe(502);
});

it('a status in the middle of a message is that of a response beside a word of responses', () => {
  expect(answered(recorded({ message: 'It said: Status code: 404' })).status).toBe(502);
  expect(answered(recorded({ message: 'It said: 404' })).status).toBe(500);
});
