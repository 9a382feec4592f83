import { explain } from '../../../src';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

const named = (name: string, members: object = {}, text: string = SECRET): Error =>
  foreignError(text, { name, ...members }, name);
const unique = { severity: 'ERROR', code: '23505', detail: SECRET };

describe('object mappers, by name and a second mark', () => {
  it.each<[string, object, number]>([
    ['SequelizeUniqueConstraintError', { errors: [{ message: 'x', value: SECRET }], parent: new Error(SECRET) }, 409],
    ['SequelizeForeignKeyConstraintError', {}, 409],
    ['SequelizeExclusionConstraintError', {}, 409],
    ['SequelizeOptimisticLockError', {}, 409],
    ['SequelizeEmptyResultError', {}, 404],
    ['SequelizeConnectionRefusedError', {}, 503],
    ['SequelizeConnectionAcquireTimeoutError', {}, 503],
    ['SequelizeHostNotFoundError', {}, 503],
    ['SequelizeAccessDeniedError', {}, 500],
    ['SequelizeEagerLoadingError', {}, 500],
    ['SequelizeConnectionError', { parent: foreignError('x', { severity: 'FATAL', code: '28P01' }) }, 500],
    ['SequelizeConnectionError', { parent: new Error('reset') }, 503],
    ['SequelizeDatabaseError', { parent: foreignError('x', unique) }, 409],
    ['EntityNotFoundError', { entityClass: 'U', criteria: { email: SECRET } }, 404],
    ['EntityMetadataNotFoundError', {}, 500],
    ['OptimisticLockVersionMismatchError', {}, 409],
    [
      'QueryFailedError',
      { query: SECRET, parameters: [SECRET], driverError: foreignError('x', unique), ...unique },
      409,
    ],
    ['UniqueConstraintViolationException', {}, 409],
    ['DeadlockException', {}, 409],
    ['NotNullConstraintViolationException', {}, 400],
    ['RowLevelSecurityViolationException', {}, 403],
    ['ReadOnlyException', {}, 503],
    ['ConnectionException', {}, 503],
    ['ConnectionException', { severity: 'FATAL', code: '28P01' }, 500],
    ['TableNotFoundException', {}, 500],
    ['NotFoundError', { getEntity: () => undefined }, 404],
    ['OptimisticLockError', { getEntity: () => undefined }, 409],
    ['ValidationError', { getEntity: () => undefined }, 500],
    ['CursorError', { getEntity: () => undefined }, 400],
    ['UniqueViolationError', { nativeError: new Error(SECRET) }, 409],
    ['DataError', { nativeError: new Error(SECRET) }, 400],
    ['NotFoundError', { sql: SECRET, values: [SECRET] }, 404],
    ['InvalidInputError', { notices: [] }, 400],
    ['DataIntegrityError', { sql: SECRET }, 500],
    ['NoResultError', { node: {} }, 404],
  ])('%s is a status of its own (%#)', (name, members, status) => {
    expect(statusOf(named(name, members))).toBe(status);
    expect(textOf(named(name, members))).not.toContain(SECRET);
  });

  it.each(['OptimisticLockError', 'EntityNotFoundError', 'NoResultError', 'UniqueViolationError'])(
    '%s alone says nothing',
    (name) => {
      expect(statusOf(named(name))).toBe(500);
    },
  );

  it('NotFoundError alone is none of theirs, but a class of the app', () => {
    expect(explain(named('NotFoundError'))).toMatchObject({ family: 'app', because: 'the name NotFoundError' });
  });

  it('Knex’s one class is an empty pool or a query that took too long', () => {
    expect(
      statusOf(named('KnexTimeoutError', {}, 'Knex: Timeout acquiring a connection. The pool is probably full.')),
    ).toBe(503);
    expect(statusOf(named('KnexTimeoutError', {}, 'Defined query timeout of 40ms exceeded'))).toBe(504);
  });

  it('LoopBack’s entity that is not there is a 404', () => {
    expect(statusOf(foreignError('x', { code: 'ENTITY_NOT_FOUND', entityName: 'U', entityId: SECRET }))).toBe(404);
    expect(statusOf(foreignError('x', { code: 'ENTITY_NOT_FOUND' }))).toBe(500);
  });

  it('MikroORM’s names need more than its member, and LoopBack’s member its code', () => {
    expect(statusOf(named('NotFoundError', { getEntity: () => 1 }, 'Wrong number of User entities found'))).toBe(500);
    expect(statusOf(named('AppError', { getEntity: () => 1 }))).toBe(500);
    expect(statusOf(foreignError('x', { code: 'APP', entityName: 'U' }))).toBe(500);
  });
});
