import { read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { tableOf } from '../table';

// https://docs.oracle.com/error-help/db/, and the driver's own (NJS, DPI): lib/errors.js of node-oracledb. Others: 500.
const byCode = tableOf(
  [409, 'ORA-1 ORA-2291 ORA-2292'], // a duplicate key, a foreign key
  [409, 'ORA-54 ORA-60 ORA-8177 ORA-30006'], // NOWAIT, deadlock, serialization, WAIT timed out
  [400, 'ORA-1400 ORA-1407 ORA-2290'], // null, CHECK
  [400, 'ORA-910 ORA-1401 ORA-1426 ORA-1438 ORA-1461 ORA-1722 ORA-12899 ORA-40441'], // too large, no number, no JSON
  [400, 'ORA-1830 ORA-1839 ORA-1840 ORA-1841 ORA-1843 ORA-1847 ORA-1850 ORA-1851 ORA-1858 ORA-1861'], // dates
  [404, 'ORA-1403'], // no data found: SELECT INTO
  [403, 'ORA-28115'], // a row policy refused the row
  [503, 'ORA-18 ORA-20 ORA-1012 ORA-1033 ORA-1034 ORA-1089 ORA-1090 ORA-1092 ORA-2391 ORA-16000'], // full, down, read only
  [503, 'ORA-28 ORA-3113 ORA-3114 ORA-3135 ORA-12537 ORA-12547 ORA-12560 ORA-25408'], // the session is gone
  [503, 'ORA-12170 ORA-12514 ORA-12516 ORA-12518 ORA-12519 ORA-12520 ORA-12526 ORA-12528 ORA-12541 ORA-12545'], // listener
  [503, 'ORA-1652 ORA-1653 ORA-1654 ORA-1688 ORA-4030 ORA-4031'], // out of space, out of memory
  [503, 'NJS-40 NJS-76 NJS-81'], // the pool: queue timeout, queue full, is being reconfigured
  [503, 'NJS-500 NJS-501 NJS-503 NJS-510 NJS-511 NJS-512 NJS-518 NJS-521 NJS-541 DPI-1010 DPI-1080'], // no connection
  [504, 'NJS-123 DPI-1067 ORA-1013 ORA-3156'], // callTimeout
);
const CODE = /^(ORA|NJS|DPI|DPY|TNS)-0*(\d{1,6})$/;

/** Errors of Oracle Database, by ORA number, and of its driver oracledb. */
export function oracle(thrown: unknown, { code, message }: Marks): HttpError | undefined {
  const number = read(thrown, 'errorNum');
  const [, prefix, digits] = CODE.exec(code === '' ? message.slice(0, 9) : code) ?? [];
  if (prefix === undefined && (typeof number !== 'number' || read(thrown, 'offset') === undefined)) return undefined;
  const value = digits === undefined ? Number(number) : Number(digits);
  // RAISE_APPLICATION_ERROR: a rule of the app that is written in SQL
  const isOfTheApp = (prefix ?? 'ORA') === 'ORA' && value >= 20_000 && value <= 20_999;
  return ofStatus(isOfTheApp ? 400 : (byCode.get(`${prefix ?? 'ORA'}-${value}`) ?? 500), thrown);
}
