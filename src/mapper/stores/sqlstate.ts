import { has, itemsOf, read, readText } from '../../lib/guard';
import { family, means, states } from '../family';
import type { Judgement } from '../family';
import type { Meaning } from '../meanings';
import { meaningsBy } from '../table';

// SQLSTATE (ISO/IEC 9075) by class, and by code where a code means something else than its class. PostgreSQL's appendix A,
// https://www.postgresql.org/docs/current/errcodes-appendix.html, unless the row says more.
const byClass = meaningsBy({
  storeDown: '08 57', // connection exception, operator intervention
  rejectedValue: '22 44 45', // data exception, a view's check option, SIGNAL SQLSTATE '45000' of MySQL, MariaDB and Db2
  conflict: '23',
  deadlock: '40',
  overloaded: '53',
  timedOut: '70', // of MySQL and MariaDB
  ours: `00 01 02 03 07 09 0A 0B 0D 0E 0F 0K 0L 0M 0N 0P 0S 0T 0U 0V 0W 0X 0Y 0Z 10 20 21 24 25 26 27 28
    2B 2C 2D 2E 2F 2H 30 33 34 35 36 38 39 3B 3C 3D 3F 42 46 51 54 55 56 58 72 F0 HV HW HY HZ IM P0 XX`,
});
const byCode = meaningsBy({
  duplicate: '23505',
  brokenReference: '23001 23503',
  conflict: '40002',
  deadlock: '55006 55P03 57033', // in use, not available at once; 57033: Db2's
  rejectedValue: '23502 23513 23514 P0001', // 23513: Db2's; P0001: RAISE EXCEPTION, a rule of the app that is written in SQL
  missing: 'P0002', // SELECT INTO STRICT
  storeDown: '25006 25P03 40003 58C00 58C01 HV00N', // 25006: a replica; 58C: CockroachDB's; HV00N: a foreign server
  timedOut: '25P04 57014 HYT00 HYT01 S1T00', // HYT, S1T: ODBC's
  ours: '22012 22004 22013 22014 22016 22023 2202G 2202H 57P04', // arguments of functions, clauses; a dropped database
});

const SQLSTATE = /^[0-9A-Z]{5}$/;
// What a driver sets beside `code`, and Node (EPERM, EPIPE) does not. postgres.js and Neon, PGlite, pg-native, pg itself.
const SERVER_MEMBERS = ['severity', 'routine', 'sqlState', 'internalQuery'];
// PostgREST's convention: SQL that raises PT402 means the status 402.
const RAISED_STATUS = /^PT([45]\d\d)$/;

/** What an SQLSTATE means; undefined for a text that is none, or that no table knows. */
export function meaningOfSqlState(state: string, thrown: unknown): Meaning | undefined {
  if (!SQLSTATE.test(state)) return undefined;
  if (state === '42501') return isRowRefused(thrown) ? 'rowRefused' : 'ours'; // insufficient privilege: a row policy, or a grant
  const known = byCode(state) ?? byClass(state.slice(0, 2));
  // A code of the app's own, RAISE … USING ERRCODE: a rule that is written in SQL, as P0001 is.
  return known ?? (readText(thrown, 'routine') === 'exec_stmt_raise' ? 'rejectedValue' : undefined);
}

meaningOfSqlState.meanings = [byClass, byCode, 'rowRefused'] as const;

/** Row-level security refused the row: not one of our grants. The message is in the server's language. */
const isRowRefused = (thrown: unknown): boolean =>
  readText(thrown, 'routine') === 'ExecWithCheckOptions' ||
  (readText(thrown, 'message') ?? '').includes('row-level security');

/** Judges by an SQLSTATE: by the status that it states, else by its meaning; undefined where it has neither. */
export function judgeSqlState(state: string, thrown: unknown): Judgement | undefined {
  const because = `SQLSTATE ${state}`;
  const [, status] = RAISED_STATUS.exec(state) ?? [];
  if (status !== undefined) return states(Number(status), because);
  const meaning = meaningOfSqlState(state, thrown);
  return meaning && means(meaning, because);
}

judgeSqlState.meanings = [meaningOfSqlState, 'its own status'] as const;

/** Judges an error that an SQL server has answered with, by its SQLSTATE: it is ours where that is not known. */
export const judgeSqlError = (state: string, thrown: unknown): Judgement =>
  judgeSqlState(state, thrown) ?? means('ours', SQLSTATE.test(state) ? `SQLSTATE ${state}` : 'an unusual SQLSTATE');

judgeSqlError.meanings = [judgeSqlState] as const;

/** The SQLSTATE in the `code` of an error that an SQL server has answered with. */
export const serverCodeOf = (thrown: unknown, code: string): string | undefined =>
  code.length === 5 && SERVER_MEMBERS.some((member) => has(thrown, member)) ? code : undefined;

/** Judges a connection that failed by the SQLSTATE in it: our credentials, an unknown database; undefined without one. */
export function judgeConnection(error: unknown): Judgement | undefined {
  const state = sqlStateOf(error, readText(error, 'code') ?? '');
  return state === undefined ? undefined : judgeSqlError(state, error);
}

// Classes 28 and 3D, 53, 08 and 57: no other is sent before a connection is open.
judgeConnection.meanings = ['ours', 'overloaded', 'storeDown'] as const;

/** The SQLSTATE that a driver reports, wherever it puts it. */
function sqlStateOf(thrown: unknown, code: string): string | undefined {
  const state = serverCodeOf(thrown, code) ?? readText(thrown, 'sqlState') ?? readText(thrown, 'sqlstate'); // HANA, Snowflake
  if (state !== undefined) return state;
  if (has(thrown, 'sqlcode')) return readText(thrown, 'state'); // ibm_db
  if (code.startsWith('ERR_POSTGRES')) return readText(thrown, 'errno'); // Bun.sql
  return readText(itemsOf(read(thrown, 'odbcErrors'), 1).items[0], 'state');
}

/** An error of an SQL server, whoever the driver is. */
export const sqlState = family({
  library: 'sqlstate',
  tier: 'protocol',
  signs: { members: [...SERVER_MEMBERS, 'sqlstate', 'sqlcode', 'odbcErrors'], code: /^ERR_POSTGRES/ },
  status: 'of the app',
  meanings: [judgeSqlError],
  judge(thrown, { code }) {
    const state = sqlStateOf(thrown, code);
    return state === undefined ? undefined : judgeSqlError(state, thrown);
  },
});
