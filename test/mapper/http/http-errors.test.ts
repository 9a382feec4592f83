import Boom from '@hapi/boom';
import createError from 'http-errors';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

describe('http-errors', () => {
  it.each([400, 401, 403, 404, 405, 409, 418, 422, 429, 500, 503])(
    'keeps the status %d, and a bare phrase says no more',
    (status) => {
      const { problem } = answerTo(createError(status));
      expect(problem.status).toBe(status);
      expect(problem).not.toHaveProperty('detail');
    },
  );

  it('sends the text of a 4xx, and its headers', () => {
    const { problem, headers } = answerTo(
      createError(401, 'Log in first', { headers: { 'WWW-Authenticate': 'Basic realm="x"' } }),
    );
    expect(problem).toMatchObject({ status: 401, detail: 'Log in first' });
    expect(headers).toEqual({ 'WWW-Authenticate': 'Basic realm="x"' });
  });

  it('keeps the text of a 5xx, unless the app says expose', () => {
    expect(textOf(createError(503, SECRET))).not.toContain(SECRET);
    expect(answerTo(createError(500, 'public text', { expose: true })).problem.detail).toBe('public text');
    expect(textOf(createError(404, SECRET, { expose: false }))).not.toContain(SECRET);
  });

  it('keeps text and headers of a foreign error that createError decorates', () => {
    const refused = foreignError(`connect ECONNREFUSED ${SECRET}`, {
      code: 'ECONNREFUSED',
      headers: { 'Set-Cookie': SECRET },
    });
    const thrown = createError(400, refused);
    expect(answerTo(thrown).problem.status).toBe(400);
    expect(textOf(thrown)).not.toContain(SECRET);
  });
});

describe('boom', () => {
  it.each([
    [Boom.badRequest('Bad'), 400, 'Bad'],
    [Boom.notFound('None'), 404, 'None'],
    [Boom.conflict(), 409, undefined],
    [Boom.badData('Odd'), 422, 'Odd'],
    [Boom.internal(SECRET, { query: SECRET }), 500, undefined],
    [Boom.badImplementation(SECRET), 500, undefined],
    [Boom.gatewayTimeout(SECRET), 504, undefined],
  ])('%# is its output status, with the message of a 4xx', (thrown, status, detail) => {
    const { problem } = answerTo(thrown);
    expect([problem.status, problem.detail]).toEqual([status, detail]);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('sends the headers of its output', () => {
    const { headers } = answerTo(Boom.unauthorized('bad', 'Bearer', { error: 'invalid_token' }));
    expect(headers['WWW-Authenticate']).toContain('error="invalid_token"');
  });

  it('keeps the text of a foreign error that boomify decorates', () => {
    const thrown = Boom.boomify(foreignError(`duplicate key ${SECRET}`, { code: '23505' }), { statusCode: 400 });
    expect(answerTo(thrown).problem.status).toBe(400);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it.each<[string, Error]>([
    ['Boom.notFound', Boom.notFound('Shown.')],
    ['new Boom', new Boom.Boom('Shown.', { statusCode: 409 })],
    ['one with an error as its data', Boom.badRequest('Shown.', new Error(SECRET))],
    ['one that boomify was given', Boom.boomify(Boom.notFound('Shown.'), { statusCode: 403 })],
  ])('sends the text of one that boom made: %s', (_, thrown) => {
    expect(answerTo(thrown).problem.detail).toBe('Shown.');
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it.each<[string, Error]>([
    ['boomify', Boom.boomify(new Error(SECRET), { statusCode: 404 })],
    ['boomify with a message', Boom.boomify(new Error(SECRET), { statusCode: 404, message: 'No' })],
    ['new Boom of an error', new Boom.Boom(new Error(SECRET), { statusCode: 404 })],
    ['Boom.notFound of an error', Boom.notFound(new Error(SECRET) as never)],
    [
      'boomify of a class of a library',
      Boom.boomify(foreignError(SECRET, {}, 'EntityNotFoundError'), { statusCode: 404 }),
    ],
  ])('keeps the text of an error that it decorates: %s', (_, thrown) => {
    expect(answerTo(thrown).problem.status).toBe(404);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it("takes the boom of @hapi/wreck for an upstream's answer", () => {
    // simple-oauth2@5.1.0: the provider refused our client
    const thrown = new Boom.Boom(`Response Error: ${SECRET}`, { statusCode: 401, data: { isResponseError: true } });
    expect(answerTo(thrown).problem.status).toBe(502);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it('does not believe isBoom without a failure status', () => {
    expect(answerTo(foreignError('x', { isBoom: true, output: { statusCode: 200 } })).problem.status).toBe(500);
  });
});

describe('other spellings of a status', () => {
  it.each([
    ['routing-controllers', foreignError(SECRET, { httpCode: 404 }, 'NotFoundError', 'HttpError'), 404],
    ['a numeric code beside its phrase', foreignError('Not Found', { code: 404 }), 404],
    ['a numeric code beside any text', foreignError('gone', { code: 404 }), 500],
    ['a numeric code without a text', { code: 404 }, 500],
    ['a code that is no status', foreignError('Not Found', { code: 1205 }), 500],
    ['an httpCode of anybody', foreignError('x', { httpCode: 404 }), 500],
    ['a status beside a code', foreignError('Not Found', { code: 404, status: 409 }), 409],
  ])('%s', (_, thrown, status) => {
    expect(answerTo(thrown).problem.status).toBe(status);
    expect(textOf(thrown)).not.toContain(SECRET);
  });
});

describe('the marks of http-errors, boom and routing-controllers', () => {
  const headers = { 'Retry-After': '1' };
  const of = (members: object, ...classes: string[]): unknown[] => {
    const { problem, headers: sent } = answerTo(foreignError('Shown.', { headers, ...members }, ...classes));
    return [problem.status, problem.detail, sent];
  };

  it('http-errors has a status and an expose that is true or false', () => {
    const made = ['NotFoundError', 'HttpError'];
    expect(of({ status: 404, expose: true }, ...made)).toEqual([404, 'Shown.', headers]);
    expect(of({ status: 404, expose: false }, ...made)).toEqual([404, undefined, headers]);
    expect(of({ status: 404, expose: 'yes' }, ...made)).toEqual([404, undefined, headers]);
    expect(of({ status: 404 }, ...made)).toEqual([404, undefined, headers]);
    expect(of({ expose: true }, ...made)).toEqual([500, undefined, {}]);
  });

  it('http-errors made it: a class of its own, or one below its HttpError', () => {
    expect(of({ status: 404, expose: true })).toEqual([404, undefined, headers]);
    expect(of({ status: 404, expose: true }, 'HttpError')).toEqual([404, undefined, headers]);
    expect(of({ status: 404, expose: true }, 'NotFoundError')).toEqual([404, undefined, headers]);
    expect(of({ status: 404, expose: true }, 'OrderMissing', 'NotFoundError', 'HttpError')[1]).toBe('Shown.');
  });

  it('a boom says that it is one, and who made it', () => {
    const output = { statusCode: 404, headers: { Vary: '2' }, payload: { message: 'Public.' } };
    expect(of({ isBoom: true, output, typeof: Boom.notFound })).toEqual([404, 'Public.', { Vary: '2' }]);
    expect(of({ isBoom: true, output })).toEqual([404, undefined, { Vary: '2' }]);
    expect(of({ isBoom: true, output, typeof: 'notFound' })).toEqual([404, undefined, { Vary: '2' }]);
    expect(of({ isBoom: 'yes', output, typeof: Boom.notFound })).toEqual([500, undefined, {}]);
  });

  it('the httpCode of an HttpError brings its headers', () => {
    expect(of({ httpCode: 404 }, 'NotFoundError', 'HttpError')).toEqual([404, undefined, headers]);
    expect(of({ httpCode: 404 }, 'AppError')).toEqual([500, undefined, {}]);
  });

  it('a bare phrase, of Node or of the RFC, says nothing more', () => {
    for (const message of ['Payload Too Large', 'Content Too Large']) {
      const { problem } = answerTo(createError(413, message));
      expect(problem).not.toHaveProperty('detail');
    }
  });
});
