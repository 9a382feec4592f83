import { typeBaseCheck } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import { isArray } from '../lib/guard';
import { toChallenge } from '../codes/header-fields';
import type { Challenge } from '../codes/header-fields';
import type { HttpError } from '../codes/http-error';
import type { Problem, ProblemDetail } from '../codes/problem';
import { isErrorClassOfApp } from '../mapper/error-class';
import type { ErrorClass } from '../mapper/error-class';
import type { Verdict } from '../mapper/explain';
import type { Rule } from '../mapper/rule';

/** A failure as every hook is told of it, whatever its request is. */
export interface FailureFacts {
  /** Whatever was thrown. */
  readonly thrown: unknown;
  /** What it means; the same object if one of ours was thrown, else the thrown value is its `cause`. */
  readonly error: HttpError;
  /** Why: who recognized it, by what, and whose fault it is. */
  readonly verdict: Verdict;
  /** What the library has to report: parts of the error that could not be sent, hooks and rules that failed. */
  readonly warnings: readonly string[];
}

/** The same where it is still being made. */
export interface OpenFacts extends FailureFacts {
  readonly warnings: string[];
}

/** What the hook `localize` returns: the texts of a problem in another language. */
export interface LocalizedProblem {
  /** The language of the texts (BCP 47), sent as Content-Language, e.g. `de`. */
  readonly language: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
  /** The single problems, each with its detail and its place. */
  readonly errors?: readonly ProblemDetail[] | undefined;
}

/** Options that say what a failure means and how it is shown, for hooks with this context and this kind of request. */
export interface ProblemOptions<Context, Request> {
  /** The app's own mappings, tried before the built-in ones. @default none */
  readonly rules?: readonly Rule<Request>[] | undefined;
  /**
   * The app's own error classes: their `status`, `statusCode`, `httpStatus` or `httpStatusCode` (digits as text, too) and,
   * for a 4xx, their message are the answer, unless the error says `expose: false`. Classes below them follow.
   * @default none
   */
  readonly appErrors?: readonly ErrorClass[] | undefined;
  /** Where `type` URIs live, e.g. `/problems/`; ends with `/` or `#`. @default about:blank */
  readonly typeBase?: string | undefined;
  /** WWW-Authenticate of a 401 that brings none. @default Bearer realm="api" */
  readonly challenge?: Challenge | undefined;
  /** The problem's `instance`: `false` for none, or a function of the request. @default the path of the request */
  readonly instance?: false | ((req: Request) => string | undefined) | undefined;
  /** May this error's detail leave? @default error.expose */
  readonly expose?: ((error: HttpError, context: Context) => boolean) | undefined;
  /**
   * The id to quote of a failed request: `false` for none, or a function of the request; undefined: no member. A text of
   * at most 120 characters. @default the trace-id of the OpenTelemetry span, else of the incoming traceparent
   */
  readonly traceId?: false | ((req: Request) => string | undefined) | undefined;
  /** Returns members to add to the problem: its own, and standard ones that are absent. @default none */
  readonly extend?: ((problem: Problem, context: Context) => Record<string, unknown> | undefined) | undefined;
  /** The problem in the reader's language; undefined leaves it in English. Vary says Accept-Language. @default none */
  readonly localize?: ((problem: Problem, context: Context) => LocalizedProblem | undefined) | undefined;
  /** The whole log: called once for every error; `false` for none. @default 5xx on console.error, with every cause */
  readonly log?: false | ((problem: Problem, context: Context) => unknown) | undefined;
  /** The status of a failed validation of the client's input. @default 400 */
  readonly validationStatus?: 400 | 422 | undefined;
  /**
   * Asks whether the request carried what a failed validation found wrong: if not, our own data has failed, which is a
   * 500. `false`: every failed validation is the client's, as in an app that maps its input to other names first.
   * @default true
   */
  readonly evidence?: boolean | undefined;
  /** Returns the JSON value to send in place of the problem, for older clients; undefined: the problem. @default none */
  readonly envelope?: ((problem: Problem, context: Context) => unknown) | undefined;
  /** The media type of the envelope. @default application/json */
  readonly envelopeType?: string | undefined;
}

// A media type whose syntax is JSON (RFC 6838 §4.2.8), and its parameters (RFC 9110 §8.3.1).
const JSON_TYPE =
  /^[\w!#$&^.+-]+\/([\w!#$&^.+-]+\+)?json(\s*;\s*[\w!#$%&'*+.^`|~-]+=([\w!#$%&'*+.^`|~-]+|"[^"\\\x00-\x1f\x7f-\uffff]*"))*$/i;
const MAX_TYPE = 255;

/** True for what can be a hook. */
export const isFunction = (value: unknown): boolean => typeof value === 'function';

/** What each option can be, and the sentence that says so. */
export const problemChecks: OptionChecks<ProblemOptions<never, never>> = {
  rules: {
    isRight: (value) => isArray(value) && value.every(isFunction),
    fix: 'Pass an array of functions: rules: [(thrown) => thrown instanceof OrderLocked ? new Conflict() : undefined].',
  },
  appErrors: {
    isRight: (value) => isArray(value) && value.every(isErrorClassOfApp),
    fix: 'Pass an array of error classes of your own, not Error itself: appErrors: [ApiError].',
  },
  typeBase: typeBaseCheck,
  challenge: {
    isRight: (value) => toChallenge(value) !== undefined,
    fix: "Pass a challenge: challenge: { scheme: 'Bearer', realm: 'api' }.",
  },
  instance: {
    isRight: (value) => value === false || isFunction(value),
    fix: 'Pass false, or a function of the request: instance: (req) => `urn:uuid:${req.id}`.',
  },
  traceId: {
    isRight: (value) => value === false || isFunction(value),
    fix: 'Pass false, or a function of the request: traceId: (req) => req.id.',
  },
  expose: { isRight: isFunction, fix: 'Pass a function: expose: (error) => error.status < 500.' },
  extend: { isRight: isFunction, fix: 'Pass a function that returns members: extend: () => ({ support: 4711 }).' },
  localize: {
    isRight: isFunction,
    fix: "Pass a function: localize: ({ code }) => ({ language: 'de', description: texts[code] }).",
  },
  log: {
    isRight: (value) => value === false || isFunction(value),
    fix: 'Pass false, or a function: log: (problem, { thrown }) => logger.error(thrown).',
  },
  validationStatus: { isRight: (value) => value === 400 || value === 422, fix: 'Pass 400 or 422.' },
  evidence: { isRight: (value) => typeof value === 'boolean', fix: 'Pass true or false.' },
  envelope: {
    isRight: isFunction,
    fix: 'Pass a function: envelope: ({ code, title }) => ({ code, error: title }).',
  },
  envelopeType: {
    isRight: (value) => typeof value === 'string' && value.length <= MAX_TYPE && JSON_TYPE.test(value),
    fix: "Pass a JSON media type: envelopeType: 'application/vnd.api+json'.",
  },
};
