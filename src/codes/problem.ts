import { isUriReference } from '../lib/uri';
import { isArray, isObject, keysOf, memberOf } from '../lib/guard';
import { MAX_ERRORS, toProblemDetail, usableErrors } from './problem-detail';
import type { ProblemDetail } from './problem-detail';
import { isRegisteredCode, returnCodeOf } from './return-codes';

export type { ProblemDetail } from './problem-detail';

/** The body that is sent (RFC 9457): plain data, its members in this order. */
export interface Problem {
  /** What kind of problem it is: a URI reference, `about:blank` where the status says it all. */
  type: string;
  /** The kind in a few words; with `about:blank` the reason phrase of the status. */
  title: string;
  /** The HTTP status of the response. */
  status: number;
  /** The stable machine name, e.g. `CONFLICT`. */
  code: string;
  /** The documented description of the return code. */
  description: string;
  /** What went wrong this time. */
  detail?: string;
  /** The resource, or the occurrence: a URI reference. */
  instance?: string;
  /** Each single problem, at most 100. */
  errors?: ProblemDetail[];
  /** How many more there are. */
  errorsOmitted?: number;
  /** The trace that the request belongs to (W3C Trace Context). */
  traceId?: string;
  /** The app's own members. */
  [extension: string]: unknown;
}

/** What toProblem reads of an error. */
export interface ProblemSource {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly expose: boolean;
  readonly detail?: string | undefined;
  readonly type?: string | undefined;
  readonly errors?: readonly ProblemDetail[] | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
}

/** What of the request, and of the app, is in a problem. */
export interface ToProblemOptions {
  /** The resource or the occurrence: a URI reference. */
  readonly instance?: string | undefined;
  /** The trace of the request. */
  readonly traceId?: string | undefined;
  /** Where `type` URIs live; ends with `/` or `#`. Default: `about:blank` for the registered codes. */
  readonly typeBase?: string | undefined;
  /** May the detail leave? Default: what the error says. */
  readonly expose?: boolean | undefined;
  /** Gets a sentence for each part of the error that cannot be sent. */
  readonly warnings?: string[] | undefined;
}

/** The members that no extension can be. */
export const OWN_MEMBERS: ReadonlySet<string> = new Set(
  'type title status code description detail instance errors errorsOmitted traceId __proto__'.split(' '),
);

/** A code as the last part of its `type`: `ORDER_ALREADY_PAID` → `order-already-paid`. */
export const toKebabCase = (code: string): string => code.toLowerCase().replaceAll('_', '-');

/** The `type` of a code: below `typeBase`; without one `about:blank`, or below `/problems/` for an app's own code. */
export function toType(code: string, typeBase?: string): string {
  if (typeBase === undefined && isRegisteredCode(code)) return 'about:blank';
  return (typeBase ?? '/problems/') + toKebabCase(code);
}

const NO_OPTIONS: ToProblemOptions = {
  instance: undefined,
  traceId: undefined,
  typeBase: undefined,
  expose: undefined,
};

/** An error as the problem to send (RFC 9457 §3): plain data; what JSON cannot carry is left out. */
export function toProblem(error: ProblemSource, options: ToProblemOptions = NO_OPTIONS): Problem {
  const { status } = error;
  const detail = memberOf(error, 'detail');
  const type = memberOf(error, 'type');
  const meaning = returnCodeOf(status);
  const code = textOr(error.code, meaning.code); // an error of another version of the library can lack any of them
  const problem: Problem = {
    type: isUriReference(type) ? type : toType(code, options.typeBase),
    title: textOr(error.title, meaning.title),
    status,
    code,
    description: textOr(error.description, meaning.description),
  };
  if (typeof detail === 'string' && (options.expose ?? error.expose)) problem.detail = detail;
  if (options.instance !== undefined) problem.instance = options.instance;
  addErrors(problem, memberOf(error, 'errors'), options.warnings ?? []);
  if (options.traceId !== undefined) problem.traceId = options.traceId;
  addMembers(problem, memberOf(error, 'extensions'), options.warnings ?? []);
  return problem;
}

const textOr = (value: unknown, fallback: string): string => (typeof value === 'string' ? value : fallback);

/** Sets the single problems of a problem: the first 100 that can be sent, and how many more there are. */
export function addErrors(problem: Problem, errors: unknown, warnings: string[]): void {
  const { usable, length } = usableErrors(errors, warnings);
  if (usable.length === 0) return;
  problem.errors = usable.map(toProblemDetail);
  if (length > MAX_ERRORS) problem.errorsOmitted = length - MAX_ERRORS;
}

/** Adds an app's members to a problem, each as JSON will carry it; never over a standard member (RFC 9457 §3.2). */
export function addMembers(
  problem: Problem,
  members: unknown,
  warnings: string[],
  names: readonly string[] = keysOf(members),
): void {
  if (!isObject(members) || isArray(members)) return;
  for (const name of names) {
    if (OWN_MEMBERS.has(name)) {
      warnings.push(`member "${name}": a standard member cannot be overwritten`);
      continue;
    }
    try {
      const value = members[name];
      const json = JSON.stringify(value) as string | undefined;
      if (json !== undefined) problem[name] = JSON.parse(json);
      else if (value !== undefined) warnings.push(`member "${name}": JSON cannot carry it`);
    } catch {
      warnings.push(`member "${name}": JSON cannot carry it`); // a BigInt, a cycle, a getter that throws
    }
  }
}

/** Returns a copy for a hook of the app: what is done to it, however deep, is not done to the problem. */
export const copyOf = (problem: Problem): Problem => JSON.parse(JSON.stringify(problem));

/** Returns a problem with the standard members first, in their order. */
export function inOrder(problem: Problem): Problem {
  const { type, title, status, code, description } = problem;
  const ordered: Problem = { type, title, status, code, description };
  for (const name of OWN_MEMBERS) if (Object.hasOwn(problem, name)) ordered[name] = problem[name];
  for (const name of keysOf(problem)) ordered[name] = problem[name];
  return ordered;
}
