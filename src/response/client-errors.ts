import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'http';
import type { Server as HttpsServer } from 'https';
import { Server } from 'net';
import type { Duplex } from 'stream';
import { httpError } from '../codes/errors';
import type { HttpError } from '../codes/http-error';
import { toProblem } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { checkedOptions } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import { inWords, read, readText } from '../lib/guard';
import type { Verdict } from '../mapper/explain';
import { closeAfterAll, closeWith, requestOf, stageOfConnection } from './connection';
import { extended } from './extend';
import { sendLastResort } from './last-resort';
import { reporter } from './log';
import type { Report } from './log';
import { problemChecks } from './problem-options';
import { toBytes } from './raw-response';
import { pathOf } from './request-facts';
import { respond } from './respond';
import type { ErrorResponse } from './header-section';
import { toTraceId } from './trace-id';

/** The context of each hook of answerClientErrors: a failure that node:http finds before there is a request for Express. */
export interface ClientErrorContext {
  /** What node:http has found, e.g. its parser's error. */
  readonly thrown: unknown;
  /** What it means. */
  readonly error: HttpError;
  /** Why, and whose fault it is. */
  readonly verdict: Verdict;
  /** The connection. */
  readonly socket: Duplex;
  /** The request, where its head has come in whole. */
  readonly req: IncomingMessage | undefined;
  /** What the library has to report: hooks that failed. */
  readonly warnings: readonly string[];
}

/** Options of answerClientErrors. */
export interface ClientErrorsOptions {
  /** Where `type` URIs live, e.g. `/problems/`; ends with `/` or `#`. @default about:blank */
  readonly typeBase?: string | undefined;
  /** Returns members to add to the problem: its own, and standard ones that are absent. @default none */
  readonly extend?:
    ((problem: Problem, context: ClientErrorContext) => Record<string, unknown> | undefined) | undefined;
  /** Called once for every failure but the time-out of a connection that never sent a byte; `false` for none. @default none: all are 4xx */
  readonly log?: false | ((problem: Problem, context: ClientErrorContext) => unknown) | undefined;
}

const { typeBase, extend, log } = problemChecks;
const ownChecks: OptionChecks<ClientErrorsOptions> = { typeBase, extend, log };

const USAGE = 'const server = answerClientErrors(createServer(app))';
const EVENTS = ['clientError', 'checkExpectation'];

/**
 * Gives the standard body to what node:http answers by itself, before Express: 400 to a request that is malformed, 408
 * to one that does not come in time, 413 to long chunk extensions, 417 to an Expect that nobody meets, 431 to a header
 * section that is too large; each with Date and `Connection: close`. Nothing is written where the client would take it
 * for the response to an earlier request. Returns the server.
 *
 * Out of reach, since node:http asks nobody: the 400 of a request without Host, and the 503 of `maxRequestsPerSocket`.
 *
 * @example answerClientErrors(app.listen(3000));
 * @throws TypeError that says the fix, when an option is wrong, or the server has a listener of these events already.
 */
export function answerClientErrors<S extends HttpServer | HttpsServer>(
  server: S,
  options: ClientErrorsOptions = {},
): S {
  if (!(server instanceof Server) || typeof read(server, 'requestTimeout') !== 'number') {
    throw new TypeError(
      `answerClientErrors takes a server of node:http or node:https, not ${inWords(server)}. Write ${USAGE}.`,
    );
  }
  const taken = EVENTS.find((event) => server.listenerCount(event) > 0);
  if (taken !== undefined) {
    throw new TypeError(
      `The server has a listener of '${taken}' already, and one of them alone can respond. Remove it, or leave out answerClientErrors.`,
    );
  }
  const own = checkedOptions<ClientErrorsOptions>('answerClientErrors', USAGE, options, ownChecks);
  const answering: Answering = { options: own, report: reporter(own.log) };
  const seen = new WeakSet<Duplex>();
  server.on('clientError', (thrown: unknown, socket: Duplex) => {
    if (seen.has(socket)) return; // the rest of what cannot be read
    seen.add(socket);
    socket.on('error', () => undefined); // a client that vanishes is no failure of anybody
    answerOnConnection(thrown, socket, answering);
  });
  server.on('checkExpectation', (req: IncomingMessage, res: ServerResponse) => answerExpectation(req, res, answering));
  return server;
}

interface Answering {
  readonly options: ClientErrorsOptions;
  readonly report: Report<ClientErrorContext>;
}

function answerOnConnection(thrown: unknown, socket: Duplex, answering: Answering): void {
  const code = readText(thrown, 'code') ?? '';
  const status = statusOf(code);
  const stage = status === undefined ? 'gone' : stageOfConnection(socket);
  if (status === undefined || stage === 'gone' || stage === 'busy') socket.destroy();
  else if (stage === 'ended') closeAfterAll(socket);
  else {
    const req = requestOf(socket);
    const context = contextOf(thrown, httpError(status, undefined, { cause: thrown }), code, socket, req);
    const problem = describe(context, answering);
    closeWith(socket, toBytes(req, toResponse(problem), context.warnings));
    const isIdle = status === 408 && read(socket, 'bytesRead') === 0;
    if (!isIdle) answering.report(problem, context);
  }
}

/** Returns the status of an error of node:http's parser or clock; undefined for an error of the connection. */
function statusOf(code: string): number | undefined {
  if (Object.hasOwn(STATUSES, code)) return STATUSES[code];
  return code.startsWith('HPE_') ? 400 : undefined;
}

const STATUSES: Readonly<Record<string, number>> = {
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

function answerExpectation(req: IncomingMessage, res: ServerResponse, answering: Answering): void {
  const error = httpError(417);
  const context = contextOf(error, error, 'Expect is not met', req.socket, req);
  const problem = describe(context, answering);
  try {
    if (req.httpVersionMajor < 2) res.setHeader('Connection', 'close'); // its body may be on the way
    respond(req, res, toResponse(problem), context.warnings);
  } catch {
    sendLastResort(res);
  }
  answering.report(problem, context);
}

interface Failure extends ClientErrorContext {
  readonly warnings: string[];
}

const contextOf = (
  thrown: unknown,
  error: HttpError,
  because: string,
  socket: Duplex,
  req: IncomingMessage | undefined,
): Failure => ({
  thrown,
  error,
  verdict: { error, family: 'node', because: because.slice(0, MAX_BECAUSE), fault: 'client', certainty: 'recognized' },
  socket,
  req,
  warnings: [],
});

const MAX_BECAUSE = 100;

function describe(context: Failure, { options }: Answering): Problem {
  const { error, req, warnings } = context;
  const { typeBase, extend } = options;
  const facts = req && { instance: pathOf(req), traceId: toTraceId(req, undefined, warnings) };
  const problem = toProblem(error, { typeBase, ...facts, warnings });
  return extend === undefined ? problem : extended(problem, extend, context);
}

const toResponse = (problem: Problem): ErrorResponse => ({
  status: problem.status,
  headers: undefined,
  challenge: [],
  body: { text: JSON.stringify(problem), type: 'application/problem+json' },
});
