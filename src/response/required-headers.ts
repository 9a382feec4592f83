import type { IncomingMessage } from 'http';
import type { Request } from 'express';
import type { FieldValue } from '../codes/header-fields';
import { isObject, read } from '../lib/guard';
import { allowedMethods } from './allowed-methods';

/** A header field without which the response of a status is not well-formed. */
interface RequiredHeader {
  readonly name: string;
  /** Returns the value of an error that brings none. */
  readonly toValue: (req: IncomingMessage, challenge: FieldValue) => FieldValue;
}

/** The field that each status requires (RFC 9110 §15.5.2, §15.5.6, §15.5.8, §15.5.22). */
export const requiredHeaders: Readonly<Record<number, RequiredHeader>> = {
  401: { name: 'WWW-Authenticate', toValue: (_req, challenge) => challenge },
  405: { name: 'Allow', toValue: otherMethods },
  407: { name: 'Proxy-Authenticate', toValue: () => 'Basic realm="proxy"' },
  426: { name: 'Upgrade', toValue: () => 'HTTP/2.0' },
};

/** Lists what the router has on the path, without the refused method (and HEAD, which goes with GET). */
function otherMethods(req: IncomingMessage): string {
  const refused = req.method === 'GET' || req.method === 'HEAD' ? ['GET', 'HEAD'] : [req.method];
  const methods = (isOfExpress(req) ? allowedMethods(req) : undefined) ?? [];
  return methods.filter((method) => !refused.includes(method)).join(', ');
}

const isOfExpress = (req: IncomingMessage): req is Request => isObject(read(req, 'app'));
