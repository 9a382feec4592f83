import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

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

  it('a number says something beside a member of the server, and only as a number', () => {
    for (const mark of [{ sqlState: 'HY000' }, { sqlMessage: 'm' }])
      expect(statusOf(foreignError('x', { errno: 1062, ...mark }))).toBe(409);
    expect(statusOf(foreignError('x', { errno: 1062 }))).toBe(500);
    expect(statusOf(foreignError('x', { errno: '1062', sqlState: 'HY000' }))).toBe(500);
  });

  it('what is only fatal, or only of the system, is no lost connection', () => {
    expect(statusOf(foreignError('x', { fatal: true }))).toBe(500);
    expect(statusOf(foreignError('x', { syscall: 'read', code: 'EAPP' }))).toBe(500);
  });
});
