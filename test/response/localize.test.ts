import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Express } from 'express';
import request from 'supertest';
import { errorHandler } from '../../src/response/error-handler';
import type { ErrorHandlerOptions } from '../../src/response/options';
import { Conflict, InternalServerError } from '../../src/codes/errors';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';

type Localize = NonNullable<ErrorHandlerOptions['localize']>;

const german: Localize = ({ detail }, { req }) =>
  req.acceptsLanguages('en', 'de') === 'de'
    ? {
        language: 'de',
        title: 'Konflikt',
        description: 'Die Anfrage kann wegen eines Konflikts nicht bearbeitet werden.',
        detail: detail === undefined ? undefined : 'Bestellung 17 ist schon bezahlt.',
      }
    : undefined;

describe.each(expresses)('localize, $name', ({ express }) => {
  const log = captureLog();

  function createApp(options: ErrorHandlerOptions, thrown: Error = paid()): Express {
    const app = express();
    app.get('/orders/17', (_req, res) => {
      res.setHeader('Vary', 'Origin');
      throw thrown;
    });
    app.use(errorHandler({ log: false, ...options }));
    return app;
  }
  const paid = (): Conflict =>
    new Conflict('Order 17 is already paid.', { errors: [{ detail: 'paid' }], extensions: { available: 3 } });

  it("sends the reader's language with Content-Language, and the members stay in their order", async () => {
    const response = await request(createApp({ localize: german }))
      .get('/orders/17')
      .set('Accept-Language', 'de-AT,de');
    expect(expectProblem(response, 409)).toMatchObject({
      title: 'Konflikt',
      code: 'CONFLICT',
      description: 'Die Anfrage kann wegen eines Konflikts nicht bearbeitet werden.',
      detail: 'Bestellung 17 ist schon bezahlt.',
    });
    expect(Object.keys(response.body as object)).toEqual(
      'type title status code description detail instance errors available'.split(' '),
    );
    expect(response.headers['content-language']).toBe('de');
    expect(response.headers.vary).toBe('Origin, Accept-Language');
  });

  it('sends English without Content-Language where the hook says nothing, and varies all the same', async () => {
    const response = await request(createApp({ localize: german }))
      .get('/orders/17')
      .set('Accept-Language', 'fr');
    expect(expectProblem(response, 409)).toMatchObject({ title: 'Conflict', detail: 'Order 17 is already paid.' });
    expect(response.headers).not.toHaveProperty('content-language');
    expect(response.headers.vary).toBe('Origin, Accept-Language');
  });

  it('leaves the header fields as they are where the hook says nothing, and the log is silent', async () => {
    const fieldsOf = async (options: ErrorHandlerOptions): Promise<string[]> => {
      const { headers } = await request(createApp({ ...options, log: undefined })).get('/orders/17');
      return Object.keys(headers).sort();
    };
    expect(await fieldsOf({ localize: () => undefined })).toEqual(await fieldsOf({}));
    expect(log.records).toEqual([]);
  });

  it('is JSON for a browser, too, unless the app says html', async () => {
    const response = await request(createApp({ localize: german }))
      .get('/orders/17')
      .set('Accept', 'text/html')
      .set('Accept-Language', 'de');
    expect(expectProblem(response, 409).title).toBe('Konflikt');
  });

  it('leaves Vary alone where there is no such hook', async () => {
    const response = await request(createApp({})).get('/orders/17').set('Accept-Language', 'de');
    expect(response.headers.vary).toBe('Origin');
  });

  it('keeps each text that the hook does not give, and a detail that may not leave stays out', async () => {
    const app = createApp({ localize: () => ({ language: 'de' }) }, new InternalServerError('host db7 is down'));
    const body = expectProblem(await request(app).get('/orders/17'), 500);
    expect(body).toMatchObject({ title: 'Internal Server Error' });
    expect(body).not.toHaveProperty('detail');
  });

  it('adds a detail of its own before the instance', async () => {
    const app = createApp({ localize: () => ({ language: 'de', detail: 'Bitte später.' }) }, new Conflict());
    const body = expectProblem(await request(app).get('/orders/17'), 409);
    expect(Object.keys(body)).toEqual('type title status code description detail instance'.split(' '));
    expect(body.detail).toBe('Bitte später.');
  });

  it('comes after extend, sees its members, and cannot change the status, the code or the problem itself', async () => {
    const localize = jest.fn<ReturnType<Localize>, Parameters<Localize>>((problem) => {
      problem.status = 200;
      return { language: 'de', status: 200, code: 'X', support: 1 } as { language: string };
    });
    const app = createApp({ localize, extend: () => ({ support: 4711 }) });
    const body = expectProblem(await request(app).get('/orders/17'), 409);
    expect(body).toMatchObject({ status: 409, code: 'CONFLICT', support: 4711 });
    expect(localize.mock.calls[0]?.[0]).toMatchObject({ support: 4711 });
  });

  it('tells the log and the diagnostics channel the English problem', async () => {
    const logged = jest.fn();
    const published = jest.fn();
    subscribe('express-return-codes:error', published);
    const app = createApp({ localize: german, log: logged });
    await request(app).get('/orders/17').set('Accept-Language', 'de');
    unsubscribe('express-return-codes:error', published);
    for (const problem of [logged.mock.calls[0]?.[0], published.mock.calls[0]?.[0]?.problem]) {
      expect(problem).toMatchObject({ title: 'Conflict', detail: 'Order 17 is already paid.' });
    }
  });

  it.each<[string, unknown, RegExp]>([
    [
      'throws',
      () => {
        throw new Error('no table');
      },
      /The option localize threw Error: no table/,
    ],
    ['returns a promise', async () => ({ language: 'de' }), /The option localize returned a promise/],
    ['returns text', () => 'de', /The option localize returned "de"; it must return undefined or/],
    ['returns no language', () => ({ title: 'Konflikt' }), /returned the language undefined; it must/],
    [
      'returns a language with a line break',
      () => ({ language: 'de\r\nX: y', title: 'K' }),
      /the language "de\\r\\nX: y"/,
    ],
  ])('leaves the English body where the hook %s, and the log names it', async (_how, localize, fault) => {
    const app = createApp({ localize: localize as Localize, log: undefined });
    const response = await request(app).get('/orders/17');
    expect(expectProblem(response, 409)).toMatchObject({ title: 'Conflict', detail: 'Order 17 is already paid.' });
    expect(response.headers).not.toHaveProperty('content-language');
    expect(log.records).toEqual([expect.stringMatching(fault)]);
  });

  it.each(['de-AT', 'zh-Hant-TW', 'sl-rozaj-1994'])('sends the language %s', async (language) => {
    const response = await request(createApp({ localize: () => ({ language }) })).get('/orders/17');
    expect(response.headers['content-language']).toBe(language);
  });

  const errors = [{ detail: 'schon bezahlt', pointer: '#/id' }];

  it('sends the errors in the other language, in their place, and the log keeps the English ones', async () => {
    const told = jest.fn();
    const app = createApp({ localize: () => ({ language: 'de', errors }), log: told });
    const { body } = await request(app).get('/orders/17');
    expect(body).toMatchObject({ title: 'Conflict', errors });
    expect(Object.keys(body as object)).toEqual(
      'type title status code description detail instance errors available'.split(' '),
    );
    expect(told.mock.calls[0]?.[0]).toMatchObject({ errors: [{ detail: 'paid' }] });
  });

  it('adds errors to a problem that has none, and sends at most a hundred', async () => {
    const many = Array.from({ length: 103 }, () => ({ detail: 'zu viel' }));
    const app = createApp({ localize: () => ({ language: 'de', errors: many }) }, new Conflict());
    const { body } = await request(app).get('/orders/17');
    expect(body.errors).toHaveLength(100);
    expect(body.errorsOmitted).toBe(3);
  });

  it.each<[string, unknown, RegExp]>([
    ['no list', 'keine', /The option localize returned "keine" as errors, not an array/],
    ['a list without texts', [{ message: 'x' }], /errors\[0\]\.detail: expected a string, got undefined/],
  ])('keeps the English errors where the hook returns %s, and the log warns', async (_how, wrong, warning) => {
    const localize = (): never => ({ language: 'de', errors: wrong }) as never;
    const { body } = await request(createApp({ localize, log: undefined })).get('/orders/17');
    expect(body.errors).toEqual([{ detail: 'paid' }]);
    expect(log.records).toEqual([expect.stringMatching(warning)]);
  });

  it('cannot change the problem itself, however deep', async () => {
    const localize: Localize = ({ errors: given }) => {
      given?.push({ detail: 'forged' });
      return { language: 'de' };
    };
    expect((await request(createApp({ localize })).get('/orders/17')).body.errors).toEqual([{ detail: 'paid' }]);
  });

  it('ignores texts that are no text', async () => {
    const app = createApp({
      localize: () => ({ language: 'de', title: 1, detail: {} }) as unknown as { language: string },
    });
    const response = await request(app).get('/orders/17');
    expect(expectProblem(response, 409)).toMatchObject({ title: 'Conflict', detail: 'Order 17 is already paid.' });
  });
});

it('is a function: anything else is a TypeError when the app starts', () => {
  expect(() => Reflect.apply(errorHandler, undefined, [{ localize: { de: {} } }])).toThrow(
    /^errorHandler cannot use the option localize: an object\. Pass a function/,
  );
});
