import type { Request, Response } from 'express';
import type { Socket } from 'net';
import { isObject, read, readOnce, readText } from '../lib/guard';

/** Where a response is: still open, half-written, answered in full, or its client is gone. */
export function stageOf(res: Response): 'open' | 'half-written' | 'answered' | 'gone' {
  if (readOnce(res, 'writableEnded')) return 'answered';
  // Not req.destroyed: that is true after any body that was read. An aborted body is told before `res` knows of it.
  if (readOnce(res, 'destroyed') || readOnce(res, 'closed') || readOnce(res, 'socket')?.destroyed === true)
    return 'gone';
  return readOnce(res, 'headersSent') ? 'half-written' : 'open';
}

/**
 * True if the client went away before its response was complete, as far as is known when the handler is called.
 * `res.destroyed` proves nothing: `pipeline` destroys it when the upstream dies, with the error of the upstream, and
 * closes the request and the socket with it. A client that leaves destroys the socket first, and without an error.
 */
export function hasClientLeft(req: Request, res: Response): boolean {
  if (isObject(read(res, 'errored'))) return false;
  if (readOnce(req, 'aborted')) return true;
  if (readOnce(res, 'writableFinished')) return false;
  // Express's sendFile tells before anything but the socket knows.
  return readOnce(res, 'closed') || (readOnce(res, 'socket')?.destroyed === true && !readOnce(res, 'destroyed'));
}

/**
 * Cuts a half-written response, so that the client sees a broken one. Without a length or chunks (HTTP/1.0) the end of
 * the connection would complete it (RFC 9112 §6.3, §8): it is reset, once bytes are out. A reset before them would
 * make a proxy repeat the request.
 */
export function cut(res: Response): void {
  try {
    const { socket } = res;
    const isPlain = socket !== null && read(socket, 'encrypted') !== true; // on TLS a reset throws
    if (isPlain && !isDelimited(res) && isSending(socket)) socket.resetAndDestroy();
  } catch {
    // a socket of another kind: destroyed below
  }
  res.destroy();
}

/** True if the message itself says where it ends: chunks, a length, or a response that has no body (RFC 9112 §6.3). */
const isDelimited = (res: Response): boolean =>
  res.chunkedEncoding ||
  res.hasHeader('Content-Length') ||
  /\r\ncontent-length:/i.test(readText(res, '_header') ?? '') || // given to writeHead, it is only there
  [204, 304].includes(res.statusCode) ||
  readText(res.req, 'method') === 'HEAD';

/** True if bytes were given to the system. What is on its way is in `writableLength` until all of it has left. */
function isSending(socket: Socket): boolean {
  const given = read(socket, '_bytesDispatched');
  return typeof given === 'number' ? given > 0 : socket.bytesWritten > socket.writableLength;
}
