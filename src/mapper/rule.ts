import { httpError } from '../codes/errors';
import { isArray, isObject, prototypeOf, read, readText } from '../lib/guard';
import type { HttpError } from '../codes/http-error';
import { isData } from './data';
import type { Fault, Meaning } from './meanings';
import { isFailureStatus } from '../codes/return-codes';
import { isPlain } from './plain';

/** What a rule is told beside the thrown value. */
export interface RuleOptions {
  /** The status that the app wants for a failed validation of the client's input. */
  readonly validationStatus: 400 | 422;
}

/** What an error means that the thrown one keeps; the thrown value is the cause. */
export interface PartVerdict {
  readonly error: HttpError;
  readonly fault: Fault;
  readonly meaning?: Meaning;
}

/** Maps what was thrown to the error that it means, or says nothing. */
export type Rule = (thrown: unknown, options: RuleOptions) => HttpError | undefined;

/** What the built-in rules ask for most, read once for all of them. */
export interface Marks {
  /** What it is called: its name, or its class where the name is a mere "Error". */
  readonly name: string;
  /** `code`, where it is a text; else empty. */
  readonly code: string;
  /** `code`, where it is a number. */
  readonly number: number | undefined;
  /** The text, its middle left out above 20,000 characters; empty where there is none, and where its own list says it. */
  readonly message: string;
  /** The status that it says it is. */
  readonly status: number | undefined;
  /** Is it a plain error, with nothing to tell it by but its text and its code? */
  readonly isPlain: boolean;
  /** True if it is no error at all, but what JSON.parse makes. */
  readonly isData: boolean;
}

/** The marks of what was thrown. */
export function marksOf(thrown: unknown): Marks {
  const code = read(thrown, 'code');
  const plain = isPlain(thrown);
  return {
    name: nameOf(thrown),
    code: typeof code === 'string' ? code : '',
    number: typeof code === 'number' ? code : undefined,
    message: plain || !hasOwnList(thrown) ? bounded(readText(thrown, 'message') ?? '') : '',
    status: statusOf(thrown),
    isPlain: plain,
    isData: !plain && isData(thrown),
  };
}

const MAX_MESSAGE = 20_000;

/** The beginning and the end of a text: what the client sends can make a message of many megabytes. */
const bounded = (text: string): string =>
  text.length <= MAX_MESSAGE ? text : text.slice(0, MAX_MESSAGE / 2) + text.slice(-MAX_MESSAGE / 2);

/** True if its message is its whole list once more, which Zod and Effect write when they are asked for it. */
export const hasOwnList = (thrown: unknown): boolean =>
  isArray(read(thrown, 'issues')) || isObject(read(thrown, 'issue'));

/** What an error is called: its name, or its class where it has none or a mere "Error". */
export function nameOf(thrown: unknown): string {
  const name = readText(thrown, 'name') ?? 'Error';
  const isMere = name === 'Error' || name === 'error' || name === 'TypeError';
  return isMere ? (classOf(thrown) ?? name) : name;
}

/** Makes the error of a status, with nothing of the foreign text. */
export const ofStatus = (status: number, cause: unknown): HttpError => httpError(status, undefined, { cause });

/** The status that an error says it is: `status` or `statusCode`, an integer from 400 to 599 (RFC 9110 §15). */
export function statusOf(thrown: unknown): number | undefined {
  const status = read(thrown, 'status');
  if (isFailureStatus(status)) return status;
  const statusCode = read(thrown, 'statusCode');
  return isFailureStatus(statusCode) ? statusCode : undefined;
}

/** The name of the class that made it, which stays where `name` is just "Error". */
export const classOf = (thrown: unknown): string | undefined => readText(read(thrown, 'constructor'), 'name');

const MOST_ANCESTORS = 8;
const NO_CLASS: ReadonlySet<string> = new Set();
const known = new WeakMap<object, ReadonlySet<string>>();

/** Is it of a class of that name, or of one that extends it? By name: nothing of a library is imported. */
export const isOfClass = (thrown: unknown, name: string): boolean => classesOf(prototypeOf(thrown)).has(name);

/** The names of a prototype's classes; read once for each prototype, as every rule asks for them. */
export function classesOf(prototype: object | undefined): ReadonlySet<string> {
  if (prototype === undefined) return NO_CLASS;
  const before = known.get(prototype);
  if (before !== undefined) return before;
  const names = new Set<string>();
  let one: object | undefined = prototype;
  for (let depth = 0; depth < MOST_ANCESTORS && one !== undefined; depth++) {
    const name = classOf(one);
    if (name !== undefined) names.add(name);
    one = prototypeOf(one);
  }
  known.set(prototype, names);
  return names;
}
