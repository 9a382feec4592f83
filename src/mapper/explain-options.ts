import { memberOf } from '../lib/guard';
import type { ErrorClass } from './error-class';
import { evidenceOf } from './evidence';
import type { Evidence } from './evidence';
import type { Rule } from './rule';
import type { Sent } from './sent/request-parts';

/** How to map what was thrown. */
export interface ExplainOptions {
  /** The app's own mappings, tried before the built-in ones. */
  readonly rules?: readonly Rule[] | undefined;
  /** Classes of the app's own whose status and, for a 4xx, whose message are the answer; those below them, too. */
  readonly appErrors?: readonly ErrorClass[] | undefined;
  /** The status of a failed validation of the client's input. @default 400 */
  readonly validationStatus?: 400 | 422 | undefined;
  /** The status where nothing else says one, e.g. what `res.status(403)` set before the throw. @default 500 */
  readonly fallbackStatus?: number | undefined;
  /** Gets a sentence for each rule that threw, or that returned what is no HttpError. */
  readonly warnings?: string[] | undefined;
  /**
   * The request in which it was thrown, of Express, of another server of Node or of fetch: rules are told it, and a failed
   * validation is the client's only if it is about what was sent.
   */
  readonly req?: unknown;
  /** Its response, which rules are told. */
  readonly res?: unknown;
  /** What was sent, by its parts, where there is no such request, or where it does not say them: a body that was parsed. */
  readonly sent?: Sent | undefined;
  /** `false`: every failed validation is the client's, whatever was sent. @default true */
  readonly evidence?: boolean | undefined;
}

/** The options with what the request says, which is read only if a family asks. */
export interface Told extends ExplainOptions {
  readonly found?: Evidence | undefined;
}

/** No options at all. */
export const NO_OPTIONS: Told = {
  rules: undefined,
  appErrors: undefined,
  validationStatus: undefined,
  fallbackStatus: undefined,
  warnings: undefined,
  req: undefined,
  res: undefined,
  sent: undefined,
  evidence: undefined,
  found: undefined,
};

/** Returns the options that are given: what somebody else has put on Object.prototype is none. */
export function toTold(given: ExplainOptions): Told {
  if (given === NO_OPTIONS) return NO_OPTIONS;
  const req = memberOf(given, 'req');
  return {
    rules: memberOf(given, 'rules'),
    appErrors: memberOf(given, 'appErrors'),
    validationStatus: memberOf(given, 'validationStatus'),
    fallbackStatus: memberOf(given, 'fallbackStatus'),
    warnings: memberOf(given, 'warnings'),
    req,
    res: memberOf(given, 'res'),
    found: evidenceOf(req, memberOf(given, 'sent'), memberOf(given, 'evidence')),
  };
}
