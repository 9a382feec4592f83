import type { Problem } from '../codes/problem';
import { memberOf } from '../lib/guard';
import type { ErrorClass } from '../mapper/error-class';
import { isOfLibrary, isUnlisted, ownClassOf } from '../mapper/unlisted';
import type { Reported } from './assumptions';

const MAX_CLASSES = 100;

/** Returns the sentence that says how the message of an error would be sent; undefined where nothing is to be said. */
export type UnlistedClasses = (problem: Problem, context: Pick<Reported, 'thrown' | 'verdict'>) => string | undefined;

/** Returns a memory of the app's own classes whose messages are not sent: a sentence for each, once. Bounded. */
export function unlistedClasses(appErrors: readonly ErrorClass[] | undefined): UnlistedClasses {
  const seen = new Set<string>();
  return (problem, { thrown, verdict }) => {
    if (memberOf(problem, 'detail') !== undefined) return undefined;
    const name = ownClassOf(thrown, verdict);
    if (name === undefined || seen.has(name) || seen.size >= MAX_CLASSES) return undefined;
    if (!isUnlisted(thrown, verdict, appErrors)) return undefined;
    seen.add(name);
    return isOfLibrary(thrown) ? undefined : `${name}'s message is not sent: list it in appErrors`;
  };
}
