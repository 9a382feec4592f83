import { phrasesOf } from '../../codes/phrases';

const MAX_TEXT = 80;
const lettersOf = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

const wordsOf = (status: number): string[] => phrasesOf(status).map(lettersOf);

/** True if a text is the phrase of a status, however it is written: `UNAUTHORIZED`, "Not Found". */
export const isPhraseOf = (text: string, status: number): boolean => wordsOf(status).includes(lettersOf(text));

/** True if a name has the phrase of a status in it: `OrderNotFound`. */
export const phraseIn = (name: string, status: number): boolean =>
  wordsOf(status).some((phrase) => lettersOf(name).includes(phrase));
