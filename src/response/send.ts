import type { FieldValue } from '../codes/header-fields';
import { InternalServerError } from '../codes/errors';
import { copyOf, toProblem } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { memberOf, readOnce } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { Failure } from './context';
import { sendLastResort } from './last-resort';
import type { Report } from './log';
import type { ErrorHandlerOptions } from './options';
import { renderOwnPage } from './own-page';
import type { OwnPage, Rendered } from './own-page';
import { isPlain, present, PROBLEM_JSON, render, toPageBody } from './render';
import type { Presentation } from './render';
import { respond } from './respond';
import type { Body, ErrorResponse } from './header-section';
import { stageOf } from './stage';

/** What an error handler was made with. */
export interface Handling {
  readonly options: ErrorHandlerOptions;
  /** WWW-Authenticate of a 401 that has none. */
  readonly challenge: FieldValue;
  readonly report: Report<Failure>;
}

/** A problem on its way to the client. */
export interface Outgoing {
  readonly problem: Problem;
  /** The error's own header fields. */
  readonly headers: ErrorResponse['headers'];
  readonly context: Failure;
  readonly handling: Handling;
}

/** A page of the app's own that is still to be rendered. */
interface PendingPage {
  readonly html: OwnPage;
  readonly shown: Presentation;
}

/** Sends a problem as this client wants it; returns the app's own page where one is wanted, which takes its time. */
export function sendProblem(outgoing: Outgoing): PendingPage | undefined {
  const { problem, context, handling } = outgoing;
  const { options } = handling;
  const { html } = options;
  if (isPlain(options)) {
    send({ text: JSON.stringify(problem), type: PROBLEM_JSON }, outgoing);
    return undefined;
  }
  const shown = present(problem, context, context.req, options);
  if (shown.isPage && (typeof html === 'string' || typeof html === 'function')) return { html, shown };
  const body = render(shown, context, options);
  const isAnswered = readOnce(context.res, 'headersSent'); // a hook has answered by itself
  if (!isAnswered) send(body, outgoing);
  return undefined;
}

function send(body: Body, { problem: { status }, headers, context, handling: { challenge } }: Outgoing): void {
  respond(context.req, context.res, { status, headers, challenge, body }, context.warnings);
}

/**
 * Renders the app's own page of a problem that is logged already, and sends it, or the built-in page where it fails;
 * nothing where the response has begun meanwhile, or the client is gone. What fails here is a record of its own. Never
 * throws.
 */
export function sendOwnPage({ html, shown }: PendingPage, outgoing: Outgoing): void {
  const { problem, context, handling } = outgoing;
  const { thrown, verdict, req, res } = context;
  renderOwnPage(html, copyOf(shown.problem), context, (rendered: Rendered) => {
    const after = new Failure(thrown, verdict, req, res); // its warnings are those that the log does not have yet
    try {
      const page = 'page' in rendered ? rendered.page : undefined;
      if (stageOf(res) === 'open') send(toPageBody(shown, page), { ...outgoing, context: after });
    } catch (failure) {
      after.warnings.push(`The response could not be sent: ${stackOf(failure)}`);
      sendLastResort(res);
    }
    if ('failure' in rendered) reportPage(rendered.failure, problem, after, handling);
    else if (after.warnings.length > 0) handling.report(problem, after);
  });
}

/** Logs why there was no page of the app's own: a failure of the server, whatever the problem was. */
function reportPage(thrown: unknown, problem: Problem, { req, res, warnings }: Failure, { report }: Handling): void {
  const error = new InternalServerError(undefined, { cause: thrown });
  const because = 'the option html failed';
  const verdict = { error, family: 'app', because, fault: 'server', certainty: 'stated' } as const;
  const instance = memberOf(problem, 'instance');
  const traceId = memberOf(problem, 'traceId');
  report(toProblem(error, { instance, traceId }), new Failure(thrown, verdict, req, res, warnings));
}
