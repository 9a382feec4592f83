import type { Request, Response } from 'express';
import { causesOf } from '../mapper/causes';
import { isHttpError } from '../codes/http-error';
import { read, readOnce, readText } from '../lib/guard';

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
 * `res.destroyed` and a destroyed socket prove nothing: `pipeline` destroys them when the upstream dies.
 */
export const hasClientLeft = (req: Request, res: Response): boolean =>
  readOnce(req, 'aborted') || (readOnce(res, 'closed') && !readOnce(res, 'writableFinished'));

const CODES = new Set(
  `ERR_STREAM_PREMATURE_CLOSE ERR_STREAM_DESTROYED ERR_STREAM_UNABLE_TO_PIPE EPIPE ECONNRESET ECONNABORTED ABORT_ERR
   ERR_CANCELED ERR_ABORTED UND_ERR_ABORTED`.split(/\s+/),
);
const ABORT_NAME = /^(Abort|Canceled|Cancel|RequestAborted)Error$/;

/** True if an error is what a client's going away causes: a premature close, a reset, an abort. */
export function isOfLeaving(thrown: unknown): boolean {
  if (isHttpError(thrown)) return false; // the app has decided what it is
  return causesOf(thrown).some(
    (cause) => CODES.has(readText(cause, 'code') ?? '') || ABORT_NAME.test(readText(cause, 'name') ?? ''),
  );
}

/**
 * Cuts a half-written response, so that the client sees a broken one. Without a length or chunks (HTTP/1.0) the end of
 * the connection would complete it (RFC 9112 §6.3, §8): it is reset, once bytes are out. A reset before them would
 * make a proxy repeat the request.
 */
export function cut(res: Response): void {
  try {
    const { socket } = res;
    const isDelimited = res.chunkedEncoding || res.hasHeader('Content-Length');
    const isPlain = socket !== null && read(socket, 'encrypted') !== true; // on TLS a reset throws
    if (isPlain && !isDelimited && socket.bytesWritten > socket.writableLength) socket.resetAndDestroy();
  } catch {
    // a socket of another kind: destroyed below
  }
  res.destroy();
}
