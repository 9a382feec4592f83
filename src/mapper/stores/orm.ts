import { has, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Family, Judgement } from '../family';
import { meaningsBy } from '../table';
import { mapperNames } from './mapper-names';
import { isMarked } from './marks';
import { judgeSqlState, serverCodeOf } from './sqlstate';
import { sayings } from './store-messages';

// Libraries between the app and the driver, by the names of what they say themselves. What only wraps the driver's error
// (DrizzleQueryError, QueryFailedError, SequelizeDatabaseError) is left to that error, its cause.

/** No connection: our credentials or an unknown database (the server's SQLSTATE says so), else the server is not there. */
function judgeConnection(error: unknown): Judgement | undefined {
  const state = serverCodeOf(error, readText(error, 'code') ?? '');
  return state === undefined ? undefined : (judgeSqlState(state, error) ?? means('ours', 'an unusual SQLSTATE'));
}

// Sequelize 6 and 7: lib/errors
const bySequelizeName = meaningsBy({
  duplicate: 'SequelizeUniqueConstraintError',
  brokenReference: 'SequelizeForeignKeyConstraintError',
  conflict: 'SequelizeExclusionConstraintError SequelizeOptimisticLockError',
  missing: 'SequelizeEmptyResultError',
  overloaded: 'SequelizeConnectionAcquireTimeoutError',
  storeDown: `SequelizeConnectionRefusedError SequelizeConnectionTimedOutError SequelizeConnectionError
    SequelizeHostNotFoundError SequelizeHostNotReachableError`,
  ours: `SequelizeAccessDeniedError SequelizeInvalidConnectionError SequelizeAssociationError SequelizeInstanceError
    SequelizeEagerLoadingError SequelizeQueryError SequelizeScopeError`,
});

export const sequelize = family({
  library: 'sequelize',
  tier: 'library',
  signs: { name: mapperNames.sequelize },
  status: 'of the app',
  judge(thrown, { name }) {
    const ofParent = name === 'SequelizeConnectionError' ? judgeConnection(read(thrown, 'parent')) : undefined;
    if (ofParent !== undefined) return { ...ofParent, because: `cause: ${ofParent.because}` };
    const meaning = bySequelizeName(name);
    return meaning && means(meaning, name);
  },
});

// TypeORM 0.2 to 1: src/error
const byTypeormName = meaningsBy({
  missing: 'EntityNotFoundError',
  conflict: 'OptimisticLockVersionMismatchError',
  ours: 'EntityMetadataNotFoundError EntityPropertyNotFoundError PersistedEntityNotFoundError',
});

export const typeorm = family({
  library: 'typeorm',
  tier: 'library',
  signs: { name: /^(?:Entity\w*NotFound|PersistedEntityNotFound|OptimisticLockVersionMismatch)Error$/ },
  status: 'of the app',
  judge(thrown, { name }) {
    const meaning = isMarked(thrown, { EntityNotFoundError: 'entityClass criteria' }, name)
      ? byTypeormName(name)
      : undefined;
    return meaning && means(meaning, name);
  },
});

/** LoopBack's repositories. */
export const loopback = family({
  library: '@loopback/repository',
  tier: 'library',
  signs: { code: /^ENTITY_NOT_FOUND$/, name: /^EntityNotFoundError$/ },
  status: 'of the app',
  judge(thrown, { name, code }) {
    const isOwn = code === 'ENTITY_NOT_FOUND' || (name === 'EntityNotFoundError' && !has(thrown, 'entityClass'));
    return isOwn && has(thrown, 'entityName') ? means('missing', 'ENTITY_NOT_FOUND') : undefined;
  },
});

// MikroORM 5 to 7: errors.ts and exceptions.ts. An exception has a name of Doctrine's and the driver's own members.
const byMikroOrmName = meaningsBy({
  duplicate: 'UniqueConstraintViolationException',
  brokenReference: 'ForeignKeyConstraintViolationException',
  deadlock: 'DeadlockException LockWaitTimeoutException',
  rejectedValue: 'NotNullConstraintViolationException CheckConstraintViolationException CursorError',
  rowRefused: 'RowLevelSecurityViolationException',
  missing: 'NotFoundError',
  conflict: 'OptimisticLockError',
  storeDown: 'ReadOnlyException ConnectionException',
  ours: `TableNotFoundException TableExistsException InvalidFieldNameException NonUniqueFieldNameException
    SyntaxErrorException DatabaseObjectExistsException DatabaseObjectNotFoundException
    ValidationError MetadataError TransactionStateError`,
});
const MIKRO_ORM_MEMBERS = {
  NotFoundError: 'getEntity',
  OptimisticLockError: 'getEntity',
  CursorError: 'getEntity',
  ValidationError: 'getEntity',
  MetadataError: 'getEntity',
  TransactionStateError: 'getEntity',
};

export const mikroOrm = family({
  library: '@mikro-orm/core',
  tier: 'library',
  signs: { name: mapperNames.mikroOrm, members: ['getEntity'] },
  status: 'of the app',
  judge(thrown, { name, message }) {
    const meaning = isMarked(thrown, MIKRO_ORM_MEMBERS, name) ? byMikroOrmName(name) : undefined;
    if (meaning === undefined) return undefined;
    if (name === 'NotFoundError' && message.startsWith('Wrong number of')) return means('ours', name);
    if (name === 'OptimisticLockError' && message.includes('unversioned')) return means('ours', name);
    return (name === 'ConnectionException' ? judgeConnection(thrown) : undefined) ?? means(meaning, name);
  },
});

// db-errors
const byObjectionName = meaningsBy({
  duplicate: 'UniqueViolationError',
  brokenReference: 'ForeignKeyViolationError',
  conflict: 'ConstraintViolationError',
  rejectedValue: 'NotNullViolationError CheckViolationError DataError',
});

export const objection = family({
  library: 'objection',
  tier: 'library',
  signs: { name: mapperNames.objection },
  status: 'of the app',
  judge(thrown, { name }) {
    const meaning = has(thrown, 'nativeError') ? byObjectionName(name) : undefined;
    return meaning && means(meaning, name);
  },
});

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

export const slonik = family({
  library: 'slonik',
  tier: 'library',
  signs: {
    name: /^(?:NotFound|InvalidInput|SchemaValidation|\w+IntegrityConstraintViolation|CheckExclusionConstraintViolation|TupleMovedToAnotherPartition|BackendTerminated\w*|IdleTransactionTimeout|Statement\w+|DataIntegrity)Error$/,
  },
  status: 'of the app',
  judge(thrown, { name }) {
    const isMikroOrm = has(thrown, 'getEntity');
    const meaning = !isMikroOrm && isMarked(thrown, SLONIK_MEMBERS, name) ? bySlonikName(name) : undefined;
    return meaning && means(meaning, name);
  },
});

export const kysely = family({
  library: 'kysely',
  tier: 'library',
  signs: { name: /^NoResultError$/ },
  status: 'of the app',
  judge: (thrown, { name }) =>
    name === 'NoResultError' && has(thrown, 'node') ? means('missing', 'NoResultError') : undefined,
});

export const knex = family({
  library: 'knex',
  tier: 'library',
  signs: { name: /^KnexTimeoutError$/, message: sayings.knex.sign },
  status: 'of the app',
  judge(_, facts) {
    if (facts.name !== 'KnexTimeoutError') return sayings.knex.judge(facts);
    return facts.message.includes('acquiring a connection')
      ? means('overloaded', 'no connection of the pool in time')
      : means('timedOut', 'query timeout');
  },
});

/** Object mappers and query builders. */
export const mappers: readonly Family[] = [sequelize, typeorm, loopback, mikroOrm, objection, slonik, kysely, knex];
