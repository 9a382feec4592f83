// Bundles the worker as bundlers for workers do, and runs it where there is no Node: no require, no process, no Buffer.
import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';

const common = { entryPoints: ['worker.ts'], bundle: true, write: false, format: 'iife', globalName: 'worker' };
const fails = (text) => Promise.reject(new TypeError('fetch failed', { cause: new Error(text) }));

for (const settings of [
  { platform: 'neutral' },
  { platform: 'browser', minify: true },
  { platform: 'browser', conditions: ['workerd', 'worker'] },
]) {
  const { outputFiles, warnings } = await build({ ...common, ...settings });
  assert.deepEqual(warnings, []);
  const [{ text }] = outputFiles;
  const globals = { Request, Response, Headers, URL, URLSearchParams, TextEncoder, TextDecoder, atob, console };
  const context = { ...globals, fetch: () => fails('getaddrinfo ENOTFOUND upstream.example') };
  const { fetch } = runInNewContext(`${text};worker`, context).default;
  const ask = async (path, init) => {
    const response = await fetch(new Request(`https://shop.example${path}`, init));
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };

  const missing = await ask('/orders/17');
  assert.deepEqual([missing.status, missing.type], [404, 'application/problem+json']);
  assert.deepEqual(
    (({ code, detail, instance, method }) => [code, detail, instance, method])(JSON.parse(missing.text)),
    ['NOT_FOUND', 'There is no /orders/17.', '/orders/17', 'GET'],
  );
  assert.deepEqual([(await ask('/x', { method: 'HEAD' })).text, (await ask('/upstream')).status], ['', 502]);
  const input = (body) => ask('/input', { method: 'POST', body: JSON.stringify(body) });
  assert.deepEqual([(await input({ count: 'x' })).status, (await input({ count: 1 })).status], [400, 500]);
  const page = await ask('/x', { headers: { accept: 'text/html' } });
  assert.deepEqual([page.type, page.text.startsWith('<!doctype html>')], ['text/html; charset=utf-8', true]);
  console.log(`worker, ${JSON.stringify(settings)}: ${Math.round(text.length / 1024)} kB`);
}
