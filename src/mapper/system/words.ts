import { boundedRetryAfter } from '../../codes/bounded-retry-after';
import { has, read } from '../../lib/guard';
import { causesOf } from '../causes';
import type { Facts } from '../facts';
import { family, means } from '../family';
import type { Judgement } from '../family';
import type { Meaning } from '../meanings';
import { judgeSystemError } from '../upstream/transport';
import { isBugClass } from '../bug-classes';
import { isStoreName, isStoreText } from '../stores/store-names';
import { commonMeaning } from './common-names';
import { meaningOfNames, NAME_SIGN } from './word-names';
import { meaningOfText, TEXT_SIGN } from './word-texts';

const MAX_CAUSES = 4;

/**
 * Errors of any library that say in words that something came too late, is too busy, or is not there: in the name, the
 * class, the code or the type, or in the text, which is a guess. All of them are a 5xx; what caused an error says more.
 */
export const words = family({
  library: 'resilience',
  tier: 'system',
  signs: {
    name: NAME_SIGN,
    code: NAME_SIGN,
    message: new RegExp(`${NAME_SIGN.source}|${TEXT_SIGN.source}`, 'i'),
    members: ['type'],
  },
  status: 'of the app',
  meanings: ['throttled', 'overloaded', 'timedOut', 'unreachable', 'storeDown', 'badAnswer'],
  judge(thrown, facts) {
    if (!has(thrown, 'message') || isBugClass(facts.classes) || facts.name === 'AbortError') return undefined;
    if (commonMeaning(facts.name) !== undefined || judgeSystemError(thrown) !== undefined) return undefined;
    const named = meaningOfNames(thrown, facts);
    const said = meaningOfText(facts.message);
    const meaning = named ?? said;
    if (meaning === undefined || isExplained(thrown, facts)) return undefined;
    const certainty = named === undefined ? 'assumed' : 'recognized';
    return means(ofStore(meaning, facts), because(meaning, named), { certainty, ...waitOf(thrown, meaning) });
  },
});

const because = (meaning: Meaning, named: Meaning | undefined): string =>
  `${named === undefined ? 'a text says' : 'two words say'} that ${SAYS[meaning] ?? 'it failed'}`;

const SAYS: Partial<Record<Meaning, string>> = {
  throttled: 'it is throttled',
  overloaded: 'it is overloaded',
  timedOut: 'it timed out',
  unreachable: 'it is not reachable',
  badAnswer: 'a service failed',
};

/** A store that cannot be reached is part of the app, another server is not. */
const ofStore = (meaning: Meaning, { name, message }: Facts): Meaning =>
  meaning === 'unreachable' && (isStoreName(name) || isStoreText(message)) ? 'storeDown' : meaning;

const isExplained = (thrown: unknown, { judge }: Facts): boolean =>
  causesOf(thrown)
    .slice(1, 1 + MAX_CAUSES)
    .some((cause) => judge(cause) !== undefined);

function waitOf(thrown: unknown, meaning: Meaning): Pick<Judgement, 'options'> {
  const field = meaning === 'throttled' ? boundedRetryAfter(read(thrown, 'retryAfter')) : undefined;
  return field === undefined ? {} : { options: { headers: { 'Retry-After': field } } };
}
