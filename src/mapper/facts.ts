import type { HttpError } from '../codes/http-error';
import { isFailureStatus } from '../codes/return-codes';
import { isArray, isObject, ownKeysOf, prototypeOf, read, readText } from '../lib/guard';
import { classesOf, nameOf } from './classes';
import { isData } from './data';
import type { Evidence } from './evidence';
import type { Fault, Meaning } from './meanings';

/** What an error means that the thrown one keeps; the thrown value is the cause. */
export interface PartVerdict {
  readonly error: HttpError;
  readonly fault: Fault;
  readonly meaning?: Meaning;
}

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

/** What a family is told beside the thrown value: what is read already, once for all of them. */
export interface Facts extends Marks {
  /** The names of its classes, nearest first. */
  readonly classes: ReadonlySet<string>;
  /** True if http-errors or boom has made or decorated it: `expose` is true or false beside a status, or it is a boom. */
  readonly isDecorated: boolean;
  /** The status that the app wants for a failed validation of the client's input. */
  readonly validationStatus: 400 | 422;
  /** Says what an error means that the thrown one keeps; undefined where nothing knows it. */
  readonly judge: (kept: unknown) => PartVerdict | undefined;
  /** Gets a sentence for what only the log may show. */
  readonly warnings: string[] | undefined;
  /** What the request carried, read only if it is asked; undefined where no request is known or the app asks for none. */
  readonly sent: Evidence | undefined;
}

type Told = Pick<Facts, 'validationStatus' | 'judge' | 'warnings'> & Partial<Pick<Facts, 'sent'>>;

/** Reads the facts of what was thrown. */
export const factsOf = (thrown: unknown, told: Told): Facts => {
  const { name, code, number, message, status, isPlain, isData } = marksOf(thrown);
  const isHttpErrors = status !== undefined && typeof read(thrown, 'expose') === 'boolean';
  return {
    name,
    code,
    number,
    message,
    status,
    isPlain,
    isData,
    classes: classesOf(prototypeOf(thrown)),
    isDecorated: isHttpErrors || (!isPlain && boomStatusOf(thrown) !== undefined),
    validationStatus: told.validationStatus,
    judge: told.judge,
    warnings: told.warnings,
    sent: told.sent,
  };
};

/** The status of an error that boom has made or decorated; undefined where it is none. */
export function boomStatusOf(thrown: unknown): number | undefined {
  const status = read(thrown, 'isBoom') === true ? read(read(thrown, 'output'), 'statusCode') : undefined;
  return isFailureStatus(status) ? status : undefined;
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

/** The status that an error says it is: `status` or `statusCode`, an integer from 400 to 599 (RFC 9110 §15). */
export function statusOf(thrown: unknown): number | undefined {
  const status = read(thrown, 'status');
  if (isFailureStatus(status)) return status;
  const statusCode = read(thrown, 'statusCode');
  return isFailureStatus(statusCode) ? statusCode : undefined;
}

const plainPrototypes: ReadonlySet<object | undefined> = new Set(
  [Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError].map(({ prototype }) => prototype),
);
// https://nodejs.org/api/errors.html#class-error, https://nodejs.org/api/errors.html#class-systemerror
const plainKeys: ReadonlySet<PropertyKey> = new Set(
  'stack message cause code errno syscall path dest address port hostname'.split(' '),
);

/** Is it an error of the language or of the system that nobody has added anything to? Most of what is thrown is. */
export const isPlain = (thrown: unknown): boolean =>
  plainPrototypes.has(prototypeOf(thrown)) && ownKeysOf(thrown).every((key) => plainKeys.has(key));
