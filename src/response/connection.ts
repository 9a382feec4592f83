import type { IncomingMessage } from 'http';
import type { Duplex } from 'stream';
import { isObject, read, readText } from '../lib/guard';

/** How long what a client still sends is read after the response: a reset would make it lose that. */
const MAX_LINGER = 1000;

/**
 * Tells what may still be done on a connection whose next bytes are no request: `open` for a response, `ended` after a
 * whole one, `busy` with one that the app owes or has begun, or `gone`.
 */
export function stageOfConnection(socket: Duplex): 'open' | 'ended' | 'busy' | 'gone' {
  if (read(socket, 'destroyed') === true) return 'gone';
  if (read(socket, 'writable') !== true) return 'ended';
  const res = read(socket, '_httpMessage'); // the response whose turn it is
  if (!isObject(res)) return isOfRequest(incomingOf(socket)) ? 'ended' : 'open';
  if (read(res, 'writableEnded') === true) return 'ended';
  return isOfRequest(read(res, 'req')) && read(res, 'headersSent') !== true ? 'open' : 'busy';
}

/** Returns the request that is being received, where its head has come in whole. */
export function requestOf(socket: Duplex): IncomingMessage | undefined {
  const incoming = incomingOf(socket);
  return isOfRequest(incoming) ? incoming : undefined;
}

const incomingOf = (socket: Duplex): unknown => read(read(socket, 'parser'), 'incoming');

/** True if a request is not received in whole: what cannot be read is its body. */
const isOfRequest = (req: unknown): req is IncomingMessage =>
  readText(req, 'url') !== undefined && read(req, 'complete') === false;

/** Sends the last bytes of a connection. It closes once the client has, or has had its time. */
export function closeWith(socket: Duplex, bytes: Buffer): void {
  socket.end(bytes);
  linger(socket);
}

/** Closes a connection after what is on its way. */
export function closeAfterAll(socket: Duplex): void {
  if (!socket.writableEnded) socket.end();
  if (socket.writableFinished) linger(socket);
  else socket.once('finish', () => linger(socket));
}

// A socket that both sides have ended destroys itself.
function linger(socket: Duplex): void {
  const timer = setTimeout(() => socket.destroy(), MAX_LINGER);
  socket.once('close', () => clearTimeout(timer));
}
