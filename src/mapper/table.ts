import { has } from '../lib/guard';
import { meanings } from './meanings';
import type { Meaning } from './meanings';
import { returnCodes } from '../codes/return-codes';
import type { FailureCode } from '../codes/return-codes';

/** A status of ours. */
export type Status = (typeof returnCodes)[FailureCode]['status'];

/** A table from rows: a status and the words that mean it (names, codes, numbers), separated by blanks. */
export const tableOf = <S extends Status>(...rows: readonly (readonly [S, string])[]): ReadonlyMap<string, S> =>
  new Map(rows.flatMap(([status, words]) => wordsOf(words).map((word) => [word, status] as const)));

/** The words of a text. */
export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** A status, the names that mean it, and members of which the error has one; none where the names say whose they are. */
type NamedRow = readonly [status: Status, names: string, members?: string];

/** Looks errors up by their name (or class) and one more mark. */
export function namedTable(...rows: readonly NamedRow[]): (thrown: unknown, name: string) => Status | undefined {
  const byName = new Map<string, { status: Status; members: string[] }[]>();
  for (const [status, names, members = ''] of rows) {
    for (const name of wordsOf(names)) {
      byName.set(name, [...(byName.get(name) ?? []), { status, members: wordsOf(members) }]);
    }
  }
  return (thrown, name) =>
    byName.get(name)?.find(({ members }) => members.length === 0 || members.some((one) => has(thrown, one)))?.status;
}

/** The row of a table that somebody else's word names; none for a word that every object has ("constructor"). */
export const rowOf = <T>(table: Readonly<Record<string, T>>, word: unknown): T | undefined =>
  typeof word === 'string' && Object.hasOwn(table, word) ? table[word] : undefined;

/**
 * Looks up what a word of a library (a name, a code, a number) means: `meaningsBy({ duplicate: '1022 1062', ours: '*' })`.
 * `'*'` stands for every other word; without it an unknown word is undefined.
 */
export function meaningsBy(
  words: Partial<Record<Meaning, string>>,
): (word: string | number | undefined) => Meaning | undefined {
  const byWord = new Map<string, Meaning>();
  let other: Meaning | undefined;
  for (const meaning of Object.keys(words) as Meaning[]) {
    for (const word of wordsOf(words[meaning] ?? '')) {
      if (word === '*') other = meaning;
      else if (byWord.has(word)) throw new TypeError(`Two meanings of ${word}: ${byWord.get(word)}, ${meaning}`);
      else byWord.set(word, meaning);
    }
  }
  return (word) => (word === undefined ? undefined : (byWord.get(String(word)) ?? other));
}

/** The status that a meaning is answered with; of `invalid`, where the app wants no other. */
export const statusOfMeaning = (meaning: Meaning): Status => returnCodes[new meanings[meaning].error().code].status;
