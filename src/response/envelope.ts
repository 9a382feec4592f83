import { copyOf } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { inWords } from '../lib/guard';
import { stackOf } from '../lib/stack';
import type { Failure } from './context';
import { callHook } from './hook';
import type { ErrorHandlerOptions } from './options';

/** Returns the JSON that the hook `envelope` puts in place of a problem; undefined where the problem itself is sent. */
export function enveloped(
  problem: Problem,
  envelope: NonNullable<ErrorHandlerOptions['envelope']>,
  context: Failure,
): string | undefined {
  const { warnings } = context;
  const value = callHook('envelope', () => envelope(copyOf(problem), context), warnings);
  if (value === undefined) return undefined;
  try {
    const json = JSON.stringify(value) as string | undefined;
    if (json === undefined) warnings.push(`The option envelope returned ${inWords(value)}, which JSON cannot carry`);
    return json;
  } catch (failure) {
    warnings.push(`The option envelope returned what JSON cannot carry: ${stackOf(failure)}`); // a BigInt, a cycle
    return undefined;
  }
}
