import { httpError } from '../codes/errors';
import { withTitle } from './with-title';
import type { HttpError, HttpErrorOptions } from '../codes/http-error';
import { memberOf } from '../lib/guard';
import type { HasMeanings } from './can-mean';
import type { Facts } from './facts';
import { meanings } from './meanings';
import type { Fault, Meaning } from './meanings';

/** The order in which families are asked; within a tier the order of families changes nothing. */
export const tiers = ['library', 'protocol', 'http', 'system'] as const;

/** `library`: known by its own marks · `protocol`: by a shape that many share · `http`: it says a status · `system`. */
export type Tier = (typeof tiers)[number];

/** What makes an error a candidate of a family; one sign is enough. The index of candidates is made of them. */
export interface Signs {
  /** Matches its name, or the name of one of its classes. */
  readonly name?: RegExp;
  /** Matches its `code`, where that is a text. */
  readonly code?: RegExp;
  /** Matches its message, of which the first 300 characters are asked. */
  readonly message?: RegExp;
  /** Members of which it has one, its own or its class's. */
  readonly members?: readonly string[];
}

/** How sure a verdict is: the error itself says HTTP, a family knows it, or it is a guess. */
export type Certainty = 'stated' | 'recognized' | 'assumed';

/** What a family says of an error that it has recognized. */
export interface Judgement {
  /** What it means; `meanings` says what is answered. */
  readonly meaning?: Meaning;
  /** The status, where no meaning says it. */
  readonly status?: number;
  /** The reason, for the log: one line of constants, codes and statuses, never a value or a foreign text. */
  readonly because: string;
  /** Whose fault it is. @default what the meaning says, else what the status does */
  readonly fault?: Fault;
  /** @default recognized */
  readonly certainty?: Certainty;
  /** The name of the object that is missing: it is the client's failure only if the request has named it. */
  readonly object?: string | undefined;
  /** A text for the client. @default none */
  readonly detail?: string;
  /** The title of a type of its own. @default that of the status */
  readonly title?: string;
  /** What else the error has: headers, errors, challenge, retryAfter. */
  readonly options?: HttpErrorOptions & Readonly<Record<string, unknown>>;
  /** The error itself, where it is made already. */
  readonly error?: HttpError;
}

/** The errors of one library or protocol: what they are recognized by, and what they mean. */
export interface Family extends HasMeanings {
  /** The npm name of the library, or the protocol. */
  readonly library: string;
  readonly tier: Tier;
  readonly signs: Signs;
  /**
   * Whose is `status` or `statusCode` on such an error? `of the app`: the app has set it, and it wins over this family.
   * `of the service`: it is the upstream's, also where http-errors has decorated the error. @default the family decides,
   * unless http-errors has decorated the error
   */
  readonly status?: 'of the app' | 'of the service';
  /** True if what it throws can be a plain object, as JSON.parse makes it. */
  readonly isData?: true;
  /**
   * Everything that `judge` can say: meanings, the tables and shared judges that carry theirs, and `its own status`. What
   * an app's own check ran into is not listed. A test holds it against the samples.
   */
  readonly meanings: HasMeanings['meanings'];
  /** Has the last word on whether it is one: undefined where it is not. */
  readonly judge: (thrown: unknown, facts: Facts) => Judgement | undefined;
}

/** Declares a family. */
export const family = (record: Family): Family => record;

/** Judges by a meaning. */
export const means = (meaning: Meaning, because: string, more: Omit<Judgement, 'because'> = {}): Judgement => ({
  meaning,
  because,
  ...more,
});

/** Judges by the status that the error itself says to our client. */
export const states = (status: number, because: string, more: Omit<Judgement, 'because'> = {}): Judgement => ({
  status,
  because,
  certainty: 'stated',
  ...more,
});

/** Whose fault a status says it is, where nothing else does. */
export function faultOf(status: number): Fault {
  if (status < 500) return 'client';
  if (status === 502 || status === 504) return 'upstream';
  return status === 503 ? 'overload' : 'server';
}

/** Makes the error of a judgement. */
export function toError(
  judgement: Judgement,
  thrown: unknown,
  { validationStatus }: Pick<Facts, 'validationStatus'>,
): HttpError {
  // What Object.prototype has is none of a judgement.
  const [error, meaning] = [memberOf(judgement, 'error'), memberOf(judgement, 'meaning')];
  if (error !== undefined) return error;
  const [status, detail] = [memberOf(judgement, 'status'), memberOf(judgement, 'detail')];
  const options = { ...memberOf(judgement, 'options'), cause: thrown };
  if (meaning === undefined || status !== undefined)
    return withTitle(httpError(status ?? 500, detail, options), memberOf(judgement, 'title'));
  if (meaning === 'invalid') return httpError(validationStatus, detail, options);
  return new meanings[meaning].error(detail, options);
}
