import { hasOwn, isArray, isObject, keysOf, read, readText } from '../../lib/guard';
import { decoded } from '../../lib/decoded';
import { pathParamsOf, segmentsOf } from './path-params';
import { isOfPairs, MAX_PAIRS, toObject, toRecord } from './pairs';

/**
 * What a request carried, by its parts; what is not known of it is left out. A part can be a `Headers`, a
 * `URLSearchParams` or a `FormData`, too.
 */
export interface Sent {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly headers?: unknown;
  readonly cookies?: unknown;
  /** The uploads, as multer and express-fileupload keep them: a list, or by field. */
  readonly files?: unknown;
}

/** The same, read once and made ready for the search of places. */
export interface RequestParts {
  /** Objects with the parameters of the path: several where it is not known which value has which name. */
  readonly params: readonly unknown[];
  readonly query: unknown;
  readonly body: unknown;
  readonly headers: unknown;
  readonly cookies: unknown;
  readonly files: unknown;
  /** The texts between the slashes of the path, decoded. */
  readonly segments: readonly string[];
  /** True if a body came that nobody has parsed into `req.body`. */
  readonly isBodyUnread: boolean;
  /** True if there is nothing in the request but its method, path and headers. */
  readonly isEmpty: boolean;
  /** True if an empty body can be what was checked. */
  readonly takesBody: boolean;
}

/** The parts of what the app itself says was sent. */
export function fromSent(sent: Sent): RequestParts {
  const part = (name: keyof Sent): unknown => toRecord(read(sent, name));
  const params = part('params');
  const headers = part('headers');
  const segments = keysOf(params).flatMap((name) => readText(params, name) ?? []);
  return toParts({
    params: [params],
    query: part('query'),
    body: part('body'),
    headers,
    cookies: part('cookies'),
    files: filesOf(undefined, part('files')),
    segments,
    hasBody: hasCome(headers),
    isParsed: false,
    method: undefined,
  });
}

/**
 * The parts of a request of Express 4 or 5, of another server of Node, or of fetch; what the app says was sent counts
 * before them. When an error handler runs, Express has emptied `req.params`, so they are read from the pattern and the
 * URL. The query of Express 5 is parsed at each look, so it is read once.
 */
export function fromRequest(given: unknown, sent?: Sent): RequestParts {
  const isOfFetch = isOfPairs(read(given, 'headers'));
  const req = isOfFetch ? headOf(given) : given;
  const said = (name: keyof Sent): unknown => toRecord(read(sent, name));
  const part = (name: keyof Sent): unknown => said(name) ?? read(req, name);
  const url = readText(req, 'originalUrl') ?? readText(req, 'url') ?? '';
  const method = readText(req, 'method');
  const query = part('query');
  const headers = part('headers');
  const segments = segmentsOf(url);
  return toParts({
    params: [part('params'), ...pathParamsOf(req, segments)],
    query: isBlank(query) ? rawQueryOf(url) : query,
    body: part('body'),
    headers,
    cookies: said('cookies') ?? cookiesOf(req, headers),
    files: said('files') ?? filesOf(read(req, 'file'), read(req, 'files')),
    segments,
    hasBody: hasCome(headers) || (isOfFetch && canHaveCome(method, headers)),
    isParsed: read(req, '_body') === true || said('body') !== undefined, // body-parser's mark
    method,
  });
}

/** What is read of a Request of fetch: its body is a stream that nobody has to make for us. */
const headOf = (req: unknown): unknown => ({
  url: read(req, 'url'),
  method: read(req, 'method'),
  headers: toRecord(read(req, 'headers')),
});

type Given = Omit<RequestParts, 'isBodyUnread' | 'isEmpty' | 'takesBody'> & {
  readonly hasBody: boolean;
  readonly isParsed: boolean;
  readonly method: string | undefined;
};

function toParts({ hasBody, isParsed, method, ...given }: Given): RequestParts {
  const { query, body, files } = given;
  const params = given.params.filter((one) => !isBlank(one));
  const isBodyUnread = hasBody && !isParsed && isBlank(body) && isBlank(files);
  const isEmpty = !hasBody && params.length === 0 && [query, body, files].every(isBlank);
  return { ...given, params, isBodyUnread, isEmpty, takesBody: /^(?:POST|PUT|PATCH)$/.test(method ?? 'POST') };
}

/** True for nothing, and for what Express leaves where nothing was parsed: an object without keys. */
export function isBlank(value: unknown): boolean {
  if (!isObject(value)) return value === undefined || value === null || value === '';
  if (isArray(value)) return read(value, 'length') === 0;
  return keysOnce(value).length === 0;
}

/** The keys of an object, listed once: of an object of 1 MB it takes milliseconds, and they are asked for each entry. */
export function keysOnce(value: object): readonly string[] {
  const known = listed.get(value);
  if (known !== undefined) return known;
  const keys = keysOf(value);
  listed.set(value, keys);
  return keys;
}
const listed = new WeakMap<object, readonly string[]>();

/** True if the headers announce a body (RFC 9112 §6.3). */
const hasCome = (headers: unknown): boolean =>
  Number(read(headers, 'content-length')) > 0 || read(headers, 'transfer-encoding') !== undefined;

/** True if a request of fetch can have had a body: one that was made by hand announces none. */
const canHaveCome = (method: string | undefined, headers: unknown): boolean =>
  read(headers, 'content-length') === undefined && !/^(?:GET|HEAD)$/.test(method ?? 'GET');

const MAX_RAW = 20_000;

/** The query where Express has none: its parser is off, or the app reads the URL itself. */
function rawQueryOf(url: string): unknown {
  const start = url.indexOf('?');
  if (start < 0 || url.length > MAX_RAW) return undefined;
  return toObject(new URLSearchParams(url.slice(start + 1).replace(/#[^]*$/, '')));
}

function cookiesOf(req: unknown, headers: unknown): unknown {
  const [plain, signed] = [read(req, 'cookies'), read(req, 'signedCookies')];
  if (!isBlank(plain) || !isBlank(signed)) return { ...toOwn(plain), ...toOwn(signed) };
  const header = readText(headers, 'cookie');
  if (header === undefined || header.length > MAX_RAW) return undefined;
  const pairs = header.split(';').map((pair): [string, string] => {
    const [name = '', ...value] = pair.split('=');
    return [name.trim(), decoded(value.join('=').trim())];
  });
  return toObject(pairs);
}

/** The uploads by their field, and as they are. */
function filesOf(file: unknown, files: unknown): unknown {
  const found: Record<string, unknown> = Object.create(null);
  const list = isArray(files) ? files.slice(0, MAX_PAIRS) : [];
  for (const one of [file, ...list]) {
    const field = readText(one, 'fieldname');
    if (field !== undefined) found[field] = one;
  }
  if (!isArray(files)) Object.assign(found, toOwn(files));
  const first = file ?? list[0];
  if (isObject(first)) found.file ??= first;
  if (isObject(files)) found.files ??= files;
  return found;
}

const toOwn = (value: unknown): Record<string, unknown> => {
  const own: Record<string, unknown> = Object.create(null);
  for (const key of keysOf(value).slice(0, MAX_PAIRS)) if (hasOwn(value, key)) own[key] = read(value, key);
  return own;
};
