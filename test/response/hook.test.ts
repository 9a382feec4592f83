import { callHook } from '../../src/response/hook';
import { hostileProxy } from '../support/hostile';

describe('callHook', () => {
  const call = (hook: () => unknown): { result: unknown; warnings: string[] } => {
    const warnings: string[] = [];
    return { result: callHook('extend', hook, warnings), warnings };
  };

  it.each([undefined, null, false, 'text', { a: 1 }, { then: 'text' }])('gives %p back', (value) => {
    expect(call(() => value)).toEqual({ result: value, warnings: [] });
  });

  it('gives back even what throws when it is read', () => {
    const proxy = hostileProxy({});
    const warnings: string[] = [];
    expect(callHook('extend', () => proxy, warnings) === proxy).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('names what it threw', () => {
    const { result, warnings } = call(() => {
      throw new Error('hook failed');
    });
    expect(result).toBeUndefined();
    expect(warnings).toEqual([expect.stringMatching(/^The option extend threw Error: hook failed\n +at /)]);
  });

  it.each([
    ['a promise', () => Promise.resolve({ a: 1 })],
    ['a promise that rejects, unheard', () => Promise.reject(new Error('unheard'))],
    ['a thenable that throws', () => ({ then() { throw new Error('unheard'); } })], // prettier-ignore
  ])('does not wait for %s', async (_name, hook) => {
    expect(call(hook)).toEqual({
      result: undefined,
      warnings: ['The option extend returned a promise; it must answer at once'],
    });
    await new Promise(setImmediate); // an unhandled rejection would fail the run here
  });
});
