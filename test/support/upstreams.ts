import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** What `call` throws at a server on the loopback that answers with `listener`. */
export const failureAt = (listener: RequestListener, call: (url: string) => unknown): Promise<unknown> =>
  failureOf(createServer(listener), call);

/** The same at a server of bytes, e.g. one that hangs up. */
export const failureAtSocket = (onSocket: (socket: Socket) => void, call: (url: string) => unknown): Promise<unknown> =>
  failureOf(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => onSocket(socket));
    }),
    call,
  );

/** What is thrown where nobody listens. */
export async function failureWhereNobodyListens(call: (url: string) => unknown): Promise<unknown> {
  const server = createTcpServer();
  const url = await listen(server);
  await new Promise((closed) => server.close(closed));
  return thrownBy(() => call(url));
}

async function failureOf(server: Server, call: (url: string) => unknown): Promise<unknown> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  const url = await listen(server);
  try {
    return await thrownBy(() => call(url));
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((closed) => server.close(closed));
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a function throws, or its promise rejects with. */
export async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}
