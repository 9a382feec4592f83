import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

const pg = (code: string, members: object = {}): Error =>
  foreignError(`text with ${SECRET}`, {
    name: 'error',
    severity: 'ERROR',
    routine: 'r',
    detail: SECRET,
    code,
    ...members,
  });

describe('an SQLSTATE', () => {
  it.each([
    ['08006', 503],
    ['2201W', 400],
    ['22P02', 400],
    ['22003', 400],
    ['22012', 500],
    ['22023', 500],
    ['23505', 409],
    ['23503', 409],
    ['23P01', 409],
    ['23001', 409],
    ['23502', 400],
    ['23514', 400],
    ['25006', 503],
    ['25P02', 500],
    ['25P03', 503],
    ['25P04', 504],
    ['28P01', 500],
    ['3D000', 500],
    ['40001', 409],
    ['40P01', 409],
    ['40003', 503],
    ['42601', 500],
    ['42P01', 500],
    ['42501', 500],
    ['44000', 400],
    ['53300', 503],
    ['54011', 500],
    ['55P03', 409],
    ['55000', 500],
    ['57014', 504],
    ['57P01', 503],
    ['57P04', 500],
    ['58C00', 503],
    ['58030', 500],
    ['HV00N', 503],
    ['P0001', 400],
    ['P0002', 404],
    ['P0004', 500],
    ['PT402', 402],
    ['XX000', 500],
    ['ZZ123', 500],
  ])('%s is a %i', (code, status) => {
    expect(statusOf(pg(code))).toBe(status);
    expect(textOf(pg(code))).not.toContain(SECRET);
  });

  it('42501 is a 403 where a row policy refused the row, in any language, and our missing grant otherwise', () => {
    expect(statusOf(pg('42501', { routine: 'ExecWithCheckOptions' }))).toBe(403);
    expect(
      statusOf(foreignError('new row violates row-level security policy', { severity: 'ERROR', code: '42501' })),
    ).toBe(403);
    expect(statusOf(pg('42501', { routine: 'aclcheck_error' }))).toBe(500);
  });

  it('that the app made up in RAISE is a 400', () => {
    expect(statusOf(pg('ZZ123', { routine: 'exec_stmt_raise' }))).toBe(400);
  });

  it.each([
    ['Db2', { sqlcode: -803, state: '23505' }],
    ['ODBC', { odbcErrors: [{ state: '23505', code: 1, message: SECRET }] }],
    ['Bun', { code: 'ERR_POSTGRES_SERVER_ERROR', errno: '23505' }],
    ['HANA and Snowflake', { sqlState: '23505' }],
    ['SAP', { sqlstate: '23505' }],
  ])('is found where %s puts it', (_, members) => {
    expect(statusOf(foreignError(SECRET, members))).toBe(409);
  });

  it('needs a mark of a server beside it', () => {
    expect(statusOf(foreignError('business rule', { code: '23505' }))).toBe(500);
    expect(statusOf(foreignError('EPERM', { code: 'EPERM', severity: 'ERROR' }))).toBe(500);
  });

  it('gives way to a status that the app has set', () => {
    expect(statusOf(pg('23505', { status: 422 }))).toBe(422);
  });

  it('is found in a cause, whatever the wrapper says', () => {
    expect(statusOf(new Error(`Failed query: params: ${SECRET}`, { cause: pg('23505') }))).toBe(409);
  });

  it.each(['23', '235051', '23.23505', ''])('has five characters: %j has no meaning', (sqlState) => {
    expect(statusOf(foreignError('x', { sqlState }))).toBe(500);
  });
});
