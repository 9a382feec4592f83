import { isArray, isObject, read, readText } from '../lib/guard';
import { causesOf } from './causes';
import { isData } from './data';
import { isPassOn } from './pass-on';
import type { PassOn } from './pass-on';
import type { Verdict } from './recognize';
import { underWrapper, withCause } from './with-cause';

/** What a cause means. */
export interface CauseVerdict {
  readonly verdict: Verdict;
  /** True if its text may be shown: whoever wrapped an error has not said that of the error's own. */
  readonly keepsText: boolean;
}

/**
 * Explains the nearest cause that means anything, where the wrapper itself does not: any 5xx, and a 4xx where no wrapper
 * above it says what it is by a code of its own; or passes the whole on, where a rule says so of a cause.
 */
export function explainCauses(
  thrown: unknown,
  explainCause: (cause: unknown) => CauseVerdict | PassOn | undefined,
): Verdict | PassOn | undefined {
  const chain = causesOf(thrown).flatMap((one) => [one, ...keptList(one)]);
  for (const [index, cause] of chain.entries()) {
    const found = index === 0 ? undefined : explainCause(cause);
    if (found === undefined) continue;
    if (isPassOn(found)) return found;
    const { verdict, keepsText } = found;
    const { error } = verdict;
    if (error.status < 500 && chain.slice(0, index).some((wrapper) => hasOwnCode(wrapper, chain))) continue;
    const wrapped = keepsText ? withCause(error, thrown) : underWrapper(error, thrown);
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
