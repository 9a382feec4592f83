import { has, read } from '../../lib/guard';
import { factsOf } from '../facts';
import type { Facts } from '../facts';
import { family, means } from '../family';
import type { Family, Judgement } from '../family';
import { mysql } from './mysql';
import { oracle } from './oracle';
import { pg, postgres } from './pg';
import { sqlServer } from './sql-server';
import { sqlite } from './sqlite';
import { judgeSqlError, sqlState } from './sqlstate';

/** pg-promise: a query returned another number of rows than expected, or one of a batch of queries failed first. */
export const pgPromise = family({
  library: 'pg-promise',
  tier: 'library',
  signs: { name: /^(?:QueryResult|Batch)Error$/ },
  status: 'of the app',
  meanings: [judgeSqlError, 'missing'],
  judge(thrown, facts) {
    if (facts.name === 'BatchError') return judgeDriverError(read(thrown, 'first'), facts);
    if (facts.name !== 'QueryResultError' || !has(thrown, 'received')) return undefined;
    // Its queryResultErrorCode: 0 is no data, 1 is not empty, 2 is multiple.
    return facts.number === 0 ? means('missing', 'no row') : means('ours', 'another number of rows');
  },
});

/** Drivers of SQL databases, the servers' own codes last. */
export const sqlDrivers: readonly Family[] = [pg, postgres, pgPromise, mysql, sqlServer, oracle, sqlite, sqlState];

/** Judges an error that another one keeps, as the driver that made it does. */
function judgeDriverError(kept: unknown, { validationStatus, judge, warnings }: Facts): Judgement | undefined {
  const facts = factsOf(kept, { validationStatus, judge, warnings });
  if (kept === undefined || facts.status !== undefined) return undefined;
  for (const driver of sqlDrivers) {
    const judgement = driver.judge(kept, facts);
    if (judgement !== undefined) return { ...judgement, because: `cause: ${judgement.because}` };
  }
  return undefined;
}
