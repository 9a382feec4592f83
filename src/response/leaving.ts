import { isHttpError } from '../codes/http-error';
import { readText } from '../lib/guard';
import { causesOf } from '../mapper/causes';

const CODES = new Set(
  `ERR_STREAM_PREMATURE_CLOSE ERR_STREAM_DESTROYED ERR_STREAM_UNABLE_TO_PIPE EPIPE ECONNRESET ECONNABORTED ABORT_ERR
   ERR_CANCELED ERR_ABORTED UND_ERR_ABORTED`.split(/\s+/),
);
const ABORT_NAME = /^(Abort|Canceled|Cancel|RequestAborted)Error$/;
const ABORT_MESSAGE = /^(Request aborted|Unexpected end of form)$/; // multer's and busboy's, which have no code

/** True if an error is what a client's going away causes: a premature close, a reset, an abort. */
export function isOfLeaving(thrown: unknown): boolean {
  if (isHttpError(thrown)) return false; // the app has decided what it is
  return causesOf(thrown).some(
    (cause) =>
      CODES.has(readText(cause, 'code') ?? '') ||
      ABORT_NAME.test(readText(cause, 'name') ?? '') ||
      ABORT_MESSAGE.test(readText(cause, 'message') ?? ''),
  );
}
