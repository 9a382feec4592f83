import type { Signs } from './family';
import { examplesOf } from './pattern-examples';

const MAX_EXAMPLES = 4;
const MAX_LENGTH = 60;

/** Says what an error is recognized by, for a reader: `a code that starts with PROTOCOL_; or a member sqlMessage`. */
export function inWords({ name, code, message, members = [] }: Signs): string {
  const names = members.filter((member) => member !== '0');
  const signs = [
    ...patternInWords('name', name),
    ...patternInWords('code', code),
    ...patternInWords('message', message, '"'),
    ...(names.length > 0 ? [`a member ${listed(names)}`] : []),
    ...(names.length < members.length ? ['a list that is thrown itself'] : []),
  ];
  return signs.join('; or ') || 'its whole shape';
}

/** The texts that a pattern matches: whole ones, beginnings, and those with a gap. */
function patternInWords(noun: string, pattern: RegExp | undefined, quote = ''): string[] {
  if (pattern === undefined) return [];
  const examples = examplesOf(pattern);
  const whole = examples.filter((text) => !text.includes('…'));
  const begins = examples.filter((text) => text.indexOf('…') === text.length - 1 && text.length > 1);
  const others = examples.filter((text) => text !== '…' && !whole.includes(text) && !begins.includes(text));
  const quoted = (texts: readonly string[]): string => listed(texts.map((text) => quote + shortened(text) + quote));
  return [
    ...(whole.length > 0 ? [`the ${noun} ${quoted(whole)}`] : []),
    ...(begins.length > 0 ? [`a ${noun} that starts with ${quoted(begins.map((text) => text.slice(0, -1)))}`] : []),
    ...(others.length > 0 ? [`a ${noun} like ${quoted(others)}`] : []),
  ];
}

const shortened = (text: string): string => (text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text);

/** `A`, `A or B`, `A, B or C`; of a long list the first ones, and how many more there are. */
function listed(texts: readonly string[]): string {
  const isLong = texts.length > MAX_EXAMPLES + 1;
  const shown = isLong ? [...texts.slice(0, MAX_EXAMPLES), `${texts.length - MAX_EXAMPLES} more`] : texts;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}
