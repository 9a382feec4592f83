import { STATUS_CODES } from 'http';
import { returnCodeOf } from '../../codes/return-codes';

const MAX_TEXT = 80;
const lettersOf = (text: string): string =>
  text
    .slice(0, MAX_TEXT)
    .replace(/[^a-z]/gi, '')
    .toLowerCase();

const phrasesOf = (status: number): string[] =>
  [returnCodeOf(status).title, STATUS_CODES[status] ?? ''].map(lettersOf).filter((phrase) => phrase !== '');

/** True if a text is the phrase of a status, however it is written: `UNAUTHORIZED`, "Not Found". */
export const isPhraseOf = (text: string, status: number): boolean => phrasesOf(status).includes(lettersOf(text));

/** True if a name has the phrase of a status in it: `OrderNotFound`. */
export const phraseIn = (name: string, status: number): boolean =>
  phrasesOf(status).some((phrase) => lettersOf(name).includes(phrase));
