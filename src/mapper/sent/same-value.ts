import { isArray, isObject, itemsOf } from '../../lib/guard';

/** A longer text is not compared, but taken for the same. */
export const MAX_COMPARED = 1000;
const MAX_ITEMS = 100;

/** A text as it is compared: validators trim, and change the case. */
export const plainText = (text: string): string => text.trim().toLowerCase();
const letters = (text: string): string => plainText(text).replace(/[^\p{L}\p{N}]/gu, '');

/** True for what can speak against a client: a text, or a number that is one. */
export const isTelling = (value: unknown): value is string | number | bigint =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) || typeof value === 'bigint';

/** True if a validator can have made the value that it shows of the one that was sent. */
export function isSame(sent: unknown, shown: string | number | bigint): boolean {
  if (typeof sent === 'string') return typeof shown === 'string' ? isSameText(sent, shown) : isSameNumber(sent, shown);
  if (typeof sent === 'number' || typeof sent === 'bigint') {
    return typeof shown === 'string' ? isSameNumber(shown, sent) : isNear(Number(sent), Number(shown));
  }
  if (typeof sent === 'boolean') return String(shown).toLowerCase() === String(sent) || Number(shown) === Number(sent);
  if (sent instanceof Date) return true; // converted
  return isArray(sent) && itemsOf(sent, MAX_ITEMS).items.some((item) => !isObject(item) && isSame(item, shown));
}

function isSameText(sent: string, shown: string): boolean {
  if (sent.length > MAX_COMPARED || shown.length > MAX_COMPARED) return true;
  const [one, other] = [plainText(sent), plainText(shown)];
  if (one === other) return true;
  if (other === '') return one === '';
  if (other.length >= 4 ? one.includes(other) : one.split(/[\s,;|/:]+/).includes(other)) return true; // a part of it
  if (one.length >= 4 && other.includes(one)) return true; // with something before it
  const [bare, shownBare] = [letters(sent), letters(shown)];
  return bare !== '' && bare === shownBare;
}

/** True if the text says the number, also with a unit or separators, or as a date. */
function isSameNumber(text: string, number: number | bigint): boolean {
  if (text.length > MAX_COMPARED) return true;
  if (text.trim() === '') return Number(number) === 0;
  if (text.includes(String(number))) return true;
  const bare = Number(text.replace(/[\s,_']|[^\d)]+$/gu, ''));
  return isNear(Number(text), Number(number)) || isNear(bare, Number(number)) || Date.parse(text) === Number(number);
}

/** Equal, or rounded. */
const isNear = (one: number, other: number): boolean =>
  Math.abs(one - other) < 1 && (one === other || !Number.isInteger(one));
