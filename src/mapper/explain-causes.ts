import { isArray, isObject, read, readText } from '../lib/guard';
import { causesOf } from './causes';
import { isData } from './data';
import type { Verdict } from './recognize';
import { underWrapper, withCause } from './with-cause';

/**
 * Explains the nearest cause that means anything, where the wrapper itself does not: any 5xx, and a 4xx where no wrapper
 * above it says what it is by a code of its own.
 */
export function explainCauses(
  thrown: unknown,
  explainCause: (cause: unknown) => Verdict | undefined,
): Verdict | undefined {
  const chain = causesOf(thrown).flatMap((one) => [one, ...keptList(one)]);
  for (const [index, cause] of chain.entries()) {
    const verdict = index === 0 ? undefined : explainCause(cause);
    if (verdict === undefined) continue;
    const { error, family, certainty } = verdict;
    if (error.status < 500 && chain.slice(0, index).some((wrapper) => hasOwnCode(wrapper, chain))) continue;
    // Whoever wrapped an error has not said that its text may be shown; what a family or a rule has written may be.
    const isItsOwnText = certainty === 'stated' && family !== 'app';
    const wrapped = isItsOwnText ? underWrapper(error, thrown) : withCause(error, thrown);
    return { ...verdict, error: wrapped, because: `cause: ${verdict.because}` };
  }
  return undefined;
}

/** Returns the list of issues that an error keeps as its cause, as Ajv makes it: data, of which the evidence decides. */
function keptList(wrapper: unknown): readonly unknown[] {
  const cause = read(wrapper, 'cause');
  return isArray(cause) && isData(cause) && isObject(read(cause, 0)) ? [cause] : [];
}

const SAYS_NOTHING = /^(UNKNOWN|INTERNAL)(_|$)/; // tRPC and libsql give such a code to whatever they wrap

/** True if it has a code that is not copied from an error that it wraps. */
function hasOwnCode(wrapper: unknown, chain: readonly unknown[]): boolean {
  const code = read(wrapper, 'code');
  if (code === 0 || readText(wrapper, 'name') === 'AbortError') return false; // an abort means what its reason means
  if (typeof code !== 'number' && (typeof code !== 'string' || code === '' || SAYS_NOTHING.test(code))) return false;
  return chain.every((other) => other === wrapper || read(other, 'code') !== code);
}
