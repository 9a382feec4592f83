// Servers that fail as upstreams do: real sockets on 127.0.0.1.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { TOKEN } from './planted.mjs';

/** Answers every request so, after it has read it. */
export const answers = (status, body = { message: `${TOKEN}: the upstream says ${status}` }, headers = {}) =>
  createServer((req, res) => {
    req.resume().on('end', () => {
      const isText = typeof body === 'string';
      res.writeHead(status, {
        'Content-Type': isText ? 'text/plain' : 'application/json',
        'Set-Cookie': `session=${TOKEN}`,
        'WWW-Authenticate': 'Bearer realm="planted upstream"',
        ...headers,
      });
      res.end(isText ? body : JSON.stringify(body));
    });
  });

export const isThrottled = () => answers(429, undefined, { 'Retry-After': '7' });
export const isDown = () => answers(503, undefined, { 'Retry-After': '7' });
export const hangs = () => createServer((req) => req.resume());
/** Accepts connections and never says a word, whatever the protocol. */
export const isSilent = () => createTcpServer((socket) => socket.resume());
export const isSlowToSend = () =>
  createServer((_req, res) => res.writeHead(200, { 'Content-Type': 'application/json' }).write('{"a":'));
export const redirectsForever = () => createServer((req, res) => res.writeHead(302, { Location: req.url }).end());
export const answersNoJson = () => answers(200, `<html>${TOKEN}`, { 'Content-Type': 'application/json' });
export const resets = () => createTcpServer((socket) => socket.once('data', () => socket.resetAndDestroy()));
export const hangsUp = () => createTcpServer((socket) => socket.once('data', () => socket.end()));
export const speaksNoHttp = () =>
  createTcpServer((socket) => socket.once('data', () => socket.end('planted garbage\r\n\r\n')));
export const breaksOff = () =>
  createTcpServer((socket) =>
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"a":')),
  );

/** While `use` runs, this server listens; its address is passed as a URL and as a port. */
export async function withUpstream(make, use) {
  const server = make();
  const sockets = new Set();
  server.on('connection', (socket) => sockets.add(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await once(server.close(), 'close');
  };
  try {
    if (make === refuses) await close();
    return await use(`http://127.0.0.1:${port}`, port);
  } finally {
    await close();
  }
}

/**
 * A port on which nobody listens: it was free a moment ago. A bare ECONNREFUSED of a data store (503) looks like that of
 * an HTTP upstream (502): the cases expect 502 where the driver adds no mark of its own.
 */
export const refuses = () => createTcpServer();

/** Rejects with the `error` that this emitter emits. */
export const emitted = async (emitter) => {
  const [error] = await once(emitter, 'error');
  throw error;
};
