import { read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { rowOf } from '../table';
import { transportStatus } from './transport';
import type { TransportStatus } from './transport';

// nodemailer's codes. https://nodemailer.com/errors/ Those that are missing, above all EENVELOPE and EMESSAGE without a
// reply, are warnings of the message that the app made.
const codes: Readonly<Record<string, TransportStatus>> = {
  ECONNECTION: 502,
  ESOCKET: 502,
  EPROTOCOL: 502,
  EDNS: 502,
  ETLS: 502,
  EREQUIRETLS: 502,
  EPROXY: 502,
  ETIMEDOUT: 504,
};

// Where in the conversation it failed, e.g. CONN, AUTH PLAIN, RCPT TO; API is before any.
const COMMAND = /^[A-Z][A-Z0-9 -]{2,40}$/;

/** Mail that was not sent: what the server replied (4yz is "later", RFC 5321 §4.2.1), else how the connection failed. */
export function smtp(thrown: unknown, { code }: Marks): HttpError | undefined {
  const command = readText(thrown, 'command');
  if (command === undefined || code === '' || !COMMAND.test(command)) return undefined;
  const reply = read(thrown, 'responseCode');
  if (typeof reply === 'number' && readText(thrown, 'response') !== undefined) {
    return ofStatus(reply >= 400 && reply < 500 ? 503 : 502, thrown);
  }
  const isOfMail = /^E(AUTH|ENVELOPE|MESSAGE|STREAM|SENDMAIL|NOAUTH|OAUTH2|CONFIG|MAXLIMIT)$/.test(code);
  const status = rowOf(codes, code);
  if (status !== undefined) return ofStatus(transportStatus(read(thrown, 'originalCode')) ?? status, thrown);
  return isOfMail ? ofStatus(500, thrown) : undefined;
}
