import assert from 'node:assert';
import request from 'supertest';
import { Conflict, errorHandler, toHttpError } from '../../../src';
import type { HttpError } from '../../../src';
import { readText } from '../../../src/lib/guard';
import { expresses } from '../../support/expresses';
import { foreignError } from '../../support/foreign-error';

const VALUE = 'bob@example.com';
const PRIVATE = 'billing_admin';

/** What a library throws of a check of the app that threw this, and the place that its list names. */
const libraries: readonly (readonly [string, (kept: unknown) => unknown])[] = [
  [
    'joi@18.3.2',
    (kept) =>
      foreignError('x', {
        name: 'ValidationError',
        isJoi: true,
        details: [
          {
            message: `"email" failed custom validation because ${textOf(kept)}`,
            path: ['email'],
            type: 'any.custom',
            context: { error: kept, label: 'email', value: VALUE, key: 'email' },
          },
        ],
      }),
  ],
  [
    'mongoose@9.12.1',
    (kept) => {
      const members = { kind: 'user defined', path: 'email', value: VALUE, reason: kept };
      const email = foreignError(textOf(kept), { name: 'ValidatorError', ...members });
      return foreignError('x', { name: 'ValidationError', _message: 'User validation failed', errors: { email } });
    },
  ],
  [
    'sequelize@6.37.8',
    (kept) => {
      const item = { message: textOf(kept), type: 'Validation error', path: 'email', value: VALUE, original: kept };
      const members = { name: 'SequelizeValidationError', errors: [{ ...item, validatorKey: 'lookUp' }] };
      return foreignError('x', members, 'ValidationError', 'BaseError');
    },
  ],
  [
    'express-validator@7.3.2, which keeps the text alone',
    (kept) =>
      foreignError('Validation failed', {
        errors: [{ type: 'field', msg: textOf(kept), value: VALUE, path: 'email', location: 'body' }],
      }),
  ],
  [
    'express-validator@7.3.2, array()',
    (kept) => [{ msg: textOf(kept), value: VALUE, path: 'email', location: 'body' }],
  ],
];
const textOf = (kept: unknown): string => readText(kept, 'message') ?? String(kept);
const keeping = libraries.slice(0, 3);

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (fault) {
    return fault;
  }
};
const refused = Object.assign(new Error('connect ECONNREFUSED 10.20.3.4:5432'), {
  errno: -111,
  code: 'ECONNREFUSED',
  syscall: 'connect',
  address: '10.20.3.4',
});
const postgres = foreignError(
  `no pg_hba.conf entry for host "10.20.3.4", user "${PRIVATE}", database "billing"`,
  { name: 'error', severity: 'FATAL', code: '28000', routine: 'ClientAuthentication' },
  'DatabaseError',
);

const lookUps: readonly (readonly [string, unknown, number])[] = [
  ['a refused connection', refused, 502],
  ['PostgreSQL’s refusal', postgres, 500],
  ['a bug of ours', thrownBy(() => (undefined as unknown as { x: unknown }).x), 500],
  ['a variable that is not there', new ReferenceError('prisma is not defined'), 500],
  ['another server’s page', thrownBy(() => JSON.parse('<!DOCTYPE html>')), 500],
  ['a failed assertion', thrownBy(() => assert.strictEqual(1, 2)), 500],
  ['a pool that gave up', new Error('timeout exceeded when trying to connect'), 503],
  ['a copied text', new Error('connect ETIMEDOUT 10.20.3.4:5432'), 504],
  ['a thrown text', 'getaddrinfo ENOTFOUND billing.internal', 502],
];

const verdicts: readonly (readonly [string, unknown])[] = [
  ['an Error', new Error('Passwords do not match')],
  ['a text', 'E-mail is already in use'],
  ['an error of the app', new (class PasswordMismatch extends Error {})('Passwords do not match')],
  ['an error of the app with a name', Object.assign(new Error('Not free'), { name: 'NotFree' })],
];

const errorsOf = (error: HttpError): readonly string[] | undefined => error.errors?.map(({ pointer }) => `${pointer}`);

describe.each(libraries)('a custom check of %s', (_, make) => {
  it.each(lookUps)('that fails with %s is answered with what that means', (_what, kept, status) => {
    const thrown = make(kept);
    const warnings: string[] = [];
    const error = toHttpError(thrown, { warnings });
    expect([error.status, error.errors, error.detail]).toEqual([status, undefined, undefined]);
    expect(error.cause).toBe(thrown);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(textOf(kept));
  });

  it.each(verdicts)('that throws %s says what is not valid', (_what, kept) => {
    const warnings: string[] = [];
    const error = toHttpError(make(kept), { warnings });
    expect([error.status, errorsOf(error), warnings]).toEqual([400, ['#/email'], []]);
    expect(error.errors?.[0]?.detail).toContain(textOf(kept));
  });

  it('that parses what was sent says what is not valid', () => {
    expect(toHttpError(make(thrownBy(() => JSON.parse(VALUE)))).status).toBe(400);
    expect(toHttpError(make(thrownBy(() => new URL(VALUE)))).status).toBe(400);
    expect(toHttpError(make(new Error('queryMx ENOTFOUND example.com'))).status).toBe(400);
    expect(toHttpError(make(new Error('queryMx ENOTFOUND another.com'))).status).toBe(502);
  });
});

describe.each(keeping)('an error that %s keeps', (_, make) => {
  it('is answered with its own status', () => {
    const error = toHttpError(make(new Conflict('The address is taken.')));
    expect([error.status, error.detail, error.errors]).toEqual([409, 'The address is taken.', undefined]);
  });

  it('is the app’s to map', () => {
    class Taken extends Error {}
    const rules = [(thrown: unknown) => (thrown instanceof Taken ? new Conflict('Taken.') : undefined)];
    expect(toHttpError(make(new Taken('x')), { rules }).status).toBe(409);
    expect(toHttpError(make(new Taken('x'))).status).toBe(400);
  });

  it.each([
    ['a code that nobody knows', Object.assign(new Error('x'), { code: 'NO_IDEA' }), 500],
    ['a cause', new Error('Look-up failed', { cause: refused }), 502],
    ['a cause that nobody knows', new Error('Look-up failed', { cause: new Error('x') }), 500],
    ['a status', Object.assign(new Error('x'), { status: 503 }), 503],
    ['a nested validation', foreignError('x', { issues: [{ path: ['a'], message: 'Odd' }] }), 400],
    ['a nested validation that failed itself', make(refused), 502],
  ])('with %s', (_what, kept, status) => {
    expect(toHttpError(make(kept)).status).toBe(status);
  });

  it('may be the validation itself', () => {
    const thrown = make(refused);
    expect(toHttpError(Object.assign(make(thrown) as object, { cause: thrown })).status).toBe(502);
    const kept: Record<string, unknown> = foreignError('x') as unknown as Record<string, unknown>;
    const itself = make(kept);
    kept.cause = itself;
    expect(toHttpError(itself).status).toBe(500);
  });
});

describe('the entries of a failed validation', () => {
  const entry = (msg: unknown): object => ({ msg, location: 'body', path: 'a', value: VALUE });

  it('are judged together: any 5xx wins', () => {
    const odd = entry('is odd');
    expect(toHttpError([odd, odd]).errors).toHaveLength(2);
    expect(toHttpError([odd, entry('fetch failed'), odd]).status).toBe(502);
    expect(toHttpError([{ msg: 'x', nestedErrors: [[odd], [entry('fetch failed')]] }]).status).toBe(502);
  });

  it.each([
    ['Zod’s own', { code: 'invalid_type', path: ['a'], message: 'fetch failed' }, 400],
    ['a Zod refinement', { code: 'custom', path: ['a'], message: 'fetch failed' }, 502],
    ['Valibot’s own', { kind: 'validation', type: 'email', path: [{ key: 'a' }], message: 'fetch failed' }, 400],
    ['a Valibot check', { kind: 'validation', type: 'check', path: [{ key: 'a' }], message: 'fetch failed' }, 502],
    ['Joi’s own', { type: 'string.email', context: {}, path: ['a'], message: 'fetch failed' }, 400],
    ['a message of a Joi check', { type: 'custom', context: {}, path: ['a'], message: 'fetch failed' }, 502],
    ['any other', { path: ['a'], message: 'fetch failed' }, 502],
  ])('are suspected where a check of the app can have written them: %s', (_, issue, status) => {
    expect(toHttpError(foreignError('x', { issues: [issue] })).status).toBe(status);
  });

  it('of alternatives of Joi are judged, too', () => {
    const custom = { type: 'any.custom', path: ['a'], message: 'x', context: { error: refused } };
    const details = [{ type: 'alternatives.match', path: ['a'], message: 'x', context: { details: [custom] } }];
    expect(toHttpError(foreignError('x', { isJoi: true, details })).status).toBe(502);
  });

  it('of documents that were inserted together are judged, too', () => {
    const [, make] = libraries[1] ?? assert.fail();
    const bulk = (kept: unknown): number =>
      toHttpError(foreignError('x', { name: 'MongooseBulkWriteError', validationErrors: [make(kept)] })).status;
    expect([bulk(refused), bulk(new Error('Passwords do not match'))]).toEqual([502, 400]);
  });
});

describe.each(expresses)('over HTTP, in $name', ({ express }) => {
  const answered = async (thrown: unknown): Promise<[request.Response, string]> => {
    const written = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const app = express();
      app.post('/users', express.json(), (_req, _res, next) => next(thrown));
      app.use(errorHandler());
      return [await request(app).post('/users').send({ email: VALUE }), written.mock.calls.join('\n')];
    } finally {
      written.mockRestore();
    }
  };

  it.each(libraries)('sends nothing of a failed look-up, and logs it: %s', async (_, make) => {
    const [response, log] = await answered(make(postgres));
    expect(response.status).toBe(500);
    expect(response.text).not.toMatch(/pg_hba|billing|10\.20/);
    expect(log).toContain('pg_hba.conf');
  });

  it.each(libraries)('sends the verdict of a check, and logs nothing: %s', async (_, make) => {
    const [response, log] = await answered(make(new Error('Passwords do not match')));
    expect(response.status).toBe(400);
    expect(response.text).toContain('Passwords do not match');
    expect(log).toBe('');
  });
});
