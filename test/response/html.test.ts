import { createHash } from 'node:crypto';
import type { Express } from 'express';
import request from 'supertest';
import { errorHandler } from '../../src/response/error-handler';
import type { ErrorHandlerOptions } from '../../src/response/options';
import { Conflict, InternalServerError } from '../../src/codes/errors';
import { notFoundHandler } from '../../src/response/not-found-handler';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';
import { bytesOf, exchange } from '../support/raw';

// What browsers send: Firefox, Chrome, Safari.
const browsers = [
  'text/html, application/problem+json',
  'application/problem+json;q=0.9, text/html',
  'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7',
  'text/html, application/json;q=0.5',
  'text/*',
  'text/html',
];
// What programs send; the first is no header at all. The last ones accept neither, and get JSON: never a 406.
const programs = [
  undefined,
  '*/*',
  'application/json, text/plain, */*',
  'application/json',
  'application/problem+json, text/html;q=0.1, application/json',
  'application/json, text/html;q=0.9',
  'text/html;q=0, */*',
  'text/csv',
  'application/problem+json, text/html;q=0.9',
  'text/html;q=0.5, application/problem+json;q=0.6',
  'application/problem+json, text/html',
  'image/png;q=0.1',
  '',
  ';;;,,,',
];

describe.each(expresses)('html, $name', ({ express }) => {
  captureLog();

  function createApp(options: ErrorHandlerOptions, thrown: () => Error): Express {
    const app = express();
    app.use((_req, res, next) => {
      res.setHeader('Content-Security-Policy', "script-src 'self'");
      next();
    });
    app.get('/orders/17', (_req, res) => {
      res.setHeader('Vary', 'Origin');
      throw thrown();
    });
    app.use(notFoundHandler());
    app.use(errorHandler({ html: true, ...options }));
    return app;
  }
  const conflict = (): Error =>
    new Conflict('<script>alert("17")</script> & \'paid\'', {
      type: 'https://api.example/p?a=1&b=%22',
      errors: [
        { detail: '<b>not a number</b>', pointer: '#/items/0/<i>' },
        { detail: 'unknown', parameter: 'page' },
        { detail: 'too old', header: 'If-Match' },
        { detail: 'and more' },
      ],
      extensions: { '<em>': '<u>', list: [1, { a: '<s>' }] },
      headers: { 'Content-Security-Policy': "script-src 'unsafe-inline'" },
    });

  it.each(browsers)('sends a page to a client that accepts %s', async (accept) => {
    const response = await request(createApp({}, conflict)).get('/orders/17').set('Accept', accept);
    expect(response.status).toBe(409);
    expect(response.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      vary: 'Origin, Accept',
      'content-length': String(Buffer.byteLength(response.text)),
    });
    expect(response.text).toMatch(/^<!doctype html>/);
  });

  it.each(programs)('sends JSON to a client that accepts %p', async (accept) => {
    const field = accept === undefined ? [] : [`Accept: ${accept}`];
    const answer = await exchange(createApp({}, conflict), bytesOf('GET', '/orders/17', ...field));
    expect(answer).toMatch(/^HTTP\/1.1 409 Conflict\r\n/);
    expect(answer).toMatch(/\r\nContent-Type: application\/problem\+json\r\n/);
    expect(answer).toMatch(/\r\nVary: Origin, Accept\r\n/);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 409, code: 'CONFLICT' });
  });

  it('is off unless the app says so', async () => {
    const response = await request(createApp({ html: false }, conflict))
      .get('/orders/17')
      .set('Accept', 'text/html');
    expectProblem(response, 409);
    expect(response.headers.vary).toBe('Origin');
  });

  it("has a Content-Security-Policy of its own: its style by hash, no script; a JSON body keeps the app's", async () => {
    const page = await request(createApp({}, conflict)).get('/orders/17').set('Accept', 'text/html');
    const style = /<style>([^]*)<\/style>/.exec(page.text)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(page.text).not.toMatch(/<script| style=| on\w+=/i);
    const json = await request(createApp({}, () => new Conflict())).get('/orders/17');
    expect(json.headers['content-security-policy']).toBe("script-src 'self'");
  });

  it('shows everything that the JSON body says, as text: markup is never live (S5)', async () => {
    const { text } = await request(createApp({}, conflict)).get('/orders/17').set('Accept', 'text/html');
    const main = /<main>([^]*)<\/main>/.exec(text)?.[1] ?? '';
    const tags = new Set(main.match(/<\/?\w+/g));
    expect([...tags].filter((tag) => /script|<b$|<i$|<em|<u$|<s$/.test(tag))).toEqual([]);
    const shown = main
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)))
      .replace(/\s+/g, ' ');
    for (const part of [
      '409',
      'Conflict',
      'The request cannot be processed due to a conflict.',
      '<script>alert("17")</script> & \'paid\'',
      '#/items/0/<i> <b>not a number</b>',
      'page unknown',
      'If-Match too old',
      'and more',
      'instance /orders/17',
      '<em> <u>',
      'list [1,{"a":"<s>"}]',
    ]) {
      expect(shown).toContain(part);
    }
    expect(main).toContain('<a href="https://api.example/p?a=1&#38;b=%22">');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example/', 'urn:x:y'])(
    'does not link the type %s',
    async (type) => {
      const app = createApp({}, () => new Conflict(undefined, { type }));
      const { text } = await request(app).get('/orders/17').set('Accept', 'text/html');
      expect(text).toContain(`<dd>${type}</dd>`);
      expect(text.match(/<a href="[^"]*"/g)).toEqual(['<a href="/"']); // the way back
    },
  );

  it.each(['http://api.example/p', 'HTTPS://api.example/p', '/problems/paid'])('links the type %s', async (type) => {
    const app = createApp({}, () => new Conflict(undefined, { type }));
    const { text } = await request(app).get('/orders/17').set('Accept', 'text/html');
    expect(text).toMatch(/<dt><code>type<\/code><\/dt>\s*<dd><a /);
    expect(text).toContain(`<a href="${type}">${type}</a>`);
  });

  it('has no empty element for what is not there', async () => {
    const app = createApp({}, () => new Conflict(undefined, { errors: [{ detail: 'a' }] }));
    const { text } = await request(app).get('/orders/17').set('Accept', 'text/html');
    expect(text).not.toMatch(/<(\w+)[^>]*>\s*<\/\1>/);
  });

  it('shows no detail of a 5xx, and no type that says nothing', async () => {
    const app = createApp({}, () => new InternalServerError('host db7 is down'));
    const { status, text } = await request(app).get('/orders/17').set('Accept', 'text/html');
    expect(status).toBe(500);
    expect(text).not.toMatch(/db7|about:blank/);
  });

  it('has the same headers and no body for HEAD', async () => {
    const app = createApp({}, conflict);
    const page = await request(app).get('/orders/17').set('Accept', 'text/html');
    const answer = await exchange(app, bytesOf('HEAD', '/orders/17', 'Accept: text/html'));
    expect(answer).toContain(`\r\nContent-Length: ${page.headers['content-length']}\r\n`);
    expect(answer).toContain('\r\nContent-Type: text/html; charset=utf-8\r\n');
    expect(answer.split('\r\n\r\n')[1]).toBe('');
  });

  it('is a page in the language that localize says', async () => {
    const app = createApp({ localize: () => ({ language: 'de', title: 'Nicht gefunden' }) }, conflict);
    const { headers, text } = await request(app).get('/nowhere').set('Accept', 'text/html');
    expect(text).toContain('<html lang="de">');
    expect(text).toContain('<title>404 Nicht gefunden</title>');
    expect(headers).toMatchObject({ 'content-language': 'de', vary: 'Accept, Accept-Language' });
  });
});
