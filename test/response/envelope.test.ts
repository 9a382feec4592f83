import { channel } from 'node:diagnostics_channel';
import type { Express as App, Response } from 'express';
import request from 'supertest';
import { BadRequest, Conflict, errorHandler, notFoundHandler, Unauthorized } from '../../src';
import type { ErrorContext, ErrorHandlerOptions, Problem } from '../../src';
import { appOf, throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { hostileProxy, throwing } from '../support/hostile';
import { captureLog } from '../support/log';
import { expectProblem, plain } from '../support/problems';
import { bytesOf, exchange } from '../support/raw';

type Envelope = NonNullable<ErrorHandlerOptions['envelope']>;

const log = captureLog();
const broken = (hook: () => unknown): Envelope => hook as Envelope;
const fail = (): never => {
  throw new Error('the hook failed');
};

describe.each(expresses)('envelope, $name', ({ express }) => {
  const answer = async (thrown: unknown, options: ErrorHandlerOptions): Promise<request.Response> =>
    request(appOf(express, throwIt(thrown), { log: false, ...options })).get('/x');

  it.each<[string, unknown, string | undefined, Envelope, unknown]>([
    ['parse-server', new BadRequest('Object not found.'), undefined,
      ({ detail }) => ({ code: 101, error: detail }), { code: 101, error: 'Object not found.' }],
    ['Unleash', new Conflict('taken'), undefined,
      ({ title, detail }, { error }) => ({ name: error.name, message: detail, details: [{ message: title }] }),
      { name: 'Conflict', message: 'taken', details: [{ message: 'Conflict' }] }],
    ['JSON:API', new Conflict('taken'), 'application/vnd.api+json',
      ({ status, code, title }) => ({ errors: [{ status: String(status), code, title }] }),
      { errors: [{ status: '409', code: 'CONFLICT', title: 'Conflict' }] }],
    ['FHIR', new Conflict('taken'), 'application/fhir+json; fhirVersion=4.0',
      ({ detail }) => ({ resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'conflict', diagnostics: detail }] }),
      { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'conflict', diagnostics: 'taken' }] }],
    ['a text', new Conflict('taken'), undefined, ({ detail }) => detail, 'taken'],
    ['null', new Conflict(), undefined, () => null, null],
    ['false', new Conflict(), undefined, () => false, false],
    ['a list', new Conflict(), undefined, ({ code }) => [code], ['CONFLICT']],
    ['what JSON leaves out', new Conflict(), undefined, () => ({ a: undefined, f: () => 1, n: NaN }), { n: null }],
    ['what says itself as JSON', new Conflict(), undefined, () => new Date(0), '1970-01-01T00:00:00.000Z'],
  ])('sends the body of %s, under its media type', async (_name, thrown, envelopeType, envelope, body) => {
    const response = await answer(thrown, { envelope, envelopeType, log: undefined });
    expect(JSON.parse(response.text)).toEqual(body);
    expect(response.status).toBe(thrown instanceof BadRequest ? 400 : 409);
    expect(response.headers).toMatchObject({
      'content-type': envelopeType ?? 'application/json',
      'content-length': String(Buffer.byteLength(response.text)),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(response.headers).not.toHaveProperty('vary');
    expect(log.records).toEqual([]);
  }); // prettier-ignore

  it('is asked for each request: new clients get the problem', async () => {
    const envelope: Envelope = ({ detail }, { req, res }) => {
      res.vary('API-Version');
      return req.get('API-Version') === '1' ? { code: 101, error: detail } : undefined;
    };
    const app = appOf(express, throwIt(new Conflict('taken')), { envelope });
    const old = await request(app).get('/x').set('API-Version', '1');
    expect([old.status, old.body, old.headers.vary]).toEqual([409, { code: 101, error: 'taken' }, 'API-Version']);
    const current = await request(app).get('/x');
    expect(expectProblem(current, 409)).toMatchObject({ ...plain(409), detail: 'taken' });
    expect(current.headers.vary).toBe('API-Version');
  });

  it('gets a copy of the problem after extend and localize, and the context', async () => {
    const envelope = jest.fn((problem: Problem, _context: ErrorContext): unknown => {
      const json = JSON.stringify(problem);
      problem.status = 200;
      problem.errors?.push({ detail: 'forged' });
      return JSON.parse(json);
    });
    const told = jest.fn();
    const thrown = new Conflict('taken', { errors: [{ detail: 'one' }] });
    const response = await answer(thrown, {
      envelope,
      extend: () => ({ support: 4711 }),
      localize: () => ({ language: 'de', title: 'Konflikt' }),
      log: told,
    });
    expect(response.status).toBe(409);
    expect(response.headers).toMatchObject({ 'content-language': 'de', vary: 'Accept-Language' });
    expect(response.body).toMatchObject({ title: 'Konflikt', support: 4711, errors: [{ detail: 'one' }] });
    expect(envelope).toHaveBeenCalledTimes(1);
    expect(envelope.mock.calls[0]?.[1]).toMatchObject({
      thrown,
      error: thrown,
      route: '/x',
      verdict: { fault: 'client' },
    });
    expect(told.mock.calls[0]?.[0]).toMatchObject({ status: 409, title: 'Conflict', errors: [{ detail: 'one' }] });
  });

  it('leaves the log and the diagnostics channel their problem', async () => {
    const heard: unknown[] = [];
    const listen = (message: unknown): void => void heard.push(message);
    const everyError = channel('express-return-codes:error');
    everyError.subscribe(listen);
    await answer(new Error('first'), { envelope: () => ({ oops: true }), log: undefined });
    everyError.unsubscribe(listen);
    expect(heard).toMatchObject([{ problem: plain(500), route: '/x' }]);
    expect(log.records).toEqual([expect.stringMatching(/^500 INTERNAL_SERVER_ERROR: GET \/x .*\n +Error: first/)]);
  });

  it.each<[string, Envelope, RegExp]>([
    ['throws', broken(fail), /The option envelope threw Error: the hook failed/],
    ['returns a promise', broken(async () => ({ a: 1 })), /The option envelope returned a promise/],
    ['returns a promise that rejects', broken(() => Promise.reject(new Error('unheard'))), /returned a promise/],
    ['returns a BigInt', broken(() => 1n), /The option envelope returned what JSON cannot carry: TypeError/],
    ['returns a BigInt inside', broken(() => ({ id: 1n })), /The option envelope returned what JSON cannot carry/],
    ['returns a cycle', broken(() => { const a: unknown[] = []; a.push(a); return a; }), /what JSON cannot carry/],
    ['returns a function', broken(() => fail), /The option envelope returned a function, which JSON cannot carry/],
    ['returns a symbol', broken(() => Symbol('s')), /The option envelope returned Symbol\(s\), which JSON cannot carry/],
    ['returns a getter that throws', broken(() => throwing('a')), /what JSON cannot carry: Error: the getter a threw/],
    ['returns what says nothing as JSON', broken(() => ({ toJSON: () => undefined })), /an object, which JSON cannot/],
    ['returns what throws at anything', broken(() => hostileProxy({})), /what JSON cannot carry/],
  ])('that %s: the problem is sent, and the log warns', async (_how, envelope, warning) => {
    const response = await answer(new Conflict('taken'), { envelope, log: undefined });
    expect(expectProblem(response, 409)).toMatchObject({ detail: 'taken' });
    expect(log.records).toEqual([expect.stringMatching(warning)]);
  }); // prettier-ignore

  it('tells the log hook of its failure in the warnings', async () => {
    const told = jest.fn();
    await answer(new Conflict(), { envelope: broken(fail), log: told });
    expect(told.mock.calls[0]?.[1]).toMatchObject({ warnings: [expect.stringContaining('The option envelope threw')] });
    expect(log.records).toEqual([]);
  });

  it('that answers by itself is not answered twice', async () => {
    const envelope = broken(((_problem: Problem, { res }: ErrorContext) => void res.status(418).json({ mine: true })) as never); // prettier-ignore
    const response = await answer(new Conflict(), { envelope, log: undefined });
    expect([response.status, response.body]).toEqual([418, { mine: true }]);
    expect(log.records).toEqual([]);
  });

  it('keeps the obligatory fields, drops those of the success, and says nothing to HEAD', async () => {
    const envelope: Envelope = ({ code }) => ({ code });
    const app: App = express();
    app.get('/paid', (_req, res) => {
      res.set({ ETag: '"1"', 'Cache-Control': 'max-age=60', 'Content-Type': 'text/csv' });
      throw new Unauthorized();
    });
    app.use(notFoundHandler(), errorHandler({ envelope }));
    const unauthorized = await request(app).get('/paid');
    expect(unauthorized.headers).toMatchObject({
      'www-authenticate': 'Bearer realm="api"',
      'cache-control': 'no-store',
      'content-type': 'application/json',
    });
    expect(unauthorized.headers).not.toHaveProperty('etag');
    const refused = await request(app).put('/paid');
    expect([refused.status, refused.headers.allow, refused.body]).toEqual([405, 'GET, HEAD', { code: 'METHOD_NOT_ALLOWED' }]); // prettier-ignore
    const head = await exchange(app, bytesOf('HEAD', '/paid'));
    expect(head).toContain(`\r\nContent-Length: ${unauthorized.text.length}\r\n`);
    expect(head.split('\r\n\r\n')[1]).toBe('');
  });

  it('is not asked after a response that is half-written', async () => {
    const envelope = jest.fn();
    const half = (_req: unknown, res: Response): never => {
      res.write('half');
      throw new Error('first');
    };
    await exchange(appOf(express, half, { envelope }), bytesOf('GET', '/x'));
    expect(envelope).not.toHaveBeenCalled();
  });

  it.each<[accept: string, type: string]>([
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8'],
    ['text/html, application/vnd.api+json;q=0.9', 'text/html; charset=utf-8'],
    ['application/vnd.api+json, text/html;q=0.9', 'application/vnd.api+json'],
    ['application/vnd.api+json, text/html', 'application/vnd.api+json'],
    ['application/json, text/html;q=0.9', 'application/vnd.api+json'],
    ['*/*', 'application/vnd.api+json'],
    ['text/csv', 'application/vnd.api+json'],
  ])('with html: a client that accepts %s gets %s', async (accept, type) => {
    const envelope = jest.fn(() => ({ errors: [] }));
    const app = appOf(express, throwIt(new Conflict()), { html: true, envelope, envelopeType: 'application/vnd.api+json' }); // prettier-ignore
    const response = await request(app).get('/x').set('Accept', accept);
    expect([response.status, response.headers['content-type'], response.headers.vary]).toEqual([409, type, 'Accept']);
    expect(envelope).toHaveBeenCalledTimes(type.startsWith('text/html') ? 0 : 1);
  });
});

it.each([
  ['envelope', { code: 1 }, /Pass a function: envelope: /],
  ['envelope', true, /Pass a function: envelope: /],
  ['envelopeType', '', /Pass a JSON media type: envelopeType: 'application\/vnd\.api\+json'/],
  ['envelopeType', 'json', /Pass a JSON media type/],
  ['envelopeType', 42, /Pass a JSON media type/],
  ['envelopeType', null, /Pass a JSON media type/],
  ['envelopeType', 'text/html', /Pass a JSON media type/],
  ['envelopeType', 'text/html; a=+json', /Pass a JSON media type/],
  ['envelopeType', 'application/json\r\nX: y', /Pass a JSON media type/],
  ['envelopeType', 'application/json, text/html', /Pass a JSON media type/],
  ['envelopeType', 'application/json; a="\u0100"', /Pass a JSON media type/],
])('the option %s: %j is a TypeError that says the fix', (option, value, fix) => {
  const start = (): unknown => errorHandler({ [option]: value } as ErrorHandlerOptions);
  expect(start).toThrow(TypeError);
  expect(start).toThrow(new RegExp(`^errorHandler cannot use the option ${option}: `));
  expect(start).toThrow(fix);
});

it.each(['application/json', 'Application/JSON; charset=utf-8', 'text/json', 'application/vnd.api+json; ext="https://a.example/b c"'])(
  'the option envelopeType: %j is right',
  (envelopeType) => expect(errorHandler({ envelope: () => ({}), envelopeType })).toHaveLength(4),
); // prettier-ignore
