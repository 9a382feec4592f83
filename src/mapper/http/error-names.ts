import { memberOf, ownKeysOf, prototypeOf, read } from '../../lib/guard';
import { isBugClass } from '../bug-classes';
import { family, means } from '../family';
import type { Family, Judgement } from '../family';
import type { Facts } from '../facts';
import { meaningsBy } from '../table';

// What the names mean that many apps give to their own classes, as Backstage has them:
// https://backstage.io/docs/reference/errors. Its NotModifiedError is no failure.
const byName = meaningsBy({
  malformed: 'InputError',
  badCredentials: 'AuthenticationError',
  forbidden: 'NotAllowedError',
  notThere: 'NotFoundError',
  conflict: 'ConflictError',
  overloaded: 'ServiceUnavailableError',
});
const NOT_IMPLEMENTED = 'NotImplementedError';
const names = /^(Input|Authentication|NotAllowed|NotFound|Conflict|ServiceUnavailable|NotImplemented)Error$/;

/** Judges by the nearest class whose name says what the error means; undefined where none does. */
export function judgeName(classes: ReadonlySet<string>): Judgement | undefined {
  for (const name of classes) {
    const meaning = byName(name);
    const because = `the name ${name}`;
    if (meaning !== undefined) return means(meaning, because);
    if (name === NOT_IMPLEMENTED) return { status: 501, because };
  }
  return undefined;
}
judgeName.meanings = [byName, 'its own status'] as const;

/** Backstage, whose classes say by their names what they mean, whatever caused them. */
const backstage = family({
  library: '@backstage/errors',
  tier: 'library',
  signs: { name: /^CustomErrorBase$/ },
  status: 'of the app',
  meanings: [judgeName],
  judge: (_, { classes }) => (classes.has('CustomErrorBase') ? judgeName(classes) : undefined),
});

/**
 * An app's own class of such a name that carries nothing else. That a client is refused is only assumed: an SDK can call
 * our own refused key so, too.
 */
const bareName = family({
  library: 'app',
  tier: 'http',
  signs: { name: names },
  status: 'of the app',
  meanings: [judgeName],
  judge(thrown, { classes }: Facts) {
    const judgement = isBare(thrown) && !isBugClass(classes) ? judgeName(classes) : undefined;
    const meaning = judgement && memberOf(judgement, 'meaning');
    const isRefusal = meaning === 'badCredentials' || meaning === 'forbidden';
    return judgement && isRefusal ? { ...judgement, certainty: 'assumed' } : judgement;
  },
});

const OF_AN_ERROR = new Set<PropertyKey>(['stack', 'message', 'name', 'cause']);
const OF_A_CLASS = new Set<PropertyKey>(['constructor', ...OF_AN_ERROR]);
const MAX_ANCESTORS = 8;

/** True for an error of a class of its own that has nothing to tell it by but its name. */
function isBare(thrown: unknown): boolean {
  if (!ownKeysOf(thrown).every((key) => OF_AN_ERROR.has(key) || isHidden(key))) return false;
  if (read(thrown, 'cause') !== undefined) return false; // it says more
  let one = prototypeOf(thrown);
  for (let depth = 0; depth < MAX_ANCESTORS && one !== undefined; depth++) {
    if (one === Error.prototype) return depth > 0;
    if (!ownKeysOf(one).every((key) => OF_A_CLASS.has(key))) return false;
    one = prototypeOf(one);
  }
  return false;
}

// What Sentry and others leave on an error that they have seen.
const isHidden = (key: PropertyKey): boolean => typeof key === 'symbol' || String(key).startsWith('__');

/** Errors whose class says by its name alone what they mean. */
export const errorNames: readonly Family[] = [backstage, bareName];
