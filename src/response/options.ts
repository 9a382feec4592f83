import type { Request, Response } from 'express';
import { checkedOptions } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import type { Problem } from '../codes/problem';
import type { Rule } from './express-rules';
import { isFunction, problemChecks } from './problem-options';
import type { FailureFacts, ProblemOptions } from './problem-options';

/** What every hook gets as its second argument. */
export interface ErrorContext extends FailureFacts {
  /** The pattern of the matched route with its mounts, e.g. `/shops/:shop/orders/:id`; undefined where none is known. */
  readonly route: string | undefined;
  readonly req: Request;
  readonly res: Response;
}

/** Options of errorHandler. */
export interface ErrorHandlerOptions extends ProblemOptions<ErrorContext, Request> {
  /** The app's own mappings, tried before the built-in ones, in their order. @default none */
  readonly rules?: readonly Rule[] | undefined;
  /**
   * A page for clients that prefer text/html; never a 406. `true`: the built-in one, under a Content-Security-Policy of
   * its own; a text: the view of that name, rendered with `{ problem }`; a function: the HTML that it returns. A view or a
   * function that fails, or gives nothing within 5 seconds, is logged, and the built-in page is sent. @default false
   */
  readonly html?:
    boolean | string | ((problem: Problem, context: ErrorContext) => string | Promise<string>) | undefined;
}

const checks: OptionChecks<ErrorHandlerOptions> = {
  ...problemChecks,
  html: {
    isRight: (value) => typeof value === 'boolean' || isFunction(value) || (typeof value === 'string' && value !== ''),
    fix: "Pass true or false, the name of a view: html: 'error', or a function: html: ({ title }) => `<h1>${escape(title)}</h1>`.",
  },
};

/** The options of an errorHandler; a TypeError that says the fix, where one is wrong or unknown. */
export const toErrorHandlerOptions = (options: unknown): ErrorHandlerOptions =>
  checkedOptions<ErrorHandlerOptions>('errorHandler', 'app.use(errorHandler())', options, checks);
