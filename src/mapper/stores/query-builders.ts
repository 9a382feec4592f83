import { has } from '../../lib/guard';
import { family, means } from '../family';
import { meaningsBy } from '../table';
import { isMarked } from './marks';
import { sayings } from './store-messages';

// @slonik/errors
const bySlonikName = meaningsBy({
  missing: 'NotFoundError',
  duplicate: 'UniqueIntegrityConstraintViolationError',
  brokenReference: 'ForeignKeyIntegrityConstraintViolationError',
  conflict: 'CheckExclusionConstraintViolationError TupleMovedToAnotherPartitionError',
  rejectedValue: `NotNullIntegrityConstraintViolationError CheckIntegrityConstraintViolationError
    InvalidInputError`, // 22P02, whose error it drops
  storeDown: 'BackendTerminatedError BackendTerminatedUnexpectedlyError IdleTransactionTimeoutError',
  timedOut: 'StatementTimeoutError StatementCancelledError',
  ours: 'SchemaValidationError DataIntegrityError',
});
const SLONIK_MEMBERS = {
  NotFoundError: 'sql',
  SchemaValidationError: 'sql',
  DataIntegrityError: 'sql',
  InvalidInputError: 'notices',
  UniqueIntegrityConstraintViolationError: 'sql constraint cause',
  ForeignKeyIntegrityConstraintViolationError: 'sql constraint cause',
  CheckExclusionConstraintViolationError: 'sql constraint cause',
  TupleMovedToAnotherPartitionError: 'sql constraint cause',
  NotNullIntegrityConstraintViolationError: 'sql constraint cause',
  CheckIntegrityConstraintViolationError: 'sql constraint cause',
  BackendTerminatedError: 'cause',
  BackendTerminatedUnexpectedlyError: 'cause',
  IdleTransactionTimeoutError: 'cause',
  StatementTimeoutError: 'cause',
  StatementCancelledError: 'cause',
};

/** Slonik, by name. */
export const slonik = family({
  library: 'slonik',
  tier: 'library',
  signs: {
    name: /^(?:NotFound|InvalidInput|SchemaValidation|\w+IntegrityConstraintViolation|CheckExclusionConstraintViolation|TupleMovedToAnotherPartition|BackendTerminated\w*|IdleTransactionTimeout|Statement\w+|DataIntegrity)Error$/,
  },
  status: 'of the app',
  meanings: [bySlonikName],
  judge(thrown, { name }) {
    const isMikroOrm = has(thrown, 'getEntity');
    const meaning = !isMikroOrm && isMarked(thrown, SLONIK_MEMBERS, name) ? bySlonikName(name) : undefined;
    return meaning && means(meaning, name);
  },
});

/** Kysely: executeTakeFirstOrThrow found no row. */
export const kysely = family({
  library: 'kysely',
  tier: 'library',
  signs: { name: /^NoResultError$/ },
  status: 'of the app',
  meanings: ['missing'],
  judge: (thrown, { name }) =>
    name === 'NoResultError' && has(thrown, 'node') ? means('missing', 'NoResultError') : undefined,
});

/** Knex: an empty pool, or a query that took too long. */
export const knex = family({
  library: 'knex',
  tier: 'library',
  signs: { name: /^KnexTimeoutError$/, message: sayings.knex.sign },
  status: 'of the app',
  meanings: [sayings.knex, 'timedOut'],
  judge(thrown, facts) {
    if (facts.name !== 'KnexTimeoutError') return sayings.knex.judge(thrown, facts);
    return facts.message.includes('acquiring a connection')
      ? means('overloaded', 'no connection of the pool in time')
      : means('timedOut', 'query timeout');
  },
});
