import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A listening server on 127.0.0.1 while `use` runs; whatever is still connected then is cut. */
export async function withServer<T>(
  app: RequestListener,
  use: (port: number, server: Server) => Promise<T>,
): Promise<T> {
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await use((server.address() as AddressInfo).port, server);
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
}

/** A socket that has sent these bytes. */
export async function send(port: number, bytes: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined); // a cut connection
  await once(socket, 'connect');
  socket.write(bytes, 'latin1');
  return socket;
}

/** Everything that the server answers to these bytes until it closes the connection. */
export async function exchange(app: RequestListener, bytes: string): Promise<string> {
  return withServer(app, async (port) => {
    const socket = await send(port, bytes);
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(socket, 'close');
    return Buffer.concat(chunks).toString('latin1');
  });
}

/** A request as bytes; the server closes the connection after its answer. */
export const bytesOf = (method: string, target: string, ...fields: string[]): string =>
  [`${method} ${target} HTTP/1.1`, 'Host: 127.0.0.1', 'Connection: close', ...fields, '', ''].join('\r\n');
