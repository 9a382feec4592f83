import SwaggerParser from '@apidevtools/swagger-parser';
import request from 'supertest';
import { createApp as createDocs } from '../examples/docs';
import { createShop, createStock } from '../examples/gateway';
import { createApp as createPages } from '../examples/pages';
import { createApp, createQuickstart } from '../examples/quickstart';
import { captureLog } from './support/log';
import { expectProblem } from './support/problems';
import { withServer } from './support/raw';
import { open, received, withOwnServer } from './support/raw-server';

const log = captureLog();

describe('examples/gateway.ts', () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  const get = async (path: string): Promise<request.Response> =>
    withServer(createStock(), async (port) => {
      const shop = createShop(`http://127.0.0.1:${port}`);
      return request(shop).get(path).set('traceparent', traceparent);
    });

  it('answers with what the stock has', async () => {
    expect((await get('/products/lamp')).body).toEqual({ product: 'lamp', available: 3 });
  });

  it("relays the stock's 404", async () => {
    expect(expectProblem(await get('/products/table'), 404)).toMatchObject({
      code: 'NOT_FOUND',
      detail: 'There is no product table.',
      instance: '/products/table',
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    });
  });

  it("relays the stock's own code, with what it says of it", async () => {
    expect(expectProblem(await get('/products/chair'), 409)).toMatchObject({
      type: '/problems/sold-out',
      code: 'SOLD_OUT',
      description: 'The product cannot be ordered because it is sold out.',
      product: 'chair',
      expected: 'next week',
    });
    expect(log.records).toEqual([]);
  });

  it("makes a 502 of the stock's 500, and its log says who answered", async () => {
    const response = await get('/products/bug');
    expectProblem(response, 502);
    expect(response.text).not.toMatch(/password|InternalServerError|127\.0\.0\.1/);
    expect(log.records.join()).toMatch(/http:\/\/127\.0\.0\.1:\d+ answered 500/);
  });

  it('makes a 504 of a stock that does not answer in time', async () => {
    expectProblem(await get('/products/slow'), 504);
  });

  it('makes a 502 of a stock that is not there', async () => {
    const port = 2; // nobody listens there, and none of the servers of other tests ever will
    const response = await request(createShop(`http://127.0.0.1:${port}`)).get('/products/lamp');
    expectProblem(response, 502);
    expect(response.text).not.toContain('127.0.0.1');
    expect(log.records.join()).toContain(`ECONNREFUSED 127.0.0.1:${port}`);
  });

  it('sends the trace of its own request to the stock', async () => {
    const seen: unknown[] = [];
    const stock = createStock();
    await withServer(
      (req, res) => {
        seen.push(req.headers.traceparent);
        stock(req, res);
      },
      async (port) => {
        const shop = createShop(`http://127.0.0.1:${port}`);
        await request(shop).get('/products/lamp').set('traceparent', traceparent);
        await request(shop).get('/products/lamp');
      },
    );
    expect(seen).toEqual([traceparent, undefined]);
  });
});

describe('examples/quickstart.ts', () => {
  it.each<[method: 'get' | 'put' | 'post' | 'delete', path: string, status: number]>([
    ['put', '/orders/17', 409],
    ['put', '/orders/18', 400],
    ['get', '/orders/99', 404],
    ['delete', '/orders/17', 405],
    ['post', '/orders', 401],
    ['get', '/reports', 503],
    ['get', '/bug', 500],
    ['get', '/codes/504', 504],
    ['get', '/admin', 403],
  ])('answers %s %s with the problem of %d', async (method, path, status) => {
    const body = expectProblem(await request(createApp())[method](path), status);
    expect(body.instance).toBe(path);
  });

  it('gives the standard body to what node:http answers', async () => {
    const fields = 'Host: localhost\r\nExpect: tea\r\n\r\n';
    await withOwnServer(createQuickstart(), async (port) => {
      for (const [bytes, code] of [
        ['nonsense\r\n\r\n', 'BAD_REQUEST'],
        [`GET /orders/17 HTTP/1.1\r\n${fields}`, 'EXPECTATION_FAILED'],
      ] as const)
        expect(await received(await open(port, bytes))).toContain(`"code":"${code}"`);
    });
  });

  it('answers what succeeds as ever', async () => {
    await request(createApp()).get('/orders/17').expect(200, { id: '17', item: 'A lamp', status: 'paid' });
  });
});

describe('examples/docs.ts', () => {
  const app = createDocs();

  it('answers with its own codes, and their type leads to their page', async () => {
    const paid = await request(app).put('/orders/17');
    expect(expectProblem(paid, 409)).toMatchObject({ code: 'ORDER_ALREADY_PAID', paidAt: '2026-11-01' });
    const limit = await request(app).post('/orders');
    expect(expectProblem(limit, 429)).toMatchObject({ code: 'DAILY_LIMIT_REACHED', detail: 'Five orders a day.' });
    expect(limit.headers['retry-after']).toBe('3600');
    for (const { body } of [paid, limit]) {
      const page = await request(app).get(String(body.type)).set('Accept', 'text/html');
      expect(page.status).toBe(200);
      expect(page.text).toContain(body.description);
    }
    expectProblem(await request(app).put('/orders/18'), 404);
  });

  it('shows a browser its failures as pages', async () => {
    const page = await request(app).get('/orders').set('Accept', 'text/html');
    expect([page.status, page.type]).toEqual([405, 'text/html']);
    expect(page.headers.allow).toBe('POST');
    expect(page.text).toContain('<a href="/problems/method-not-allowed">');
  });

  it('lists its codes on the page and as JSON', async () => {
    const { body } = await request(app).get('/problems').set('Accept', 'application/json');
    expect((body.own as { code: string }[]).map(({ code }) => code)).toEqual([
      'ORDER_ALREADY_PAID',
      'DAILY_LIMIT_REACHED',
    ]);
    expect((await request(app).get('/problems')).text).toContain('ORDER_ALREADY_PAID');
  });

  it('serves a valid OpenAPI document', async () => {
    const { body } = await request(app).get('/openapi.json');
    await expect(SwaggerParser.validate(body)).resolves.toBeDefined();
  });
});

describe('examples/pages.ts', () => {
  const app = createPages();
  const visit = async (path: string): Promise<request.Response> => request(app).get(path).set('Accept', 'text/html');

  it('shows a browser its own page of what is not there', async () => {
    expect((await visit('/')).text).toContain('<a href="/lamps/2">A desk lamp</a>');
    const page = await visit('/lamps/3');
    expect([page.status, page.type]).toEqual([404, 'text/html']);
    expect(page.text).toContain('<title>Not Found – Lamps &amp; More</title>');
    expect(page.text).toContain('We have no lamp number 3.');
    expect(page.headers).not.toHaveProperty('content-security-policy');
    expect((await visit('/nowhere')).text).toContain('<h1>We looked everywhere.</h1>');
    expect(log.records).toEqual([]);
  });

  it('shows it another one of what failed, with the reference that the log has', async () => {
    const page = await visit('/checkout');
    expect(page.status).toBe(500);
    expect(page.text).toContain('<h1>That was us, not you.</h1>');
    expect(page.text).not.toContain('pay.internal');
    const reference = /quote <code>([0-9a-f-]{36})<\/code>/.exec(page.text)?.[1];
    expect(log.records).toEqual([expect.stringMatching(new RegExp(`^500 .* trace=${reference}\\n.*pay\\.internal`))]);
  });

  it('sends programs the problem, and old clients what they know', async () => {
    expect(expectProblem(await request(app).get('/lamps/3'), 404)).toMatchObject({
      detail: 'We have no lamp number 3.',
    });
    const old = await request(app).get('/v1/lamps');
    expect([old.status, old.type, old.body]).toEqual([404, 'application/json', { code: 404, error: 'Not Found' }]);
  });
});
