import { once } from 'node:events';
import { createServer, METHODS } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import fc from 'fast-check';
import { asyncHandler, Conflict, errorHandler, notFoundHandler } from '../src';
import type { ErrorHandlerOptions } from '../src';
import { openApiComponents } from '../src/openapi';
import { returnCodeOf } from '../src/codes/return-codes';
import { recipe, toThrown, UNEXPOSED } from './support/arbitrary-errors';
import type { Recipe } from './support/arbitrary-errors';
import { expresses } from './support/expresses';
import type { Express } from './support/expresses';
import { SECRET } from './support/foreign-error';
import { hostileProxy } from './support/hostile';
import { RawClient } from './support/raw-client';
import type { RawResponse } from './support/raw-client';

// PROPERTIES_SEED=… repeats a run; PROPERTIES_RUNS=… makes it longer.
const seed = Number(process.env.PROPERTIES_SEED ?? Date.now() % 2 ** 31);
const numRuns = Number(process.env.PROPERTIES_RUNS ?? 500);

/** What a hook of the app does when it is called; undefined: there is no such hook. */
const hook = (...more: string[]): fc.Arbitrary<string | undefined> =>
  fc.option(
    fc.constantFrom(
      'throws',
      'throws null',
      'throws a Proxy',
      'rejects',
      'never answers',
      'junk',
      'a Proxy',
      'nothing',
      ...more,
    ),
    {
      nil: undefined,
    },
  );
const junk = fc.constantFrom<unknown>(null, 0, 'text', 7n, Symbol('x'), [], ['a'], () => 1, new Date(NaN));

const configuration = fc.record({
  rules: fc.array(hook('an error'), { maxLength: 3 }),
  typeBase: fc.constantFrom(undefined, '/problems/', 'https://api.example/problems#'),
  challenge: fc.constantFrom(undefined, 'Basic realm="x"', { scheme: 'Bearer', realm: 'a"b\\c' }),
  instance: hook('false', 'a URI', 'no URI'),
  expose: hook('true', 'false'),
  extend: hook('members', 'standard members', 'no JSON', 'mutates'),
  localize: hook('texts', 'no language', 'no texts', 'mutates'),
  log: hook('false', 'thenable'),
  validationStatus: fc.constantFrom<400 | 422 | undefined>(undefined, 400, 422),
  html: fc.constantFrom(undefined, true, false, 'a missing view', 'throws', 'rejects', 'a Proxy', 'nothing'),
  traceId: hook('false', 'an id', 'a long id'),
  // Those that change nothing: the problem is sent.
  envelope: fc.constantFrom(undefined, 'throws', 'throws null', 'rejects', 'never answers', 'a Proxy', 'nothing'),
  junk,
});
type Configuration = typeof configuration extends fc.Arbitrary<infer T> ? T : never;

const fields = fc.record(
  {
    accept: fc.oneof(
      fc.constantFrom(
        'text/html',
        'text/html;q=0.9, */*;q=0.1',
        'application/json',
        'text/csv',
        '*/*',
        '',
        ',;q=',
        'a/b;q=2',
      ),
      fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
    ),
    'accept-language': fc.constantFrom('de', '*', ''),
    traceparent: fc.oneof(
      fc.constantFrom(
        '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        '00-',
        `00-${'0'.repeat(32)}-${'0'.repeat(16)}-00`,
      ),
      fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
    ),
  },
  { requiredKeys: [] },
);
// A request target of any bytes that node:http takes, but `#`: with one, Express asks url.parse for the path, and what
// that refuses ("/\\!@#") no middleware ever sees.
const targetByte = fc
  .integer({ min: 0x21, max: 0x7e })
  .filter((byte) => byte !== 0x23)
  .map((byte) => String.fromCharCode(byte));
const target = fc.oneof(
  fc.constantFrom(
    '/x',
    '/y?a=b',
    '//evil.example/x',
    '/%zz',
    '/%',
    '/%E0%A4%A',
    '/a/../x',
    'http://other.example/x',
    '/??',
    '/a#b',
    '*',
  ),
  fc.string({ unit: targetByte, maxLength: 30 }).map((rest) => `/${rest}`),
);

// What a handler did to the response before it failed.
const before: Readonly<Record<string, (res: Response) => unknown>> = {
  'status 403': (res) => res.status(403),
  'status 204': (res) => res.status(204),
  'status 405': (res) => res.status(405),
  'a reason': (res) => (res.statusMessage = SECRET),
  'a type': (res) => res.type('html'),
  'a length': (res) => res.set('Content-Length', '5'),
  'an encoding': (res) => res.set({ 'Content-Encoding': 'gzip', ETag: `"${SECRET}"` }),
  chunks: (res) => res.set('Transfer-Encoding', 'chunked'),
  'a trailer': (res) => res.set({ Trailer: 'X-Sum', 'Transfer-Encoding': 'chunked' }),
  'vary *': (res) => res.vary('*'),
  'an empty challenge': (res) => res.set('WWW-Authenticate', ''),
  'a location': (res) => res.set('Location', `/${SECRET}`),
  'a cookie': (res) => res.cookie('a', 'b'),
};

const scenario = fc
  .record({
    thrown: recipe,
    way: fc.constantFrom('throw', 'reject', 'next', 'nothing at all'),
    before: fc.uniqueArray(fc.constantFrom(...Object.keys(before)), { maxLength: 3 }),
    configuration,
    method: fc.constantFrom(...METHODS.filter((method) => method !== 'CONNECT')),
    target,
    fields,
  })
  // OPTIONS on a path with routes is left to Express, which answers it: no failure.
  .filter(({ way, method }) => way !== 'nothing at all' || method !== 'OPTIONS');

function hookOf(
  kind: string | undefined,
  good: Readonly<Record<string, (...args: never[]) => unknown>>,
  nonsense: unknown,
): unknown {
  if (kind === undefined) return undefined;
  if (kind === 'false') return good.false ?? false;
  const bad: Record<string, () => unknown> = {
    throws: () => { throw new Error(SECRET); },
    'throws null': () => { throw null; },
    'throws a Proxy': () => { throw hostileProxy({}); },
    rejects: () => Promise.reject(new Error(SECRET)),
    'never answers': () => new Promise(() => undefined),
    junk: () => nonsense,
    'a Proxy': () => hostileProxy({}),
    nothing: () => undefined,
  }; // prettier-ignore
  return good[kind] ?? bad[kind];
}

/** The options that a configuration describes; `told` counts what the app's log gets. */
function optionsOf(of: Configuration, told: () => void): ErrorHandlerOptions {
  const cycle: Record<string, unknown> = {};
  cycle.cycle = cycle;
  const log = hookOf(of.log, { thenable: () => ({ then: () => { throw new Error(SECRET); } }) }, of.junk); // prettier-ignore
  const options = {
    rules: of.rules.map((kind) =>
      hookOf(kind ?? 'nothing', { 'an error': () => new Conflict('A rule says so.') }, of.junk),
    ),
    typeBase: of.typeBase,
    challenge: of.challenge,
    instance: hookOf(
      of.instance,
      { 'a URI': () => 'urn:uuid:9ed6b9cd-7c0b-4bd7-9bd2-0f1c5a5ad3a4', 'no URI': () => 'no URI' },
      of.junk,
    ),
    expose: hookOf(of.expose, { true: () => true, false: () => false }, of.junk),
    extend: hookOf(
      of.extend,
      {
        members: () => ({ support: 4711, nested: { list: [null, '\ud800'] } }),
        'standard members': () => ({ status: 200, type: 'no URI', errors: 'none', traceId: 'x', detail: 7 }),
        'no JSON': () => ({ big: 1n, cycle, date: new Date(NaN), proxy: hostileProxy({}), undefined }),
        mutates: (problem: Record<string, unknown>) => { problem.status = 200; problem.title = 7n; }, // prettier-ignore
      },
      of.junk,
    ),
    localize: hookOf(
      of.localize,
      {
        texts: () => ({ language: 'de', title: 'Titel', description: 'Größe: <b>', detail: 'Einzelheit' }),
        'no language': () => ({ language: 'x\r\nX-Injected: y' }),
        'no texts': () => ({ language: 'de', title: 7, description: null, detail: cycle }),
        mutates: (problem: Record<string, unknown>) => { problem.status = 200; problem.cycle = cycle; }, // prettier-ignore
      },
      of.junk,
    ),
    log: typeof log === 'function' ? (): unknown => (told(), (log as () => unknown)()) : log,
    validationStatus: of.validationStatus,
    html: typeof of.html === 'string' && of.html !== 'a missing view' ? hookOf(of.html, {}, of.junk) : of.html,
    traceId: hookOf(of.traceId, { 'an id': () => 'req/17', 'a long id': () => 'x'.repeat(10_000) }, of.junk),
    envelope: hookOf(of.envelope, {}, of.junk),
  };
  return options as ErrorHandlerOptions;
}

/** A handler that fails in that way; what Express takes for no error only asyncHandler can bring to a handler. */
function failing(thrown: unknown, way: string): RequestHandler {
  if (way === 'nothing at all') return (_req, _res, next) => next();
  if (way === 'reject') return asyncHandler(() => Promise.reject(thrown));
  if (!thrown || thrown === 'route' || thrown === 'router') return asyncHandler(() => { throw thrown; }); // prettier-ignore
  return way === 'next' ? (_req, _res, next) => next(thrown) : () => { throw thrown; }; // prettier-ignore
}

const ajv = new Ajv2020({ allErrors: true });
addFormats(ajv);
ajv.addVocabulary(['components', 'example']);
ajv.addSchema({ $id: 'https://api.example/openapi.json', components: openApiComponents() });
const isProblem = ajv.compile({ $ref: 'https://api.example/openapi.json#/components/schemas/Problem' });

const obligatory: Readonly<Record<number, [name: string, value: RegExp][]>> = {
  401: [['www-authenticate', /\S/]],
  405: [['allow', /^/]],
  407: [['proxy-authenticate', /\S/]],
  426: [['upgrade', /\S/], ['connection', /\bupgrade\b/i]],
}; // prettier-ignore

function expectWellFormed(response: RawResponse, method: string, of: Configuration): void {
  const { status, reason, headers, body, bytes } = response;
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThanOrEqual(599);
  expect(reason).toBe(returnCodeOf(status).title);
  expect(bytes.toLowerCase()).not.toContain(SECRET.toLowerCase());
  if (of.expose !== 'true') expect(bytes).not.toContain(UNEXPOSED);
  expect(headers).not.toHaveProperty('x-injected');
  expect(headers).toMatchObject({ date: [expect.any(String)], 'x-content-type-options': ['nosniff'] });
  expect(headers).toHaveProperty('cache-control');
  for (const [name, value] of obligatory[status] ?? [])
    expect([name, headers[name]?.join()]).toEqual([name, expect.stringMatching(value)]);
  for (const name of ['content-encoding', 'transfer-encoding', 'etag', 'trailer'])
    expect(headers).not.toHaveProperty(name);
  const isPage = headers['content-type']?.join() === 'text/html; charset=utf-8';
  if (isPage) {
    expect(of.html).toBeTruthy();
    expect(headers['content-security-policy']?.join()).toContain("default-src 'none'");
  } else expect(headers['content-type']).toEqual(['application/problem+json']);
  if (method === 'HEAD') return;
  if (isPage) {
    expect(body).toContain(`<span class="status big s${String(status).charAt(0)}">${status}</span>`);
    expect(body).not.toMatch(/<script|<b>/);
    return;
  }
  const problem: unknown = JSON.parse(body);
  expect(isProblem(problem) ? [] : isProblem.errors).toEqual([]);
  expect(problem).toMatchObject({ status });
}

describe.each(expresses)('$name', ({ name, express }) => {
  let listener: RequestListener;
  let server: Server;

  beforeAll(async () => {
    process.stdout.write(`properties, ${name}: PROPERTIES_SEED=${seed}, ${numRuns} runs\n`);
    server = createServer((req, res) => listener(req, res)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  it('answers anything that is thrown at any request in any configuration with one well-formed problem', async () => {
    const property = fc.asyncProperty(
      scenario,
      async ({ thrown, way, before: did, configuration: of, method, target, fields }) => {
        const client = await RawClient.open((server.address() as AddressInfo).port);
        const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
        let told = 0;
        let passedOn = 0;
        try {
          listener = appOf(
            express,
            thrown,
            way,
            did,
            optionsOf(of, () => (told += 1)),
            () => (passedOn += 1),
          );
          const response = await client.request(method, target, Object.entries(fields));
          await new Promise(setImmediate);
          client.expectNothing();
          expectWellFormed(response, method, of);
          expect(passedOn).toBe(0);
          const records = typeof of.html === 'string' ? 2 : 1; // a page that fails is a record of its own
          expect(told).toBeLessThanOrEqual(records);
          expect(log.mock.calls.length).toBeLessThanOrEqual(records);
        } finally {
          log.mockRestore();
          client.close();
        }
      },
    );
    await fc.assert(property, { seed, numRuns });
  }, 120_000);
});

function appOf(
  express: Express,
  thrown: Recipe,
  way: string,
  did: readonly string[],
  options: ErrorHandlerOptions,
  onPassedOn: () => void,
): RequestListener {
  const app = express();
  app.put('/x', (_req, _res, next) => next());
  app.use((_req, res, next) => {
    for (const step of did) before[step]?.(res);
    next();
  });
  app.use(failing(toThrown(thrown), way));
  app.use(notFoundHandler());
  app.use(errorHandler(options));
  const last: ErrorRequestHandler = (_error, _req, res, _next) => {
    onPassedOn();
    res.destroy();
  };
  app.use(last);
  return app;
}
