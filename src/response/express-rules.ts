import type { Request, Response } from 'express';
import type { HttpError } from '../codes/http-error';
import { mapClass as mapAnyClass } from '../mapper/map-class';
import type { PassOn } from '../mapper/pass-on';
import type { Rule as AnyRule, RuleContext as AnyRuleContext } from '../mapper/rule';

/** What a rule is told beside the thrown value: the request and the response of Express, where there are any. */
export type RuleContext = AnyRuleContext<Request, Response>;

/**
 * Maps what was thrown to the error that is sent in its place, or passes it on, or says nothing. It is asked of errors
 * of this library, too; what it returns is not asked again.
 */
export type Rule = AnyRule<Request, Response>;

/**
 * A rule for the app's own errors: an instance of the class becomes what the function makes of it, so that a domain
 * layer needs no HTTP. Give the narrower class first.
 *
 * @example errorHandler({ rules: [mapClass(OrderLocked, (error) => new Conflict(error.message, { cause: error }))] });
 * @throws TypeError that says the fix, when an argument is wrong.
 */
export const mapClass: <E>(
  errorClass: abstract new (...args: never[]) => E,
  toError: (error: E, context: RuleContext) => HttpError | PassOn | undefined,
) => Rule = mapAnyClass;
