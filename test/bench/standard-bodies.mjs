// npm run standard-bodies: what standardBodies() costs a request that succeeds, as a ratio in one run.
import { median } from './in-process.mjs';
import { load, start, usageOf } from './load.mjs';
import { successes } from './ways.mjs';

const rounds = Number(process.env.ROUNDS ?? 15);
const amount = Number(process.env.AMOUNT ?? 10_000);

/** Microseconds of CPU time a request, in a new process. */
const costOf = async (name) => {
  const server = await start(name);
  await load(server, amount, 0); // warms up
  const before = await usageOf(server);
  await load(server, amount, 0);
  const { cpu } = await usageOf(server);
  server.child.disconnect();
  return (cpu - before.cpu) / amount;
};

const [without, with_] = Object.keys(successes);
const costs = { [without]: [], [with_]: [] };
for (let round = 0; round < rounds; round++) {
  const order = round % 2 === 0 ? [without, with_] : [with_, without]; // the second of a pair finds another machine
  for (const name of order) costs[name].push(await costOf(name));
}
for (const [name, list] of Object.entries(costs)) console.log(`${name.padEnd(34)} ${median(list).toFixed(1)} µs`);
const ratios = costs[with_].map((cost, round) => cost / costs[without][round]);
console.log(`${'ratio'.padEnd(34)} ${median(ratios).toFixed(3)}`);
