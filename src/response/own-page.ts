import type { Problem } from '../codes/problem';
import { inWords, read } from '../lib/guard';
import type { ErrorContext, ErrorHandlerOptions } from './options';

/** A page of the app's own: the name of a view, or a function that returns HTML. */
export type OwnPage = Exclude<ErrorHandlerOptions['html'], boolean | undefined>;

/** The HTML of a page, or why there is none. */
export type Rendered = { readonly page: string } | { readonly failure: unknown };

const MAX_WAIT = 5000;

/** Renders a page of the app's own, and settles once: with what comes first, or with a failure after five seconds. */
export function renderOwnPage(
  html: OwnPage,
  problem: Problem,
  context: ErrorContext,
  settle: (rendered: Rendered) => void,
): void {
  const waiting: { isSettled: boolean; timer?: NodeJS.Timeout } = { isSettled: false };
  const settleOnce = (rendered: Rendered): void => {
    if (waiting.isSettled) return;
    waiting.isSettled = true;
    clearTimeout(waiting.timer);
    settle(rendered);
  };
  const fail = (failure: unknown): void => settleOnce({ failure });
  const take = (page: unknown): void => {
    if (typeof read(page, 'then') === 'function') Promise.resolve(page).then(take, fail);
    else if (typeof page === 'string' && page !== '') settleOnce({ page });
    else fail(new TypeError(`The option html gave ${inWords(page)}, not HTML`));
  };
  try {
    if (typeof html === 'function') take(html(problem, context));
    // A callback is given: else Express would send the page as a 200, or pass the failure on.
    else
      context.res.render(html, { problem }, (failure: unknown, page: unknown) =>
        failure ? fail(failure) : take(page),
      );
  } catch (failure) {
    fail(failure);
  }
  if (!waiting.isSettled) {
    waiting.timer = setTimeout(() => fail(new Error('The option html gave no page within 5 seconds')), MAX_WAIT);
  }
}
