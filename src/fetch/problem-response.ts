import { toChallenge } from '../codes/header-fields';
import { copyOf, toProblem } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { returnCodeOf } from '../codes/return-codes';
import { inWords, memberOf, read, readText } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { explain } from '../mapper/explain';
import type { Verdict } from '../mapper/explain';
import { clientLeftVerdict, unreadableVerdict } from '../mapper/verdicts';
import { describe } from '../response/describe';
import { setFields } from '../response/header-section';
import type { Body, RequestHead } from '../response/header-section';
import { callHook } from '../response/hook';
import { isOfLeaving } from '../response/leaving';
import { reporter } from '../response/log';
import type { OpenFacts } from '../response/problem-options';
import { isPlain, present, PROBLEM_JSON, render, toPageBody } from '../response/render';
import { Fields } from './fields';
import { toProblemResponseOptions } from './options';
import type { ProblemResponseContext, ProblemResponseOptions, RequestLike } from './options';

/**
 * Returns the web Response of whatever was thrown: the right status, the header fields that it requires, and one standard
 * JSON body (RFC 9457). What errorHandler does in Express, where a server takes a Response. A 5xx is logged on
 * console.error with every cause, unless `log` says otherwise. Never throws but for its options.
 *
 * @example app.onError((error, c) => problemResponse(error, { request: c.req.raw }));
 * @throws TypeError that says the fix, when an option is wrong.
 */
export function problemResponse<R extends RequestLike = Request>(
  thrown: unknown,
  options: ProblemResponseOptions<R> = {},
): Response {
  const own = toProblemResponseOptions<R>(options);
  const warnings: string[] = [];
  try {
    return respond({ thrown, ...explained(thrown, own, warnings), req: own.request, warnings }, own);
  } catch (failure) {
    warnings.push(stackOf(failure)); // an error of ours that was tampered with
    const verdict = unreadableVerdict(thrown);
    return respondPlainly({ thrown, verdict, error: verdict.error, req: own.request, warnings }, own);
  }
}

interface Context<R extends RequestLike> extends ProblemResponseContext<R>, OpenFacts {
  readonly warnings: string[];
}

function explained<R extends RequestLike>(
  thrown: unknown,
  { request: req, sent, rules, appErrors, validationStatus, fallbackStatus, evidence }: ProblemResponseOptions<R>,
  warnings: string[],
): Pick<Context<R>, 'verdict' | 'error'> {
  const isGone = read(read(req, 'signal'), 'aborted') === true && isOfLeaving(thrown);
  const verdict: Verdict = isGone
    ? clientLeftVerdict(thrown)
    : explain(thrown, { rules, appErrors, validationStatus, fallbackStatus, warnings, req, sent, evidence });
  return { verdict, error: verdict.error };
}

function respond<R extends RequestLike>(context: Context<R>, options: ProblemResponseOptions<R>): Response {
  const { req } = context;
  // Without a request there is none to ask.
  const problem =
    req === undefined
      ? describe(context, undefined, { ...options, rules: undefined, instance: false, traceId: undefined })
      : describe(context, req, options);
  const response = toResponse(problem, toBody(problem, context, options), context, options);
  report(problem, context, options);
  return response;
}

/** The same where that failed: with a plain 500. Never throws. */
function respondPlainly<R extends RequestLike>(context: Context<R>, options: ProblemResponseOptions<R>): Response {
  const problem = toProblem(context.error);
  const response = toResponse(problem, toPlainBody(problem), context, options);
  report(problem, context, options);
  return response;
}

const toPlainBody = (problem: Problem): Body => ({ text: JSON.stringify(problem), type: PROBLEM_JSON });

function toBody<R extends RequestLike>(
  problem: Problem,
  context: Context<R>,
  options: ProblemResponseOptions<R>,
): Body {
  if (isPlain(options)) return toPlainBody(problem);
  const { html } = options;
  const shown = present(problem, context, context.req, options);
  if (!shown.isPage || typeof html !== 'function') return render(shown, context, options);
  const page: unknown = callHook('html', () => html(copyOf(shown.problem), context), context.warnings);
  const isHtml = typeof page === 'string' && page !== '';
  if (!isHtml && page !== undefined) context.warnings.push(`The option html returned ${inWords(page)}, not HTML`);
  return toPageBody(shown, isHtml ? page : undefined);
}

function toResponse<R extends RequestLike>(
  { status }: Problem,
  body: Body,
  { error, req, warnings }: Context<R>,
  { headers: before, challenge }: ProblemResponseOptions<R>,
): Response {
  const head = headOf(req);
  const own = memberOf(error, 'headers');
  const bytes = new TextEncoder().encode(body.text);
  const fields = new Fields(before, warnings);
  setFields(
    fields,
    head,
    {
      status,
      headers: own === undefined ? undefined : Object.entries(own),
      challenge: toChallenge(challenge) ?? 'Bearer realm="api"',
      body,
    },
    () => '', // which methods there are is known to the server's router alone
    warnings,
  );
  fields.setHeader('Content-Length', bytes.byteLength);
  const init = { status, statusText: returnCodeOf(status).title, headers: fields.toHeaders() };
  return new Response(head.method === 'HEAD' ? null : bytes, init);
}

/** What setFields reads of a request. */
function headOf(req: unknown): RequestHead {
  const version = read(req, 'httpVersionMajor');
  return { method: readText(req, 'method'), httpVersionMajor: typeof version === 'number' ? version : undefined };
}

// Its memory of what was logged is that of all calls; a hook has its own.
const reportPlainly = reporter(undefined);

function report<R extends RequestLike>(
  problem: Problem,
  context: Context<R>,
  { log }: ProblemResponseOptions<R>,
): void {
  if (log === undefined) reportPlainly(problem, context);
  else reporter(log)(problem, context);
}
