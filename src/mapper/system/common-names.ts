import { has } from '../../lib/guard';
import { family, means } from '../family';
import type { Meaning } from '../meanings';

// Names that libraries have in common, or their class where the name is a mere "Error".
const names: readonly (readonly [name: RegExp, meaning: Meaning])[] = [
  [
    /^(\w*(Open|Broken|Isolated)Circuit|Circuit\w*(Open|Broken|Isolated)|Bulkhead\w*|Queue\w*Full|Overload(ed)?)(Error|Exception)?$/,
    'overloaded',
  ],
  [/^(RateLimit(Exceeded|ed)?|TooManyRequests|Throttl(ed|ing))(Error|Exception)$/, 'rateLimited'],
  [/^(ResourceLocked|LockNotAcquired|LockAcquisition|AlreadyLocked)(Error|Exception)$/, 'conflict'], // redlock 5 and kin
  [/^(\w*Time(d)?-?out|DeadlineExceeded)(Error|Exception|ErrorImpl)?$/i, 'timedOut'], // p-timeout, got, ky, RxJS, DOMException
];

const MAX_NAME = 80;

/** What a name means that many libraries give to a breaker, a bulkhead, a queue, a lock or a timeout. */
export const commonMeaning = (name: string): Meaning | undefined =>
  name.length > MAX_NAME ? undefined : names.find(([pattern]) => pattern.test(name))?.[1];

commonMeaning.meanings = names.map(([, meaning]) => meaning);

const REASONS: Partial<Record<Meaning, string>> = {
  overloaded: 'the name of an overload',
  rateLimited: 'the name of a limit',
  conflict: 'the name of a lock',
  timedOut: 'the name of a timeout',
};

/** Circuit breakers, bulkheads, queues, locks and timeouts whose names tell. */
export const commonNames = family({
  library: 'resilience',
  tier: 'system',
  signs: { name: new RegExp(names.map(([pattern]) => pattern.source).join('|'), 'i') },
  status: 'of the app',
  meanings: [commonMeaning],
  judge(thrown, { name }) {
    const meaning = has(thrown, 'message') ? commonMeaning(name) : undefined;
    return meaning && means(meaning, REASONS[meaning] ?? 'its name');
  },
});
