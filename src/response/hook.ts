import { read } from '../lib/guard';
import { stackOf } from '../lib/stack';

/** What a hook of the app returns; undefined where it throws, or returns a promise: nobody waits for one here. */
export function callHook<T>(name: string, hook: () => T, warnings: string[]): T | undefined {
  try {
    const result = hook();
    if (typeof read(result, 'then') !== 'function') return result;
    Promise.resolve(result).catch(() => undefined);
    warnings.push(`The option ${name} returned a promise; it must answer at once`);
  } catch (fault) {
    warnings.push(`The option ${name} threw ${stackOf(fault)}`);
  }
  return undefined;
}
