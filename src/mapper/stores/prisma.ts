import { has, isObject, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Judgement } from '../family';
import { meaningsBy } from '../table';
import { mapperNames } from './mapper-names';
import { meaningOfSqlServer } from './sql-server';
import { meaningOfSqlite } from './sqlite';
import { judgeSqlState } from './sqlstate';

// https://www.prisma.io/docs/orm/reference/error-reference. From P5 on: Accelerate's.
const byCode = meaningsBy({
  storeDown: 'P1001 P1017 P5010 P6008',
  timedOut: 'P1002 P1008 P5009 P6004',
  rejectedValue: 'P2000 P2006 P2007 P2019 P2020 P2023 P2033 P2004 P2011 P2012 P2013',
  missing: 'P2001 P2015 P2017 P2018 P2025',
  duplicate: 'P2002',
  brokenReference: 'P2003 P2014',
  deadlock: 'P2034',
  overloaded: 'P2024 P2037',
  throttled: 'P5008 P5011 P6003',
});

// What a driver adapter found (7, and 6 with one): MappedError of @prisma/driver-adapter-utils.
const byKind = meaningsBy({
  duplicate: 'UniqueConstraintViolation',
  brokenReference: 'ForeignKeyConstraintViolation',
  deadlock: 'TransactionWriteConflict',
  rejectedValue: 'LengthMismatch NullConstraintViolation ValueOutOfRange InvalidInputValue InconsistentColumnData',
  overloaded: 'TooManyConnections',
  storeDown: 'DatabaseNotReachable ConnectionClosed',
  timedOut: 'SocketTimeout',
});

// What has no code, by class.
const byName = meaningsBy({
  ours: `PrismaClientUnknownRequestError PrismaClientRustPanicError PrismaClientConstructorValidationError
    PrismaClientInitializationError`,
});

const CODE = /^P[1-6]\d{3}$/;
// The same class for a value of the client's and for a field that the schema does not have.
const IS_OURS = /\bUnknown (arg|argument|field|nested)\b|Please either use|needs (at least one|exactly one|either)/;
const MAX_MESSAGE = 20_000;

/** Prisma 4 to 7: by its code, by what the driver adapter found, or by its class. */
export const prisma = family({
  library: '@prisma/client',
  tier: 'library',
  signs: { name: mapperNames.prisma, members: ['clientVersion'] },
  status: 'of the app',
  meanings: [byCode, byKind, byName, meaningOfSqlite, meaningOfSqlServer, judgeSqlState],
  judge(thrown, { name, code, message }) {
    const known = code === '' ? (readText(thrown, 'errorCode') ?? '') : code;
    if (has(thrown, 'clientVersion') && CODE.test(known)) return judgeCode(known, thrown);
    if (name === 'DriverAdapterError') return judgeAdapter(thrown) ?? means('ours', 'no kind of the adapter');
    if (name === 'PrismaClientValidationError') return means(isOurs(message) ? 'ours' : 'rejectedValue', name);
    const byItsAdapter = name === 'PrismaClientUnknownRequestError' ? judgeAdapter(adapterOf(thrown)) : undefined;
    const meaning = byName(name);
    return byItsAdapter ?? (meaning && means(meaning, name));
  },
});

const isOurs = (message: string): boolean => IS_OURS.test(message.slice(-MAX_MESSAGE));

const adapterOf = (thrown: unknown): unknown => read(read(thrown, 'meta'), 'driverAdapterError');

function judgeCode(code: string, thrown: unknown): Judgement {
  if (code === 'P2010') return judgeRawQuery(thrown) ?? means('ours', code);
  if (code === 'P2028') return judgeTransaction(readText(thrown, 'message') ?? '');
  return means(byCode(code) ?? 'ours', code);
}

/** P2010, a raw query: the engine (up to 6) gives the database's code, an adapter what it found. */
function judgeRawQuery(thrown: unknown): Judgement | undefined {
  const state = readText(read(thrown, 'meta'), 'code');
  const found = judgeAdapter(adapterOf(thrown)) ?? (state === undefined ? undefined : judgeSqlState(state, thrown));
  return found && { ...found, because: `P2010: ${found.because}` };
}

/** P2028, the transaction API: none could be started in time, or it took too long. */
function judgeTransaction(message: string): Judgement {
  if (message.includes('Unable to start a transaction')) return means('overloaded', 'P2028: not started in time');
  return /\bexpired transaction\b|\btimeout\b/.test(message)
    ? means('timedOut', 'P2028: expired')
    : means('ours', 'P2028');
}

/** A DriverAdapterError's cause is plain data: a kind, and the code of the database. */
function judgeAdapter(adapterError: unknown): Judgement | undefined {
  const cause = read(adapterError, 'cause');
  const kind = readText(cause, 'kind');
  if (kind === undefined || !isObject(cause)) return undefined;
  const meaning = byKind(kind);
  if (meaning !== undefined) return means(meaning, kind);
  return judgeDatabase(kind, cause) ?? means('ours', 'another kind of the adapter');
}

function judgeDatabase(kind: string, cause: object): Judgement | undefined {
  const code = readText(cause, 'originalCode') ?? readText(cause, 'code');
  const state = readText(cause, 'state') ?? code;
  const message = readText(cause, 'originalMessage') ?? readText(cause, 'message') ?? '';
  const number = read(cause, 'extendedCode') ?? read(cause, 'code') ?? Number(code);
  if (kind === 'sqlite' && typeof number === 'number') {
    return means(meaningOfSqlite(number, message), `result code ${number}`);
  }
  if (kind === 'mssql' && typeof number === 'number') {
    return means(meaningOfSqlServer(number, message), `error ${number}`);
  }
  return state === undefined ? undefined : judgeSqlState(state, { message });
}
