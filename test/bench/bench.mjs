// npm run bench: what an error response costs the server, as ratios in one run. `--short` checks that it runs.
import { createRequire } from 'node:module';
import os from 'node:os';
import { inProcess, median } from './in-process.mjs';
import { load, start, usageOf } from './load.mjs';
import { byHand, ways } from './ways.mjs';

const isShort = process.argv.includes('--short');
// Each process of a way has a bias of its own (where its code and its heap came to lie): so each round has new ones.
const rounds = isShort ? 1 : Number(process.env.ROUNDS ?? 15);
const amount = isShort ? 200 : 10_000;
const versionOf = (name) => createRequire(import.meta.url)(`${name}/package.json`).version;

const results = Object.fromEntries(Object.keys(ways).map((name) => [name, { cpu: [], rate: [], statuses: new Set() }]));
for (let round = 0; round < rounds; round++) {
  for (const [name, { cpu, rate, statuses }] of Object.entries(results)) {
    const server = await start(name);
    await load(server, amount); // warms up
    const before = await usageOf(server);
    const begin = process.hrtime.bigint();
    for (const status of await load(server, amount)) statuses.add(status);
    const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
    cpu.push(((await usageOf(server)).cpu - before.cpu) / amount);
    rate.push(amount / seconds);
    server.child.disconnect();
  }
}

const ratio = ({ cpu }) => median(cpu.map((one, round) => one / results[byHand].cpu[round]));
const row = (name, ...cells) =>
  console.log(`| ${name.padEnd(42)} | ${cells.map((cell) => cell.padStart(12)).join(' | ')} |`);

const [cpu] = os.cpus();
console.log(
  `\n${cpu?.model ?? 'unknown CPU'}, ${os.cpus().length} cores; Node ${process.version}, Express ${versionOf('express')},`,
);
console.log(
  `http-errors ${versionOf('http-errors')}, boom ${versionOf('@hapi/boom')}; medians of ${rounds} rounds, each with new processes: ${amount} requests after ${amount} to warm up, 8 connections\n`,
);
row('Over HTTP', 'server CPU', 'µs each', 'requests/s', 'status');
for (const [name, way] of Object.entries(results)) {
  const { cpu, rate, statuses } = way;
  row(name, `${ratio(way).toFixed(2)} ×`, median(cpu).toFixed(1), median(rate).toFixed(0), [...statuses].join());
}

const storm = isShort ? 1000 : 100_000;
const server = await start('ours, thrown');
await load(server, amount);
const { heap } = await usageOf(server);
await load(server, storm);
const grown = (await usageOf(server)).heap - heap;
server.child.disconnect();
console.log(`\nHeap of "ours, thrown" after ${storm} errors and gc: ${(grown / 1024).toFixed(0)} KiB\n`);

const times = inProcess(isShort ? 1 : 15, isShort ? 100 : 20_000);
row('In process', 'ns each', '× http-errors');
for (const [name, nanoseconds] of Object.entries(times)) {
  row(name, nanoseconds.toFixed(0), (nanoseconds / times['createError(409, detail)']).toFixed(2));
}
