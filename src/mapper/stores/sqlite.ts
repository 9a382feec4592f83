import { read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Meaning } from '../meanings';
import { meaningsBy } from '../table';
import { isOfMapper } from './mapper-names';

// Result codes, primary and extended: https://www.sqlite.org/rescode.html.
const byCode = meaningsBy({
  duplicate: 'CONSTRAINT_UNIQUE CONSTRAINT_PRIMARYKEY CONSTRAINT_ROWID',
  brokenReference: 'CONSTRAINT_FOREIGNKEY',
  rejectedValue: 'CONSTRAINT_NOTNULL CONSTRAINT_CHECK CONSTRAINT_DATATYPE CONSTRAINT_TRIGGER MISMATCH', // TRIGGER: RAISE(ABORT, …)
  tooLarge: 'TOOBIG',
  overloaded: 'BUSY LOCKED',
  shortage: 'NOMEM FULL',
  storeDown: 'READONLY', // a replica, or a file system that went read-only
});
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
// The same of a statement: of sql.js, which gives no code.
const STATEMENT_FAILED = /^(?:near ".{1,200}": syntax error|no such (?:table|column): .{1,200})$/;
const MAX_MESSAGE = 500;
const byConstraint: Readonly<Record<string, Meaning>> = {
  UNIQUE: 'duplicate',
  'PRIMARY KEY': 'duplicate',
  'FOREIGN KEY': 'brokenReference',
  'NOT NULL': 'rejectedValue',
  CHECK: 'rejectedValue',
};

const nameOfCode = (code: string | number): string =>
  typeof code === 'number' ? (numbers[code] ?? numbers[code & 0xff] ?? '') : code.replace('SQLITE_', '');

/** What a result code of SQLite means; ours where no table knows it. */
export function meaningOfSqlite(code: string | number, message = ''): Meaning {
  const name = nameOfCode(code);
  if (name === 'CONSTRAINT') return meaningOfSentence(message) ?? 'rejectedValue'; // RAISE(ABORT, …), in the app's words
  return byCode(name) ?? byCode(name.replace(/_.*/, '')) ?? 'ours';
}

meaningOfSqlite.meanings = [byCode, 'ours'] as const;

function meaningOfSentence(message: string): Meaning | undefined {
  const [, constraint = ''] = CONSTRAINT_FAILED.exec(message.slice(0, MAX_MESSAGE)) ?? [];
  return byConstraint[constraint];
}

const CODE = /^SQLITE_[A-Z_]{2,40}$/;

/** SQLite: better-sqlite3, sqlite3, libsql and Bun by code, node:sqlite by number, others by its sentence. */
export const sqlite = family({
  library: 'sqlite',
  tier: 'library',
  signs: {
    code: /^(?:ERR_SQLITE_ERROR$|SQLITE_)/,
    message: new RegExp(`${CONSTRAINT_FAILED.source}|${STATEMENT_FAILED.source}`),
  },
  status: 'of the app',
  meanings: [meaningOfSqlite, 'ours'],
  judge(thrown, { name, code, message, isPlain }) {
    if (isOfMapper(thrown, name)) return undefined;
    const number = code === 'ERR_SQLITE_ERROR' ? read(thrown, 'errcode') : undefined;
    if (typeof number === 'number') return means(meaningOfSqlite(number, message), `result code ${number}`);
    if (code.startsWith('SQLITE_')) {
      const known = readText(thrown, 'extendedCode') ?? code;
      return means(meaningOfSqlite(known, message), CODE.test(known) ? known : 'an unusual result code');
    }
    const meaning = code === '' ? meaningOfSentence(message) : undefined;
    if (meaning !== undefined) return means(meaning, 'constraint failed');
    return isPlain && code === '' && STATEMENT_FAILED.test(message.slice(0, MAX_MESSAGE))
      ? means('ours', 'a statement that cannot be prepared')
      : undefined;
  },
});
