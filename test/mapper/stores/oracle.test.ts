import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

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
    ['ORA-20000', 400],
    ['ORA-20999', 400],
    ['ORA-19999', 500],
    ['ORA-21000', 500],
    ['NJS-20001', 500],
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
    expect(statusOf(foreignError('x', { errorNum: '1', offset: 0 }))).toBe(500);
    expect(statusOf(foreignError('x', { errorNum: 20_001, offset: 0 }))).toBe(400);
  });

  it('is known by its code alone, or by the beginning of its message', () => {
    expect(statusOf(foreignError('x', { code: 'ORA-00001' }))).toBe(409);
    expect(statusOf(new Error('ORA-00001: unique constraint violated'))).toBe(409);
    expect(statusOf(new Error('see ORA-00001'))).toBe(500);
  });
});
