import { isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';

// Texts that quote what they were given. What they quote is the client's where it is the value, or a part of it as a
// host is of a URL or an address; else it is ours.
const QUOTING: readonly RegExp[] = [
  /^Invalid regular expression: \/([^]*)\/[a-z]*: /,
  /^Cannot convert ([^]*) to a BigInt$/,
  /^Invalid (?:time zone|unit|currency code|language tag|code point)[\w ]{0,20}: ([^]*)$/,
  /^Failed to parse URL from ([^]*)$/,
  /^invalid input syntax for type [\w ]{1,40}: "([^]*)"$/,
  /^[a-z ]{1,30} "([^"]*)" does not exist$/,
  /^(?:query[A-Z]\w{0,8}|getaddrinfo) (?:ENOTFOUND|ENODATA) (\S+)$/,
];
const MAX_TEXT = 1000;
const MAX_VALUE = 2000;

/** True if an engine's or a driver's text is about the very value that the client sent. */
export function quotesInput(text: string, value: unknown): boolean {
  if (typeof value !== 'string' || text.length > MAX_TEXT) return false;
  if (text.includes('JSON') && failsToParse(value, text)) return true;
  if (value === '' || value.length > MAX_VALUE) return false;
  const quoted = QUOTING.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  return quoted !== undefined && quoted !== '' && (quoted === value || value.split(/[\s@/:?#&=,]/).includes(quoted));
}

/** True if JSON.parse says just this of the value: it costs what the check has spent. */
function failsToParse(value: string, text: string): boolean {
  try {
    JSON.parse(value);
    return false;
  } catch (fault) {
    return readText(fault, 'message') === text;
  }
}

/**
 * True if a text looks like an engine's only by what the client sent, which an app repeats in a sentence of its own
 * (`City ${value} is unknown`). An engine's text in which the client has guessed a word stays one: what an engine writes
 * starts with its own words, or with the name of a system call before a code.
 */
export function echoesInput(text: string, value: unknown, isForeign: (text: string) => boolean): boolean {
  const echoed = textsOf(value).filter((one) => text.includes(one) && isForeign(one) && !isContinued(text, one));
  if (echoed.length === 0) return false;
  const rest = echoed.reduce((left, one) => left.replaceAll(one, () => '…'), text.slice(0, MAX_TEXT));
  return !isForeign(rest);
}

/** True if the text starts with the client's, or with a system call before it, and does not go on like a sentence. */
function isContinued(text: string, echoed: string): boolean {
  const start = text.indexOf(echoed);
  const before = text.slice(Math.max(0, start - 40), start);
  if (SYSTEM_CALL.test(before)) return true;
  return start === 0 && !SENTENCE.test(text.slice(echoed.length, echoed.length + 20));
}

const SYSTEM_CALL = /\b(?:connect|getaddrinfo|query[A-Z]\w*|read|write|bind|listen|accept|open|stat|spawn)\s+$/;
const SENTENCE = /^["'\s]*(?:is|are|was|has|does|did|do|can|cannot|could|may|must|should|will|isn't|doesn't|already)\b/;

const MAX_TEXTS = 100;

/** The texts of a value that can look like anything: its own, or those within an object or an array. */
function textsOf(value: unknown): string[] {
  const nodes = [value];
  const texts: string[] = [];
  for (const node of nodes) {
    if (typeof node === 'string' && node.length > 3 && node.length <= MAX_TEXT) texts.push(node, node.trim());
    if (!isObject(node) || nodes.length >= MAX_TEXTS) continue;
    const left = MAX_TEXTS - nodes.length;
    if (isArray(node)) nodes.push(...itemsOf(node, left).items);
    else for (const key of keysOf(node).slice(0, left)) nodes.push(read(node, key));
  }
  return [...new Set(texts)].filter((one) => one.length > 3);
}

/** A text without what stands in quotes, of which a library that keeps no value cannot say whose it is. */
export const withoutQuotes = (text: string): string =>
  text.slice(0, MAX_TEXT).replace(/(["“”«»])[^"“”«»]*["“”«»]/g, '$1…$1');
