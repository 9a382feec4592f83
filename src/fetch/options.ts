import { isHeaderFieldsInit } from '../codes/header-fields';
import type { HeaderFieldsInit } from '../codes/header-fields';
import type { Problem } from '../codes/problem';
import { checkedOptions } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import { isArray, isObject, read } from '../lib/guard';
import type { Sent } from '../mapper/sent/request-parts';
import { isFunction, problemChecks } from '../response/problem-options';
import type { FailureFacts, ProblemOptions } from '../response/problem-options';

/** A request as far as it is needed: one of fetch, of node:http, of Fastify, of Koa. */
export interface RequestLike {
  /** The whole URL, or its path. */
  readonly url: string;
  readonly method?: string | undefined;
  /** A `Headers`, or an object of node:http. */
  readonly headers?: object | undefined;
}

/** What every hook of problemResponse gets as its second argument. */
export interface ProblemResponseContext<R extends RequestLike = Request> extends FailureFacts {
  /** The request, as it was given. */
  readonly req: R | undefined;
}

/** Options of problemResponse. */
export interface ProblemResponseOptions<R extends RequestLike = Request> extends ProblemOptions<
  ProblemResponseContext<R>,
  R
> {
  /**
   * The request that failed. Its method decides whether there is a body, its path is the `instance`; its query and its
   * headers are evidence of what the client sent. Without it `instance` and `traceId` are not asked. @default none
   */
  readonly request?: R | undefined;
  /** What the request carried, as far as it was parsed: `{ params, query, body, cookies, files }`. @default none */
  readonly sent?: Sent | undefined;
  /**
   * The header fields that middleware has set so far: those that described the success are dropped, all others are in the
   * response. @default none
   */
  readonly headers?: HeaderFieldsInit | undefined;
  /** The status where nothing else says one. @default 500 */
  readonly fallbackStatus?: number | undefined;
  /**
   * A page for clients that prefer text/html: `true` for the built-in one, or a function that returns HTML at once. One
   * that fails is logged, and the built-in page is sent. @default false
   */
  readonly html?: boolean | ((problem: Problem, context: ProblemResponseContext<R>) => string) | undefined;
}

const checks: OptionChecks<ProblemResponseOptions<never>> = {
  ...problemChecks,
  request: { isRight: isObject, fix: 'Pass the request: request: c.req.raw.' },
  sent: {
    isRight: (value) => isObject(value) && !isArray(value) && typeof value !== 'function',
    fix: 'Pass what was sent, by its parts: sent: { params, query, body }.',
  },
  headers: { isRight: isHeaderFieldsInit, fix: 'Pass a Headers or an object: headers: res.getHeaders().' },
  fallbackStatus: { isRight: Number.isInteger, fix: 'Pass a status: fallbackStatus: 404.' },
  html: {
    isRight: (value) => typeof value === 'boolean' || isFunction(value),
    fix: 'Pass true or false, or a function: html: ({ title }) => `<h1>${escape(title)}</h1>`.',
  },
};

const USAGE = 'problemResponse(error, { request })';

/** The options of problemResponse; a TypeError that says the fix, where one is wrong or unknown. */
export function toProblemResponseOptions<R extends RequestLike>(options: unknown): ProblemResponseOptions<R> {
  if (read(options, 'url') !== undefined)
    throw new TypeError(`problemResponse takes an object of options, not a request. Write ${USAGE}.`);
  return checkedOptions<ProblemResponseOptions<R>>('problemResponse', USAGE, options, checks);
}
