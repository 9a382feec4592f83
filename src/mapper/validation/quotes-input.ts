import { readText } from '../../lib/guard';

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
