import type { IncomingMessage } from 'http';
import type { Request } from 'express';
import { isObject, read } from '../lib/guard';
import { allowedMethods } from './allowed-methods';

/** Lists what the router of Express has on the path, without the refused method (and HEAD, which goes with GET). */
export function otherMethods(req: IncomingMessage): string {
  const refused = req.method === 'GET' || req.method === 'HEAD' ? ['GET', 'HEAD'] : [req.method];
  const methods = (isOfExpress(req) ? allowedMethods(req) : undefined) ?? [];
  return methods.filter((method) => !refused.includes(method)).join(', ');
}

const isOfExpress = (req: IncomingMessage): req is Request => isObject(read(req, 'app'));
