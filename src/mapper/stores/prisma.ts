import { has, isObject, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { statusOfNumber } from './sql-server';
import { statusOfSqlite } from './sqlite';
import { statusOfSqlState } from './sqlstate';
import { namedTable, tableOf } from '../table';

// https://www.prisma.io/docs/orm/reference/error-reference. A code of theirs that is not here is a 500.
const byCode = tableOf(
  [503, 'P1001 P1017'], // cannot reach the server, the server closed the connection
  [504, 'P1002 P1008'], // reached but timed out, operations timed out
  [400, 'P2000 P2006 P2007 P2019 P2020 P2023 P2033'], // too long, not valid, out of range
  [400, 'P2004 P2011 P2012 P2013'], // CHECK, null, a required value is missing
  [404, 'P2001 P2015 P2017 P2018 P2025'], // a record that the operation needs is not there
  [409, 'P2002 P2003 P2014 P2034'], // unique, foreign key, required relation; write conflict or deadlock
  [503, 'P2024 P2037'], // the pool is empty, too many connections
  [503, 'P5008 P5010 P5011 P6003 P6008'], // Accelerate: usage exceeded, cannot fetch, too many requests, not reached
  [504, 'P5009 P6004'], // Accelerate: timeouts
);

// What a driver adapter found (7, and 6 with one): MappedError of @prisma/driver-adapter-utils. Others are 500.
const byKind = tableOf(
  [409, 'UniqueConstraintViolation ForeignKeyConstraintViolation TransactionWriteConflict'],
  [400, 'LengthMismatch NullConstraintViolation ValueOutOfRange InvalidInputValue InconsistentColumnData'],
  [503, 'TooManyConnections DatabaseNotReachable ConnectionClosed'],
  [504, 'SocketTimeout'],
);

const CODE = /^P[1-6]\d{3}$/;
// What has no code, by class.
const byName = namedTable(
  [500, 'PrismaClientUnknownRequestError PrismaClientRustPanicError PrismaClientConstructorValidationError'],
  [500, 'PrismaClientInitializationError'],
);
// The same class for a value of the client's and for a field that the schema does not have.
const IS_OURS = /\bUnknown (arg|argument|field|nested)\b|Please either use|needs (at least one|exactly one|either)/;
const MOST_OF_A_MESSAGE = 20_000;

/** Errors of Prisma 4 to 7: by their code, by what the driver adapter found, or by their class. */
export function prisma(thrown: unknown, { name, code, message }: Marks): HttpError | undefined {
  if (has(thrown, 'clientVersion')) {
    const known = code === '' ? (readText(thrown, 'errorCode') ?? '') : code;
    if (CODE.test(known)) return ofStatus(statusOfCode(known, thrown), thrown);
  }
  if (name === 'DriverAdapterError') return ofStatus(statusOfAdapter(thrown) ?? 500, thrown);
  if (name === 'PrismaClientValidationError') return ofStatus(isOurs(message) ? 500 : 400, thrown);
  const unmapped = name === 'PrismaClientUnknownRequestError' ? statusOfAdapter(adapterOf(thrown)) : undefined;
  return ofStatus(unmapped ?? byName(thrown, name), thrown);
}

const isOurs = (message: string): boolean => IS_OURS.test(message.slice(-MOST_OF_A_MESSAGE));

const adapterOf = (thrown: unknown): unknown => read(read(thrown, 'meta'), 'driverAdapterError');

function statusOfCode(code: string, thrown: unknown): number {
  if (code === 'P2010') return statusOfRawQuery(thrown) ?? 500;
  if (code === 'P2028') return statusOfTransaction(readText(thrown, 'message') ?? '');
  return byCode.get(code) ?? 500;
}

/** P2010, a raw query: the engine (up to 6) gives the database's code, an adapter what it found. */
function statusOfRawQuery(thrown: unknown): number | undefined {
  const state = readText(read(thrown, 'meta'), 'code');
  return statusOfAdapter(adapterOf(thrown)) ?? (state === undefined ? undefined : statusOfSqlState(state, thrown));
}

/** P2028, the transaction API: none could be started in time, or it took too long. */
function statusOfTransaction(message: string): number {
  if (message.includes('Unable to start a transaction')) return 503;
  return /\bexpired transaction\b|\btimeout\b/.test(message) ? 504 : 500;
}

/** A DriverAdapterError's cause is plain data: a kind, and the code of the database. */
function statusOfAdapter(adapterError: unknown): number | undefined {
  const cause = read(adapterError, 'cause');
  const kind = readText(cause, 'kind');
  if (kind === undefined || !isObject(cause)) return undefined;
  return byKind.get(kind) ?? statusOfDatabase(kind, cause) ?? 500;
}

function statusOfDatabase(kind: string, cause: object): number | undefined {
  const code = readText(cause, 'originalCode') ?? readText(cause, 'code');
  const state = readText(cause, 'state') ?? code;
  const message = readText(cause, 'originalMessage') ?? readText(cause, 'message') ?? '';
  const number = read(cause, 'extendedCode') ?? read(cause, 'code') ?? Number(code);
  if (kind === 'sqlite' && typeof number === 'number') return statusOfSqlite(number, message);
  if (kind === 'mssql' && typeof number === 'number') return statusOfNumber(number, message);
  return state === undefined ? undefined : statusOfSqlState(state, { message });
}
