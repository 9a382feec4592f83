import { ServerResponse } from 'http';
import type { IncomingMessage } from 'http';
import { returnCodeOf } from '../codes/return-codes';
import { readOnce } from '../lib/guard';
import { isHttp2, setFields } from './header-section';
import type { ErrorResponse } from './header-section';
import { otherMethods } from './other-methods';
import { endUnwatched, isPlainEnd } from './watched-end';

/** Sends the whole response to a request that failed. `warnings` gets a sentence for each header that cannot be set. */
export function respond(req: IncomingMessage, res: ServerResponse, response: ErrorResponse, warnings: string[]): void {
  const { status, body } = response;
  setFields(res, req, response, otherMethods, warnings);
  readOnce(res, 'setHeader').call(res, 'Content-Length', Buffer.byteLength(body.text));
  write(req, res, status, body.text);
}

/**
 * Writes it all. `end` would write the status line and the header section as well, but dearer: 2 % of what an error
 * costs on Node 20. It is left to it where middleware put its own `end` or `writeHead`: it may yet set fields there.
 */
function write(req: IncomingMessage, res: ServerResponse, status: number, text: string): void {
  const reason = returnCodeOf(status).title;
  const end = readOnce(res, 'end');
  const writeHead = readOnce(res, 'writeHead');
  const { prototype } = ServerResponse;
  if (isPlainEnd(end) && writeHead === prototype.writeHead) Reflect.apply(writeHead, res, [status, reason]);
  else if (isHttp2(req)) res.statusCode = status;
  else Object.assign(res, { statusCode: status, statusMessage: reason });
  endUnwatched(res, end, readOnce(req, 'method') === 'HEAD' ? [] : [text]);
}
