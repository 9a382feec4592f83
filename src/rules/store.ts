import { httpError } from '../errors';
import { has, isObject, read, readText } from '../guard';
import type { HttpError } from '../http-error';
import { statusOf } from './rule';
import type { Rule, RuleOptions } from './rule';

/** What a failure of a data store of the app can mean to the client. */
export type StoreStatus = 400 | 403 | 404 | 409 | 413 | 500 | 503 | 504;

/** Statuses by code, by number or by name. */
export type StoreTable = ReadonlyMap<string, StoreStatus>;

/** A table from rows: a status and the keys that mean it, separated by blanks. */
export const tableOf = (...rows: readonly (readonly [StoreStatus, string])[]): StoreTable =>
  new Map(rows.flatMap(([status, keys]) => wordsOf(keys).map((key) => [key, status] as const)));

/** The words of a text. */
export const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** The answer to a failure of a data store, whose text never leaves: the status alone; undefined without one. */
export const toStoreError = (status: number | undefined, cause: unknown): HttpError | undefined =>
  status === undefined ? undefined : httpError(status, undefined, { cause });

/** What an error is called: its name, or its class where the name is a mere "Error". */
export function nameOf(thrown: unknown): string {
  const name = readText(thrown, 'name') ?? 'Error';
  const isMere = name === 'Error' || name === 'error' || name === 'TypeError';
  return (isMere ? readText(read(thrown, 'constructor'), 'name') : undefined) ?? name;
}

/** A status, the names that mean it, and members of which the error has one; none where the names say whose they are. */
export type NamedRow = readonly [status: StoreStatus, names: string, marks?: string];

/** Looks errors up by their name (or class) and one more mark. */
export function namedTable(...rows: readonly NamedRow[]): (thrown: unknown, name: string) => StoreStatus | undefined {
  const byName = new Map<string, { status: StoreStatus; marks: string[] }[]>();
  for (const [status, names, marks = ''] of rows) {
    for (const name of wordsOf(names)) {
      byName.set(name, [...(byName.get(name) ?? []), { status, marks: wordsOf(marks) }]);
    }
  }
  return (thrown, name) =>
    byName.get(name)?.find(({ marks }) => marks.length === 0 || marks.some((mark) => has(thrown, mark)))?.status;
}

/** What the rules of data stores ask for most, read once: texts, empty where there is none. */
export interface Marks {
  /** What it is called, as nameOf says. */
  readonly name: string;
  /** `code`, where it is a text. */
  readonly code: string;
  readonly message: string;
}

/** The marks of what was thrown. */
export const marksOf = (thrown: unknown): Marks => ({
  name: nameOf(thrown),
  code: readText(thrown, 'code') ?? '',
  message: readText(thrown, 'message') ?? '',
});

/** A rule of one data store. */
export type StoreRule = (thrown: unknown, marks: Marks, options: RuleOptions) => HttpError | undefined;

/** Rules as one that leaves the word to a status which the app has set on the error: it beats every table. */
export const unlessAnswered =
  (...rules: readonly StoreRule[]): Rule =>
  (thrown, options) => {
    if (!isObject(thrown) || statusOf(thrown) !== undefined) return undefined;
    const marks = marksOf(thrown);
    for (const rule of rules) {
      const answer = rule(thrown, marks, options);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
