import { has, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { mysql, mysqlConnection } from './mysql';
import { oracle } from './oracle';
import { ofPlain } from '../plain';
import { marksOf, ofStatus, unlessAnswered } from '../rule';
import type { BuiltInRule, Marks } from '../rule';
import { sqlServer } from './sql-server';
import { sqlite } from './sqlite';
import { sqlState } from './sqlstate';
import { tableOf } from '../table';

// The client errors of postgres.js, which carry their code twice, or before the message: src/errors.js there.
const postgresJsCodes = tableOf(
  [503, 'CONNECTION_CLOSED CONNECTION_DESTROYED CONNECTION_ENDED'],
  [504, 'CONNECT_TIMEOUT'],
  [500, 'UNDEFINED_VALUE MAX_PARAMETERS_EXCEEDED NOT_TAGGED_CALL UNSAFE_TRANSACTION COPY_IN_PROGRESS'],
  [500, 'SASL_SIGNATURE_MISMATCH MESSAGE_NOT_SUPPORTED'],
);

/** Errors of postgres.js itself. */
function postgresJs(thrown: unknown, { code, message }: Marks): HttpError | undefined {
  const status = postgresJsCodes.get(code);
  const isOwn = status !== undefined && (read(thrown, 'errno') === code || message.startsWith(`${code}: `));
  return isOwn ? ofStatus(status, thrown) : undefined;
}

/** pg-promise: a query returned another number of rows than expected; none is a 404, code 0 of its queryResultErrorCode. */
function pgPromise(thrown: unknown, { name, number }: Marks): HttpError | undefined {
  if (name !== 'QueryResultError' || !has(thrown, 'received')) return undefined;
  return ofStatus(number === 0 ? 404 : 500, thrown);
}

const drivers = [
  ofPlain(mysql),
  ofPlain(sqlState),
  ofPlain(sqlite),
  sqlServer,
  ofPlain(oracle),
  ofPlain(postgresJs),
  pgPromise,
  mysqlConnection,
];
const ofDriver = unlessAnswered(...drivers);

/** pg-promise: a batch of queries says which one failed first. */
const pgPromiseBatch: BuiltInRule = (thrown, { name }, options) => {
  const first = name === 'BatchError' ? read(thrown, 'first') : undefined;
  return first === undefined ? undefined : ofStatus(ofDriver(first, marksOf(first), options)?.status, thrown);
};

/** Drivers of SQL databases, in the order in which they are asked. */
export const sqlDrivers: readonly BuiltInRule[] = [...drivers, pgPromiseBatch];
