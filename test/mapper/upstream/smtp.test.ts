import { toHttpError } from 'express-return-codes';
import { SECRET, answered, recorded } from '../../support/recorded';

const statusOf = (thrown: unknown): number => toHttpError(thrown).status;

// nodemailer@10.6.0
it.each([
  ['EAUTH', 'AUTH PLAIN', 535, 502],
  ['EAUTH', 'AUTH PLAIN', 454, 503],
  ['EENVELOPE', 'RCPT TO', 550, 502],
  ['EENVELOPE', 'RCPT TO', 450, 503],
  ['EENVELOPE', 'MAIL FROM', 550, 502],
  ['EPROTOCOL', 'CONN', 421, 503],
  ['EMESSAGE', 'DATA', 552, 502],
  ['EMESSAGE', 'DATA', 451, 503],
])('%s at %s with the reply %i is a %i', (code, command, responseCode, status) => {
  const { status: got, seen } = answered(
    recorded({ code, command, responseCode, response: `${responseCode} ${SECRET}` }),
  );
  expect(got).toBe(status);
  expect(seen).not.toContain(SECRET);
});

it.each([
  ['ECONNECTION', 'CONN', undefined, 502],
  ['ESOCKET', 'CONN', 'ECONNREFUSED', 502],
  ['ESOCKET', 'CONN', 'ETIMEDOUT', 504],
  ['EPROTOCOL', 'CONN', undefined, 502],
  ['EDNS', 'CONN', 'ENOTFOUND', 502],
  ['ETLS', 'STARTTLS', undefined, 502],
  ['EREQUIRETLS', 'MAIL FROM', undefined, 502],
  ['EPROXY', 'CONN', undefined, 502],
  ['ETIMEDOUT', 'CONN', undefined, 504],
  ['EAUTH', 'API', undefined, 500], // no credentials were given
  ['EENVELOPE', 'API', undefined, 500], // no recipients
  ['ESTREAM', 'API', 'ENOENT', 500], // an attachment of ours
])('%s at %s without a reply, after %s, is a %i', (code, command, originalCode, status) => {
  expect(statusOf(recorded({ code, command, originalCode }))).toBe(status);
});

it.each([
  { code: 'ECONNECTION' },
  { code: 'ESOCKET', command: { name: 'get', args: [SECRET] } },
  { code: 'ESOCKET', command: 'make it so' },
  { code: 'EWHATEVER', command: 'CONN' },
])('%j is not of mail', (members) => {
  expect(statusOf(recorded(members))).toBe(500);
});

it.each([
  [400, 503],
  [499, 503],
  [500, 502],
  [354, 502],
])('the reply %i is a %i', (responseCode, status) => {
  expect(statusOf(recorded({ code: 'EMESSAGE', command: 'DATA', responseCode, response: 'x' }))).toBe(status);
});

it('a reply has a number and a text, and a code is the whole word', () => {
  expect(statusOf(recorded({ code: 'EPROTOCOL', command: 'DATA', responseCode: 451 }))).toBe(502);
  expect(statusOf(recorded({ code: 'ETIMEDOUT', command: 'DATA', responseCode: '535', response: 'x' }))).toBe(504);
  for (const command of ['xDATA', 'DATA!']) expect(statusOf(recorded({ code: 'ETLS', command }))).toBe(500);
});
