import { IncomingMessage, ServerResponse } from 'http';
import { Socket } from 'net';
import { readText } from '../lib/guard';
import { respond } from './respond';
import type { ErrorResponse } from './header-section';

/** Returns an error response as bytes, for a connection that has no response object: its last one. */
export function toBytes(given: IncomingMessage | undefined, response: ErrorResponse, warnings: string[]): Buffer {
  const req = given ?? new IncomingMessage(new Socket());
  const res = new ServerResponse(req); // belongs to no connection: it only keeps what it is told
  res.setHeader('Connection', 'close');
  respond(req, res, response, warnings);
  const body = req.method === 'HEAD' ? '' : response.body.text;
  return Buffer.concat([Buffer.from(readText(res, '_header') ?? '', 'latin1'), Buffer.from(body)]);
}
