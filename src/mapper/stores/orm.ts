import { has, read } from '../../lib/guard';
import { family, means } from '../family';
import type { Family } from '../family';
import { meaningsBy } from '../table';
import { mapperNames } from './mapper-names';
import { judgeObjection, judgeSequelize } from '../validation/models';
import { isMarked } from './marks';
import { mikroOrm } from './mikro-orm';
import { kysely, knex, slonik } from './query-builders';
import { judgeConnection } from './sqlstate';

// What only wraps the driver's error (DrizzleQueryError, QueryFailedError, SequelizeDatabaseError) is left to that error,
// its cause.

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

/** Sequelize: a failed validation of a model, whatever its status; else by name. */
export const sequelize = family({
  library: 'sequelize',
  tier: 'library',
  signs: { name: mapperNames.sequelize },
  meanings: [bySequelizeName, judgeConnection, 'invalid'],
  judge(thrown, facts) {
    const { name, status } = facts;
    const invalid = judgeSequelize(thrown, facts);
    if (invalid !== undefined || status !== undefined) return invalid;
    const refused = name === 'SequelizeConnectionError' ? judgeConnection(read(thrown, 'parent')) : undefined;
    if (refused !== undefined) return { ...refused, because: `cause: ${refused.because}` };
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

/** TypeORM, by name. */
export const typeorm = family({
  library: 'typeorm',
  tier: 'library',
  signs: { name: /^(?:Entity\w*NotFound|PersistedEntityNotFound|OptimisticLockVersionMismatch)Error$/ },
  status: 'of the app',
  meanings: [byTypeormName],
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
  meanings: ['missing'],
  judge(thrown, { name, code }) {
    const isOwn = code === 'ENTITY_NOT_FOUND' || (name === 'EntityNotFoundError' && !has(thrown, 'entityClass'));
    return isOwn && has(thrown, 'entityName') ? means('missing', 'ENTITY_NOT_FOUND') : undefined;
  },
});

// db-errors
const byObjectionName = meaningsBy({
  duplicate: 'UniqueViolationError',
  brokenReference: 'ForeignKeyViolationError',
  conflict: 'ConstraintViolationError',
  rejectedValue: 'NotNullViolationError CheckViolationError DataError',
});

/** Objection: a failed validation of a model, whose status is its own; else its db-errors, which keep the driver's. */
export const objection = family({
  library: 'objection',
  tier: 'library',
  signs: { name: mapperNames.objection, members: ['modelClass'] },
  meanings: [byObjectionName, 'invalid'],
  judge(thrown, facts) {
    const { name, status } = facts;
    const invalid = judgeObjection(thrown, facts);
    if (invalid !== undefined || status !== undefined) return invalid;
    const meaning = has(thrown, 'nativeError') ? byObjectionName(name) : undefined;
    return meaning && means(meaning, name);
  },
});

/** Object mappers and query builders. */
export const mappers: readonly Family[] = [sequelize, typeorm, loopback, mikroOrm, objection, slonik, kysely, knex];
