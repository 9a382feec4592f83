import { copyOf } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { inWords } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { callHook } from './hook';
import type { OpenFacts, ProblemOptions } from './problem-options';

/** Returns the JSON that the hook `envelope` puts in place of a problem; undefined where the problem itself is sent. */
export function enveloped<C extends OpenFacts>(
  problem: Problem,
  envelope: NonNullable<ProblemOptions<C, never>['envelope']>,
  context: C,
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
