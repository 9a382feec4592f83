import type { Express as App, Router } from 'express';
import request from 'supertest';
import { defineError } from '../../src/codes/define-error';
import { returnCodeDocs } from '../../src/docs';
import type { ReturnCodeDocsOptions } from '../../src/docs';
import { errorHandler } from '../../src/response/error-handler';
import { httpError } from '../../src/codes/errors';
import { notFoundHandler } from '../../src/response/not-found-handler';
import { toKebabCase } from '../../src/codes/problem';
import { isFailureStatus, returnCodes } from '../../src/codes/return-codes';
import document from '../fixtures/return-codes.json';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { OrderAlreadyPaid, ownCodes } from '../support/orders';
import { expectProblem } from '../support/problems';
import { requireWithExpress } from '../support/with-express';

const HTML = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** The tables of a page: their heading, and the text of each cell. */
function tablesOf(page: string): Map<string, string[][]> {
  const textOf = (markup: string): string =>
    markup
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)))
      .replace(/\s+/g, ' ')
      .trim();
  const tables = new Map<string, string[][]>();
  for (const [, title = '', table = ''] of page.matchAll(
    /<h2[^>]*>([^<]*)<\/h2>(?:(?!<h2)[^])*?<table([^]*?)<\/table>/g,
  )) {
    const rows = table.match(/<tr[^]*?<\/tr>/g) ?? [];
    tables.set(
      title,
      rows.map((row) => (row.match(/<t[hd][ >][^]*?<\/t[hd]>/g) ?? []).map(textOf)),
    );
  }
  return tables;
}

/** Where the links of a page lead: as a browser resolves them. */
const linksOf = (page: string, url: string): URL[] =>
  [...page.matchAll(/ href="([^"]*)"/g)].map(([, href = '']) => new URL(href, `http://127.0.0.1${url}`));

const Normal = defineError({ code: 'NORMAL', status: 400, title: 'Normal', description: 'Normal.' });
const evil = '</code><script>alert(1)</script>';
const Evil = defineError({ code: 'EVIL', status: 400, title: evil, description: evil });

describe.each(expresses)('the documentation page, $name', ({ express }) => {
  captureLog();
  const docsOf = requireWithExpress(express);

  function createApp(mount = '/problems', options: ReturnCodeDocsOptions = { codes: ownCodes }): App {
    const app = express();
    app.use(mount, docsOf(options));
    const nested = express.Router();
    nested.get('/throw/:status', (req) => {
      throw httpError(Number(req.params.status));
    });
    nested.get('/own/:index', (req) => {
      const own = ownCodes[Number(req.params.index)];
      throw own === undefined ? httpError(404) : new own();
    });
    app.use('/api/v1', nested);
    app.use(notFoundHandler());
    app.use(errorHandler({ typeBase: `${mount}/` }));
    return app;
  }

  it("has the document's two tables word for word, then the other codes, then the app's own", async () => {
    const { status, text } = await request(createApp()).get('/problems').set('Accept', HTML);
    expect(status).toBe(200);
    const tables = tablesOf(text);
    expect([...tables.keys()]).toEqual(['Normal', 'Abnormal', 'Other registered codes', 'Codes of this API']);
    expect(text).toContain('<title>Return codes</title>');
    const links = [...(/<nav[^]*?<\/nav>/.exec(text)?.[0] ?? '').matchAll(/<a href="#(\w+)">([^<]*)<\/a>/g)];
    expect(links.map(([, id, title]) => [id, title])).toEqual([
      ['codes_normal', 'Normal'],
      ['codes_abnormal', 'Abnormal'],
      ['codes_registered', 'Other registered codes'],
      ['codes_own', 'Codes of this API'],
    ]);
    expect([...text.matchAll(/<\/h2>\s*<p class="note">([^<]*)<\/p>/g)].map(([, note]) => note)).toEqual([
      'Less common, and as well defined: each has its place in an RFC.',
      'What a status alone cannot say: the member &#34;code&#34; tells them apart.',
    ]);
    expect(text).toContain('<span class="status s4">409</span>');
    for (const [title, rows] of [
      ['Normal', document.normal],
      ['Abnormal', document.abnormal],
    ] as const) {
      expect(tables.get(title)).toEqual([
        ['Returned Value', 'Description'],
        ...rows.map(({ returnedValue, description }) => [
          returnedValue.replace('500 internal', '500 Internal'), // the registered phrase
          description,
        ]),
      ]);
    }
    const others = Object.values(returnCodes).filter(({ documented }) => !documented);
    expect(tables.get('Other registered codes')?.slice(1)).toEqual(
      others.map(({ status: number, title, description }) => [`${number} ${title}`, description]),
    );
    expect(tables.get('Codes of this API')?.slice(1)).toContainEqual([
      '409 Order Already Paid ORDER_ALREADY_PAID',
      'The order cannot be changed because it is already paid.',
    ]);
  });

  it('has no table of own codes where there are none', async () => {
    const app = express();
    app.use('/problems', docsOf());
    const { text } = await request(app).get('/problems');
    expect([...tablesOf(text).keys()]).toEqual(['Normal', 'Abnormal', 'Other registered codes']);
  });

  it.each([
    ['/problems', '/problems'],
    ['/problems', '/problems/'],
    ['/problems', '/problems?page=/x/'],
    ['/', '/'],
    ['/api/v2/errors', '/api/v2/errors'],
    ['/api/v2/errors', '/api/v2/errors/'],
    ['/:tenant/problems', '/a%20b:c/problems'],
  ])('mounted at %s and requested as %s, links to every page, and each page back', async (mount, url) => {
    const app = createApp(mount);
    const { text } = await request(app).get(url);
    const links = linksOf(text, url).filter(({ host, hash }) => host === '127.0.0.1' && hash === '');
    expect(links).toHaveLength(Object.keys(returnCodes).length + ownCodes.length + 1); // and the recognized errors
    for (const { pathname } of [links[0], links[7], links.at(-1)].filter((link) => link !== undefined)) {
      for (const page of [pathname, `${pathname}/`]) {
        const response = await request(app).get(page).set('Accept', HTML);
        expect([page, response.status]).toEqual([page, 200]);
        const [back] = linksOf(response.text, page);
        expect(back?.pathname).toBe(url.replace(/\?.*/, '').replace(/\/?$/, '/'));
      }
    }
  });

  it('links rightly behind a proxy that cuts the path', async () => {
    const { text } = await request(createApp('/problems')).get('/problems/conflict');
    expect(linksOf(text, '/public/prefix/problems/conflict')[0]?.pathname).toBe('/public/prefix/problems/');
  });

  it('has a row for each fragment, so that a typeBase with # leads somewhere, and no id twice', async () => {
    const codes = [...ownCodes, Normal];
    const { text } = await request(createApp('/problems', { codes })).get('/problems');
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    for (const { code } of Object.values(returnCodes)) expect(ids).toContain(toKebabCase(code));
    for (const link of linksOf(text, '/').filter(({ hash }) => hash !== '')) expect(ids).toContain(link.hash.slice(1));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is where the type of every problem leads, from nested routers too (P4, P5)', async () => {
    const app = createApp();
    const failures = Object.values(returnCodes).filter(({ status }) => isFailureStatus(status));
    const paths = [
      ...failures.map(({ status }) => `/throw/${status}`),
      ...ownCodes.map((_own, index) => `/own/${index}`),
    ];
    for (const path of paths) {
      const { body } = await request(app).get(`/api/v1${path}`);
      expect(body.type).toMatch(/^\/problems\/[a-z-]+$/);
      const page = await request(app).get(String(body.type)).set('Accept', HTML);
      expect([path, page.status, page.type]).toEqual([path, 200, 'text/html']);
      expect(page.text).toContain(`<code>${body.code}</code>`);
      expect(page.text).toContain(`<title>${body.status} ${body.title}</title>`);
    }
  }, 20_000);

  it('shows the very response of a code, its headers, and its RFC', async () => {
    const app = createApp();
    const { text } = await request(app).get('/problems/unauthorized').set('Accept', HTML);
    const sample = /<pre><code>([^]*)<\/code><\/pre>/.exec(text)?.[1]?.replaceAll('&#34;', '"') ?? '';
    const [head = '', body = ''] = sample.split('\n\n');
    const sent = await request(app).get('/api/v1/throw/401');
    const [line, ...fields] = head.split('\n');
    expect(line).toBe('HTTP/1.1 401 Unauthorized');
    expect(fields.length).toBeGreaterThan(2);
    for (const field of fields) {
      const [name = '', value] = field.split(': ');
      expect([name, sent.headers[name.toLowerCase()]]).toEqual([name, value]);
    }
    expect(JSON.parse(body)).toEqual({ ...sent.body, detail: 'What went wrong this time.', instance: '/orders/17' });
    expect(tablesOf(text).get('Headers')).toEqual([
      ['Header', 'Description'],
      ['WWW-Authenticate', expect.stringContaining('WWW-Authenticate: Bearer realm="api"')],
    ]);
    expect(linksOf(text, '/').map(String)).toContain('https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2');
    expect(text).toContain('>RFC 9110, section 15.5.2</a>');
  });

  it('says of each header that it is always there only where it is', async () => {
    const app = createApp();
    for (const { code, status } of Object.values(returnCodes).filter((row) => isFailureStatus(row.status))) {
      const { body } = await request(app)
        .get(`/problems/${toKebabCase(code)}`)
        .set('Accept', 'application/json');
      const sent = await request(app).get(`/api/v1/throw/${status}`);
      for (const { name, required } of body.headers as { name: string; required: boolean }[]) {
        expect([code, name, Object.hasOwn(sent.headers, name.toLowerCase())]).toEqual([code, name, required]);
      }
    }
  }, 20_000);

  it('names both headers of a 426, and both are in its sample', async () => {
    const { text } = await request(createApp()).get('/problems/upgrade-required');
    expect(
      tablesOf(text)
        .get('Headers')
        ?.map(([name]) => name),
    ).toEqual(['Header', 'Upgrade', 'Connection']);
    expect(text).toContain('HTTP/1.1 426 Upgrade Required\nUpgrade: HTTP/2.0\nConnection: upgrade\nContent-Type');
  });

  it('says of a header when it is there, and shows in the sample only what always is', async () => {
    const app = createApp();
    const headersOf = async (code: string): Promise<unknown> =>
      tablesOf((await request(app).get(`/problems/${code}`)).text).get('Headers')?.[1]?.[1];
    expect(await headersOf('too-many-requests')).toBe(
      'When to try again: a number of seconds, or a date. Where it is known. Retry-After: 120',
    );
    expect(await headersOf('method-not-allowed')).toBe(
      'The methods that are allowed there. Always there. Allow: GET, HEAD',
    );
    const { text } = await request(app).get('/problems/too-many-requests');
    expect(/<pre>[^]*<\/pre>/.exec(text)?.[0]).not.toContain('Retry-After');
    expect((await request(app).get('/problems/conflict')).text).not.toContain('Headers');
  });

  it('says what stands in an entry of errors where a validation has failed, and nowhere else', async () => {
    const app = createApp();
    const { text } = await request(app).get('/problems/bad-request');
    expect(text).toMatch(/code\S+: \S+too_short\S+,\s+\S+params\S+: {\s+\S+min\S+: 3/);
    expect(text).toMatch(/with the\s+<code>params<\/code>\s+that belong to it/);
    expect((await request(app).get('/problems/conflict')).text).not.toContain('params');
  });

  it('shows no detail in the sample of a 5xx, and no sample of a success', async () => {
    const app = createApp();
    expect((await request(app).get('/problems/bad-gateway')).text).not.toContain('What went wrong');
    const ok = await request(app).get('/problems/ok');
    expect(ok.text).toContain('Request succeeded.');
    expect(ok.text).not.toContain('<pre>');
  });

  it('is JSON for Accept: application/json, and a page for everyone else', async () => {
    const app = createApp();
    const index = await request(app).get('/problems').set('Accept', 'application/json');
    expect(index.type).toBe('application/json');
    expect(Object.keys(index.body as object)).toEqual(['normal', 'abnormal', 'registered', 'own']);
    expect(index.body.normal[0]).toMatchObject({ returnedValue: '200', code: 'OK', type: '/problems/ok', headers: [] });
    const one = await request(app).get('/problems/order-already-paid').set('Accept', 'application/json');
    expect(one.body).toEqual({
      type: '/problems/order-already-paid',
      ...OrderAlreadyPaid.definition,
      returnedValue: '409 Order Already Paid',
      specification: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.10',
      headers: [],
      example: expect.objectContaining({ code: 'ORDER_ALREADY_PAID', type: '/problems/order-already-paid' }),
    });
    expect(index.body.own[0]).toEqual(one.body);
    for (const accept of ['*/*', 'text/csv', HTML, 'text/html']) {
      expect((await request(app).get('/problems').set('Accept', accept)).type).toBe('text/html');
    }
  });

  it("has the app's typeBase in its samples, where the app says it", async () => {
    const app = createApp('/problems', { typeBase: 'https://api.example/problems/' });
    const { body } = await request(app).get('/problems/gone').set('Accept', 'application/json');
    expect(body).toMatchObject({ type: 'https://api.example/problems/gone', example: { type: body.type } });
  });

  it('is revalidated: no-cache, an ETag, Vary: Accept, and 304 while it is the same', async () => {
    const app = createApp();
    const { headers } = await request(app).get('/problems').set('Accept', HTML);
    expect(headers).toMatchObject({
      'cache-control': 'no-cache',
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      vary: 'Accept',
      etag: expect.any(String),
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const again = await request(app).get('/problems').set('Accept', HTML).set('If-None-Match', String(headers.etag));
    expect(again.status).toBe(304);
  });

  it('answers an unknown code with a 404 problem, another method with a 405', async () => {
    const app = createApp();
    expect(expectProblem(await request(app).get('/problems/nonsense'), 404).detail).toBe(
      'There is no such return code.',
    );
    expectProblem(await request(app).get('/problems/__proto__'), 404);
    expectProblem(await request(app).get('/problems/conflict/more'), 404);
    expectProblem(await request(app).get('/problems/%zz'), 400);
    const post = await request(app).post('/problems/conflict');
    expectProblem(post, 405);
    expect(post.headers.allow).toBe('GET, HEAD');
  });

  it('shows what an app defines as text', async () => {
    const codes = [Evil];
    const app = createApp('/problems', { codes });
    for (const path of ['/problems', '/problems/evil']) {
      const { text } = await request(app).get(path);
      expect(text).toContain('&#60;script&#62;alert(1)');
      expect(text).not.toContain('<script');
    }
  });

  it('says so where the factory was not called', async () => {
    const app = express();
    app.use('/problems', docsOf as unknown as Router);
    let thrown: unknown;
    app.use((error: unknown, _req: unknown, res: { end(): void }, _next: unknown) => {
      thrown = error;
      res.end();
    });
    await request(app).get('/problems');
    expect(thrown).toMatchObject({
      name: 'TypeError',
      message: "returnCodeDocs is a factory and was not called. Write app.use('/problems', returnCodeDocs()).",
    });
  });
});

describe('wrong options are a TypeError that says the fix', () => {
  it.each([
    [null, "returnCodeDocs takes an object of options, not null. Write app.use('/problems', returnCodeDocs())."],
    [{ code: [] }, 'returnCodeDocs has no option "code". It has codes, typeBase.'],
    [{ codes: OrderAlreadyPaid }, 'returnCodeDocs cannot use the option codes: a function. Pass an array of classes'],
    [{ codes: ['ORDER_ALREADY_PAID'] }, 'returnCodeDocs cannot use codes[0]: "ORDER_ALREADY_PAID". List what'],
    [{ codes: [OrderAlreadyPaid, OrderAlreadyPaid] }, 'two of one name. List each once'],
    [{ typeBase: 'problems' }, 'returnCodeDocs cannot use the option typeBase: "problems". Pass a path'],
  ])('%p', (options, message) => {
    const attempt = (): unknown => Reflect.apply(returnCodeDocs, undefined, [options]);
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow(message);
  });
});
