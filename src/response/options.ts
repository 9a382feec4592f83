import type { Request, Response } from 'express';
import { checkedOptions, typeBaseCheck } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import { isArray } from '../lib/guard';
import { toChallenge } from '../codes/header-fields';
import type { Challenge } from '../codes/header-fields';
import type { HttpError } from '../codes/http-error';
import type { Problem } from '../codes/problem';
import type { Verdict } from '../mapper/explain';
import type { Rule } from '../mapper/rule';

/** What every hook gets as its second argument. */
export interface ErrorContext {
  /** Whatever was thrown. */
  readonly thrown: unknown;
  /** What it means; the same object if one of ours was thrown, else the thrown value is its `cause`. */
  readonly error: HttpError;
  /** Why: who recognized it, by what, and whose fault it is. */
  readonly verdict: Verdict;
  readonly req: Request;
  readonly res: Response;
  /** What the library has to report: parts of the error that could not be sent, hooks and rules that failed. */
  readonly warnings: readonly string[];
}

/** What the hook `localize` returns: the texts of a problem in another language. */
export interface LocalizedProblem {
  /** The language of the texts (BCP 47), sent as Content-Language, e.g. `de`. */
  readonly language: string;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
}

/** Options of errorHandler. */
export interface ErrorHandlerOptions {
  /** The app's own mappings, tried before the built-in ones. @default none */
  readonly rules?: readonly Rule[] | undefined;
  /** Where `type` URIs live, e.g. `/problems/`; ends with `/` or `#`. @default about:blank */
  readonly typeBase?: string | undefined;
  /** WWW-Authenticate of a 401 that brings none. @default Bearer realm="api" */
  readonly challenge?: Challenge | undefined;
  /** The problem's `instance`: `false` for none, or a function of the request. @default the path of the request */
  readonly instance?: false | ((req: Request) => string | undefined) | undefined;
  /** May this error's detail leave? @default error.expose */
  readonly expose?: ((error: HttpError, context: ErrorContext) => boolean) | undefined;
  /** Returns members to add to the problem. @default none */
  readonly extend?: ((problem: Problem, context: ErrorContext) => Record<string, unknown> | undefined) | undefined;
  /** The problem in the reader's language; undefined leaves it in English. Vary says Accept-Language. @default none */
  readonly localize?: ((problem: Problem, context: ErrorContext) => LocalizedProblem | undefined) | undefined;
  /** The whole log: called once for every error; `false` for none. @default 5xx on console.error, with every cause */
  readonly log?: false | ((problem: Problem, context: ErrorContext) => unknown) | undefined;
  /** The status of a failed validation of the client's input. @default 400 */
  readonly validationStatus?: 400 | 422 | undefined;
  /**
   * Asks whether the request carried what a failed validation found wrong: if not, our own data has failed, which is a
   * 500. `false`: every failed validation is the client's, as in an app that maps its input to other names first.
   * @default true
   */
  readonly evidence?: boolean | undefined;
  /** A page, under its own Content-Security-Policy, for clients that prefer text/html; never a 406. @default false */
  readonly html?: boolean | undefined;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';

// What each option can be, and the sentence that says so.
const checks: OptionChecks<ErrorHandlerOptions> = {
  rules: {
    isRight: (value) => isArray(value) && value.every(isFunction),
    fix: 'Pass an array of functions: rules: [(thrown) => thrown instanceof OrderLocked ? new Conflict() : undefined].',
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
  html: { isRight: (value) => typeof value === 'boolean', fix: 'Pass true or false.' },
};

/** The options of an errorHandler; a TypeError that says the fix, where one is wrong or unknown. */
export const toErrorHandlerOptions = (options: unknown): ErrorHandlerOptions =>
  checkedOptions<ErrorHandlerOptions>('errorHandler', 'app.use(errorHandler())', options, checks);
