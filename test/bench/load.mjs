// A way in a process of its own, and requests to it.
import autocannon from 'autocannon';
import { fork } from 'node:child_process';
import { once } from 'node:events';

/** Starts the server of a way, in a process of its own. */
export const start = async (name) => {
  const child = fork(new URL('server.mjs', import.meta.url), [name], { execArgv: ['--expose-gc'] });
  child.once('exit', (code) => code && process.exit(code)); // its own message says why
  const [{ port }] = await once(child, 'message');
  return { child, url: `http://127.0.0.1:${port}/17` };
};

/** The CPU time that a server has taken, in microseconds, and its heap after a collection. */
export const usageOf = async ({ child }) => {
  child.send('usage');
  const [usage] = await once(child, 'message');
  return usage;
};

/** Sends that many requests; each has to get a failure for an answer, or a success where `failures` is 0. */
export const load = async ({ url }, amount, failures = amount) => {
  const result = await autocannon({ url, connections: 8, amount, sampleInt: 50 });
  if (result.errors + result.timeouts > 0 || result.non2xx !== failures)
    throw new Error(`The load failed: ${result.errors} errors, ${result.non2xx} answers of ${amount}`);
  return Object.keys(result.statusCodeStats);
};
