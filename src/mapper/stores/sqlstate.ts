import { has, itemsOf, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { tableOf } from '../table';

// SQLSTATE (ISO/IEC 9075) by class, and by code where a code means something else than its class. PostgreSQL's appendix A,
// https://www.postgresql.org/docs/current/errcodes-appendix.html, unless the row says more.
const byClass = tableOf(
  [503, '08'], // connection exception
  [400, '22'], // data exception: a value that the type or the column cannot take
  [409, '23'], // integrity constraint violation
  [409, '40'], // transaction rollback: serialization failure, deadlock
  [400, '44'], // with check option violation: a row that the view does not take
  [400, '45'], // unhandled user-defined exception: SIGNAL SQLSTATE '45000' of MySQL, MariaDB and Db2
  [503, '53'], // insufficient resources: too many connections, disk full, out of memory
  [503, '57'], // operator intervention: shutdown, cannot connect now
  [504, '70'], // query execution was interrupted: MariaDB and MySQL
  [500, '00 01 02 03 07 09 0A 0B 0D 0E 0F 0K 0L 0M 0N 0P 0S 0T 0U 0V 0W 0X 0Y 0Z 10 20 21 24 25 26 27 28'],
  [500, '2B 2C 2D 2E 2F 2H 30 33 34 35 36 38 39 3B 3C 3D 3F 42 46 51 54 55 56 58 72 F0 HV HW HY HZ IM P0 XX'],
);
const byCode = tableOf(
  [500, '22012'], // division by zero: the statement's
  [500, '22004 22013 22014 22016 22023 2202G 2202H'], // arguments of functions, clauses
  [400, '23502 23514 23513'], // not null; check (23513: Db2's)
  [503, '25006 25P03'], // read only: a replica; idle in transaction: the connection is gone
  [504, '25P04'], // transaction timeout
  [503, '40003'], // statement completion unknown: the connection broke off
  [409, '55006 55P03'], // object in use; lock not available (NOWAIT, lock_timeout)
  [504, '57014'], // query canceled: statement_timeout
  [409, '57033'], // Db2: deadlock or timeout without a rollback
  [500, '57P04'], // database dropped
  [503, '58C00 58C01'], // CockroachDB: range unavailable, internal connection failure
  [503, 'HV00N'], // foreign data wrapper: unable to establish connection
  [504, 'HYT00 HYT01 S1T00'], // ODBC: timeout expired, connection timeout expired
  [400, 'P0001'], // RAISE EXCEPTION: a rule of the app that is written in SQL
  [404, 'P0002'], // no data found: SELECT INTO STRICT
);

const SQLSTATE = /^[0-9A-Z]{5}$/;
// What a driver sets beside `code`, and Node (EPERM, EPIPE) does not. postgres.js and Neon, PGlite, pg-native, pg itself.
const SERVER_MEMBERS = ['severity', 'routine', 'sqlState', 'internalQuery'];
// PostgREST's convention: SQL that raises PT402 means the status 402.
const RAISED_STATUS = /^PT([45]\d\d)$/;

/** What an SQLSTATE means; undefined for a text that is none. */
export function statusOfSqlState(state: string, thrown: unknown): number | undefined {
  if (!SQLSTATE.test(state)) return undefined;
  if (state === '42501') return isRowRefused(thrown) ? 403 : 500; // insufficient privilege: a row policy, or a grant
  return byCode.get(state) ?? byClass.get(state.slice(0, 2)) ?? statusRaised(state, thrown);
}

/** Row-level security refused the row: not one of our grants. The message is in the server's language. */
const isRowRefused = (thrown: unknown): boolean =>
  readText(thrown, 'routine') === 'ExecWithCheckOptions' ||
  (readText(thrown, 'message') ?? '').includes('row-level security');

/** A code of the app's own, RAISE … USING ERRCODE: the status in it, or a rule that is written in SQL as P0001 is. */
function statusRaised(state: string, thrown: unknown): number | undefined {
  const [, status] = RAISED_STATUS.exec(state) ?? [];
  if (status !== undefined) return Number(status);
  return readText(thrown, 'routine') === 'exec_stmt_raise' ? 400 : undefined;
}

/** The SQLSTATE that a driver reports, wherever it puts it. */
function sqlStateOf(thrown: unknown, code: string): string | undefined {
  if (code.length === 5 && SERVER_MEMBERS.some((member) => has(thrown, member))) return code;
  const state = readText(thrown, 'sqlState') ?? readText(thrown, 'sqlstate'); // MySQL, MariaDB, HANA, Snowflake
  if (state !== undefined) return state;
  if (has(thrown, 'sqlcode')) return readText(thrown, 'state'); // ibm_db
  if (code.startsWith('ERR_POSTGRES')) return readText(thrown, 'errno'); // Bun.sql
  return readText(itemsOf(read(thrown, 'odbcErrors'), 1).items[0], 'state');
}

/** An error of an SQL server, by its SQLSTATE, whoever the driver is. */
export function sqlState(thrown: unknown, { code }: Marks): HttpError | undefined {
  const state = sqlStateOf(thrown, code);
  return state === undefined ? undefined : ofStatus(statusOfSqlState(state, thrown) ?? 500, thrown);
}
