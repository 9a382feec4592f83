import { read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { tableOf } from '../table';
import type { Status } from '../table';

// Result codes, primary and extended: https://www.sqlite.org/rescode.html. What is not here is a 500.
const byCode = tableOf(
  [409, 'CONSTRAINT_UNIQUE CONSTRAINT_PRIMARYKEY CONSTRAINT_ROWID CONSTRAINT_FOREIGNKEY'],
  [400, 'CONSTRAINT_NOTNULL CONSTRAINT_CHECK CONSTRAINT_DATATYPE CONSTRAINT_TRIGGER'], // TRIGGER: RAISE(ABORT, …)
  [400, 'MISMATCH'], // no integer in an INTEGER PRIMARY KEY
  [413, 'TOOBIG'],
  [503, 'BUSY LOCKED NOMEM FULL'],
  [503, 'READONLY'], // a replica, or a file system that went read-only
);
// The same, for drivers that give the number.
const numbers: Readonly<Record<number, string>> = {
  5: 'BUSY',
  6: 'LOCKED',
  7: 'NOMEM',
  8: 'READONLY',
  13: 'FULL',
  18: 'TOOBIG',
  19: 'CONSTRAINT',
  20: 'MISMATCH',
  275: 'CONSTRAINT_CHECK',
  787: 'CONSTRAINT_FOREIGNKEY',
  1299: 'CONSTRAINT_NOTNULL',
  1555: 'CONSTRAINT_PRIMARYKEY',
  1811: 'CONSTRAINT_TRIGGER',
  2067: 'CONSTRAINT_UNIQUE',
  2579: 'CONSTRAINT_ROWID',
  3091: 'CONSTRAINT_DATATYPE',
};
// sqlite3 knows the primary code alone, sql.js and D1 none: SQLite's own sentence tells. D1 puts a word before it.
const CONSTRAINT_FAILED = /\b(UNIQUE|PRIMARY KEY|FOREIGN KEY|NOT NULL|CHECK) constraint failed\b/;
const MOST_OF_A_MESSAGE = 500;

/** What a result code of SQLite means; undefined for a text that is none. */
export function statusOfSqlite(code: string | number, message = ''): Status | undefined {
  const name = typeof code === 'number' ? (numbers[code] ?? numbers[code & 0xff] ?? '') : code.replace('SQLITE_', '');
  if (name === 'CONSTRAINT') return statusOfSentence(message) ?? 400; // RAISE(ABORT, …), in the app's words
  return byCode.get(name) ?? byCode.get(name.replace(/_.*/, '')) ?? 500;
}

function statusOfSentence(message: string): Status | undefined {
  const [, constraint] = CONSTRAINT_FAILED.exec(message.slice(0, MOST_OF_A_MESSAGE)) ?? [];
  if (constraint === undefined) return undefined;
  return constraint === 'NOT NULL' || constraint === 'CHECK' ? 400 : 409;
}

/** Errors of SQLite: better-sqlite3, sqlite3, libsql and Bun by code, node:sqlite by number, others by its sentence. */
export function sqlite(thrown: unknown, { code, message }: Marks): HttpError | undefined {
  const number = code === 'ERR_SQLITE_ERROR' ? read(thrown, 'errcode') : undefined;
  if (typeof number === 'number') {
    return ofStatus(statusOfSqlite(number, message), thrown);
  }
  if (code.startsWith('SQLITE_')) {
    return ofStatus(statusOfSqlite(readText(thrown, 'extendedCode') ?? code, message), thrown);
  }
  return code === '' && message.includes(' constraint failed')
    ? ofStatus(statusOfSentence(message), thrown)
    : undefined;
}
