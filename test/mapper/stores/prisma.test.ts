import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

const named = (name: string, members: object = {}, text: string = SECRET): Error =>
  foreignError(text, { name, ...members }, name);
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
    [adapter({ kind: 'postgres', originalCode: '23505', code: '42601' }), 409],
    [adapter({ kind: 'postgres', code: '40001' }), 409],
    [adapter({ kind: 'postgres', code: '42501', originalMessage: 'violates row-level security policy' }), 403],
    [adapter({ kind: 'sqlite', extendedCode: 19, originalMessage: 'UNIQUE constraint failed: user.email' }), 409],
    [adapter({ kind: 'sqlite', code: 19, message: 'UNIQUE constraint failed: user.email' }), 409],
    [
      adapter({ kind: 'sqlite', code: 19, originalMessage: 'a trigger', message: 'UNIQUE constraint failed: a.b' }),
      400,
    ],
    [adapter({ kind: 'mssql', originalCode: '547', originalMessage: 'conflicted with the CHECK constraint' }), 400],
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

  it('what it has no code for is what its adapter found', () => {
    const meta = adapter({ kind: 'SocketTimeout' });
    expect(statusOf(named('PrismaClientUnknownRequestError', { clientVersion: '7', meta }))).toBe(504);
    expect(statusOf(named('PrismaClientUnknownRequestError', { clientVersion: '7' }))).toBe(500);
    expect(statusOf(named('AppError', { meta }))).toBe(500);
  });
});
