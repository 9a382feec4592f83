import { inWords, isArray, isObject, itemsOf, read, readText } from '../lib/guard';

/** One of several problems of one type (RFC 9457 §3): what is wrong, and where in the request. */
export interface ProblemDetail {
  /** What is wrong, for the client. */
  readonly detail: string;
  /** Where in the body: a JSON Pointer as a URI fragment (RFC 6901 §6), e.g. `#/items/0/name`. */
  readonly pointer?: string;
  /** Which parameter of the path or the query. */
  readonly parameter?: string;
  /** Which header field of the request. */
  readonly header?: string;
  /** What is wrong, for programs: the validator's own code, e.g. `too_small`, or the app's. No more than 100 characters. */
  readonly code?: string;
  /** The app's own values that belong to the code, e.g. `{ min: 8 }`. At most 1,000 characters as JSON. */
  readonly params?: Readonly<Record<string, unknown>>;
}

/** How many single problems a body lists. */
export const MAX_ERRORS = 100;
const MAX_PARAMS = 1000;
const MAX_NAMED = 3;

/** The code of an entry, as validators write it: `too_small`, `string.min`, `minLength.openapi.validation`, `isEmail`. */
export const ENTRY_CODE = /^[\w$][\w$.:/-]{0,99}$/;

/** True for a text that can be the code of an entry: at most 100 letters, digits and marks, without a space. */
export const isEntryCode = (value: unknown): value is string => typeof value === 'string' && ENTRY_CODE.test(value);

/**
 * Returns the entries that can be sent: of the first 100 those with a text `detail`, and the length of the whole list.
 * `warnings` names the first three that have none, and counts the others, each sentence once; the same for a `code` and
 * for `params` that cannot be sent.
 */
export function usableErrors(list: unknown, warnings: string[]): { usable: unknown[]; length: number } {
  const { items, length } = itemsOf(list, MAX_ERRORS);
  const faults: string[] = [];
  const members: string[] = [];
  const usable = items.filter((entry, index) => {
    const detail = read(entry, 'detail');
    if (typeof detail === 'string') {
      members.push(...faultsIn(entry, index));
      return true;
    }
    faults.push(`errors[${index}].detail: expected a string, got ${inWords(detail)}`);
    return false;
  });
  const said = [
    ...firstOf(faults, (others) => `errors: ${others} more have no text for a detail`),
    ...firstOf(members, (others) => `errors: ${others} more have a code or params that cannot be sent`),
  ];
  warnings.push(...said.filter((fault) => !warnings.includes(fault))); // the constructor has named them already
  return { usable, length };
}

const firstOf = (faults: readonly string[], toRest: (others: number) => string): string[] => {
  const others = faults.length - MAX_NAMED;
  return others > 0 ? [...faults.slice(0, MAX_NAMED), toRest(others)] : [...faults];
};

function faultsIn(entry: unknown, index: number): string[] {
  const [code, params] = [read(entry, 'code'), read(entry, 'params')];
  const faults: string[] = [];
  if (code !== undefined && !isEntryCode(code))
    faults.push(`errors[${index}].code: expected letters, digits and _ $ . : / -, got ${inWords(code)}`);
  if (params !== undefined && toParams(params) === undefined)
    faults.push(
      `errors[${index}].params: expected an object of at most ${MAX_PARAMS} characters as JSON, got ${inWords(params)}`,
    );
  return faults;
}

/** One single problem, without what of it cannot be sent. */
export function toProblemDetail(entry: unknown): ProblemDetail {
  const one: { -readonly [K in keyof ProblemDetail]: ProblemDetail[K] } = { detail: readText(entry, 'detail') ?? '' };
  for (const place of ['pointer', 'parameter', 'header'] as const) {
    const where = readText(entry, place);
    if (where !== undefined) one[place] = where;
  }
  const code = read(entry, 'code');
  if (isEntryCode(code)) one.code = code;
  const params = toParams(read(entry, 'params'));
  if (params !== undefined) one.params = params;
  return one;
}

/** An object as JSON carries it; undefined for anything else, and where it is too long. */
function toParams(params: unknown): Readonly<Record<string, unknown>> | undefined {
  if (!isObject(params) || isArray(params)) return undefined;
  try {
    const json = JSON.stringify(params) as string | undefined;
    if (json === undefined || json.length > MAX_PARAMS) return undefined;
    const carried: unknown = JSON.parse(json);
    return isObject(carried) && !isArray(carried) ? carried : undefined;
  } catch {
    return undefined; // a BigInt, a cycle, a getter that throws
  }
}
