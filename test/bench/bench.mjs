// npm run bench: what an error response costs the server, as ratios in one run. `--short` checks that it runs.
import autocannon from 'autocannon';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import os from 'node:os';
import { inProcess, median } from './in-process.mjs';
import { byHand, ways } from './ways.mjs';

const isShort = process.argv.includes('--short');
const rounds = isShort ? 1 : Number(process.env.ROUNDS ?? 15);
const amount = isShort ? 200 : 6000;
const versionOf = (name) => createRequire(import.meta.url)(`${name}/package.json`).version;

const servers = {};
for (const name of Object.keys(ways)) {
  const child = fork(new URL('server.mjs', import.meta.url), [name], { execArgv: ['--expose-gc'] });
  child.once('exit', (code) => code && process.exit(code)); // its own message says why
  const [{ port }] = await once(child, 'message');
  servers[name] = { child, port, cpu: [], rate: [], statuses: new Set() };
}

const ask = async ({ child }) => {
  child.send('usage');
  const [usage] = await once(child, 'message');
  return usage;
};

const load = async (server) => {
  const before = await ask(server);
  const start = process.hrtime.bigint();
  const result = await autocannon({ url: `http://127.0.0.1:${server.port}/17`, connections: 8, amount, sampleInt: 50 });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const after = await ask(server);
  for (const status of Object.keys(result.statusCodeStats)) server.statuses.add(status);
  if (result.errors + result.timeouts > 0 || result.non2xx !== amount)
    throw new Error(`The load failed: ${result.errors} errors, ${result.non2xx} answers of ${amount}`);
  return { cpu: (after.cpu - before.cpu) / amount, rate: amount / seconds, heap: after.heap };
};

for (let round = 0; round <= rounds; round++) {
  for (const server of Object.values(servers)) {
    const { cpu, rate, heap } = await load(server);
    if (round === 0) continue; // warms up
    server.cpu.push(cpu);
    server.rate.push(rate);
    server.firstHeap ??= heap;
    server.heap = heap;
  }
}

const ratio = (server) => median(server.cpu.map((cpu, round) => cpu / servers[byHand].cpu[round]));
const row = (name, ...cells) =>
  console.log(`| ${name.padEnd(42)} | ${cells.map((cell) => cell.padStart(12)).join(' | ')} |`);

const [cpu] = os.cpus();
console.log(
  `\n${cpu?.model ?? 'unknown CPU'}, ${os.cpus().length} cores; Node ${process.version}, Express ${versionOf('express')},`,
);
console.log(
  `http-errors ${versionOf('http-errors')}, boom ${versionOf('@hapi/boom')}; medians of ${rounds} rounds of ${amount} requests, 8 connections\n`,
);
row('Over HTTP', 'server CPU', 'µs each', 'requests/s', 'status', 'heap, KiB');
for (const [name, server] of Object.entries(servers)) {
  row(
    name,
    `${ratio(server).toFixed(2)} ×`,
    median(server.cpu).toFixed(1),
    median(server.rate).toFixed(0),
    [...server.statuses].join(),
    ((server.heap - server.firstHeap) / 1024).toFixed(0),
  );
}

const heapAfter = async (server, errors) => {
  const before = (await ask(server)).heap;
  await autocannon({ url: `http://127.0.0.1:${server.port}/17`, connections: 8, amount: errors, sampleInt: 50 });
  return (await ask(server)).heap - before;
};
const storm = isShort ? 1000 : 100_000;
const grown = await heapAfter(servers['ours, thrown'], storm);
console.log(`\nHeap of "ours, thrown" after ${storm} errors and gc: ${(grown / 1024).toFixed(0)} KiB\n`);

const times = inProcess(isShort ? 1 : 15, isShort ? 100 : 20_000);
row('In process', 'ns each', '× http-errors');
for (const [name, nanoseconds] of Object.entries(times)) {
  row(name, nanoseconds.toFixed(0), (nanoseconds / times['createError(409, detail)']).toFixed(2));
}
for (const { child } of Object.values(servers)) child.disconnect();
