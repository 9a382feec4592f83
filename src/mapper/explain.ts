import type { HttpError } from '../codes/http-error';
import { memberOf } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { NO_OPTIONS, toTold } from './explain-options';
import type { ExplainOptions } from './explain-options';
import { explainWhole } from './explain-whole';
import type { PassOn } from './pass-on';
import type { Verdict } from './recognize';
import { fallbackVerdict, isOwn, ownVerdict, unreadableVerdict } from './verdicts';

export type { ExplainOptions } from './explain-options';
export type { Verdict } from './recognize';

/**
 * Explains any thrown value: the error that it means is what the app's rules say, else itself if it is one of ours, else
 * what the first family that recognizes it says, else the status that it carries, else a 500 if it is a bug, else what its
 * causes mean, nearest first, else a 500. The thrown value is then the `cause`, whose stack says where it was thrown. A
 * rule that returns `passOn` says nothing here. Never throws.
 *
 * @example explain(error).because; // why is this a 502?
 */
export const explain = (thrown: unknown, options: ExplainOptions = NO_OPTIONS): Verdict =>
  explainOrPass(thrown, options, false);

/** The same; `passOn` where a rule of the app leaves the error to somebody who comes after. */
export function explainOrPass(thrown: unknown, given: ExplainOptions, canPass: false): Verdict;
export function explainOrPass(thrown: unknown, given: ExplainOptions, canPass: boolean): Verdict | PassOn;
export function explainOrPass(thrown: unknown, given: ExplainOptions, canPass: boolean): Verdict | PassOn {
  try {
    if (isOwn(thrown) && memberOf(given, 'rules') === undefined) return ownVerdict(thrown);
    const options = toTold(given);
    return explainWhole(thrown, options, canPass) ?? fallbackVerdict(thrown, options.fallbackStatus);
  } catch (failure) {
    memberOf(given, 'warnings')?.push(stackOf(failure)); // an error of ours that was tampered with
    return unreadableVerdict(thrown);
  }
}

/** Maps any thrown value to the HttpError that it means: `explain(thrown, options).error`. Never throws. */
export const toHttpError = (thrown: unknown, options?: ExplainOptions): HttpError => explain(thrown, options).error;
