import { has, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { statusOfSqlState } from './sqlstate';
import { tableOf } from '../table';

// By error number, which MySQL and MariaDB share and never change; the drivers' names for MariaDB's are wrong.
// https://dev.mysql.com/doc/mysql-errors/en/server-error-reference.html, https://mariadb.com/kb/en/mariadb-error-codes/
const byNumber = tableOf(
  [409, '1022 1062 1169 1557 1586 1761 1762 1859'], // a duplicate key
  [409, '1216 1217 1451 1452'], // a foreign key: no such parent, still a child
  [409, '1205 1206 1213 1613 1614 3058 3572'], // lock wait timeout, deadlock, NOWAIT
  [409, '1020'], // the record has changed since the last read
  [400, '1048 1263 1364'], // null, or no value and no default
  [400, '3819 4025'], // CHECK, of MySQL and of MariaDB
  [400, '1264 1265 1292 1366 1367 1406 1411 1416 1441 1525 1690 3140 3141 3156 3157 3903'], // out of range, too long, wrong
  [400, '1643 1644'], // SIGNAL: a rule of the app that is written in SQL
  [413, '1153'], // a packet that is larger than max_allowed_packet
  [503, '1021 1037 1041 1114 1135'], // disk full, out of memory, table full, no thread
  [503, '1040 1129 1203 1226'], // too many connections, of the server, the host, the user
  [503, '1053 1077 1080 1152 1158 1159 1160 1161 1184 1927 3169 4031'], // shutdown, killed, network, idle too long
  [503, '1290 1836'], // read only: a replica
  [503, '2002 2003 2005 2006 2013 2055'], // the C client's: cannot connect, gone away, lost
  [503, '45009 45012 45013 45026 45028'], // MariaDB Connector's own: socket closed, connect and pool timeout
  [504, '1028 1317 1969 3024'], // interrupted, max_statement_time, max_execution_time
  [504, '45024'], // MariaDB Connector's own: query timeout
  [500, '1044 1045 1130 1142 1143 1227 1370 1698'], // our credentials and grants
  [500, '1052 1365'], // an ambiguous column, whose SQLSTATE is 23000 all the same; division by zero
);

// Codes of the drivers mysql and mysql2 themselves; any other of theirs is a 500.
const byCode = tableOf(
  [504, 'PROTOCOL_SEQUENCE_TIMEOUT'],
  [503, 'PROTOCOL_CONNECTION_LOST PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR PROTOCOL_PACKETS_OUT_OF_ORDER'],
  [503, 'POOL_CONNLIMIT POOL_ENQUEUELIMIT POOL_NONEONLINE'],
);
const DRIVER_CODE = /^(PROTOCOL|POOL|HANDSHAKE|PARSER)_[A-Z_]+$/;

/** Errors of MySQL and MariaDB, and of their drivers: error number first, then SQLSTATE, last the driver's name for it. */
export function mysql(thrown: unknown, { code }: Marks): HttpError | undefined {
  if (DRIVER_CODE.test(code)) return ofStatus(byCode.get(code) ?? 500, thrown);
  const errno = read(thrown, 'errno');
  if (typeof errno !== 'number' || errno < 0) return undefined;
  const state = readText(thrown, 'sqlState');
  if (state === undefined && !has(thrown, 'sqlMessage')) return undefined;
  const ofState = state === undefined ? undefined : statusOfSqlState(state, thrown);
  return ofStatus(byNumber.get(String(errno)) ?? ofState ?? 500, thrown);
}

/** A connection that mysql or mysql2 could not open or has lost: a system error that they mark as `fatal`. */
export function mysqlConnection(thrown: unknown): HttpError | undefined {
  if (read(thrown, 'fatal') !== true || !has(thrown, 'syscall')) return undefined;
  return ofStatus(503, thrown);
}
