import { isObject, itemsOf, read } from '../../lib/guard';
import { isEntryCode } from '../../codes/problem-detail';
import type { ProblemDetail } from '../../codes/problem-detail';
import { rowOf } from '../table';

/** Where in the request: the body, a parameter of the path or the query, a header field, a cookie. */
export type Place = 'pointer' | 'parameter' | 'header' | 'cookie';

// What Express, express-validator, celebrate, OpenAPI, Fastify and ts-rest call the parts of a request.
const PLACES: Readonly<Record<string, Place>> = {
  body: 'pointer',
  query: 'parameter',
  querystring: 'parameter',
  params: 'parameter',
  pathParams: 'parameter',
  path: 'parameter',
  headers: 'header',
  cookies: 'cookie',
  signedCookies: 'cookie',
};

/** The place of a part of the request, by its usual name; undefined for any other name. */
export const placeOf = (part: unknown): Place | undefined => rowOf(PLACES, part);

/**
 * What is wrong and where: the path below the part of the request, the values that the text may not repeat, and the
 * library's own code.
 */
export function toDetail(
  text: unknown,
  path: unknown,
  place: Place,
  values: readonly unknown[] = [],
  code?: unknown,
): ProblemDetail {
  const detail = safeText(text, values);
  const where = toWhere(itemsOf(path, MAX_SEGMENTS).items.map(toSegment), place);
  return isEntryCode(code) ? { detail, ...where, code } : { detail, ...where };
}

/** Where it is, by the steps below the part of the request; nothing where that would be too long, or has no name. */
export function toWhere(segments: readonly string[], place: Place): Omit<ProblemDetail, 'detail'> {
  if (place === 'cookie') return { header: 'Cookie' };
  if (place === 'pointer') {
    if (lengthOf(segments) > MAX_POINTER) return {};
    const pointer = toPointer(segments);
    return pointer.length > MAX_POINTER ? {} : { pointer };
  }
  const name = segments
    .map((segment) => segment.slice(0, MAX_TEXT))
    .join('.')
    .slice(0, MAX_TEXT);
  return name === '' ? {} : { [place]: name };
}

/** The same in the part of the request that the first step of its pointer names. */
export function inItsPart(given: ProblemDetail): ProblemDetail {
  const { pointer, ...detail } = given;
  const [part, ...steps] = stepsOfPointer(decodeURIComponent(pointer?.slice(1) ?? ''));
  const place = placeOf(part);
  return place === undefined ? given : { ...detail, ...toWhere(steps, place) };
}

const MAX_SEGMENTS = 32;
const MAX_POINTER = 1000;
const MAX_TEXT = 500;

/** The length that a pointer has before anything in it is escaped, which can only make it longer. */
const lengthOf = (segments: readonly string[]): number =>
  segments.reduce((length, segment) => length + 1 + segment.length, 1);

/** A step of a path: a key or an index, or an object that has the key (Valibot, Standard Schema). */
function toSegment(step: unknown): string {
  const key = isObject(step) ? read(step, 'key') : step;
  if (typeof key === 'string') return key;
  if (typeof key === 'symbol') return key.description ?? '';
  return key === undefined || isObject(key) ? '' : writtenOf(key);
}

/** A primitive as a text; empty for an integer of more digits than any text may have, which are dear to write. */
const writtenOf = (value: unknown): string =>
  typeof value === 'bigint' && (value > LARGEST || value < -LARGEST) ? '' : String(value);
const LARGEST = 10n ** 1000n;

/** A JSON Pointer as a URI fragment (RFC 6901 §6). */
export const toPointer = (segments: readonly string[]): string =>
  `#${segments.map((segment) => `/${toFragment(segment.replace(/~/g, '~0').replace(/\//g, '~1'))}`).join('')}`;

const toFragment = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));

/**
 * The steps of a path as validators write it, in either way. One that is longer than any pointer that is sent is a single
 * step, which is not looked at: Ajv's are ropes, which the first look copies whole, for each entry anew.
 */
export function toSteps(path: string): readonly string[] {
  if (path.length > MAX_POINTER) return [path];
  if (path === '#/') return []; // z-schema's root
  return /^#?\//.test(path) ? stepsOfPointer(path) : stepsOfDottedPath(path);
}

/** The steps of a path in any spelling; undefined where it is longer than any that is sent. */
export function stepsFrom(path: unknown): readonly string[] | undefined {
  const { items, length } =
    typeof path === 'string' ? { items: toSteps(path), length: 0 } : itemsOf(path, MAX_SEGMENTS);
  if (length > MAX_SEGMENTS) return undefined;
  const steps = items.map(toSegment);
  return steps.every((step) => step.length <= MAX_POINTER) ? steps : undefined;
}

/** The segments of a JSON Pointer: `/items/0/a~1b` (RFC 6901 §4). */
export const stepsOfPointer = (pointer: string): string[] =>
  pointer
    .slice(0, MAX_POINTER)
    .split('/')
    .slice(1)
    .map((segment) => segment.replace(/~1/g, '/').replace(/~0/g, '~'));

/** The segments of a path as lodash, yup and express-validator write it: `items[0].name`, `a["b.c"]`. */
export function stepsOfDottedPath(path: string): string[] {
  const text = path.slice(0, MAX_POINTER);
  const end = text.lastIndexOf(']') + 1; // after it no bracket closes: to look for one at each that opens is quadratic
  const segments = [...text.slice(0, end).matchAll(DOTTED)].map(([, quoted, apostrophed, bracketed, plain]) =>
    String(quoted ?? apostrophed ?? bracketed ?? plain),
  );
  return segments.concat(text.slice(end).match(PLAIN) ?? []);
}

const DOTTED = /\[(?:"([^"]*)"|'([^']*)'|([^\]]*))\]|([^.[\]]+)/g;
const PLAIN = /[^.[\]]+/g;

const NOT_VALID = 'The value is not valid.';

/**
 * A validator's text without what it repeats of the input: Zod 3 ends with "received 'x'", Valibot with 'received "x"',
 * Superstruct and yup with the value, ArkType with '(was "x")', Joi says 'with value "x"'. A type's name may stay.
 */
export function safeText(text: unknown, values: readonly unknown[]): string {
  if (typeof text !== 'string' || text.length > MAX_READ) return NOT_VALID;
  let safe = text.slice(0, MAX_SEARCHED).replace(/^At path: .{0,300}? -- /, '');
  for (const value of values) if (isShort(value)) safe = safe.replace(` with value "${value}"`, '');
  safe = safe.replace(ECHO, (echo: string, rest: string) => (TYPE_NAME.test(rest) ? echo : ''));
  if (safe === '' || OF_THE_SYSTEM.test(safe) || values.some((value) => repeats(safe, value))) return NOT_VALID;
  return safe.length > MAX_TEXT ? `${safe.slice(0, MAX_TEXT - 1)}…` : safe;
}

/** A longer text is a path or a value many times over, and often a rope that the first look at it copies whole. */
export const MAX_READ = 20_000;
const MAX_SEARCHED = 2000;
const isShort = (value: unknown): value is string => typeof value === 'string' && value.length < MAX_TEXT;

// The least that no entry shows, also one that no custom check has written (those are judged by failed-lookup.ts).
const OF_THE_SYSTEM =
  /\b(ECONN|ENOTFOUND|ENOENT|EACCES|EPERM|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_)|\bSQLSTATE\b/;

const ECHO =
  /(?:[,:]| \(|,? (?:but|and|instead))(?: the)? ?(?:final value was|received|got|was|actual)\b(?:\s*:)?([^]*)$/i;
const TYPE_NAME =
  /^ (?:an? )?(?:string|number|integer|boolean|bigint|null|undefined|object|array|date|nan|function|map|set)\W?$/i;

/** A short value is a word by chance; a longer one, or a quoted one, is the client's. */
function repeats(text: string, value: unknown): boolean {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') return false;
  const written = writtenOf(value);
  if (written === '' || written.length > text.length || TYPE_NAME.test(` ${written}`)) return false; // Zod 3's `received` is the type, ArkType's `actual`
  return written.length > 3 ? text.includes(written) : QUOTES.some((quote) => text.includes(quote + written + quote));
}

const QUOTES = ['"', "'", '`'];
