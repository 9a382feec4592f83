import { Conflict } from '../../src/codes/errors';
import { causesOf } from '../../src/mapper/causes';
import { foreignError } from '../support/foreign-error';

describe('causesOf', () => {
  it.each([
    'cause',
    'original',
    'parent',
    'driverError',
    'nativeError',
    'inner',
    'originalError',
    'previous',
    'oauthError',
  ])('follows %s', (link) => {
    const cause = new Error('cause');
    const thrown = foreignError('wrapper', { [link]: cause });
    expect(causesOf(thrown)).toEqual([thrown, cause]);
  });

  it("calls VError's cause()", () => {
    const cause = new Error('cause');
    const thrown = foreignError('wrapper', { cause: () => cause });
    expect(causesOf(thrown)).toEqual([thrown, cause]);
    const broken = foreignError('wrapper', {
      cause: () => {
        throw cause;
      },
    });
    expect(causesOf(broken)).toEqual([broken]);
  });

  it('takes the members of an aggregate that are errors', () => {
    const member = new Error('member');
    const thrown = foreignError('several', { errors: [member, { message: 'a validation issue' }] });
    expect(causesOf(thrown)).toEqual([thrown, member]);
  });

  it('takes any cause of an error of ours, and of a foreign one only what has a message', () => {
    const own = new Conflict(undefined, { cause: null });
    expect(causesOf(own)).toEqual([own, null]);
    const foreign = foreignError('x', { parent: { name: 'table' } });
    expect(causesOf(foreign)).toEqual([foreign]);
  });

  it('ends where causes go round, and after sixteen', () => {
    const one = foreignError('one');
    const two = foreignError('two', { cause: one });
    Object.assign(one, { cause: two });
    expect(causesOf(one)).toEqual([one, two]);
    const errors = Array.from({ length: 40 }, (_, index) => new Error(String(index)));
    expect(causesOf(foreignError('many', { errors }))).toHaveLength(16);
  });
});
