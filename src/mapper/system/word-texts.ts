import type { Meaning } from '../meanings';

const NUMBER = String.raw`\d[\d.,]{0,12}`;

// What the words of a text mean: each pattern wants two of them together, or the whole text.
const rows: readonly (readonly [words: RegExp, meaning: Meaning])[] = [
  [/\bcircuit(?: ?breaker)?\b.{0,20}\b(?:open(?:ed)?|overloaded|tripped|isolated)\b/i, 'overloaded'],
  [
    /\b(?:queue|pool|backlog|bulkhead)\b.{0,30}\b(?:full|exhausted|at (?:its )?(?:capacity|limit)|overflow\w*)\b/i,
    'overloaded',
  ],
  [/\b(?:max(?:imum)?|too many|limit of)\b.{0,30}\b(?:queue|pending|in[- ]flight|concurrent|waiting)\b/i, 'overloaded'],
  [
    /\btime[d-]? ?-?out\b.{0,20}\b(?:in (?:the )?queue|(?:waiting|acquiring|while waiting)\b.{0,20}\b(?:connection|slot|worker|lock|mutex|semaphore|resource))\b/i,
    'overloaded',
  ],
  [
    /\b(?:server|service|system|database|cluster|broker|worker) (?:is |are )?(?:currently |temporarily |too )?(?:busy|overloaded|unavailable|shutting down)\b/i,
    'overloaded',
  ],
  [
    /\bno (?:available )?(?:servers?|hosts?|nodes?|brokers?|backends?|workers?|upstreams?|responders)(?: (?:are |is )?(?:available|alive|left|reachable)\b|:|$)/i,
    'overloaded',
  ],
  [/^worker(?: was| has been)? terminated\b/i, 'overloaded'],
  [/\bconnection acquisition timed out\b/i, 'overloaded'],
  [
    /\btimed[- ]?out(?:\.?$|[:,;]? )|\bETIMEDOUT\b|\bdeadline exceeded\b|\bmax(?:imum)? (?:execution|processing|wait(?:ing)?) time\b/i,
    'timedOut',
  ],
  [
    /\btime-?out(?:\.?$| error\b| (?:was |is |has been )?(?:exceeded|expired|reached|elapsed|occurred)(?!!)\b|:? \(| after\b| while\b| waiting\b)/i,
    'timedOut',
  ],
  [
    new RegExp(
      String.raw`\btime-?out of ${NUMBER} ?m?s\b|\b(?:did not|didn't|failed to) \w{1,20}\b.{0,40}\b(?:within|in) (?:the )?(?:required time|time|${NUMBER} ?(?:ms|s|seconds|milliseconds))\b`,
      'i',
    ),
    'timedOut',
  ],
  [
    /\b(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)\b|\bfetch failed\b|\bsocket hang up\b|\bnetwork error\b/i,
    'unreachable',
  ],
  [/\bconnection\b.{0,15}\b(?:refused|reset|lost|terminated|closed unexpectedly|aborted by)\b/i, 'unreachable'],
  [
    /\b(?:failed|unable|error|could ?n[o']t|cannot|can ?n?'t) (?:to )?(?:connect(?:ing)?(?: to\b|[.:!]|$)|reach\b)/i,
    'unreachable',
  ],
  [
    /\b(?:calling|call to|request to|requesting|fetching|GET|POST|PUT|PATCH|DELETE) (?:the )?["'`]?https?:\/\//,
    'badAnswer',
  ],
  [
    /\bretries (?:were |have been )?(?:exhausted|exceeded)\b|\bexceeded the max\w*( \w{1,20})? retries\b|\b(?:after|all) \d{1,4} retries\b|\b(?:failed|gave up|giving up) after \d{1,4} (?:attempts|tries)\b/i,
    'badAnswer',
  ],
  [/^\s{0,20}<(?:!doctype html|html|head|body)\b/i, 'badAnswer'], // a page where a value was expected
];
// A setting that is wrong, a session or a login that is over: no time that ran out in this call.
const IS_ABOUT_A_SETTING =
  /\b(?:(?:must|should) (?:be|have|not)|invalid|unknown|unsupported|missing|required(?! time)|expected|configur\w*|options?|argument|parameter|settings?|property|undefined|negative|not a|session|log ?in|user|otp|verification)\b/i;
const IS_OF_A_SETTING: ReadonlySet<Meaning> = new Set<Meaning>(['overloaded', 'timedOut']);
const MAX_TEXT = 300;

/** What the words of an error's text mean; undefined where they say nothing, or speak of a setting. */
export function meaningOfText(message: string): Meaning | undefined {
  const text = message.slice(0, MAX_TEXT);
  const meaning = rows.find(([pattern]) => pattern.test(text))?.[1];
  const isNone = meaning !== undefined && IS_OF_A_SETTING.has(meaning) && IS_ABOUT_A_SETTING.test(text);
  return isNone ? undefined : meaning;
}

/** Matches a text that may hold such words. */
export const TEXT_SIGN =
  /circuit|queue|pool|backlog|pending|concurrent|busy|overload|unavailable|shutting|\bno \w|terminated|time|deadline|ECONN|E[A-Z]+UNREACH|ENOTFOUND|EAI_AGAIN|fetch|socket|network|connect|https?:|retries|attempts|<(?:!doctype|html|head|body)/i;
