import { gzipSync } from 'node:zlib';
import express from 'express';
import type { RequestHandler } from 'express';
import request from 'supertest';
import { errorHandler } from '../../../src';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const appWith = (handler: RequestHandler): express.Express => {
  const app = express();
  app.use(handler);
  app.post('/', (_req, res) => void res.end('ok'));
  app.use(errorHandler({ log: false }));
  return app;
};
const post = (handler: RequestHandler, body: string | Buffer, headers: Record<string, string> = {}): request.Test =>
  request(appWith(handler))
    .post('/')
    .set({ 'Content-Type': 'application/json', ...headers })
    .send(body);

const depth: object = { depth: 1 }; // in neither version's types
const nestedOnce = express.urlencoded({ extended: true, ...depth });

describe('body-parser', () => {
  it.each([
    ['entity.parse.failed', express.json(), `{"${SECRET}`, {}, 400, 'The body cannot be parsed.'],
    ['entity.too.large', express.json({ limit: 2 }), '{"a":1}', {}, 413, 'The body is too large.'],
    [
      'charset.unsupported',
      express.json(),
      '{}',
      { 'Content-Type': 'application/json; charset=x-nope' },
      415,
      'The charset of the body is not supported.',
    ],
    [
      'encoding.unsupported',
      express.json(),
      '{}',
      { 'Content-Encoding': 'x-nope' },
      415,
      'The encoding of the body is not supported.',
    ],
    [
      'parameters.too.many',
      express.urlencoded({ extended: true, parameterLimit: 1 }),
      'a=1&b=2',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      413,
      'The body has too many parameters.',
    ],
    [
      'querystring.parse.rangeError',
      nestedOnce,
      'a[b][c]=1',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      400,
      'The body is nested too deeply.',
    ],
    [
      'a broken gzip',
      express.json(),
      'not gzip at all',
      { 'Content-Encoding': 'gzip' },
      400,
      'The body cannot be decompressed.',
    ],
  ])('answers %s', async (_, handler, body, headers, status, detail) => {
    const response = await post(handler, body, headers);
    expect(response.status).toBe(status);
    expect(response.body.detail).toBe(detail);
    expect(response.text).not.toContain(SECRET);
  });

  it("keeps the text of the app's verify", async () => {
    const verify = (): never => {
      throw new Error(SECRET);
    };
    const response = await post(express.json({ verify }), '{}');
    expect([response.status, response.body.detail]).toEqual([403, 'The body could not be verified.']);
  });

  it('names the codings that are accepted', async () => {
    const inflating = await post(express.json(), '{}', { 'Content-Encoding': 'x-nope' });
    expect(inflating.headers['accept-encoding']).toBe('gzip, deflate');
    const plain = await post(express.json({ inflate: false }), gzipSync('{}').toString('latin1'), {
      'Content-Encoding': 'gzip',
    });
    expect(plain.headers['accept-encoding']).toBe('identity');
  });

  it.each([
    ['request.aborted', 400],
    ['request.size.invalid', 400],
  ])('knows %s by its type', (type, status) => {
    const thrown = foreignError(SECRET, { type, status, statusCode: status, expose: true });
    expect(answerTo(thrown).problem.status).toBe(status);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it("leaves a status that the app chose, and another library's type", () => {
    expect(answerTo(foreignError('x', { type: 'entity.parse.failed', status: 422 })).problem.status).toBe(422);
    expect(answerTo(foreignError('x', { type: 'entity.parse.failed' })).problem.status).toBe(500);
    expect(answerTo(foreignError('x', { type: 'constructor', status: 404 })).problem.status).toBe(404);
    expect(answerTo(foreignError('x', { code: 'Z_DATA_ERROR', errno: -3 })).problem.status).toBe(500);
  });
});

describe('the router and res.sendFile', () => {
  it('answers a path that is no percent-encoding', async () => {
    const app = express();
    app.get('/:id', (_req, res) => void res.end());
    app.use(errorHandler({ log: false }));
    const response = await request(app).get('/%zz');
    expect([response.status, response.body.detail]).toEqual([400, 'The path is not valid percent-encoding.']);
  });

  it('answers a missing file, a traversal, a bad range', async () => {
    const app = express();
    app.get('/missing', (_req, res) => res.sendFile(`${__dirname}/${SECRET}`));
    app.get('/up', (_req, res) => res.sendFile('../x', { root: __dirname }));
    app.get('/range', (_req, res) => res.sendFile(__filename));
    app.get('/folder', (_req, res, next) => res.sendFile(__dirname, next));
    app.use(errorHandler({ log: false }));
    const missing = await request(app).get('/missing');
    expect([missing.status, missing.text.includes(SECRET)]).toEqual([404, false]);
    expect((await request(app).get('/up')).status).toBe(403);
    const range = await request(app).get('/range').set('Range', 'bytes=9999999-');
    expect([range.status, range.headers['content-range']]).toEqual([416, expect.stringMatching(/^bytes \*\/\d+$/)]);
    expect((await request(app).get('/folder')).status).toBe(404);
  });

  it.each([
    ['a client that goes away', foreignError('Request aborted', { code: 'ECONNABORTED' }), 400],
    [
      "the system's error about a folder",
      foreignError('EISDIR: illegal operation', { code: 'EISDIR', errno: -21, syscall: 'read' }),
      500,
    ],
    ['a status beside it', foreignError('EISDIR, read', { code: 'EISDIR', status: 403 }), 403],
  ])('%s', (_, thrown, status) => {
    expect(answerTo(thrown).problem.status).toBe(status);
  });
});

describe('cors and CSRF', () => {
  it.each([
    ['Not allowed by CORS', 403],
    ['The CORS policy for this site does not allow access from the specified Origin.', 403],
    [`CORS: blocked ${SECRET}`, 403],
    ['Set the CORS headers', 500],
    ['Not allowed', 500],
  ])('answers %j with %d', (text, status) => {
    expect(answerTo(new Error(text)).problem.status).toBe(status);
    expect(textOf(new Error(text))).not.toContain(SECRET);
  });

  it('leaves an error that says more than its text', () => {
    expect(answerTo(foreignError('Not allowed by CORS', { status: 400 })).problem.status).toBe(400);
    expect(answerTo(foreignError('Not allowed by CORS', { code: 'ENOENT' })).problem.status).toBe(500);
    expect(answerTo(new TypeError('Not allowed by CORS')).problem.status).toBe(500);
  });

  it('takes EBADCSRFTOKEN for a 403, with a status and without', () => {
    expect(answerTo(foreignError('invalid csrf token', { code: 'EBADCSRFTOKEN' })).problem.status).toBe(403);
    expect(answerTo(foreignError('x', { code: 'EBADCSRFTOKEN', status: 400 })).problem.status).toBe(400);
  });
});

describe('what Express’s own parts say', () => {
  it.each([
    ['charset.unsupported', 415, 'The charset of the body is not supported.'],
    ['encoding.unsupported', 415, 'The encoding of the body is not supported.'],
    ['entity.parse.failed', 400, 'The body cannot be parsed.'],
    ['entity.too.large', 413, 'The body is too large.'],
    ['entity.verify.failed', 403, 'The body could not be verified.'],
    ['parameters.too.many', 413, 'The body has too many parameters.'],
    ['querystring.parse.rangeError', 400, 'The body is nested too deeply.'],
    ['request.aborted', 400, 'The request was aborted.'],
    ['request.size.invalid', 400, 'The body does not have the length that was announced.'],
  ])('%s is a %i that says "%s"', (type, status, detail) => {
    expect(answerTo(foreignError('echo', { type, status })).problem).toMatchObject({ status, detail });
    expect(answerTo(foreignError('echo', { type })).problem).toMatchObject({ status: 500 });
  });

  it.each<[string, object, string, number, string | undefined]>([
    ['a broken stream', { code: 'Z_DATA_ERROR', errno: -3, status: 400 }, 'x', 400, 'The body cannot be decompressed.'],
    ['one without its number', { code: 'Z_DATA_ERROR', status: 400 }, 'x', 400, undefined],
    ['a path', { name: 'URIError', status: 400 }, 'x', 400, 'The path is not valid percent-encoding.'],
    ['a path of another status', { name: 'URIError', status: 404 }, 'x', 404, undefined],
    ['a file that the client left', { code: 'ECONNABORTED' }, 'Request aborted', 400, 'The request was aborted.'],
    ['a CSRF token', { code: 'EBADCSRFTOKEN' }, 'x', 403, 'The CSRF token is missing or not valid.'],
    ['an origin', {}, 'Not allowed by CORS', 403, 'The origin is not allowed.'],
    ['an origin', {}, 'CORS: the origin is blocked', 403, 'The origin is not allowed.'],
    ['an origin in other letters', {}, 'Not allowed by cors', 500, undefined],
    ['a part of a word', {}, 'disallowed by CORS', 500, undefined],
    ['a part of a word', {}, 'CORSICA is not allowed', 500, undefined],
  ])('%s is told by its marks (%#)', (_what, members, text, status, detail) => {
    const { problem } = answerTo(foreignError(text, members));
    expect([problem.status, problem.detail]).toEqual([status, detail]);
  });
});
