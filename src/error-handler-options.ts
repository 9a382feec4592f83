import type { Request, Response } from 'express';
import { inWords, isArray, isObject, keysOf } from './guard';
import { toChallenge } from './header-fields';
import type { Challenge } from './header-fields';
import type { HttpError } from './http-error';
import type { Problem } from './problem';
import type { Rule } from './rules/rule';

/** What every hook gets as its second argument. */
export interface ErrorContext {
  /** Whatever was thrown. */
  readonly thrown: unknown;
  /** What it means; the same object if one of ours was thrown, else the thrown value is its `cause`. */
  readonly error: HttpError;
  readonly req: Request;
  readonly res: Response;
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
  /** Called once for every error; `false` for no log. @default 5xx on console.error, with every cause */
  readonly log?: false | ((problem: Problem, context: ErrorContext) => unknown) | undefined;
  /** The status of a failed validation of the client's input. @default 400 */
  readonly validationStatus?: 400 | 422 | undefined;
}

const isFunction = (value: unknown): boolean => typeof value === 'function';

// What each option can be, and the sentence that says so.
const checks: Readonly<Record<keyof ErrorHandlerOptions, { isRight: (value: unknown) => boolean; fix: string }>> = {
  rules: {
    isRight: (value) => isArray(value) && value.every(isFunction),
    fix: 'Pass an array of functions: rules: [(thrown) => thrown instanceof OrderLocked ? new Conflict() : undefined].',
  },
  typeBase: {
    isRight: (value) => typeof value === 'string' && /^([a-z][a-z0-9+.-]*:|\/)[\x21-\x7e]*[/#]$|^[/#]$/i.test(value),
    fix: "Pass a path or an absolute URI that ends with / or #: typeBase: '/problems/'.",
  },
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
  log: {
    isRight: (value) => value === false || isFunction(value),
    fix: 'Pass false, or a function: log: (problem, { thrown }) => logger.error(thrown).',
  },
  validationStatus: { isRight: (value) => value === 400 || value === 422, fix: 'Pass 400 or 422.' },
};

/** The same options; a TypeError that says the fix where one is wrong or unknown. */
export function checkOptions(options: unknown): asserts options is ErrorHandlerOptions {
  if (!isObject(options) || isFunction(options) || isArray(options)) {
    throw new TypeError(
      `errorHandler takes an object of options, not ${inWords(options)}. Write app.use(errorHandler()).`,
    );
  }
  for (const [name, value] of Object.entries(options)) {
    const check = isOption(name) ? checks[name] : undefined;
    if (check === undefined) throw new TypeError(`errorHandler has no option ${inWords(name)}. ${suggestion(name)}`);
    if (value !== undefined && !check.isRight(value)) {
      throw new TypeError(`errorHandler cannot use the option ${name}: ${inWords(value)}. ${check.fix}`);
    }
  }
}

const isOption = (name: string): name is keyof ErrorHandlerOptions => Object.hasOwn(checks, name);

function suggestion(name: string): string {
  const meant = keysOf(checks).find((option) => option.toLowerCase() === name.toLowerCase().replace(/[^a-z]/g, ''));
  return meant === undefined ? `It has ${keysOf(checks).join(', ')}.` : `Write ${meant}.`;
}
