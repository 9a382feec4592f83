import { has, read } from '../../lib/guard';
import { family, means } from '../family';
import type { Meaning } from '../meanings';
import { meaningsBy } from '../table';
import { isOfMapper } from './mapper-names';

// By error number: https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors
// and, for Azure SQL, https://learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues.
const byNumber = meaningsBy({
  duplicate: '2601 2627',
  brokenReference: '547', // a CHECK has the same number
  deadlock: '1205 1222 3960 3961 41301 41302 41305 41325', // 3960 on: snapshot isolation
  rejectedValue: '515 544 220 232 241 242 244 245 248 293 295 296 517 2628 8114 8115 8152 8169 9803',
  rowRefused: '33504',
  overloaded: '701 802 1101 1105 8645 9002 17803 17809 40549 40550 40551 40552 40553',
  throttled: '10928 10929 40501 40544 49918 49919 49920', // Azure's
  storeDown: `976 983 3906 3908 4221 5069 6005 9001 17142 17197 64 233 10053 10054 10060 10061 11001
    40143 40197 40540 40613`,
  timedOut: '-2',
});
const FIRST_OF_THE_APP = 50_000; // THROW and RAISERROR: a rule of the app that is written in SQL

/** What an error number means; the message tells a CHECK from a foreign key. */
export function meaningOfSqlServer(number: number, message: string): Meaning {
  if (number === 547 && /\bCHECK\b/.test(message)) return 'rejectedValue';
  return byNumber(number) ?? (number >= FIRST_OF_THE_APP ? 'rejectedValue' : 'ours');
}

meaningOfSqlServer.meanings = [byNumber, 'rejectedValue', 'ours'] as const;

// Codes of mssql and tedious: https://github.com/tediousjs/node-mssql#error-types.
const byCode = meaningsBy({
  storeDown: 'ESOCKET ECONNCLOSED ENOTOPEN EINSTLOOKUP ENOCONN',
  ours: `ELOGIN EREQUEST EABORT ECANCEL EDRIVER EPARAM EARGS EINJECT EJSON EALREADYCONNECTED EALREADYCONNECTING
    EDUPEPARAM EALREADYBEGUN ENOTBEGUN EREQINPROG EALREADYPREPARED ENOTPREPARED ENAME EFEDAUTH`,
});
const CLASSES = /^(?:Connection|Request|Transaction|PreparedStatement|MSSQL)Error$/;
const SERVER_MEMBERS = ['lineNumber', 'procName', 'class'];

/** SQL Server, by number, and its drivers mssql and tedious, by code. */
export const sqlServer = family({
  library: 'mssql',
  tier: 'library',
  signs: { name: CLASSES, members: SERVER_MEMBERS },
  status: 'of the app',
  meanings: [meaningOfSqlServer, byCode],
  judge(thrown, { name, code, message }) {
    if (isOfMapper(thrown, name)) return undefined;
    const number = read(thrown, 'number');
    if (typeof number === 'number' && SERVER_MEMBERS.some((member) => has(thrown, member))) {
      return means(meaningOfSqlServer(number, message), `error ${number}`);
    }
    if (!CLASSES.test(name) || has(thrown, 'options')) return undefined; // with options: a RequestError of got
    // The same code for a connection that did not come about and for a command that took too long.
    if (code === 'ETIMEOUT') return means(name === 'ConnectionError' ? 'storeDown' : 'timedOut', code);
    const meaning = byCode(code);
    return meaning && means(meaning, code);
  },
});
