// What an error costs before any HTTP: nanoseconds each, the median of several rounds, each way in turn.
import boom from '@hapi/boom';
import createError from 'http-errors';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { Conflict, ServiceUnavailable, toHttpError, toProblem } = require('../../dist');

const own = new Conflict('Order 17 is already paid.');
const foreign = Object.assign(new Error('EMFILE'), { errno: -24, code: 'EMFILE', syscall: 'open' });
const unknown = new Error('unexpected');

const works = {
  'new Conflict(detail)': () => new Conflict('Order 17 is already paid.'),
  'new ServiceUnavailable(detail)': () => new ServiceUnavailable('Back soon.'),
  'createError(409, detail)': () => createError(409, 'Order 17 is already paid.'),
  'boom.conflict(detail)': () => boom.conflict('Order 17 is already paid.'),
  'new Error(detail)': () => new Error('Order 17 is already paid.'),
  'toHttpError(own)': () => toHttpError(own),
  'toHttpError(foreign, the last rule)': () => toHttpError(foreign),
  'toHttpError(an error no rule knows)': () => toHttpError(unknown),
  'toProblem(own)': () => toProblem(own, { instance: '/17' }),
};

// Express's stack is some twenty frames deep where a handler throws.
const deep = (work, depth) => (depth === 0 ? work() : deep(work, depth - 1));

/** Nanoseconds of each work. */
export function inProcess(rounds, times) {
  const taken = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const [name, work] of Object.entries(works)) {
      const run = () => {
        for (let i = 0; i < times; i++) work();
      };
      const start = process.hrtime.bigint();
      deep(run, 20);
      if (round > 0) taken[name].push(Number(process.hrtime.bigint() - start) / times);
    }
  }
  return Object.fromEntries(Object.entries(taken).map(([name, list]) => [name, median(list)]));
}

export const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
