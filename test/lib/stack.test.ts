import { stackOf } from '../../src/lib/stack';
import { throwing } from '../support/hostile';

describe('stackOf', () => {
  it('is the stack of an error, at most 8192 characters of it, frames included', () => {
    expect(stackOf(new Error('plain'))).toMatch(/^Error: plain\n +at /);
    const long = stackOf(new Error('x'.repeat(100_000)));
    expect(long.length).toBeLessThanOrEqual(8192);
    expect(long).toMatch(/ at .*stack\.test/);
    expect(stackOf('y'.repeat(100_000))).toHaveLength(8192);
  });

  it.each([
    [{ message: 'lone' }, 'Error: lone'],
    [{ name: 'Own', message: 'named' }, 'Own: named'],
    [{ code: 'E_X', message: 'coded', token: 'secret' }, 'Error: coded (code "E_X"; keys code, token)'],
    [Object.assign(new Error('m'), { stack: '' }), 'Error: m'],
    [Object.assign(new TypeError('m'), { stack: 7 }), 'TypeError: m'],
    [{ stack: 'text of a stack' }, 'text of a stack'],
    [42, '42'],
  ])('makes do with what %p has', (thrown, text) => {
    expect(stackOf(thrown)).toBe(text);
  });

  it('makes do with the message where reading the stack throws', () => {
    expect(stackOf(Object.assign(throwing('stack'), { message: 'hidden' }))).toBe('Error: hidden');
  });
});
