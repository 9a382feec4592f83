import type { Problem } from '../codes/problem';
import { memberOf, read, readText } from '../lib/guard';
import type { Verdict } from '../mapper/explain';
import { meanings } from '../mapper/meanings';
import type { FailureFacts } from './problem-options';

const HOUR = 3_600_000;
const MAX_KEYS = 1000;

/** A failure as the log is told of it: in Express with the route, elsewhere with the request that is known. */
export interface Reported extends Omit<FailureFacts, 'error'> {
  readonly req?: unknown;
  readonly route?: string | undefined;
}

/** Counts a verdict, and returns the line to warn with; undefined where it was told within the last hour. */
export type Assumptions = (problem: Problem, context: Reported) => string | undefined;

/**
 * True if a failure is taken for the client's without being known as such: a guess, or what a store refuses, where the
 * policy of `meanings` wants to be told.
 */
export function isAssumed({ status }: Problem, { verdict }: Pick<Reported, 'verdict'>): boolean {
  if (status >= 500 || verdict.fault === 'upstream' || status === 499) return false;
  const meaning = memberOf(verdict, 'meaning');
  return verdict.certainty === 'assumed' || (meaning !== undefined && meanings[meaning].log === 'warn');
}

/**
 * Returns a memory of what was assumed: one line the first time for each method, route template, family and meaning,
 * and again after an hour, with how often it was since. No line has a stack, a value or a path. Bounded.
 */
export function assumptions(): Assumptions {
  const told = new Map<string, { since: number; count: number }>();
  return (problem, context) => {
    const { verdict, req } = context;
    const route = context.route ?? readText(read(req, 'route'), 'path') ?? '';
    const where = `${readText(req, 'method') ?? ''} ${route}`.trim();
    const key = `${where} ${verdict.family} ${memberOf(verdict, 'meaning') ?? verdict.because}`;
    const now = Date.now();
    const before = told.get(key);
    if (before !== undefined && now - before.since < HOUR) {
      before.count += 1;
      return undefined;
    }
    told.delete(key); // the oldest stands first
    told.set(key, { since: now, count: 0 });
    for (const oldest of told.keys()) {
      if (told.size <= MAX_KEYS) break;
      told.delete(oldest);
    }
    const times =
      before === undefined || before.count === 0 ? '' : `, ${before.count} times more since the last warning`;
    return `${problem.status} ${problem.code}: ${where} (${verdict.family}: ${verdict.because}) is ${inWords(verdict)}${times}`;
  };
}

function inWords({ certainty, fault }: Verdict): string {
  if (fault !== 'client') return 'a conflict that the client may repeat';
  return certainty === 'assumed' ? "assumed to be the client's fault" : "taken for the client's fault";
}
