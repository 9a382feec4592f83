import { Conflict } from '../../src/codes/errors';
import { causesOf } from '../../src/mapper/causes';
import { foreignError } from '../support/foreign-error';
import { hostileProxy } from '../support/hostile';

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

  it.each(['networkError', 'sourceError', 'innerError', 'raw', 'x'])('follows an error in a member %s', (member) => {
    const held = new Error('held');
    const thrown = foreignError('wrapper', { [member]: held });
    expect(causesOf(thrown)).toEqual([thrown, held]);
  });

  it('follows an error one member below, and none deeper', () => {
    const held = new Error('held');
    const thrown = foreignError('wrapper', { options: { error: held } });
    expect(causesOf(thrown)).toEqual([thrown, held]);
    const deep = foreignError('wrapper', { options: { inner: { error: held } } });
    expect(causesOf(deep)).toEqual([deep]);
  });

  it('follows a list of instances, which no JSON can hold, and none of data', () => {
    class Entry {
      readonly property = 'email';
    }
    const list = [new Entry()];
    const thrown = foreignError('wrapper', { cause: list });
    expect(causesOf(thrown)).toEqual([thrown, list]);
    const data = foreignError('wrapper', { cause: [{ property: 'email' }] });
    expect(causesOf(data)).toEqual([data]);
  });

  it('throws of no list that cannot be read', () => {
    const thrown = foreignError('wrapper', { cause: hostileProxy([]) });
    expect(causesOf(thrown)).toHaveLength(1);
  });

  it('puts what is called a cause before what is only held', () => {
    const [cause, held] = [new Error('cause'), new Error('held')];
    const thrown = foreignError('wrapper', { held, cause });
    expect(causesOf(thrown)).toEqual([thrown, cause, held]);
  });

  it('takes no error from what is no error itself, nor the text or the list of one', () => {
    const held = { networkError: new Error('held'), message: 'x' };
    expect(causesOf(held)).toEqual([held]);
    const data = foreignError('wrapper', { details: { message: 'x' } });
    expect(causesOf(data)).toEqual([data]);
    const settled = { status: 'rejected', reason: new Error('held') }; // of Promise.allSettled: it says nothing itself
    expect(causesOf(settled)).toEqual([settled, settled.reason]);
  });

  it('looks at thirty members, and reads neither the text nor the stack of what they hold', () => {
    let asked = 0;
    const held = Object.defineProperty(new Error('held'), 'message', { get: () => `${++asked}` });
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a${index}`, index]));
    expect(causesOf(foreignError('wrapper', { held }))).toHaveLength(2);
    expect(causesOf(foreignError('wrapper', { ...many, held }))).toHaveLength(1);
    expect(asked).toBe(0);
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
