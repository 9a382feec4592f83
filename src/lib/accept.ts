const MAX_ACCEPT = 8192;
const MAX_RANGES = 100;

/** A media range of Accept (RFC 9110 §12.5.1). */
interface MediaRange {
  readonly type: string;
  readonly subtype: string;
  readonly params: ReadonlyMap<string, string>;
  readonly quality: number;
}

/**
 * Returns the media type that an Accept prefers: by its quality, then by how exactly it is named, then by what the client
 * lists first, then by the order of the types; the first of them without an Accept, undefined where none is accepted.
 */
export function preferredType(accept: string | undefined, types: readonly string[]): string | undefined {
  if (accept === undefined || accept === '') return types[0];
  const ranges = split(accept.slice(0, MAX_ACCEPT), ',')
    .slice(0, MAX_RANGES)
    .flatMap((text) => toRange(text) ?? []);
  return types
    .map((type) => ({ type, match: matchOf(type, ranges) }))
    .filter(({ match }) => match.quality > 0)
    .sort(({ match: one }, { match: other }) => byPreference(one, other))[0]?.type;
}

/** How the best of the ranges matches a type. */
interface Match {
  readonly quality: number;
  readonly precision: number;
  readonly place: number;
}
const NO_MATCH: Match = { quality: 0, precision: 0, place: -1 };

const byPreference = (one: Match, other: Match): number =>
  other.quality - one.quality || other.precision - one.precision || one.place - other.place;

/** The most exact range that matches decides, whatever its quality (RFC 9110 §12.5.1); of equal ones the better. */
function matchOf(type: string, ranges: readonly MediaRange[]): Match {
  const own = toRange(type);
  if (own === undefined) return NO_MATCH;
  let best = NO_MATCH;
  for (const [place, range] of ranges.entries()) {
    const precision = precisionOf(range, own);
    if (precision === undefined) continue;
    const { quality } = range;
    const better = precision - best.precision || quality - best.quality || place - best.place;
    if (better > 0) best = { quality, precision, place };
  }
  return best;
}

function precisionOf(range: MediaRange, own: MediaRange): number | undefined {
  const isSameType = range.type === own.type;
  const isSameSubtype = range.subtype === own.subtype;
  if ((!isSameType && range.type !== '*') || (!isSameSubtype && range.subtype !== '*')) return undefined;
  const params = [...range.params];
  if (params.some(([name, value]) => value !== '*' && value !== (own.params.get(name) ?? ''))) return undefined;
  return (isSameType ? 4 : 0) + (isSameSubtype ? 2 : 0) + (params.length > 0 ? 1 : 0);
}

const RANGE = /^\s*([^\s/;]+)\/([^\s;]+)\s*(?:;([^]*))?$/;

/** Reads one media range. */
function toRange(text: string): MediaRange | undefined {
  const [, type, subtype, rest = ''] = RANGE.exec(text) ?? [];
  if (type === undefined || subtype === undefined) return undefined;
  const params = new Map<string, string>();
  let quality = 1;
  for (const pair of split(rest, ';')) {
    const [name = '', ...parts] = pair.trim().toLowerCase().split('=');
    if (name === '') continue;
    const value = parts.join('=').replace(/^"([^]*)"$/, '$1');
    if (name === 'q') quality = Number.parseFloat(value);
    else params.set(name, value);
  }
  return { type: type.toLowerCase(), subtype: subtype.toLowerCase(), params, quality };
}

/** Splits where the separator stands outside quotes. */
function split(text: string, separator: ',' | ';'): string[] {
  if (!text.includes('"')) return text.split(separator);
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    if (character === separator && !isQuoted) {
      parts.push(part);
      part = '';
    } else part += character;
  }
  return [...parts, part];
}
