import { callHook } from '../src/hook';
import { hostileProxy } from './support/hostile';

describe('callHook', () => {
  const call = (hook: () => unknown): { result: unknown; faults: string[] } => {
    const faults: string[] = [];
    return { result: callHook('extend', hook, faults), faults };
  };

  it.each([undefined, null, false, 'text', { a: 1 }, { then: 'text' }])('gives %p back', (value) => {
    expect(call(() => value)).toEqual({ result: value, faults: [] });
  });

  it('gives back even what throws when it is read', () => {
    const proxy = hostileProxy({});
    const faults: string[] = [];
    expect(callHook('extend', () => proxy, faults) === proxy).toBe(true);
    expect(faults).toEqual([]);
  });

  it('names what it threw', () => {
    const { result, faults } = call(() => {
      throw new Error('hook failed');
    });
    expect(result).toBeUndefined();
    expect(faults).toEqual([expect.stringMatching(/^The option extend threw Error: hook failed\n +at /)]);
  });

  it.each([
    ['a promise', () => Promise.resolve({ a: 1 })],
    ['a promise that rejects, unheard', () => Promise.reject(new Error('unheard'))],
    ['a thenable that throws', () => ({ then() { throw new Error('unheard'); } })], // prettier-ignore
  ])('does not wait for %s', async (_name, hook) => {
    expect(call(hook)).toEqual({
      result: undefined,
      faults: ['The option extend returned a promise; it must answer at once'],
    });
    await new Promise(setImmediate); // an unhandled rejection would fail the run here
  });
});
