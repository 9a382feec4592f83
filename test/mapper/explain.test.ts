import { runInNewContext } from 'node:vm';
import boom from '@hapi/boom';
import createError from 'http-errors';
import {
  BadGateway,
  BadRequest,
  Conflict,
  Forbidden,
  GatewayTimeout,
  InternalServerError,
  NotFound,
  ServiceUnavailable,
  UnprocessableContent,
} from '../../src/codes/errors';
import { HttpError, isHttpError, upstreamMark } from '../../src/codes/http-error';
import { explain, toHttpError } from '../../src/mapper/explain';
import { passOn } from '../../src/mapper/pass-on';
import { foreignError } from '../support/foreign-error';
import { hostileProxy, revokedProxy } from '../support/hostile';

const paid = { code: 'ORDER_ALREADY_PAID', status: 409, title: 'Order already paid', description: 'It is paid.' };

describe('whom the mapper trusts', () => {
  it('gives an error of ours back as it is', () => {
    const error = new Conflict();
    expect(toHttpError(error)).toBe(error);
    expect(toHttpError(error, { rules: [() => undefined], fallbackStatus: 403 })).toBe(error);
  });

  it('asks the rules of an error of ours, and of what it is the cause or a part of', () => {
    const hidden = new NotFound();
    const rules = [(thrown: unknown) => (thrown instanceof Forbidden ? hidden : undefined)];
    expect(toHttpError(new Forbidden(), { rules })).toBe(hidden);
    expect(explain(new Forbidden(), { rules })).toMatchObject({ family: 'app', certainty: 'stated', fault: 'client' });
    for (const thrown of [
      new Error('outer', { cause: new Forbidden() }),
      new AggregateError([new Forbidden()]),
      Object.assign(new Error('outer'), { inner: new Forbidden() }),
    ])
      expect(toHttpError(thrown, { rules })).toMatchObject({ status: 404, cause: thrown });
    expect(toHttpError(new Conflict(), { rules }).status).toBe(409);
  });

  it('takes passOn for no answer: nobody comes after', () => {
    const warnings: string[] = [];
    const rules = [() => passOn, (thrown: unknown) => (thrown instanceof RangeError ? new Conflict() : undefined)];
    expect(toHttpError(new NotFound(), { rules, warnings }).status).toBe(404);
    expect(toHttpError(createError(410), { rules, warnings }).status).toBe(410);
    expect(toHttpError(new RangeError(), { rules, warnings }).status).toBe(409);
    expect(explain(passOn)).toMatchObject({ family: 'unknown', fault: 'server' });
    expect(warnings).toEqual([]);
  });

  it('tells the rules the request and the response that are known', () => {
    const [req, res] = [{ url: '/x' }, {}];
    const rule = jest.fn(() => undefined);
    toHttpError(createError(404), { rules: [rule], req, res });
    toHttpError(createError(404), { rules: [rule], req: 'none' });
    expect(rule.mock.calls).toEqual([
      [expect.any(Error), { validationStatus: 400, req, res }],
      [expect.any(Error), { validationStatus: 400, req: undefined, res: undefined }],
    ]);
  });

  it("asks the app's rules before the built-in ones, in their order, with validationStatus", () => {
    const thrown = createError(404);
    const first = jest.fn(() => undefined);
    const answer = new Conflict();
    const never = jest.fn(() => undefined);
    expect(toHttpError(thrown, { rules: [first, () => answer, never], validationStatus: 422 })).toBe(answer);
    expect(first.mock.calls).toEqual([[thrown, { validationStatus: 422 }]]);
    expect(never).not.toHaveBeenCalled();
  });

  it('skips an async rule and survives its rejection', async () => {
    const rejected = jest.fn();
    process.once('unhandledRejection', rejected);
    const warnings: string[] = [];
    const rule = (async () => {
      throw new Error('rule failed');
    }) as never;
    expect(toHttpError(createError(404), { rules: [rule], warnings }).status).toBe(404);
    await new Promise(setImmediate);
    process.off('unhandledRejection', rejected);
    expect(rejected).not.toHaveBeenCalled();
    expect(warnings).toEqual(['The rule rule returned an object, not an HttpError']);
  });

  it('skips a rule that throws or returns what is no HttpError, and names it', () => {
    const warnings: string[] = [];
    function broken(): never {
      throw new Error('rule failed');
    }
    const odd = (): never => 'Conflict' as never;
    expect(toHttpError(createError(404), { rules: [broken, odd, ...[() => 42 as never]], warnings }).status).toBe(404);
    expect(warnings).toEqual([
      expect.stringMatching(/^The rule broken threw Error: rule failed\n/),
      'The rule odd returned "Conflict", not an HttpError',
      'The rule (without a name) returned 42, not an HttpError',
    ]);
  });

  it('asks a rule of each error once', () => {
    const warnings: string[] = [];
    const broken = jest.fn(() => { throw new Error('rule failed'); }); // prettier-ignore
    toHttpError(new Error('outer', { cause: new Error('inner') }), { rules: [broken], warnings });
    expect(broken).toHaveBeenCalledTimes(2);
    expect(warnings).toHaveLength(2);
  });

  it('does without warnings', () => {
    const broken = (): never => {
      throw new Error('rule failed');
    };
    const rules = [broken, () => 42 as never];
    expect(toHttpError(new Error('x'), { rules }).status).toBe(500);
    expect(toHttpError(createError(404), { rules }).status).toBe(404);
  });

  it.each([
    ['status', { status: 404 }, 404],
    ['statusCode', { statusCode: 410 }, 410],
    ['status before statusCode', { status: 404, statusCode: 410 }, 404],
    ['an unregistered one', { status: 499 }, 499],
  ])('takes %s of a foreign error, and nothing of its text', (_name, members, status) => {
    const thrown = Object.assign(new Error('db-7 refused'), members);
    const error = toHttpError(thrown);
    expect(error).toMatchObject({ status, cause: thrown });
    expect(error.detail).toBeUndefined();
  });

  it.each([42, 200, 302, 399, 600, 999, '404', NaN, 404.5, null, [404], -404, 404n])(
    'H14: ignores the status %p',
    (status) => {
      const thrown = Object.assign(new Error('x'), { status });
      expect(toHttpError(thrown)).toMatchObject({ status: 500, code: 'INTERNAL_SERVER_ERROR', cause: thrown });
      expect(toHttpError(Object.assign(new Error('x'), { status, statusCode: 409 })).status).toBe(409);
    },
  );

  it('falls back to the status that the app had set', () => {
    expect(toHttpError(new Error('x'), { fallbackStatus: 403 })).toMatchObject({ status: 403, code: 'FORBIDDEN' });
    expect(toHttpError('text', { fallbackStatus: 499 })).toMatchObject({ status: 499, code: 'BAD_REQUEST' });
    expect(toHttpError(createError(404), { fallbackStatus: 403 }).status).toBe(404);
  });

  it.each([200, 302, NaN, undefined, '403' as never])('H14: falls back to 500 where %p was set', (fallbackStatus) => {
    expect(toHttpError(new Error('x'), { fallbackStatus }).status).toBe(500);
  });

  it('lets what a built-in rule says stand against the fallback, unless it is no more than a 500', () => {
    const duplicate = Object.assign(new Error('duplicate key'), {
      code: 'ER_DUP_ENTRY',
      errno: 1062,
      sqlState: '23000',
    });
    expect(toHttpError(duplicate, { fallbackStatus: 403 }).status).toBe(409);
    const shown = createError(500, 'The report is broken.', { expose: true });
    expect(toHttpError(shown, { fallbackStatus: 403 })).toMatchObject({ status: 500, detail: 'The report is broken.' });
  });

  it('captures no stack where it maps, and leaves the limit as it was', () => {
    const limit = Error.stackTraceLimit;
    expect(toHttpError(new Error('x')).stack).not.toMatch(/\n +at /);
    expect(Error.stackTraceLimit).toBe(limit);
  });

  it('lets a 500 of an app’s rule stand against the fallback', () => {
    const error = new InternalServerError();
    expect(toHttpError(new Error('x'), { fallbackStatus: 403, rules: [() => error] })).toBe(error);
  });

  it('takes what is forged for foreign', () => {
    const forged = { [Symbol.for('express-return-codes.HttpError')]: true, detail: 'forged' };
    const error = toHttpError(Object.assign(Object.create({ status: 409 }), forged));
    expect(error).not.toHaveProperty('detail');
  });
});

describe('errors of http-errors and boom', () => {
  it('passes the exposed message, the status and the headers of createError', () => {
    const thrown = createError(429, 'Slow down.', { headers: { 'Retry-After': '5' } });
    expect(toHttpError(thrown)).toMatchObject({
      status: 429,
      detail: 'Slow down.',
      expose: true,
      headers: { 'Retry-After': '5' },
      cause: thrown,
    });
  });

  it('keeps the message of a 5xx, and of what createError only decorated', () => {
    expect(toHttpError(createError(503, 'db-7 is down'))).not.toHaveProperty('detail');
    const refused = Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), {
      code: 'ECONNREFUSED',
      errno: -111,
    });
    expect(toHttpError(createError(400, refused))).toMatchObject({ status: 400 });
    expect(toHttpError(createError(400, refused))).not.toHaveProperty('detail');
  });

  it('says nothing more where the message is the phrase', () => {
    expect(toHttpError(createError(404))).not.toHaveProperty('detail');
    expect(toHttpError(createError(413))).not.toHaveProperty('detail');
  });

  it('drops a header that cannot be sent, and keeps the rest', () => {
    const thrown = createError(400, 'Bad.', { headers: { Allow: 'a\r\nb', Vary: 'Cookie' } });
    const { headers, dropped } = toHttpError(thrown);
    expect(headers).toEqual({ Vary: 'Cookie' });
    expect(dropped).toEqual([expect.stringContaining('Allow')]);
  });

  it("passes boom's payload, not its message", () => {
    const thrown = boom.unauthorized('Token expired.', 'Bearer');
    expect(toHttpError(thrown)).toMatchObject({
      status: 401,
      detail: 'Token expired.',
      headers: { 'WWW-Authenticate': 'Bearer error="Token expired."' },
    });
    expect(toHttpError(boom.badImplementation('db-7'))).toMatchObject({ status: 500 });
    expect(toHttpError(boom.badImplementation('db-7'))).not.toHaveProperty('detail');
  });
});

describe('an answer of an upstream', () => {
  const from = (error: Error): Error => Object.assign(error, { [upstreamMark]: true });

  it.each([
    [new Conflict('their text'), BadGateway],
    [new InternalServerError(), BadGateway],
    [new GatewayTimeout(), GatewayTimeout],
    [new ServiceUnavailable(undefined, { retryAfter: 7 }), ServiceUnavailable],
  ])('%o is not ours', (thrown, ErrorClass) => {
    const error = toHttpError(from(thrown));
    expect(error).toBeInstanceOf(ErrorClass);
    expect(error).not.toBe(thrown);
    expect(error.cause).toBe(thrown);
    expect(error).not.toHaveProperty('detail');
  });

  it('is none of ours as a cause, either', () => {
    expect(toHttpError(new Error('wrapped', { cause: from(new Conflict()) }))).toBeInstanceOf(BadGateway);
  });
});

describe('a wrapper that says nothing itself', () => {
  it('leaves the word to its nearest cause that says something', () => {
    const own = new Conflict('Paid.', { headers: { 'X-A': '1' }, type: '/own', extensions: { order: 17 } });
    const thrown = new Error('outer', { cause: new Error('inner', { cause: own }) });
    const error = toHttpError(thrown);
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({ headers: { 'X-A': '1' }, type: '/own', extensions: { order: 17 } });
    expect(error).not.toHaveProperty('detail');
    expect(error.cause).toBe(thrown);
  });

  it('keeps an app’s own code', () => {
    const error = toHttpError(new Error('outer', { cause: new HttpError(paid, 'Order 17.') }));
    expect(error).toMatchObject(paid);
    expect(error).not.toHaveProperty('detail');
    expect(isHttpError(error)).toBe(true);
  });

  it('takes the bare status of its cause', () => {
    const thrown = new Error('outer', { cause: Object.assign(new Error('secret'), { status: 404 }) });
    expect(toHttpError(thrown)).toMatchObject({ status: 404, cause: thrown });
    expect(toHttpError(thrown)).not.toHaveProperty('detail');
  });

  it('asks the app’s rules of its cause', () => {
    class Locked extends Error {}
    const rule = (thrown: unknown): HttpError | undefined => (thrown instanceof Locked ? new Conflict() : undefined);
    expect(toHttpError(new Error('outer', { cause: new Locked() }), { rules: [rule] }).status).toBe(409);
  });

  it('keeps its own status, where it has one', () => {
    expect(toHttpError(Object.assign(new Error('x', { cause: new Conflict() }), { status: 503 })).status).toBe(503);
  });

  it('ends on causes that go round', () => {
    const one = new Error('one');
    one.cause = new Error('two', { cause: one });
    expect(toHttpError(one).status).toBe(500);
  });
});

describe('a cause under a wrapper', () => {
  const duplicate = (): Error =>
    foreignError('duplicate key', { code: '23505', severity: 'ERROR', routine: '_bt_check_unique' });
  const invalid = (): Error =>
    foreignError('x', { issues: [{ code: 'too_small', path: ['name'], message: 'Required' }] }, 'ZodError');

  it.each<[name: string, wrapper: (cause: unknown) => unknown]>([
    ['a bare Error', (cause) => new Error('outer', { cause })],
    ['a class of the app with nothing but a message', (cause) => foreignError('outer', { cause }, 'RepositoryError')],
    ['a NotFoundError that has no status', (cause) => foreignError('outer', { cause }, 'NotFoundError')],
    ['a code that is copied from it', (cause) => foreignError('outer', { cause, code: '23505' }, 'OperationalError')],
    [
      'a code that says nothing',
      (cause) => foreignError('outer', { cause, code: 'INTERNAL_SERVER_ERROR' }, 'TRPCError'),
    ],
    ['Drizzle', (cause) => foreignError('Failed query', { query: 'x', params: [], cause }, 'DrizzleQueryError')],
    [
      'TypeORM',
      (driverError) =>
        foreignError('x', { query: 'x', parameters: [], driverError, code: '23505' }, 'QueryFailedError'),
    ],
    [
      'Sequelize',
      (parent) => foreignError('x', { name: 'SequelizeDatabaseError', parent, original: parent, sql: 'x' }),
    ],
    ['VError', (cause) => foreignError('outer', { cause: () => cause }, 'VError')],
  ])('speaks for %s', (_name, wrapper) => {
    expect(toHttpError(wrapper(duplicate())).status).toBe(409);
  });

  it('brings no 4xx where the wrapper has a code of its own, but a 5xx', () => {
    const members = { code: 'PAYMENT_FAILED' };
    expect(explain(foreignError('x', { ...members, cause: new NotFound() }))).toMatchObject({ family: 'unknown' });
    expect(explain(foreignError('x', { ...members, cause: duplicate() }))).toMatchObject({ family: 'unknown' });
    expect(toHttpError(foreignError('x', { code: 7, cause: new NotFound() })).status).toBe(500);
    const inner = foreignError('x', { ...members, cause: new NotFound() });
    expect(toHttpError(new Error('outer', { cause: inner })).status).toBe(500);
    expect(toHttpError(foreignError('x', { ...members, cause: new ServiceUnavailable() })).status).toBe(503);
    for (const says of [{ code: '' }, { code: 0 }, { name: 'AbortError', code: 'ABORT_ERR' }])
      expect(toHttpError(foreignError('x', { ...says, cause: new NotFound() })).status).toBe(404);
  });

  it.each<[name: string, cause: unknown, status: number]>([
    ['one of ours', new BadRequest('secret detail', { errors: [{ detail: 'secret detail' }] }), 400],
    ['one of http-errors', createError(404, 'secret detail'), 404],
    ['one of boom', boom.conflict('secret detail'), 409],
  ])('%s gives its status and neither its text nor its list', (_name, cause, status) => {
    const error = toHttpError(new Error('outer', { cause }));
    expect(error.status).toBe(status);
    expect(error).not.toHaveProperty('detail');
    expect(error).not.toHaveProperty('errors');
  });

  it('takes the list of Ajv without an error round it where the request has carried what it is about', () => {
    const issue = { instancePath: '/age', keyword: 'minimum', params: { limit: 18 }, message: 'must be >= 18' };
    const wrapper = new Error('not valid', { cause: [issue] });
    expect(explain(wrapper, { sent: { body: { age: 12 } } })).toMatchObject({
      error: { status: 400, errors: [{ pointer: '#/age' }] },
      fault: 'client',
    });
    expect(explain(wrapper, { sent: { body: { age: 30 } } }).error.status).toBe(500);
    expect(explain(wrapper, { sent: { body: { note: 'x' } } }).error.status).toBe(500);
  });

  it('keeps the list of a failed validation, and what a rule of the app says', () => {
    expect(toHttpError(new Error('outer', { cause: invalid() }))).toMatchObject({
      status: 400,
      errors: [{ detail: 'Required' }],
    });
    const rule = (thrown: unknown): HttpError | undefined =>
      thrown instanceof RangeError ? new Conflict('Out of stock.') : undefined;
    const thrown = new Error('outer', { cause: new RangeError('x') });
    expect(toHttpError(thrown, { rules: [rule] })).toMatchObject({ status: 409, detail: 'Out of stock.' });
  });
});

describe('a bug', () => {
  const bugs = [TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError];

  it.each(bugs)('is a 500 of the code, whatever its cause is: %p', (Bug) => {
    for (const cause of [new NotFound('x'), createError(404), foreignError('x', { status: 404 }), new Bug('inner')]) {
      const { error, ...verdict } = explain(new Bug('x', { cause }));
      expect(error).toMatchObject({ status: 500 });
      expect(verdict).toEqual({
        family: 'node',
        because: Bug.name,
        meaning: 'ours',
        fault: 'server',
        certainty: 'recognized',
      });
    }
  });

  it('is a bug where the app had set a status before it', () => {
    expect(toHttpError(new TypeError('x'), { fallbackStatus: 403 }).status).toBe(500);
    expect(toHttpError(runInNewContext('new TypeError("x")'), { fallbackStatus: 403 }).status).toBe(500);
  });

  it('leaves that status to the error that wraps it', () => {
    expect(toHttpError(new Error('refused', { cause: new TypeError('x') }), { fallbackStatus: 403 }).status).toBe(403);
    expect(toHttpError(new Error('outer', { cause: new TypeError('x') }))).toMatchObject({ status: 500 });
    expect(explain(new Error('outer', { cause: new TypeError('x', { cause: new NotFound() }) }))).toMatchObject({
      family: 'node',
      because: 'cause: TypeError',
    });
  });

  it('leaves that status to a file that is missing, and to what a rule says of a bug', () => {
    const missing = foreignError('x', { code: 'ENOENT', errno: -2, syscall: 'open' });
    expect(toHttpError(missing, { fallbackStatus: 404 }).status).toBe(404);
    const rules = [(thrown: unknown) => (thrown instanceof TypeError ? new Conflict() : undefined)];
    expect(toHttpError(new Error('x', { cause: new TypeError('x') }), { rules, fallbackStatus: 403 }).status).toBe(409);
  });

  it.each<[name: string, thrown: unknown, status: number]>([
    ['createError(400, new TypeError())', createError(400, new TypeError('x')), 400],
    ['a status that the app has set', Object.assign(new TypeError('x'), { status: 400 }), 400],
    ['boom.boomify', boom.boomify(new TypeError('x'), { statusCode: 422 }), 422],
    ['Express’s URIError', Object.assign(new URIError('x'), { status: 400, statusCode: 400 }), 400],
    [
      'body-parser’s SyntaxError',
      createError(400, new SyntaxError('x'), { type: 'entity.parse.failed', body: '{' }),
      400,
    ],
    [
      'superstruct’s TypeError',
      Object.assign(new TypeError('x'), {
        name: 'StructError',
        failures: () => [],
        branch: [],
        path: ['a'],
        value: 1,
        type: 'string',
      }),
      400,
    ],
    [
      'multer’s error',
      foreignError('x', { name: 'MulterError', code: 'LIMIT_FILE_SIZE', field: 'a' }, 'MulterError'),
      413,
    ],
    [
      'fetch’s TypeError',
      new TypeError('fetch failed', { cause: foreignError('x', { code: 'ECONNREFUSED', errno: -111 }) }),
      502,
    ],
    [
      'fetch’s TypeError with a breaker below it',
      new TypeError('fetch failed', { cause: foreignError('x', { code: 'EOPENBREAKER' }) }),
      503,
    ],
    [
      'a class that is called otherwise',
      Object.assign(new TypeError('x', { cause: new NotFound() }), { name: 'LookupError' }),
      404,
    ],
  ])('%s is none', (_name, thrown, status) => {
    expect(toHttpError(thrown).status).toBe(status);
  });
});

describe('several errors at once', () => {
  const several = (...errors: unknown[]): AggregateError => new AggregateError(errors, 'All failed');

  it('P11: are the most urgent one, any 5xx before any 4xx, the rest only in the cause', () => {
    const thrown = several(new UnprocessableContent('Name is missing.'), new ServiceUnavailable('db-7'));
    const error = toHttpError(thrown);
    expect(error).toBeInstanceOf(ServiceUnavailable);
    expect(error.cause).toBe(thrown);
    expect(error).not.toHaveProperty('errors');
  });

  it('P11: are listed where they are of one type and may all be shown', () => {
    const thrown = several(new UnprocessableContent('Name is missing.'), new UnprocessableContent());
    const error = toHttpError(thrown);
    expect(error).toBeInstanceOf(UnprocessableContent);
    expect(error).toMatchObject({
      errors: [{ detail: 'Name is missing.' }, { detail: new UnprocessableContent().description }],
    });
    expect(error.cause).toBe(thrown);
  });

  it('P11: keeps the errors that the members list themselves', () => {
    const one = new UnprocessableContent('One.', { errors: [{ detail: 'a', pointer: '#/a' }] });
    const error = toHttpError(several(one, new UnprocessableContent('Two.')));
    expect(error).toMatchObject({ status: 422, errors: [{ detail: 'a', pointer: '#/a' }, { detail: 'Two.' }] });
  });

  it('P11: lists none where one of them may not be shown', () => {
    const error = toHttpError(several(new Conflict('a'), new Conflict('b', { expose: false })));
    expect(error).toMatchObject({ status: 409, detail: 'a' });
    expect(error).not.toHaveProperty('errors');
  });

  it('are the first of several kinds of 4xx', () => {
    expect(toHttpError(several(new Conflict('a'), new BadRequest('b')))).toMatchObject({ status: 409, detail: 'a' });
  });

  it('are the only one where there is one', () => {
    expect(toHttpError(several(new Conflict('a')))).toMatchObject({ status: 409, detail: 'a' });
  });

  it('keep an app’s own code', () => {
    expect(toHttpError(several(new HttpError(paid, 'a'), new HttpError(paid, 'b')))).toMatchObject({
      ...paid,
      errors: [{ detail: 'a' }, { detail: 'b' }],
    });
  });

  it('are a 500 where one of them is unexpected', () => {
    expect(toHttpError(several(new Conflict('a'), new Error('secret')))).toMatchObject({ status: 500 });
    expect(toHttpError(several('text', null))).toMatchObject({ status: 500 });
    expect(toHttpError(several())).toMatchObject({ status: 500 });
    expect(toHttpError(several(several(new Conflict())))).toMatchObject({ status: 500 });
  });

  it.each<[name: string, thrown: (members: unknown[]) => unknown]>([
    ['an AggregateError', (members) => several(...members)],
    ['a class with a list of errors', (errors) => foreignError('x', { errors }, 'MultiError')],
    ['VError’s MultiError', (list) => foreignError('x', { ase_errors: list, cause: () => list[0] }, 'MultiError')],
    [
      'bluebird’s AggregateError',
      (list) => foreignError('x', { ...list, name: 'AggregateError', length: list.length }),
    ],
    ['a wrapper of them', (members) => new Error('outer', { cause: several(...members) })],
  ])('of %s: a bug or an unknown error wins over any 4xx, in every order', (_name, thrown) => {
    for (const other of [new TypeError('x'), new Error('x'), foreignError('x', { code: 'ENOENT', errno: -2 })])
      for (const members of [
        [new BadRequest('a'), other],
        [other, new BadRequest('a')],
      ])
        expect(toHttpError(thrown(members)).status).toBe(500);
    expect(toHttpError(thrown([new BadRequest('a'), foreignError('x', { code: 'ECONNREFUSED' })])).status).toBe(502);
    expect(toHttpError(thrown([new BadRequest('a'), new BadRequest('b')])).status).toBe(400);
  });

  it('of Promise.any are what every server that was asked answered', async () => {
    const refused = (): Promise<never> => Promise.reject(foreignError('x', { code: 'ECONNREFUSED', errno: -111 }));
    expect(toHttpError(await Promise.any([refused(), refused()]).catch((error: unknown) => error)).status).toBe(502);
  });

  it('leave the word to the cause beside them, where nothing knows them', () => {
    const errors = [new Error('first try'), { message: 'no error' }];
    expect(toHttpError(foreignError('x', { errors, cause: new ServiceUnavailable() })).status).toBe(503);
    expect(toHttpError(foreignError('x', { errors: [{ message: 'no error' }] })).status).toBe(500);
  });

  it('are the members of a list that is thrown itself, and the reasons of what was settled', () => {
    const bad = new NotFound('x');
    const settled = { status: 'rejected', reason: new TypeError('y') };
    expect(explain([bad, new NotFound('y')])).toMatchObject({ error: { status: 404 }, family: 'express-return-codes' });
    for (const thrown of [[bad, new TypeError('y')], [bad, settled], new Error('x', { cause: [bad, settled] })])
      expect(explain(thrown)).toMatchObject({ error: { status: 500 }, family: 'node' });
  });

  it('that are several errors again are not taken apart', () => {
    const inner = foreignError('x', { errors: [new BadRequest(), new TypeError('x')] });
    expect(toHttpError(several(new BadRequest(), inner)).status).toBe(500);
  });

  it('yield to the status that the app had set, where they are unexpected', () => {
    expect(toHttpError(several(new Error('x')), { fallbackStatus: 403 }).status).toBe(403);
  });

  it('are mapped one by one, each by itself or by its cause', () => {
    const missing = Object.assign(new Error('secret'), { status: 404 });
    expect(toHttpError(several(missing)).status).toBe(404);
    expect(toHttpError(several(new Error('outer', { cause: new Conflict('a') })))).toMatchObject({ status: 409 });
  });

  it('are taken apart below a wrapper, too', () => {
    const thrown = new Error('outer', { cause: several(new Conflict('a'), new ServiceUnavailable()) });
    expect(toHttpError(thrown)).toMatchObject({ status: 503, cause: thrown });
  });

  /** How often anything is read of an AggregateError that contains itself, and so many errors that it caused. */
  const readsOf = (members: number): number => {
    let reads = 0;
    const counted = <T extends object>(target: T): T =>
      new Proxy(target, { get: (of, key, self) => (reads++, Reflect.get(of, key, self)) });
    const thrown = counted(several());
    thrown.errors = Array.from({ length: members }, () => counted(new Error('member', { cause: thrown })));
    thrown.errors.push(thrown);
    const warnings: string[] = [];
    expect(toHttpError(thrown, { warnings }).status).toBe(500);
    expect(warnings).toEqual([]);
    return reads;
  };

  it('end where they contain themselves, with no more work for more than a hundred', () => {
    const reads = readsOf(100);
    expect(reads).toBeLessThan(2.5 * readsOf(50));
    expect(readsOf(1000)).toBe(reads);
  });
});

describe('what never throws', () => {
  it.each<[string, unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a symbol', Symbol('s')],
    ['a Proxy that throws in every trap', hostileProxy(new Error('x'))],
    ['a revoked Proxy', revokedProxy({})],
    ['an error of another realm', runInNewContext('new TypeError("other realm")')],
    ['a cause that throws', new Error('x', { cause: hostileProxy(new Error('y')) })],
  ])('%s becomes a 500 that keeps it as its cause', (_name, thrown) => {
    const error = toHttpError(thrown);
    expect(error.status).toBe(500);
    expect(Object.is(error.cause, thrown)).toBe(true);
  });

  it('a forged error of ours with a getter that throws, as a cause', () => {
    const forged = Object.defineProperty(new Conflict(), 'type', {
      get() {
        throw new Error('the getter threw');
      },
    });
    const warnings: string[] = [];
    expect(toHttpError(new Error('outer', { cause: forged }), { warnings }).status).toBe(500);
    expect(warnings).toEqual([expect.stringContaining('the getter threw')]);
    const outer = new Error('outer', { cause: forged });
    expect(toHttpError(outer)).toMatchObject({ status: 500, cause: outer });
  });
});
