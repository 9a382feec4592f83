import { has, read, readText } from '../guard';
import type { HttpError } from '../http-error';
import { mysql, mysqlConnection } from './mysql';
import { oracle } from './oracle';
import type { Rule } from './rule';
import { sqlServer } from './sql-server';
import { sqlite } from './sqlite';
import { sqlState } from './sqlstate';
import { tableOf, toStoreError, unlessAnswered } from './store';

// The client errors of postgres.js, which carry their code twice, or before the message: src/errors.js there.
const postgresJsCodes = tableOf(
  [503, 'CONNECTION_CLOSED CONNECTION_DESTROYED CONNECTION_ENDED'],
  [504, 'CONNECT_TIMEOUT'],
  [500, 'UNDEFINED_VALUE MAX_PARAMETERS_EXCEEDED NOT_TAGGED_CALL UNSAFE_TRANSACTION COPY_IN_PROGRESS'],
  [500, 'SASL_SIGNATURE_MISMATCH MESSAGE_NOT_SUPPORTED'],
);

/** Errors of postgres.js itself. */
export function postgresJs(thrown: unknown): HttpError | undefined {
  const code = readText(thrown, 'code') ?? '';
  const isOwn = read(thrown, 'errno') === code || readText(thrown, 'message')?.startsWith(`${code}: `) === true;
  return isOwn ? toStoreError(postgresJsCodes.get(code), thrown) : undefined;
}

/** pg-promise: a query returned another number of rows than expected; none is a 404, code 0 of its queryResultErrorCode. */
export function pgPromise(thrown: unknown): HttpError | undefined {
  if (readText(thrown, 'name') !== 'QueryResultError' || !has(thrown, 'received')) return undefined;
  return toStoreError(read(thrown, 'code') === 0 ? 404 : 500, thrown);
}

const single = unlessAnswered(mysql, sqlState, sqlite, sqlServer, oracle, postgresJs, pgPromise, mysqlConnection);

/** pg-promise: a batch of queries says which one failed first. */
export const pgPromiseBatch: Rule = (thrown, options) => {
  const first = readText(thrown, 'name') === 'BatchError' ? read(thrown, 'first') : undefined;
  return first === undefined ? undefined : toStoreError(single(first, options)?.status, thrown);
};

/** In the order in which they are asked. */
export const database: readonly Rule[] = [single, unlessAnswered(pgPromiseBatch)];
