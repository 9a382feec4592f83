import { has, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import { meaningsBy } from '../table';
import { isOfMapper } from './mapper-names';
import { meaningOfSqlState } from './sqlstate';
import { sayings } from './store-messages';

// By error number, which MySQL and MariaDB share and never change; the drivers' names for MariaDB's are wrong.
// https://dev.mysql.com/doc/mysql-errors/en/server-error-reference.html, https://mariadb.com/kb/en/mariadb-error-codes/
const byNumber = meaningsBy({
  duplicate: '1022 1062 1169 1557 1586 1761 1762 1859',
  brokenReference: '1216 1217 1451 1452',
  deadlock: '1205 1206 1213 1613 1614 3058 3572',
  conflict: '1020', // the record has changed since the last read
  rejectedValue: `1048 1263 1364 3819 4025 1264 1265 1292 1366 1367 1406 1411 1416 1441 1525 1690 3140 3141 3156 3157 3903
    1643 1644`,
  tooLarge: '1153',
  overloaded: '1021 1037 1041 1114 1135 1040 1129 1203 1226',
  storeDown:
    '1053 1077 1080 1152 1158 1159 1160 1161 1184 1927 3169 4031 1290 1836 2002 2003 2005 2006 2013 2055 45009 45012 45013 45026 45028',
  timedOut: '1028 1317 1969 3024 45024',
  ours: '1044 1045 1130 1142 1143 1227 1370 1698 1052 1365', // credentials and grants; ambiguous column, division by zero
});

// Codes of the drivers mysql and mysql2 themselves.
const byCode = meaningsBy({
  timedOut: 'PROTOCOL_SEQUENCE_TIMEOUT',
  storeDown:
    'PROTOCOL_CONNECTION_LOST PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR PROTOCOL_PACKETS_OUT_OF_ORDER POOL_NONEONLINE',
  overloaded: 'POOL_CONNLIMIT POOL_ENQUEUELIMIT',
});
const DRIVER_CODE = /^(PROTOCOL|POOL|HANDSHAKE|PARSER)_[A-Z_]{1,80}$/;

/** MySQL and MariaDB, and their drivers: error number first, then SQLSTATE, last the driver's name for it. */
export const mysql = family({
  library: 'mysql2',
  tier: 'library',
  signs: { members: ['sqlMessage', 'sqlState', 'fatal'], code: DRIVER_CODE, message: sayings.mysql2.sign },
  status: 'of the app',
  meanings: [byNumber, byCode],
  judge(thrown, facts) {
    const { name, code } = facts;
    if (isOfMapper(thrown, name)) return undefined;
    if (DRIVER_CODE.test(code)) return means(byCode(code) ?? 'ours', code);
    const errno = read(thrown, 'errno');
    const state = readText(thrown, 'sqlState');
    if (typeof errno === 'number' && errno >= 0 && (state !== undefined || has(thrown, 'sqlMessage'))) {
      const meaning = byNumber(errno) ?? (state === undefined ? undefined : meaningOfSqlState(state, thrown)) ?? 'ours';
      return means(meaning, `error ${errno}`);
    }
    // A connection that could not be opened or is lost: a system error that they mark as `fatal`.
    return read(thrown, 'fatal') === true && has(thrown, 'syscall')
      ? means('storeDown', 'fatal')
      : sayings.mysql2.judge(thrown, facts);
  },
});
