import { isHttpError } from '../../codes/http-error';
import type { HttpError } from '../../codes/http-error';
import { isObject, ownKeysOf, read, readText } from '../../lib/guard';
import type { Meaning } from '../meanings';
import { classOf, isOfClass } from '../classes';
import type { PartVerdict } from '../facts';
import { bugNames } from '../system/bugs';
import { failedLookUp } from './failed-lookup';
import { echoesInput, quotesInput, withoutQuotes } from './quotes-input';
import { MAX_READ } from './details';

/** An entry that a custom check of the app may have written. */
export interface CustomCheck {
  /** The error that the check threw, where the library keeps it. */
  readonly kept?: unknown;
  /** The text of the entry. */
  readonly text: unknown;
  /** What was checked. */
  readonly value?: unknown;
  /** True if the library keeps no value, so that what the text quotes can be what the client sent. */
  readonly isValueless?: boolean;
  /** Where it was, in the library's own spelling. */
  readonly path?: unknown;
}

/** Says what an error means; undefined where nothing knows it. */
export type Judge = (kept: unknown) => PartVerdict | undefined;

/** What a check ran into: what its text means, or the verdict on its error; and the error or the text, for the log. */
export interface FailedCheck {
  readonly answer: PartVerdict | Meaning;
  readonly found: unknown;
}

/**
 * What the custom checks of a failed validation ran into, the most urgent one (any 5xx before any 4xx); undefined where
 * each has come to a verdict of its own: a thrown text, or an error that says nothing but its text.
 */
export function failedCheck(checks: readonly CustomCheck[], judge: Judge): FailedCheck | undefined {
  let first: FailedCheck | undefined;
  for (const check of checks) {
    const answer = answerOf(check, judge);
    if (answer === undefined) continue;
    const failed = { answer, found: check.kept ?? check.text };
    if (typeof answer === 'string' || answer.error.status >= 500) return failed;
    first ??= failed;
  }
  return first;
}

function answerOf(check: CustomCheck, judge: Judge): PartVerdict | Meaning | undefined {
  const { kept, text: written, value, path, isValueless } = check;
  const text = readText(kept, 'message') ?? (typeof kept === 'string' ? kept : written);
  const fromText = (): Meaning | undefined => {
    if (typeof text !== 'string' || text.length > MAX_READ) return undefined;
    const meaning = failedLookUp(isValueless ? withoutQuotes(text) : text, path);
    if (meaning === undefined || quotesInput(text, value)) return undefined;
    return echoesInput(text, value, (one) => failedLookUp(one, path) !== undefined) ? undefined : meaning;
  };
  if (!isObject(kept) || isBare(kept)) return fromText();
  if (typeof text === 'string' && (quotesInput(text, value) || isInput(kept, value))) return undefined;
  const answer = isOfClass(kept, 'URIError') ? undefined : judge(kept); // decodeURIComponent of what was sent
  if (answer !== undefined && answer.error.status >= 500) return answer;
  if (readText(kept, 'stack') === undefined) return fromText(); // data that was thrown
  if (answer !== undefined) return isForClients(kept, answer.error) ? undefined : answer;
  return isBug(kept) || hasFacts(kept) ? 'ours' : fromText();
}

/** The documented way to say that a value is not valid: an Error of exactly that class, with nothing but its text. */
const isBare = (kept: unknown): boolean =>
  classOf(kept) === 'Error' && ownKeysOf(kept).every((key) => key === 'stack' || key === 'message');

const isBug = (kept: unknown): boolean => [...bugNames, 'InternalError'].some((name) => isOfClass(kept, name));

// Who only says that a value is not valid states none of them.
const FACTS = ['code', 'errno', 'cause', 'status', 'statusCode'];
const hasFacts = (kept: unknown): boolean => FACTS.some((fact) => read(kept, fact) !== undefined);

/** True if the entry says the same, and in words for clients: a nested validation, an error made for HTTP. */
const isForClients = (kept: unknown, { status, detail, errors }: HttpError): boolean =>
  (status === 400 || status === 422) &&
  (isHttpError(kept) || detail !== undefined || errors !== undefined || !hasFacts(kept));

/** `new URL(value)` keeps what it was given. */
const isInput = (kept: unknown, value: unknown): boolean => value !== undefined && read(kept, 'input') === value;
