import { has, readText } from '../../lib/guard';
import { isBugClass } from '../bug-classes';
import { holdsExchange } from '../http/foreign-headers';
import type { Facts } from '../facts';
import { family, means } from '../family';
import type { Judgement } from '../family';
import { judgeToken } from './token-verdict';
import type { TokenMeaning } from './token-verdict';

const END = String.raw`(?:Error|Exception)?$`;
// A signature or a webhook that is checked, and a token, by a class that is called so.
const OF_SIGNATURE = new RegExp(
  String.raw`(?:^|[a-z])(?:Signature|Webhook|Hmac|HMAC)(?:Signature)?(?:Verification|Validation|Mismatch|Invalid|Expired|NotValid)?${END}|(?:Invalid|Bad|Wrong|Expired)(?:Webhook)?(?:Signature|Hmac|HMAC)${END}`,
);
const OF_TOKEN = new RegExp(
  String.raw`^(?:Invalid|Bad|Malformed|Expired)\w{0,20}(?:Token|Jwt|JWT)${END}|(?:Jwt|JWT|Jws|JWS|JWE|Jwe|Paseto)(?:Parse|Verif\w{0,8}|Invalid|Expired|Malformed|Decode|Claim\w{0,12}|Signature\w{0,12}|NotBefore)?${END}|Token(?:Expired|Invalid|Verification|Malformed|Revoked)${END}`,
);
// What the texts of such checks are about, and what is never the client's: our own key, secret or service account.
const ABOUT_A_TOKEN =
  /\b(?:signatures?|tokens?|jwt|jws|jwe|hmac|digest|claims?|webhook|headers?|timestamp|issuer|audience|expired|segments?)\b/i;
const OURS =
  /\b(?:secret|(?:private|public|signing|encryption|api) key|config\w*|options?|environment|service account|client credentials?|refresh(?:ing)?|not supported|unexpected|syntax|position|line|we calculated|you provided)\b/i;
const MAX_TEXT = 300;
const MAX_NAME = 80;

// A bare text is a whole sentence of a check, and was made where one is made: the second witness is the stack.
const sentences: readonly (readonly [RegExp, TokenMeaning])[] = [
  [/^(?:the )?(?:jwt|token)(?: has| is| was)? expired\.?$/i, 'expired'],
  [/^(?:the )?(?:jwt|token)(?: is)? (?:not (?:yet )?(?:active|valid)(?: yet)?|used too early)\.?$/i, 'early'],
  [
    /^(?:invalid|bad|wrong|malformed) (?:token|jwt|signature)\.?$|^(?:the )?(?:token|jwt|signature)(?: is| verification| validation)? (?:invalid|failed|malformed)\.?$/i,
    'badToken',
  ],
  [
    /^(?:not enough or too many|wrong number of|too few|too many) segments(?: in (?:the )?(?:token|jwt))?\.?$/i,
    'badToken',
  ],
  [/^no (?:token|jwt)(?: was)? (?:supplied|provided|given|found)\.?$/i, 'noToken'],
];
const MADE_BY_A_CHECK = /\b(?:jwt|jws|jwe|jose|verif\w*|decode\w*)|[a-z](?:Jwt|Verif\w*|Decode\w*)\b/i;
const MAX_STACK = 1500;
const MAX_FRAMES = 3;

/** Checks of tokens, signatures and webhooks of any library: by the name and the text, or by the text and its place. */
export const signatures = family({
  library: 'token',
  tier: 'protocol',
  signs: {
    name: new RegExp(`${OF_SIGNATURE.source}|${OF_TOKEN.source}`),
    message: new RegExp(sentences.map(([pattern]) => pattern.source).join('|'), 'i'),
  },
  status: 'of the app',
  meanings: ['badToken', 'noToken', 'badCredentials', 'malformed'],
  judge(thrown, facts) {
    const text = facts.message.slice(0, MAX_TEXT);
    if (!has(thrown, 'stack') || OURS.test(text) || isBugClass(facts.classes)) return undefined;
    return judgeNamed(thrown, facts, text) ?? judgeSentence(thrown, facts, text);
  },
});

function judgeNamed(thrown: unknown, { name }: Facts, text: string): Judgement | undefined {
  const [isSignature, isToken] = [OF_SIGNATURE, OF_TOKEN].map((pattern) => pattern.test(name.slice(0, MAX_NAME)));
  if (!(isSignature || isToken) || !ABOUT_A_TOKEN.test(text) || holdsExchange(thrown)) return undefined;
  if (isToken) return judgeToken(/\bexpired\b/i.test(text) ? 'expired' : 'badToken', 'the name of a token');
  const isMissing = /^missing\b/i.test(text);
  return means(isMissing ? 'malformed' : 'badCredentials', 'the name of a signature');
}

function judgeSentence(thrown: unknown, { name, isPlain, code }: Facts, text: string): Judgement | undefined {
  const meaning =
    isPlain && name === 'Error' && code === '' ? sentences.find(([one]) => one.test(text))?.[1] : undefined;
  if (meaning === undefined || !isMadeByACheck(thrown)) return undefined;
  return { ...judgeToken(meaning, 'a text about a token'), certainty: 'assumed' };
}

/** True if one of the nearest functions, or its file, is called like a check of tokens. */
function isMadeByACheck(thrown: unknown): boolean {
  const lines = (readText(thrown, 'stack') ?? '').slice(0, MAX_STACK).split('\n');
  const frames = lines.filter((line) => /^\s{1,8}at /.test(line)).slice(0, MAX_FRAMES);
  return frames.some((frame) => MADE_BY_A_CHECK.test(frame));
}
