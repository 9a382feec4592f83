import { means } from '../family';
import type { Judgement } from '../family';
import type { Meaning } from '../meanings';

/** What a failed check of a token means; `expired` and `early` say what is bad about it. */
export type TokenMeaning = Meaning | keyof typeof sentences;

const sentences = {
  badToken: 'The token is not valid.',
  expired: 'The token has expired.',
  early: 'The token is not active yet.',
} as const;

const isOfToken = (meaning: TokenMeaning): meaning is keyof typeof sentences => meaning in sentences;

/**
 * Judges a token. A bad one has a challenge with an error code; a request without credentials has none: there the app's
 * own challenge is right (RFC 6750 §3). https://www.rfc-editor.org/rfc/rfc6750#section-3
 */
export function judgeToken(meaning: TokenMeaning, because: string): Judgement {
  if (!isOfToken(meaning)) return means(meaning, because);
  const detail = sentences[meaning];
  const challenge = { scheme: 'Bearer', error: 'invalid_token', error_description: detail };
  return means('badToken', because, { detail, options: { challenge } });
}

/** What texts, codes or names mean by the patterns that they match: the first row wins. */
export type Patterns = readonly (readonly [RegExp, TokenMeaning])[];

/** Every meaning of the rows. */
export const meaningsIn = (rows: Patterns): readonly Meaning[] =>
  rows.map(([, meaning]) => (isOfToken(meaning) ? 'badToken' : meaning));

/** The meaning of the first row whose pattern the beginning of the text matches. */
export const firstFit = (rows: Patterns, text: string): TokenMeaning | undefined =>
  rows.find(([pattern]) => pattern.test(text.slice(0, 300)))?.[1];

/** Judges a code by the first row that it matches; undefined where there is none. */
export function judgeCode(rows: Patterns, code: string): Judgement | undefined {
  const meaning = firstFit(rows, code);
  return meaning && judgeToken(meaning, `code ${code.slice(0, 60)}`);
}
