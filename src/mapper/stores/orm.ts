import { has, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { marksOf, ofStatus } from '../rule';
import type { Marks } from '../rule';
import { sqlState } from './sqlstate';
import { namedTable } from '../table';

// Errors of the libraries between the app and the driver that say something themselves. What only wraps the driver's
// error (DrizzleQueryError, QueryFailedError, SequelizeDatabaseError) is left to that error, its cause.
const byName = namedTable(
  // Sequelize 6 and 7: lib/errors
  [409, 'SequelizeUniqueConstraintError SequelizeForeignKeyConstraintError SequelizeExclusionConstraintError'],
  [409, 'SequelizeOptimisticLockError'],
  [404, 'SequelizeEmptyResultError'],
  [503, 'SequelizeConnectionRefusedError SequelizeConnectionAcquireTimeoutError SequelizeConnectionTimedOutError'],
  [503, 'SequelizeHostNotFoundError SequelizeHostNotReachableError'],
  [500, 'SequelizeAccessDeniedError SequelizeInvalidConnectionError SequelizeAssociationError SequelizeInstanceError'],
  [500, 'SequelizeEagerLoadingError SequelizeQueryError SequelizeScopeError'],
  // TypeORM 0.2 to 1: src/error
  [404, 'EntityNotFoundError', 'entityClass criteria entityName'], // entityName: LoopBack's
  [409, 'OptimisticLockVersionMismatchError'],
  [500, 'EntityMetadataNotFoundError EntityPropertyNotFoundError PersistedEntityNotFoundError'],
  // MikroORM 5 to 7: errors.ts and exceptions.ts; a name of Doctrine's, the driver's own members copied
  [409, 'UniqueConstraintViolationException ForeignKeyConstraintViolationException DeadlockException'],
  [409, 'LockWaitTimeoutException'],
  [400, 'NotNullConstraintViolationException CheckConstraintViolationException'],
  [403, 'RowLevelSecurityViolationException'],
  [503, 'ReadOnlyException'],
  [500, 'TableNotFoundException TableExistsException InvalidFieldNameException NonUniqueFieldNameException'],
  [500, 'SyntaxErrorException DatabaseObjectExistsException DatabaseObjectNotFoundException'],
  [500, 'ValidationError MetadataError TransactionStateError', 'getEntity'],
  [400, 'CursorError', 'getEntity'],
  // Objection and db-errors
  [409, 'UniqueViolationError ForeignKeyViolationError ConstraintViolationError', 'nativeError'],
  [400, 'NotNullViolationError CheckViolationError DataError', 'nativeError'],
  // Slonik: @slonik/errors
  [404, 'NotFoundError', 'sql'],
  [409, 'UniqueIntegrityConstraintViolationError ForeignKeyIntegrityConstraintViolationError', 'sql constraint cause'],
  [409, 'CheckExclusionConstraintViolationError TupleMovedToAnotherPartitionError', 'sql constraint cause'],
  [400, 'NotNullIntegrityConstraintViolationError CheckIntegrityConstraintViolationError', 'sql constraint cause'],
  [503, 'BackendTerminatedError BackendTerminatedUnexpectedlyError IdleTransactionTimeoutError', 'cause'],
  [504, 'StatementTimeoutError StatementCancelledError', 'cause'],
  [400, 'InvalidInputError', 'notices'], // 22P02, whose error it drops
  [500, 'SchemaValidationError DataIntegrityError', 'sql'],
  // Kysely
  [404, 'NoResultError', 'node'],
);

// Names of libraries with another mark than a member: a code, or the message.
function byMark(thrown: unknown, marks: Marks): number | undefined {
  const { name, code, message } = marks;
  if (name === 'KnexTimeoutError') return message.includes('acquiring a connection') ? 503 : 504;
  if (name === 'NotFoundError' && has(thrown, 'getEntity')) return message.startsWith('Wrong number of') ? 500 : 404;
  if (name === 'OptimisticLockError' && has(thrown, 'getEntity')) return message.includes('unversioned') ? 500 : 409;
  if (name === 'ConnectionException' || name === 'SequelizeConnectionError') return statusOfConnection(thrown, marks);
  return code === 'ENTITY_NOT_FOUND' && has(thrown, 'entityName') ? 404 : undefined; // LoopBack's repositories
}

/** No connection: our credentials or an unknown database (the driver's SQLSTATE says so), else the server is not there. */
function statusOfConnection(thrown: unknown, marks: Marks): number {
  const parent = read(thrown, 'parent');
  return (sqlState(thrown, marks) ?? sqlState(parent, marksOf(parent)))?.status ?? 503;
}

/** Errors of object mappers and query builders, by name and a second mark. */
export function objectMapper(thrown: unknown, marks: Marks): HttpError | undefined {
  return ofStatus(byName(thrown, marks.name) ?? byMark(thrown, marks), thrown);
}
