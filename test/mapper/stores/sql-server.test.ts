import { answerTo, foreignError, SECRET } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

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

  it('the number says something beside a mark of the server, and only as a number', () => {
    for (const mark of [{ lineNumber: 1 }, { procName: '' }, { class: 14 }])
      expect(statusOf(foreignError('x', { number: 2627, ...mark }))).toBe(409);
    expect(statusOf(foreignError('x', { number: 2627 }))).toBe(500);
    expect(statusOf(foreignError('x', { number: '2627', lineNumber: 1 }))).toBe(500);
    expect(statusOf(sqlServer(2627, 'a CHECK is not what failed'))).toBe(409);
  });

  it('a code says something on a class of the driver', () => {
    for (const name of ['AppError', 'MyConnectionError', 'RequestErrorOfTheApp'])
      expect(statusOf(foreignError('x', { name, code: 'ENOCONN' }))).toBe(500);
  });
});
