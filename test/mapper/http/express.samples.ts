import createError from 'http-errors';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const stated = { fault: 'client', certainty: 'stated' } as const;
const recognized = { fault: 'client', certainty: 'recognized' } as const;

export const samples: readonly FamilySamples[] = [
  {
    library: 'body-parser',
    samples: [
      {
        name: 'a body that could not be verified',
        thrown: () => createError(403, 'x', { type: 'entity.verify.failed', body: '' }),
        expected: { status: 403, meaning: 'forbidden', ...stated },
      },
      {
        name: 'a body that is no JSON',
        thrown: () =>
          createError(400, new SyntaxError('Unexpected end'), { type: 'entity.parse.failed', body: '{"a":' }),
        expected: { status: 400, meaning: 'malformed', ...stated, because: 'type entity.parse.failed' },
      },
      {
        name: 'a body that is too large',
        thrown: () => createError(413, 'request entity too large', { type: 'entity.too.large', limit: 2, length: 7 }),
        expected: { status: 413, meaning: 'tooLarge', ...stated, because: 'type entity.too.large' },
      },
      {
        name: 'an unknown coding',
        thrown: () => createError(415, 'unsupported content encoding "x"', { type: 'encoding.unsupported' }),
        expected: { status: 415, meaning: 'unsupported', ...stated, because: 'type encoding.unsupported' },
      },
      {
        name: 'a broken gzip',
        thrown: () => createError(400, foreignError('incorrect header check', { errno: -3, code: 'Z_DATA_ERROR' })),
        expected: { status: 400, meaning: 'malformed', ...recognized, because: 'zlib cannot inflate' },
      },
    ],
    nearMisses: [
      { name: 'its type without a status', thrown: () => foreignError('x', { type: 'entity.parse.failed' }) },
      { name: 'its type with another status', thrown: () => createError(422, 'x', { type: 'entity.parse.failed' }) },
      { name: 'a stream of our own', thrown: () => foreignError('x', { errno: -3, code: 'Z_DATA_ERROR' }) },
    ],
  },
  {
    library: 'express',
    samples: [
      {
        name: 'a path parameter that is no percent-encoding',
        thrown: () => Object.assign(new URIError("Failed to decode param '%ff'"), { status: 400, statusCode: 400 }),
        expected: { status: 400, meaning: 'malformed', ...stated, because: 'URIError with status 400' },
      },
      {
        name: 'sendFile of a folder',
        thrown: () => foreignError('EISDIR, read', { code: 'EISDIR' }),
        expected: { status: 404, meaning: 'notThere', ...recognized, because: 'sendFile of a folder' },
      },
      {
        name: 'sendFile to a client that went away',
        thrown: () => foreignError('Request aborted', { code: 'ECONNABORTED' }),
        expected: { status: 400, meaning: 'malformed', ...recognized, because: 'sendFile was aborted' },
      },
      {
        name: 'a view that is not there',
        thrown: () => foreignError('Failed to lookup view "a" in views directory "/srv"', { view: { name: 'a' } }),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'a view that is not there',
        },
      },
      {
        name: 'a view without an engine',
        thrown: () => new Error('No default engine was specified and no extension was provided.'),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized', because: 'no view engine' },
      },
      {
        name: 'a promise that was rejected with nothing',
        thrown: () => new Error('Rejected promise'),
        expected: {
          status: 500,
          meaning: 'ours',
          fault: 'server',
          certainty: 'recognized',
          because: 'a promise rejected with nothing',
        },
      },
    ],
    nearMisses: [
      { name: 'a text on a view', thrown: () => new Error('Failed to lookup view "a" in views directory "/srv"') },
      {
        name: 'a missing view for which the app has a status',
        thrown: () => foreignError('Failed to lookup view "a"', { view: {}, status: 404 }),
      },
      { name: 'a rejected promise with a code', thrown: () => foreignError('Rejected promise', { code: 'ORDER' }) },
      { name: "a decodeURI of the app's own", thrown: () => new URIError('URI malformed') },
      {
        name: 'a folder that the app reads',
        thrown: () => foreignError('EISDIR: illegal operation', { code: 'EISDIR', errno: -21, syscall: 'read' }),
      },
      {
        name: 'an axios request that was aborted',
        thrown: () => foreignError('Request aborted', { code: 'ECONNABORTED', config: {}, request: {} }, 'AxiosError'),
      },
    ],
  },
  {
    library: 'csurf',
    samples: [
      {
        name: "lusca's error, which has no status",
        thrown: () => foreignError('CSRF token mismatch', { code: 'EBADCSRFTOKEN' }),
        expected: { status: 403, meaning: 'forbidden', ...recognized, because: 'code EBADCSRFTOKEN' },
      },
      {
        name: 'one of a class of its own',
        thrown: () => foreignError('invalid csrf token', { code: 'EBADCSRFTOKEN' }, 'CsrfError'),
        expected: { status: 403, meaning: 'forbidden', ...recognized },
      },
    ],
    nearMisses: [
      { name: 'one that states its status', thrown: () => createError(403, 'no', { code: 'EBADCSRFTOKEN' }) },
      { name: 'another code', thrown: () => foreignError('invalid csrf token', { code: 'EBADCSRF' }) },
    ],
  },
  {
    library: 'cors',
    samples: [
      {
        name: 'the words of its README',
        thrown: () => new Error('Not allowed by CORS'),
        expected: { status: 403, meaning: 'forbidden', fault: 'client', certainty: 'assumed' },
      },
      {
        name: 'the words of a tutorial',
        thrown: () => new Error('The CORS policy for this site does not allow access from the specified Origin.'),
        expected: { status: 403, meaning: 'forbidden', fault: 'client', certainty: 'assumed' },
      },
    ],
    nearMisses: [
      { name: 'a text about headers', thrown: () => new Error('Set the CORS headers') },
      { name: 'one with a code', thrown: () => foreignError('Not allowed by CORS', { code: 'ENOENT' }) },
    ],
  },
];
