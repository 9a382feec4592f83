import { answerTo, foreignError, SECRET } from '../../support/foreign-error';

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

  it('the names need their members, and the members their names', () => {
    expect(statusOf(foreignError('x', { name: 'QueryResultError', code: 0 }))).toBe(500);
    expect(statusOf(foreignError('x', { name: 'AppError', code: 0, received: 0 }))).toBe(500);
    expect(statusOf(foreignError('x', { name: 'AppError', first: pg('23505') }))).toBe(409); // as its cause
    expect(statusOf(foreignError('x', { name: 'BatchError' }))).toBe(500);
    expect(statusOf(foreignError('x', { name: 'BatchError', first: new Error('x') }))).toBe(500);
  });
});
