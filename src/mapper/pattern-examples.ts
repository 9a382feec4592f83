// What a reader needs of the patterns that families are recognized by; not every regular expression is one.
const GAP = '…';
const [START, END] = ['\u0002', '\u0003'];
const MAX_EXAMPLES = 500;

/** A piece of a pattern, by the texts that it can be. */
type Texts = readonly string[];

/** The texts that a pattern matches, once each; `…` stands for any text: `/^(A|B)_/` gives `A_…` and `B_…`. */
export function examplesOf({ source }: RegExp): readonly string[] {
  const { texts } = readAlternatives(source, 0);
  const whole = texts.map((text) => {
    const from = text.startsWith(START) ? text : GAP + text;
    const all = from.endsWith(END) ? from : from + GAP;
    return all.replace(/[\u0002\u0003]/g, '').replace(/…+/g, GAP);
  });
  return [...new Set(whole)];
}

/** Reads alternatives up to the end of their group. */
function readAlternatives(source: string, from: number): { texts: Texts; end: number } {
  const found: string[] = [];
  let texts: Texts = [''];
  let at = from;
  while (at < source.length && source[at] !== ')') {
    if (source[at] === '|') {
      found.push(...texts);
      texts = [''];
      at += 1;
      continue;
    }
    const piece = readPiece(source, at);
    const { isOptional, isRepeated, end } = readQuantifier(source, piece.end);
    const one: Texts = isRepeated ? [GAP] : isOptional ? [...piece.texts, ''] : piece.texts;
    texts = joined(texts, one);
    at = end;
  }
  return { texts: [...found, ...texts], end: at };
}

/** Every text before with every text after it; where those would be too many, a gap. */
const joined = (before: Texts, after: Texts): Texts =>
  before.length * after.length > MAX_EXAMPLES
    ? before.map((text) => text + GAP)
    : before.flatMap((text) => after.map((next) => text + next));

/** Reads a group, a class of characters, an escape, or characters that stand for themselves. */
function readPiece(source: string, at: number): { texts: Texts; end: number } {
  const plain = matchAt(PLAIN, source, at);
  if (plain !== undefined) return { texts: [plain], end: at + plain.length };
  const character = source.charAt(at);
  if (character === '(') {
    const opening = matchAt(OPENING, source, at) ?? character;
    const { texts, end } = readAlternatives(source, at + opening.length);
    return { texts: /[=!]/.test(opening) ? [''] : texts, end: end + 1 }; // what stands around is no part of it
  }
  if (character === '[') {
    const all = matchAt(CLASS, source, at) ?? character;
    const isLetter = all.length === 4 && all[1]?.toLowerCase() === all[2]?.toLowerCase(); // [Ss]
    return { texts: [isLetter ? all.slice(1, 2) : GAP], end: at + all.length };
  }
  if (character === '\\') {
    const escaped = source.charAt(at + 1);
    const isWord = /[a-z]/i.test(escaped);
    return { texts: [escaped === 'b' ? '' : isWord ? GAP : escaped], end: at + 2 };
  }
  const special: Readonly<Record<string, string>> = { '^': START, $: END, '.': GAP };
  return { texts: [special[character] ?? character], end: at + 1 };
}

function readQuantifier(source: string, at: number): { isOptional: boolean; isRepeated: boolean; end: number } {
  const quantifier = matchAt(QUANTIFIER, source, at) ?? '';
  const isOptional = quantifier.startsWith('?');
  return { isOptional, isRepeated: quantifier !== '' && !isOptional, end: at + quantifier.length };
}

const PLAIN = /[^\\^$.|?*+()[\]{}]+(?![?*+{])/y; // not the one character that a quantifier is about
const OPENING = /\((?:\?(?::|<?[=!]))?/y;
const CLASS = /\[(?:\\.|[^\]\\])*\]/y;
const QUANTIFIER = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/y;

/** What a sticky pattern matches at this place. */
function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}
