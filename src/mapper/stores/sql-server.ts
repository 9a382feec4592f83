import { has, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { tableOf } from '../table';
import type { Status } from '../table';

// By error number: https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors
// and, for Azure SQL, https://learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues.
const byNumber = tableOf(
  [409, '2601 2627'], // a duplicate key
  [409, '547'], // a foreign key; a CHECK has the same number
  [409, '1205 1222'], // deadlock victim, lock request timeout
  [409, '3960 3961 41301 41302 41305 41325'], // snapshot isolation: somebody else wrote it
  [400, '515 544'], // null; a value for an identity column
  [400, '220 232 241 242 244 245 248 293 295 296 517 2628 8114 8115 8152 8169 9803'], // conversion, overflow, too long
  [403, '33504'], // row-level security: the block predicate
  [503, '701 802 1101 1105 8645 9002 17803'], // out of memory, disk or log full
  [503, '976 983 3906 3908 4221 5069 6005 9001 17142 17197'], // replica, read only, shutdown, paused
  [503, '64 233 10053 10054 10060 10061 11001 17809'], // network, too many connections
  [503, '10928 10929 40143 40197 40501 40540 40544 40549 40550 40551 40552 40553 40613 49918 49919 49920'], // Azure's
  [504, '-2'], // a timeout of the client
);
const FIRST_OF_THE_APP = 50_000; // THROW and RAISERROR: a rule of the app that is written in SQL

// Codes of mssql and tedious: https://github.com/tediousjs/node-mssql#error-types. What is not here is a 500.
const byCode = tableOf(
  [503, 'ESOCKET ECONNCLOSED ENOTOPEN EINSTLOOKUP ENOCONN'],
  [500, 'ELOGIN EREQUEST EABORT ECANCEL EDRIVER EPARAM EARGS EINJECT EJSON EALREADYCONNECTED EALREADYCONNECTING'],
  [500, 'EDUPEPARAM EALREADYBEGUN ENOTBEGUN EREQINPROG EALREADYPREPARED ENOTPREPARED ENAME EFEDAUTH'],
);
const CLASSES = /^(Connection|Request|Transaction|PreparedStatement|MSSQL)Error$/;

/** Errors of SQL Server, by number, and of its drivers mssql and tedious. */
export function sqlServer(thrown: unknown, { name, code, message }: Marks): HttpError | undefined {
  const number = read(thrown, 'number');
  if (typeof number === 'number' && (has(thrown, 'lineNumber') || has(thrown, 'procName') || has(thrown, 'class'))) {
    return ofStatus(statusOfNumber(number, message), thrown);
  }
  if (!CLASSES.test(name)) return undefined;
  // The same code for a connection that did not come about and for a command that took too long.
  if (code === 'ETIMEOUT') return ofStatus(name === 'ConnectionError' ? 503 : 504, thrown);
  return ofStatus(byCode.get(code), thrown);
}

/** What an error number means; the message tells a CHECK from a foreign key. */
export function statusOfNumber(number: number, message: string): Status {
  if (number === 547 && /\bCHECK\b/.test(message)) return 400;
  return byNumber.get(String(number)) ?? (number >= FIRST_OF_THE_APP ? 400 : 500);
}
