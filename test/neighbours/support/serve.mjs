// Starts an app or a listener on a free port, asks it, and ends it.
import { once } from 'node:events';
import { createServer } from 'node:http';
import express5 from 'express';
import express4 from 'express4';

export const majors = [
  ['Express 5', express5],
  ['Express 4', express4],
];

/** Calls `ask` with a function that sends a request; what it returns is the response and its text. */
export async function serve(listener, ask) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await ask(async (path, init) => {
      const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, init);
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: text === '' ? undefined : JSON.parse(text),
      };
    });
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}

/** An upstream that answers each request so. */
export async function withUpstream(status, ask) {
  const server = createServer((_req, res) => res.writeHead(status).end('no')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await ask(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
