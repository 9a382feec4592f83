import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server, ServerOptions } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A server that listens on 127.0.0.1, as `set` has set it up, while `use` runs; whatever is still connected then is cut. */
export async function withOwnServer<S extends Server>(
  server: S,
  use: (port: number, server: S) => Promise<void>,
): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    await use((server.address() as AddressInfo).port, server);
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}

/** A server of node:http that looks for requests that take too long each 20 ms. */
export const quickServer = (app: RequestListener, options: ServerOptions = {}): Server =>
  createServer({ connectionsCheckingInterval: 20, ...options }, app);

/** Everything that a socket receives until it is closed; fails where that takes longer than `patience` milliseconds. */
export async function received(socket: Socket, patience = 3000): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  const timer = setTimeout(() => socket.destroy(new Error('nobody closed the connection')), patience);
  const errors: Error[] = [];
  socket.on('error', (error) => errors.push(error));
  if (!socket.closed) await once(socket, 'close').catch(() => undefined);
  clearTimeout(timer);
  const [failure] = errors.filter(({ message }) => message.startsWith('nobody'));
  if (failure !== undefined) throw failure;
  return Buffer.concat(chunks).toString('latin1');
}

/** Connects, and writes each of these parts as a packet of its own. */
export async function open(port: number, ...parts: readonly (string | Buffer)[]): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay();
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return socket;
}
