import { isRegisteredCode, returnCodes } from '../../codes/return-codes';
import type { FailureCode } from '../../codes/return-codes';
import { wordsOf } from '../table';

/**
 * Looks up the status of a word that a framework has for it: `statusesBy('CONFLICT', { REQUEST_TIMEOUT: 'TIMEOUT' })`
 * takes those words that are codes of ours, too, and its own words for other ones. Any other word is undefined.
 */
export function statusesBy(
  codes: string,
  synonyms: Partial<Record<FailureCode, string>> = {},
): (word: string) => number | undefined {
  const rows = [...wordsOf(codes).map((code) => [code, code] as const), ...Object.entries(synonyms)];
  const byWord = new Map(
    rows.flatMap(([code, words]) => wordsOf(words).map((word) => [word, statusOf(code)] as const)),
  );
  return (word) => byWord.get(word);
}

function statusOf(code: string): number {
  if (!isRegisteredCode(code)) throw new TypeError(`No code of ours: ${code}`);
  return returnCodes[code].status;
}
