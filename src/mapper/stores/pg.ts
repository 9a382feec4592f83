import { read } from '../../lib/guard';
import { family, means } from '../family';
import { meaningsBy } from '../table';
import { judgeSqlError, serverCodeOf } from './sqlstate';
import { sayings } from './store-messages';

/** The driver pg and its pool: what the server answers, by SQLSTATE, and sentences of their own. */
export const pg = family({
  library: 'pg',
  tier: 'library',
  signs: { name: /^DatabaseError$/, message: sayings.pg.sign },
  status: 'of the app',
  meanings: [judgeSqlError],
  judge(thrown, facts) {
    const state = facts.name === 'DatabaseError' ? serverCodeOf(thrown, facts.code) : undefined;
    return state === undefined ? sayings.pg.judge(thrown, facts) : judgeSqlError(state, thrown);
  },
});

// The client errors of postgres.js, which carry their code twice, or before the message: src/errors.js there.
const byPostgresCode = meaningsBy({
  storeDown: 'CONNECTION_CLOSED CONNECTION_DESTROYED CONNECTION_ENDED',
  timedOut: 'CONNECT_TIMEOUT',
  ours: `UNDEFINED_VALUE MAX_PARAMETERS_EXCEEDED NOT_TAGGED_CALL UNSAFE_TRANSACTION COPY_IN_PROGRESS
    SASL_SIGNATURE_MISMATCH MESSAGE_NOT_SUPPORTED`,
});

/** postgres.js: what the server answers, by SQLSTATE, and codes of its own. */
export const postgres = family({
  library: 'postgres',
  tier: 'library',
  signs: { name: /^PostgresError$/, code: /^(?:CONNECT|UNDEFINED|MAX|NOT|UNSAFE|COPY|SASL|MESSAGE)[A-Z]*_[A-Z_]+$/ },
  status: 'of the app',
  meanings: [byPostgresCode, judgeSqlError],
  judge(thrown, { name, code, message }) {
    const state = name === 'PostgresError' ? serverCodeOf(thrown, code) : undefined;
    if (state !== undefined) return judgeSqlError(state, thrown);
    const isOwn = read(thrown, 'errno') === code || message.startsWith(`${code}: `);
    const meaning = isOwn ? byPostgresCode(code) : undefined;
    return meaning && means(meaning, code);
  },
});
