import type { Request } from 'express';
import type { FieldValue } from '../codes/header-fields';
import { allowedMethods } from './allowed-methods';

/** A header field without which the response of a status is not well-formed. */
interface RequiredHeader {
  readonly name: string;
  /** Returns the value of an error that brings none. */
  readonly toValue: (req: Request, challenge: FieldValue) => FieldValue;
}

/** The field that each status requires (RFC 9110 §15.5.2, §15.5.6, §15.5.8, §15.5.22). */
export const requiredHeaders: Readonly<Record<number, RequiredHeader>> = {
  401: { name: 'WWW-Authenticate', toValue: (_req, challenge) => challenge },
  405: { name: 'Allow', toValue: otherMethods },
  407: { name: 'Proxy-Authenticate', toValue: () => 'Basic realm="proxy"' },
  426: { name: 'Upgrade', toValue: () => 'HTTP/2.0' },
};

/** Lists what the router has on the path, without the refused method (and HEAD, which goes with GET). */
function otherMethods(req: Request): string {
  const refused = req.method === 'GET' || req.method === 'HEAD' ? ['GET', 'HEAD'] : [req.method];
  const methods = allowedMethods(req) ?? [];
  return methods.filter((method) => !refused.includes(method)).join(', ');
}
