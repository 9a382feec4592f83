import Boom from '@hapi/boom';
import createError from 'http-errors';
import createError1 from 'http-errors1';
import { refusedError } from '../support/errors.mjs';

const throws = (make) => async () => {
  throw await make();
};

export default {
  'http-errors': [
    {
      name: 'a text for the client',
      trigger: throws(() => createError(409, 'Order 17 is already paid.')),
      expect: { status: 409, detail: 'Order 17 is already paid.' },
    },
    { name: 'a bare status', trigger: throws(() => createError(404)), expect: 404 },
    {
      name: 'a 401 without a challenge',
      trigger: throws(() => new createError.Unauthorized()),
      expect: { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="api"' } },
    },
    {
      name: 'a 401 with a challenge',
      trigger: throws(() => createError(401, { headers: { 'WWW-Authenticate': 'Basic realm="x"' } })),
      expect: { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="x"' } },
    },
    {
      name: 'a 405 with what is allowed',
      trigger: throws(() => createError(405, { headers: { Allow: 'GET, PUT' } })),
      expect: { status: 405, headers: { Allow: 'GET, PUT' } },
    },
    {
      name: 'a 503 with a time',
      trigger: throws(() => createError(503, { headers: { 'Retry-After': '7' } })),
      expect: { status: 503, headers: { 'Retry-After': '7' } },
    },
    {
      name: 'a 500, whose text is private',
      trigger: throws(() => createError(500, 'planted text')),
      thrown: /^InternalServerError .*planted text/,
      expect: 500,
    },
    {
      name: 'a status that has no row of its own',
      trigger: throws(() => createError(418, 'A teapot.')),
      expect: { status: 418, code: 'BAD_REQUEST', title: 'Bad Request', detail: 'A teapot.' },
    },
    {
      name: "a system's error, whose text is private, with a status of ours",
      trigger: throws(async () => createError(400, await refusedError())),
      expect: 400,
    },
    {
      name: 'headers that a foreign error may not set, beside one that it may',
      trigger: throws(() =>
        createError(429, 'No.', {
          headers: { 'Content-Type': 'text/html', 'Content-Length': '1', 'Retry-After': '5' },
        }),
      ),
      expect: { status: 429, detail: 'No.', headers: { 'Retry-After': '5' } },
    },
  ],
  'http-errors1': [
    {
      name: 'a text for the client',
      trigger: throws(() => new createError1.Gone('The order was deleted.')),
      expect: { status: 410, detail: 'The order was deleted.' },
    },
    { name: 'a bare status', trigger: throws(() => createError1(501)), expect: 501 },
  ],
  '@hapi/boom': [
    {
      name: 'a text for the client',
      trigger: throws(() => Boom.conflict('Order 17 is already paid.')),
      expect: { status: 409, detail: 'Order 17 is already paid.' },
    },
    {
      name: 'a challenge',
      trigger: throws(() => Boom.unauthorized('The token expired.', 'Bearer', { error: 'invalid_token' })),
      expect: {
        status: 401,
        detail: 'The token expired.',
        headers: { 'WWW-Authenticate': /^Bearer .*error="invalid_token"/ },
      },
    },
    {
      name: 'what is allowed',
      trigger: throws(() => Boom.methodNotAllowed('Read only.', null, ['GET', 'HEAD'])),
      expect: { status: 405, detail: 'Read only.', headers: { Allow: 'GET, HEAD' } },
    },
    { name: 'no more than a status', trigger: throws(() => Boom.notFound()), expect: 404 },
    {
      name: 'a 5xx, whose text is private',
      trigger: throws(() => Boom.badGateway('planted text', { planted: 1 })),
      expect: 502,
    },
    {
      name: 'an internal fault, whose text and data are private',
      trigger: throws(() => Boom.internal('planted text', { planted: 1 })),
      thrown: /^Error .*planted text/,
      expect: 500,
    },
    {
      name: "a system's error with a status of ours",
      trigger: throws(async () => Boom.boomify(await refusedError(), { statusCode: 400 })),
      expect: 400,
    },
    {
      name: 'an object with isBoom alone',
      trigger: throws(() => Object.assign(new Error('planted text'), { isBoom: true })),
      thrown: /^Error .*planted text/,
      expect: 500,
    },
  ],
};
