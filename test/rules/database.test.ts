import { answerTo, foreignError, SECRET, textOf } from '../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

// pg@8.23.1, CockroachDB and Neon alike: a SQLSTATE beside what the server says of itself
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
});

describe('postgres.js and pg-promise', () => {
  it.each([
    ['CONNECTION_CLOSED', 503],
    ['CONNECTION_DESTROYED', 503],
    ['CONNECTION_ENDED', 503],
    ['CONNECT_TIMEOUT', 504],
  ])('%s of the client is a %i', (code, status) => {
    expect(statusOf(foreignError(`write ${code} ${SECRET}:5432`, { code, errno: code, address: SECRET }))).toBe(status);
  });

  it('a wrong use is a 500, and the same code of somebody else says nothing', () => {
    expect(
      statusOf(foreignError('UNDEFINED_VALUE: Undefined values are not allowed', { code: 'UNDEFINED_VALUE' })),
    ).toBe(500);
    expect(statusOf(foreignError('the peer left', { code: 'CONNECTION_CLOSED' }))).toBe(500);
  });

  it('no row is a 404, too many are a 500', () => {
    const result = (code: number): Error =>
      foreignError('rows', { name: 'QueryResultError', code, received: code, query: SECRET });
    expect([0, 1, 2].map((code) => statusOf(result(code)))).toEqual([404, 500, 500]);
  });

  it('a batch is what its first failure is', () => {
    expect(statusOf(foreignError('x', { name: 'BatchError', data: [], first: pg('23505') }))).toBe(409);
  });
});

// mysql2@3.24.6 with MariaDB 10.11, mariadb@3
const mysql = (errno: number, sqlState: string, code = 'ER_X'): Error =>
  foreignError(`text with ${SECRET}`, { errno, sqlState, code, sqlMessage: SECRET, sql: SECRET });

describe('MySQL and MariaDB', () => {
  it.each([
    [1062, '23000', 409],
    [1451, '23000', 409],
    [1452, '23000', 409],
    [1213, '40001', 409],
    [1205, 'HY000', 409],
    [1020, 'HY000', 409],
    [1048, '23000', 400],
    [1364, 'HY000', 400],
    [3819, 'HY000', 400],
    [4025, '23000', 400],
    [1406, '22001', 400],
    [1264, '22003', 400],
    [1366, '22007', 400],
    [1644, '45000', 400],
    [1153, '08S01', 413],
    [1040, '08004', 503],
    [1203, '42000', 503],
    [1053, '08S01', 503],
    [1836, 'HY000', 503],
    [1021, 'HY000', 503],
    [2013, 'HY000', 503],
    [45028, 'HY000', 503],
    [1969, '70100', 504],
    [3024, 'HY000', 504],
    [1045, '28000', 500],
    [1142, '42000', 500],
    [1052, '23000', 500],
    [1365, '22012', 500],
    [1146, '42S02', 500],
    [1064, '42000', 500],
    [9999, '22001', 400],
    [9999, 'HY000', 500],
  ])('error %i with SQLSTATE %s is a %i', (errno, state, status) => {
    expect(statusOf(mysql(errno, state))).toBe(status);
    expect(textOf(mysql(errno, state))).not.toContain(SECRET);
  });

  it('the driver’s name for MariaDB’s number is not believed', () => {
    expect(statusOf(mysql(4025, '23000', 'ER_INNODB_AUTOEXTEND_SIZE_OUT_OF_RANGE'))).toBe(400);
  });

  it.each([
    ['PROTOCOL_SEQUENCE_TIMEOUT', 504],
    ['PROTOCOL_CONNECTION_LOST', 503],
    ['POOL_CONNLIMIT', 503],
    ['POOL_CLOSED', 500],
    ['HANDSHAKE_NO_SSL_SUPPORT', 500],
  ])('%s of a driver is a %i', (code, status) => {
    expect(statusOf(foreignError('x', { code, fatal: true }))).toBe(status);
  });

  it('a connection that the driver marks as fatal is a 503', () => {
    expect(
      statusOf(foreignError('connect', { code: 'ECONNREFUSED', errno: -111, syscall: 'connect', fatal: true })),
    ).toBe(503);
  });
});

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
});

// mssql@12.7.14 and tedious@19.2.2
const sqlServer = (number: number, text = SECRET): Error =>
  foreignError(text, { name: 'RequestError', code: 'EREQUEST', number, lineNumber: 1, procName: '', class: 14 });

describe('SQL Server', () => {
  it.each([
    [2627, 409],
    [2601, 409],
    [547, 409],
    [1205, 409],
    [3960, 409],
    [515, 400],
    [245, 400],
    [2628, 400],
    [8152, 400],
    [50_000, 400],
    [51_234, 400],
    [33504, 403],
    [10928, 503],
    [40613, 503],
    [3906, 503],
    [-2, 504],
    [102, 500],
    [208, 500],
    [229, 500],
    [18456, 500],
    [8134, 500],
  ])('error %i is a %i', (number, status) => {
    expect(statusOf(sqlServer(number))).toBe(status);
  });

  it('547 is a 400 for a CHECK', () => {
    expect(statusOf(sqlServer(547, 'The INSERT statement conflicted with the CHECK constraint "CK".'))).toBe(400);
  });

  it.each([
    ['ConnectionError', 'ESOCKET', 503],
    ['ConnectionError', 'ETIMEOUT', 503],
    ['RequestError', 'ETIMEOUT', 504],
    ['ConnectionError', 'ENOTOPEN', 503],
    ['ConnectionError', 'ELOGIN', 500],
    ['TransactionError', 'EABORT', 500],
  ])('%s %s of the driver is a %i', (name, code, status) => {
    expect(statusOf(foreignError(SECRET, { name, code }))).toBe(status);
  });
});

describe('Oracle', () => {
  it.each([
    ['ORA-00001', 409],
    ['ORA-02291', 409],
    ['ORA-00060', 409],
    ['ORA-08177', 409],
    ['ORA-01400', 400],
    ['ORA-02290', 400],
    ['ORA-12899', 400],
    ['ORA-01722', 400],
    ['ORA-01843', 400],
    ['ORA-20001', 400],
    ['ORA-01403', 404],
    ['ORA-28115', 403],
    ['ORA-03113', 503],
    ['ORA-12541', 503],
    ['NJS-040', 503],
    ['NJS-503', 503],
    ['NJS-123', 504],
    ['ORA-01013', 504],
    ['ORA-00942', 500],
    ['ORA-01017', 500],
    ['ORA-01031', 500],
    ['NJS-515', 500],
  ])('%s is a %i', (code, status) => {
    expect(statusOf(foreignError(`${code}: ${SECRET}`, { code, offset: 0 }))).toBe(status);
    expect(textOf(foreignError(`${code}: ${SECRET}`, { code, offset: 0 }))).not.toContain(SECRET);
  });

  it('is known by errorNum where there is no code', () => {
    expect(statusOf(foreignError('x', { errorNum: 1, offset: 0 }))).toBe(409);
    expect(statusOf(foreignError('x', { errorNum: 1 }))).toBe(500);
  });
});
