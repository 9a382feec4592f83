import { MAX_COMPARED, plainText } from './same-value';

const MAX_TEXTS = 1000;
const SHORT = 3;

/**
 * True if a client can have named an object of a store: a text that it sent is the object's name, one of the words in
 * it, or a longer part of it; or has the name in it. Where nothing but a path was sent, the last part of the name counts;
 * an error that says no name may mean any.
 */
export function isNamedBy(name: string, sent: ReadonlySet<string>, segments: readonly string[]): boolean {
  const whole = plainText(name.slice(0, MAX_COMPARED));
  if (whole === '') return true;
  const texts = [...sent].slice(0, MAX_TEXTS).filter((text) => text !== '');
  if (texts.length > 0) {
    const words = new Set(wordsIn(whole));
    return texts.some(
      (text) => words.has(text) || (text.length > SHORT && (whole.includes(text) || text.includes(whole))),
    );
  }
  const last = new Set(wordsIn(whole.slice(whole.lastIndexOf('/') + 1)));
  return segments.some(
    (segment) => whole === plainText(segment) || wordsIn(plainText(segment)).some((one) => last.has(one)),
  );
}

const wordsIn = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
