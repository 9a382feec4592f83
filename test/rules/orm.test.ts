import { toHttpError } from '../../src';
import { answerTo, foreignError, SECRET, textOf } from '../support/foreign-error';

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

  it.each(['NotFoundError', 'OptimisticLockError', 'EntityNotFoundError', 'NoResultError', 'UniqueViolationError'])(
    '%s alone says nothing',
    (name) => {
      expect(statusOf(named(name))).toBe(500);
    },
  );

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
});

// @prisma/client@7.10.1 and 6.19.3
const prisma = (code: string, meta: object = {}, text: string = SECRET): Error =>
  named('PrismaClientKnownRequestError', { code, meta, clientVersion: '7.10.1' }, text);
const adapter = (cause: object): object => ({ driverAdapterError: named('DriverAdapterError', { cause }) });

describe('Prisma', () => {
  it.each([
    ['P1000', 500],
    ['P1001', 503],
    ['P1002', 504],
    ['P1008', 504],
    ['P1017', 503],
    ['P2000', 400],
    ['P2001', 404],
    ['P2002', 409],
    ['P2003', 409],
    ['P2004', 400],
    ['P2005', 500],
    ['P2006', 400],
    ['P2007', 400],
    ['P2011', 400],
    ['P2014', 409],
    ['P2015', 404],
    ['P2018', 404],
    ['P2020', 400],
    ['P2021', 500],
    ['P2022', 500],
    ['P2023', 400],
    ['P2024', 503],
    ['P2025', 404],
    ['P2034', 409],
    ['P2037', 503],
    ['P3005', 500],
    ['P5011', 503],
    ['P6004', 504],
  ])('%s is a %i', (code, status) => {
    expect(statusOf(prisma(code))).toBe(status);
    expect(textOf(prisma(code))).not.toContain(SECRET);
  });

  it.each([
    [{ code: '23505', message: SECRET }, 409],
    [adapter({ kind: 'postgres', originalCode: '23505', code: '23505' }), 409],
    [adapter({ kind: 'mysql', code: 1062, state: '23000' }), 409],
    [adapter({ kind: 'sqlite', extendedCode: 2067 }), 409],
    [adapter({ kind: 'mssql', code: 1205, message: '' }), 409],
    [adapter({ kind: 'postgres', originalCode: '42601' }), 500],
    [{}, 500],
  ])('a raw query is what the database’s own code is (%#)', (meta, status) => {
    expect(statusOf(prisma('P2010', meta))).toBe(status);
  });

  it.each([
    ['UniqueConstraintViolation', 409],
    ['TransactionWriteConflict', 409],
    ['LengthMismatch', 400],
    ['TooManyConnections', 503],
    ['DatabaseNotReachable', 503],
    ['SocketTimeout', 504],
    ['AuthenticationFailed', 500],
    ['TableDoesNotExist', 500],
  ])('an adapter’s bare %s is a %i', (kind, status) => {
    expect(statusOf(named('DriverAdapterError', { cause: { kind, originalMessage: SECRET } }))).toBe(status);
  });

  it('a transaction that cannot start is a 503, one that took too long a 504', () => {
    expect(
      statusOf(prisma('P2028', {}, 'Transaction API error: Unable to start a transaction in the given time.')),
    ).toBe(503);
    expect(
      statusOf(prisma('P2028', {}, 'A query cannot be executed on an expired transaction. The timeout was 5000 ms')),
    ).toBe(504);
    expect(statusOf(prisma('P2028', {}, 'Transaction not found'))).toBe(500);
  });

  it('a wrong value is a 400, a field that the schema does not have a 500', () => {
    const invalid = (text: string): Error => named('PrismaClientValidationError', { clientVersion: '7' }, text);
    expect(statusOf(invalid('Argument `id`: Invalid value provided. Expected Int, provided String.'))).toBe(400);
    expect(statusOf(invalid('Unknown argument `nope`. Available options are marked with ?.'))).toBe(500);
  });

  it('its initialization says its code as errorCode', () => {
    const failed = (errorCode?: string): Error =>
      named('PrismaClientInitializationError', { clientVersion: '6', errorCode });
    expect([statusOf(failed('P1001')), statusOf(failed('P1000')), statusOf(failed())]).toEqual([503, 500, 500]);
  });

  it('a P-code without Prisma’s mark says nothing', () => {
    expect(statusOf(foreignError('x', { code: 'P2002' }))).toBe(500);
  });
});

describe('validation of models', () => {
  // mongoose@9.12.1: the messages hold the values
  const invalid = {
    email: { name: 'ValidatorError', kind: 'required', message: `Path email ${SECRET}`, value: SECRET },
    age: { name: 'ValidatorError', kind: 'min', message: SECRET, value: 3 },
    'addr.z/p': { name: 'CastError', kind: 'Number', message: SECRET, value: SECRET },
    'kids.1.n': { name: 'CastError', kind: `x ${SECRET}`, message: SECRET, value: SECRET },
    nick: { name: 'ValidatorError', kind: 'user defined', message: `${SECRET} is taken`, value: SECRET },
    team: { name: 'ValidatorError', kind: 'user defined', message: 'pick another', value: SECRET },
  };
  const mongoose = named('ValidationError', { errors: invalid, _message: 'U validation failed' }, SECRET);

  it('lists mongoose’s with JSON Pointers and without the values', () => {
    expect(answerTo(mongoose).problem).toMatchObject({
      status: 400,
      errors: [
        { detail: 'is required', pointer: '#/email' },
        { detail: 'is below the minimum', pointer: '#/age' },
        { detail: 'is not a valid Number', pointer: '#/addr/z~1p' },
        { detail: 'is not valid', pointer: '#/kids/1/n' },
        { detail: 'is not valid', pointer: '#/nick' },
        { detail: 'pick another', pointer: '#/team' },
      ],
    });
    expect(textOf(mongoose)).not.toContain(SECRET);
  });

  it('follows validationStatus', () => {
    expect(toHttpError(mongoose, { validationStatus: 422 }).status).toBe(422);
  });

  it('counts what is beyond the first hundred', () => {
    const errors = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`k${n}`, { kind: 'required' }]));
    const { problem } = answerTo(named('ValidationError', { errors, _message: 'x' }));
    expect([problem.errors?.length, problem['errorsOmitted']]).toEqual([100, 150]);
  });

  it('lists Sequelize’s, and those of each record in bulk', () => {
    const items = [
      { path: 'email', message: 'Validation isEmail on email failed', value: SECRET },
      { path: 'nick', message: `not ${SECRET}`, value: SECRET },
    ];
    const single = named('SequelizeValidationError', { errors: items });
    const listed = [
      { detail: 'Validation isEmail on email failed', pointer: '#/email' },
      { detail: 'is not valid', pointer: '#/nick' },
    ];
    expect(answerTo(single).problem).toMatchObject({ status: 400, errors: listed });
    const record = named('SequelizeBulkRecordError', { errors: single, record: { email: SECRET } });
    expect(answerTo(record).problem).toMatchObject({ status: 400, errors: listed });
    expect(textOf(record)).not.toContain(SECRET);
  });

  it('lists Objection’s', () => {
    const data = { 'o.p': [{ message: 'must be number', keyword: 'type', params: {} }] };
    const thrown = named('ValidationError', { type: 'ModelValidation', data, statusCode: 400, modelClass: class {} });
    expect(answerTo(thrown).problem).toMatchObject({
      status: 400,
      errors: [{ detail: 'must be number', pointer: '#/o/p' }],
    });
  });

  it('takes a lone surrogate in a path', () => {
    const thrown = named('ValidationError', { errors: { '\ud800': { kind: 'required' } }, _message: 'x' });
    expect(answerTo(thrown).problem.errors).toEqual([{ detail: 'is required', pointer: '#/%EF%BF%BD' }]);
  });
});
