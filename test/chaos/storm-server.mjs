// The app in a process of its own, so that its heap is its own; its parent asks for figures.
import { createServer } from 'node:http';
import { expresses } from './library.mjs';
import { failingApp } from './mixed-errors.mjs';

const records = [];
const log = (problem, { req }) => {
  records[problem.status] = (records[problem.status] ?? 0) + 1;
  if (problem.instance !== undefined && !req.originalUrl.includes('%') && problem.instance !== req.originalUrl) {
    throw new Error('the log was told of another request');
  }
};
let printed = 0;
console.error = () => (printed += 1);

const server = createServer(failingApp(expresses[process.argv[2]], { log }));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('message', () => {
  server.getConnections((_error, connections) => {
    globalThis.gc();
    const { heapUsed } = process.memoryUsage();
    process.send({ heapUsed, connections, printed, records: records.reduce((sum, count) => sum + count, 0) });
  });
});
process.on('disconnect', () => process.exit());
