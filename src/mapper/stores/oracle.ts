import { read } from '../../lib/guard';
import { family, means } from '../family';
import { meaningsBy } from '../table';
import { isOfMapper } from './mapper-names';

// https://docs.oracle.com/error-help/db/, and the driver's own (NJS, DPI): lib/errors.js of node-oracledb.
const byCode = meaningsBy({
  duplicate: 'ORA-1',
  brokenReference: 'ORA-2291 ORA-2292',
  deadlock: 'ORA-54 ORA-60 ORA-8177 ORA-30006',
  rejectedValue: `ORA-1400 ORA-1407 ORA-2290 ORA-910 ORA-1401 ORA-1426 ORA-1438 ORA-1461 ORA-1722 ORA-12899 ORA-40441
    ORA-1830 ORA-1839 ORA-1840 ORA-1841 ORA-1843 ORA-1847 ORA-1850 ORA-1851 ORA-1858 ORA-1861`,
  missing: 'ORA-1403', // SELECT INTO
  rowRefused: 'ORA-28115',
  overloaded: `ORA-18 ORA-20 ORA-2391 ORA-12516 ORA-12518 ORA-12519 ORA-12520 ORA-1652 ORA-1653 ORA-1654 ORA-1688
    ORA-4030 ORA-4031 NJS-40 NJS-76 NJS-81`,
  storeDown: `ORA-1012 ORA-1033 ORA-1034 ORA-1089 ORA-1090 ORA-1092 ORA-16000 ORA-28 ORA-3113 ORA-3114 ORA-3135
    ORA-12537 ORA-12547 ORA-12560 ORA-25408 ORA-12170 ORA-12514 ORA-12526 ORA-12528 ORA-12541 ORA-12545
    NJS-500 NJS-501 NJS-503 NJS-510 NJS-511 NJS-512 NJS-518 NJS-521 NJS-541 DPI-1010 DPI-1080`,
  timedOut: 'NJS-123 DPI-1067 ORA-1013 ORA-3156', // callTimeout
});
const CODE = /^(ORA|NJS|DPI|DPY|TNS)-0*(\d{1,6})$/;

/** Oracle Database, by ORA number, and its driver oracledb. */
export const oracle = family({
  library: 'oracledb',
  tier: 'library',
  signs: { code: CODE, message: /^(?:ORA|NJS|DPI|DPY|TNS)-\d/, members: ['errorNum'] },
  status: 'of the app',
  meanings: [byCode, 'ours'],
  judge(thrown, { name, code, message }) {
    if (isOfMapper(thrown, name)) return undefined;
    const number = read(thrown, 'errorNum');
    const [, prefix = 'ORA', digits] = CODE.exec(code === '' ? message.slice(0, 9) : code) ?? [];
    if (digits === undefined && (typeof number !== 'number' || read(thrown, 'offset') === undefined)) return undefined;
    const value = Number(digits ?? number);
    // RAISE_APPLICATION_ERROR: a rule of the app that is written in SQL
    const isOfTheApp = prefix === 'ORA' && value >= 20_000 && value <= 20_999;
    const known = `${prefix}-${value}`;
    return means(isOfTheApp ? 'rejectedValue' : (byCode(known) ?? 'ours'), known);
  },
});
