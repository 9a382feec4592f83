// One way, in a process of its own; its parent asks for the CPU time and the heap.
import { successes, ways } from './ways.mjs';

const app = { ...ways, ...successes }[process.argv[2]]();
const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => {
  globalThis.gc();
  const { user, system } = process.cpuUsage();
  process.send({ cpu: user + system, heap: process.memoryUsage().heapUsed });
});
process.on('disconnect', () => process.exit());
