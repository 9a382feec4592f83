import { has, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import { meaningsBy } from '../table';
import { transportMeaning } from './transport';

// https://nodemailer.com/errors/ What is `ours` are warnings of the message that the app made.
const byCode = meaningsBy({
  unreachable: 'ECONNECTION ESOCKET EPROTOCOL EDNS ETLS EREQUIRETLS EPROXY',
  timedOut: 'ETIMEDOUT',
  ours: 'EAUTH EENVELOPE EMESSAGE ESTREAM ESENDMAIL ENOAUTH EOAUTH2 ECONFIG EMAXLIMIT',
});

// Where in the conversation it failed, e.g. CONN, AUTH PLAIN, RCPT TO; API is before any.
const COMMAND = /^[A-Z][A-Z0-9 -]{2,40}$/;

/** Mail that was not sent: what the server replied (4yz is "later", RFC 5321 §4.2.1), else how the connection failed. */
export const nodemailer = family({
  library: 'nodemailer',
  tier: 'library',
  signs: { members: ['command'] },
  meanings: [byCode, 'throttled', 'badAnswer'],
  judge(thrown, { code }) {
    const command = readText(thrown, 'command');
    if (command === undefined || code === '' || !COMMAND.test(command) || has(thrown, 'stderr')) return undefined; // a process
    const reply = read(thrown, 'responseCode');
    if (typeof reply === 'number' && readText(thrown, 'response') !== undefined) {
      return means(reply >= 400 && reply < 500 ? 'throttled' : 'badAnswer', `reply ${reply}`);
    }
    const meaning = byCode(code);
    if (meaning === undefined || meaning === 'ours') return meaning && means(meaning, code);
    return means(transportMeaning(read(thrown, 'originalCode')) ?? meaning, code);
  },
});
