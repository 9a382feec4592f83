import { meanings } from './meanings';
import type { Meaning } from './meanings';
import { returnCodes } from '../codes/return-codes';
import type { FailureCode } from '../codes/return-codes';

/** A status of ours. */
export type Status = (typeof returnCodes)[FailureCode]['status'];

/** The words of a text. */
export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The row of a table that somebody else's word names; none for a word that every object has ("constructor"). */
export const rowOf = <T>(table: Readonly<Record<string, T>>, word: unknown): T | undefined =>
  typeof word === 'string' && Object.hasOwn(table, word) ? table[word] : undefined;

/** A look-up of what a word means, and every meaning that it can return. */
export type MeaningTable = ((word: string | number | undefined) => Meaning | undefined) & {
  readonly meanings: readonly Meaning[];
};

/**
 * Looks up what a word of a library (a name, a code, a number) means: `meaningsBy({ duplicate: '1022 1062', ours: '*' })`.
 * `'*'` stands for every other word; without it an unknown word is undefined. The table carries its meanings.
 */
export function meaningsBy(words: Partial<Record<Meaning, string>>): MeaningTable {
  const byWord = new Map<string, Meaning>();
  let other: Meaning | undefined;
  for (const meaning of Object.keys(words) as Meaning[]) {
    for (const word of wordsOf(words[meaning] ?? '')) {
      if (word === '*') other = meaning;
      else if (byWord.has(word)) throw new TypeError(`Two meanings of ${word}: ${byWord.get(word)}, ${meaning}`);
      else byWord.set(word, meaning);
    }
  }
  const lookUp = (word: string | number | undefined): Meaning | undefined =>
    word === undefined ? undefined : (byWord.get(String(word)) ?? other);
  return Object.assign(lookUp, { meanings: [...new Set(byWord.values()), ...(other === undefined ? [] : [other])] });
}

/** The status that a meaning is answered with; of `invalid`, where the app wants no other. */
export const statusOfMeaning = (meaning: Meaning): Status => returnCodes[new meanings[meaning].error().code].status;
