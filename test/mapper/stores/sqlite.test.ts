import { answerTo, foreignError, SECRET } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

describe('SQLite', () => {
  it.each([
    ['SQLITE_CONSTRAINT_UNIQUE', 409],
    ['SQLITE_CONSTRAINT_PRIMARYKEY', 409],
    ['SQLITE_CONSTRAINT_FOREIGNKEY', 409],
    ['SQLITE_CONSTRAINT_NOTNULL', 400],
    ['SQLITE_CONSTRAINT_CHECK', 400],
    ['SQLITE_CONSTRAINT_TRIGGER', 400],
    ['SQLITE_CONSTRAINT_VTAB', 500],
    ['SQLITE_MISMATCH', 400],
    ['SQLITE_TOOBIG', 413],
    ['SQLITE_BUSY', 503],
    ['SQLITE_BUSY_SNAPSHOT', 503],
    ['SQLITE_READONLY_DBMOVED', 503],
    ['SQLITE_FULL', 503],
    ['SQLITE_ERROR', 500],
    ['SQLITE_CANTOPEN', 500],
  ])('%s is a %i', (code, status) => {
    expect(statusOf(foreignError(SECRET, { name: 'SqliteError', code }))).toBe(status);
  });

  it.each([
    ['UNIQUE', 409],
    ['FOREIGN KEY', 409],
    ['NOT NULL', 400],
    ['CHECK', 400],
  ])('%s is told by the sentence where there is the primary code only, or none', (constraint, status) => {
    const text = `SQLITE_CONSTRAINT: ${constraint} constraint failed: p.${SECRET}`;
    expect(statusOf(foreignError(text, { errno: 19, code: 'SQLITE_CONSTRAINT' }))).toBe(status);
    expect(statusOf(new Error(`D1_ERROR: ${constraint} constraint failed: p.email`))).toBe(status);
  });

  it('a trigger’s own words under the primary code are a 400', () => {
    expect(statusOf(foreignError('SQLITE_CONSTRAINT: stock is empty', { errno: 19, code: 'SQLITE_CONSTRAINT' }))).toBe(
      400,
    );
  });

  it.each([
    [2067, 409],
    [1555, 409],
    [787, 409],
    [1299, 400],
    [275, 400],
    [1811, 400],
    [5, 503],
    [517, 503],
    [8, 503],
    [1, 500],
  ])('result code %i of node:sqlite is a %i', (errcode, status) => {
    expect(statusOf(foreignError(SECRET, { code: 'ERR_SQLITE_ERROR', errcode, errstr: 'x' }))).toBe(status);
  });

  it('libsql’s extended code beats its primary one', () => {
    const members = { code: 'SQLITE_CONSTRAINT', extendedCode: 'SQLITE_CONSTRAINT_UNIQUE', rawCode: 2067 };
    expect(statusOf(foreignError('x', members))).toBe(409);
  });

  it('a number of somebody else, and the sentence beside a code, say nothing', () => {
    expect(statusOf(foreignError('x', { code: 'APP', errcode: 2067 }))).toBe(500);
    expect(statusOf(foreignError('UNIQUE constraint failed: a.b', { code: 'APP' }))).toBe(500);
    expect(statusOf(new Error('the constraint failed'))).toBe(500);
  });
});
