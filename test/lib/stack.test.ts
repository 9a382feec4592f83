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

  it('names the first issues of an error with a list, with its frames', () => {
    const issues = Array.from({ length: 12 }, (_, index) => ({ path: ['a', index], message: 'Required' }));
    const error = Object.assign(new Error('[all of them]'), { name: 'ZodError', issues });
    expect(stackOf(error)).toMatch(/^ZodError: a\.0: Required; a\.1: Required; [^]*; 2 more\n    at /);
  });

  it('asks for neither message nor stack of an error with a long list: Node writes the one for the other', () => {
    let reads = 0;
    const get = (): string => String((reads += 1));
    const issues = Array.from({ length: 100 }, () => ({ path: ['k'.repeat(95_000)], message: 'Required' }));
    const error = Object.assign(new Error(), { name: 'ZodError', issues });
    Object.defineProperties(error, { message: { get }, stack: { get } });
    reads = 0; // to define the stack reads the message, too
    expect(stackOf(error)).toMatch(/^ZodError: k{80}: Required; /);
    expect(reads).toBe(0);
  });

  it('tells the issues of a list by their paths, keys of objects too, whatever the error lacks', () => {
    const issues = [{ path: ['items', { key: 0 }, { key: {} }], message: 'Odd' }, { message: 'Even' }, 7];
    const bare = stackOf({ issues, stack: 'no frames' });
    expect(bare).toContain('items.0.: Odd');
    expect(bare).toContain('Even');
    expect(bare).toMatch(/^Error: /);
    expect(stackOf({ issues, name: 'ZodError' })).toMatch(/^ZodError: /);
    expect(stackOf(Object.assign(new Error('x'), { issues }))).toMatch(/ at /);
  });
});
