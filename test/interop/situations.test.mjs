// Whose fault is it: real validators and clients in real Express apps of both majors, asked over HTTP. A row says what was
// sent, what the app did with it, and who is to blame. The verdict is taken from the log hook.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, test } from 'node:test';
import express5 from 'express';
import express4 from 'express4';
import { asyncHandler, errorHandler, notFoundHandler } from './support/library.mjs';
import { request } from './support/request.mjs';
import { situations } from './support/situations.mjs';

test('There are more than a hundred and twenty situations', () =>
  assert.ok(situations.length > 120, String(situations.length)));

for (const { major, express } of [
  { major: 'Express 5', express: express5 },
  { major: 'Express 4', express: express4 },
]) {
  describe(major, () => {
    for (const { name, ...row } of situations)
      if (name.includes(process.env.ONLY ?? '')) test(name, () => run(express, row));
  });
}

/** Sends one request to an app whose routes are all this handler, and checks who is to blame. */
async function run(
  express,
  { path = '/users/:email/:age', sent = {}, parser, options, act, fault, status, certainty, list },
) {
  const verdicts = [];
  const app = express();
  app.set('query parser', 'extended');
  app.use(parser?.(express) ?? express.json());
  app.all(
    path,
    asyncHandler(async (req, res) => void res.json(await act(req))),
  );
  app.use(notFoundHandler());
  app.use(errorHandler({ ...options, log: (_problem, { verdict, thrown }) => verdicts.push({ ...verdict, thrown }) }));

  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const response = await request(server.address().port, { path: '/users/a@example.org/30', ...sent });
    const [verdict] = verdicts;
    const told = `${response.status} ${response.text}\n${verdict?.family}: ${verdict?.because} (${verdict?.fault}, ${verdict?.certainty})\n${String(verdict?.thrown)}`; // prettier-ignore
    assert.equal(verdict?.fault, fault, told);
    assert.equal(response.status, status ?? (fault === 'client' ? 400 : 500), told);
    if (certainty !== undefined) assert.equal(verdict.certainty, certainty, told);
    const { errors } = JSON.parse(response.text);
    if (response.status >= 500) assert.equal(errors, undefined, told);
    if (list !== undefined) assert.equal(Array.isArray(errors), list, told);
  } finally {
    server.close();
    await once(server, 'close');
  }
}
