import { keysOf, read, readText } from '../../lib/guard';
import { classOf } from '../classes';
import type { Facts } from '../facts';
import type { Meaning } from '../meanings';
import { meaningOfText } from './word-texts';

// What words mean in a name, a class, a code, a type or a text, however they are written: BlobServiceRateLimited,
// TOO_MANY_SIMULTANEOUS_QUERIES. A product or a user name can be unavailable or busy, too: so these need what is.
const rows: readonly (readonly [words: RegExp, meaning: Meaning])[] = [
  [/\brate ?limit(ed|ing|s)?\b|\bthrottl(ed|ing|e)\b|\btoo many requests\b|\bslow down\b/, 'throttled'],
  [/\b(server|service|system|backend|database|db|cluster|node|worker|upstream) (is )?(too )?busy\b/, 'overloaded'],
  [/\b(server|service|backend|database|cluster|node|host|temporarily) (is )?(currently )?unavailable\b/, 'overloaded'],
  [/\boverload(ed)?\b|\bbulkhead\b|\bcircuit( breaker)? (is )?(open|opened|broken|tripped)\b/, 'overloaded'],
  [/\btoo many (simultaneous|concurrent|connections|clients|pending|in flight|queries)\b/, 'overloaded'],
  [/\b(queue|pool|backlog|buffer) (is )?(size )?(full|exhausted|overflow|limit)\b/, 'overloaded'],
  [/\btime ?d? ?out\b|\bdeadline exceeded\b/, 'timedOut'],
  [
    /\b(connection|connect|network) (refused|failed|failure|lost|closed|reset|error)\b|\bno responders\b/,
    'unreachable',
  ],
];
// An argument, an option or a configuration that is wrong: InvalidTimeoutError, ERR_TIMEOUT_OPTION.
const IS_ABOUT_A_SETTING =
  /\b(invalid|bad|missing|unknown|unsupported|config\w*|options?|settings?|argument|must|should)\b/;
const MAX_WORD = 80;
const MAX_TEXT = 200;
const MAX_KEYS = 20;
const NEEDED = 2;

/** A name or a code as words: `BlobServiceRateLimited` and `BLOB_SERVICE_RATE_LIMITED` are "blob service rate limited". */
const inWords = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase();

function meaningOfWords(text: string): Meaning | undefined {
  const words = inWords(text);
  return IS_ABOUT_A_SETTING.test(words) ? undefined : rows.find(([pattern]) => pattern.test(words))?.[1];
}

/**
 * What an error means by its words, of which two say the same: its name or its class, its code, its type, its keys, its
 * text. That it can be tried again is the second of any.
 */
export function meaningOfNames(thrown: unknown, { name, code, message }: Facts): Meaning | undefined {
  const ofName = [name, classOf(thrown) ?? ''].map((one) => meaningOfWords(one.slice(0, MAX_WORD)));
  const keys = keysOf(thrown).slice(0, MAX_KEYS).join(' ').slice(0, MAX_TEXT);
  const others = [code, readText(thrown, 'type') ?? ''].map((one) => meaningOfWords(one.slice(0, MAX_WORD)));
  const found = [ofName.find(isMeaning), ...others, meaningOfWords(keys)].filter(isMeaning);
  const text = message.slice(0, MAX_TEXT);
  const witnesses = [...found, meaningOfWords(text), meaningOfText(text)].filter(isMeaning);
  const isToTryAgain = read(thrown, 'retryable') === true || typeof read(thrown, 'retryAfter') === 'number';
  return found.find((meaning) => witnesses.filter((one) => one === meaning).length + (isToTryAgain ? 1 : 0) >= NEEDED);
}

const isMeaning = (meaning: Meaning | undefined): meaning is Meaning => meaning !== undefined;

/** Matches a name, a code or a text that may hold one of the words. */
export const NAME_SIGN =
  /rate[ _-]?limit|throttl|too[ _-]?many|slow[ _-]?down|busy|unavailable|overload|queue|pool|backlog|buffer|bulkhead|circuit|time[ _-]?d?[ _-]?out|deadline|connect|network|no[ _-]?responders/i;
