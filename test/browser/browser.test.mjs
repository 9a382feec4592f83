import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { createApp } from './app.mjs';

const pages = [
  '/api/problems',
  '/api/problems/families',
  '/api/problems/unauthorized',
  '/api/problems/order-already-paid',
  '/orders/17',
];
const LIGHT = 'rgb(252, 251, 249)';
const DARK = 'rgb(20, 19, 18)';

let server, browser, url, page, complaints;

before(async () => {
  server = createApp().listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});

after(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
});

beforeEach(() => {
  complaints = [];
});

afterEach(async () => {
  await page?.context().close();
});

/** A page of which every complaint is kept: console, uncaught errors, failed requests, CSP (Chromium logs those). */
async function open(path, options = {}) {
  const context = await browser.newContext({ baseURL: url, ...options });
  page = await context.newPage();
  page.on('console', (message) => {
    const isAnswer = /Failed to load resource: the server responded with a status of \d+ \(.*\)$/.test(message.text());
    if (!isAnswer) complaints.push(message.text()); // that a page has the status 409 is what it is for
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('requestfailed', (request) => {
    // Chromium calls a fetch aborted, now and then, whose body was read to its end as a stream.
    if (request.resourceType() !== 'fetch') complaints.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  return page.goto(path);
}

const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);

async function findings() {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
  assert.ok(passes.length > 10, 'axe looked at the page');
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe('the documentation page', () => {
  it('renders the two tables of the document with its style, under its policy', async () => {
    const response = await open('/api/problems');
    assert.equal(response.status(), 200);
    assert.match(response.headers()['content-security-policy'], /^default-src 'none'/);
    assert.deepEqual((await page.locator('h2').allTextContents()).slice(0, 2), ['Normal', 'Abnormal']);
    const abnormal = page.getByRole('table', { name: 'Abnormal', exact: true });
    assert.deepEqual(await abnormal.getByRole('columnheader').allTextContents(), ['Returned Value', 'Description']);
    const conflict = abnormal.getByRole('row', { name: /^409 Conflict / });
    assert.equal(await conflict.getByRole('cell').textContent(), 'The request cannot be processed due to a conflict.');
    assert.equal(await background(), LIGHT);
    assert.deepEqual(complaints, []);
  });

  it('never breaks a number in two lines', async () => {
    await open('/api/problems');
    const broken = await page.evaluate(
      () =>
        [...document.querySelectorAll('tbody .status')].filter((number) => number.getBoundingClientRect().height > 30)
          .length,
    );
    assert.equal(broken, 0);
  });

  it('leads from each table to a page and back, wherever it is mounted, with a trailing slash or without', async () => {
    for (const path of ['/api/problems', '/api/problems/']) {
      await open(path);
      await page.getByRole('link', { name: '404 Not Found' }).click();
      assert.equal(page.url(), `${url}/api/problems/not-found`);
      assert.equal(await page.title(), '404 Not Found');
      await page.getByRole('link', { name: 'All return codes' }).click();
      assert.equal(page.url(), `${url}/api/problems/`);
      await page.context().close();
    }
    assert.deepEqual(complaints, []);
  });

  it('is where the type of a real error body leads', async () => {
    await open('/api/problems');
    const response = await page.request.put('/orders/17');
    assert.equal(response.headers()['content-type'], 'application/problem+json');
    const body = await response.json();
    await page.goto(new URL(body.type, response.url()).href);
    assert.equal(await page.title(), '409 Order Already Paid');
    assert.equal(await page.locator('.lead').textContent(), body.description);
    assert.deepEqual(complaints, []);
  });

  it('can be used with the keyboard alone, and shows where the focus is', async () => {
    await open('/api/problems/unauthorized');
    await page.keyboard.press('Tab');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, 'solid');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${url}/api/problems/`);
  });
});

describe('a problem as a page', () => {
  it('shows the problem, runs nothing of it, and leads to its type', async () => {
    const response = await open('/orders/17');
    assert.equal(response.status(), 409);
    assert.equal(await page.title(), '409 Order Already Paid');
    assert.ok(await page.getByText('<script>document.title = "live"</script>').isVisible());
    assert.equal(await background(), LIGHT);
    await page.getByRole('link', { name: '/api/problems/order-already-paid' }).click();
    assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), '409 Order Already Paid');
    assert.deepEqual(complaints, []);
  });
});

for (const path of pages) {
  describe(path, () => {
    it('is dark for a reader who prefers it', async () => {
      await open(path, { colorScheme: 'dark' });
      assert.equal(await background(), DARK);
    });

    it('does not scroll sideways on a phone', async () => {
      await open(path, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });
      const { scrollWidth, tooWide } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth,
        tooWide: [...document.querySelectorAll('body *')]
          .filter(
            (element) => element.getBoundingClientRect().right > 360 || element.scrollWidth > element.clientWidth + 1,
          )
          .filter((element) => getComputedStyle(element).display !== 'inline')
          .map((element) => element.outerHTML.slice(0, 100)),
      }));
      assert.equal(scrollWidth, 360);
      assert.deepEqual(tooWide, []);
    });

    for (const [name, options] of Object.entries({
      light: {},
      dark: { colorScheme: 'dark' },
      phone: { viewport: { width: 360, height: 740 } },
    })) {
      it(`has no serious finding of axe, and no complaint of the browser: ${name}`, async () => {
        await open(path, options);
        assert.deepEqual(complaints, []);
        assert.deepEqual(await findings(), []);
      });
    }
  });
}

describe('the client in a browser', () => {
  it('gives back the class that the server threw, and a code that both sides know', async () => {
    await open('/shop');
    const result = await page.evaluate(async () => {
      const OrderAlreadyPaid = window.defineError({
        code: 'ORDER_ALREADY_PAID',
        status: 409,
        title: 'T',
        description: 'D',
      });
      const caught = (path, options) =>
        fetch(path, { method: 'POST' })
          .then((response) => window.throwIfProblem(response, options))
          .catch((error) => error);
      const paid = await caught('/orders/17', { codes: [OrderAlreadyPaid] });
      const unlisted = await caught('/orders/17');
      const wrongMethod = await caught('/orders/18');
      const { ok } = await window.throwIfProblem(await fetch('/shop'));
      return {
        ok,
        paid: [paid instanceof OrderAlreadyPaid, paid.status, paid.detail.slice(0, 16), paid.errors[0].detail],
        unlisted: [unlisted instanceof window.Conflict, window.isHttpError(unlisted), unlisted.code],
        wrongMethod: [wrongMethod.name, wrongMethod.headers],
      };
    });
    assert.deepEqual(result, {
      ok: true,
      paid: [true, 409, 'Order 17 was pai', 'is paid'],
      unlisted: [false, true, 'ORDER_ALREADY_PAID'],
      wrongMethod: ['MethodNotAllowed', { Allow: 'GET, HEAD' }],
    });
    assert.deepEqual(complaints, []);
  });
});
