import { has, isObject, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { fetchRules } from './fetch';
import { ofPlain } from '../plain';
import { classOf, ofStatus, statusOf } from '../rule';
import type { BuiltInRule, Marks } from '../rule';
import { systemStatus } from './transport';
import type { TransportStatus } from './transport';
import { failedResponse, isOurAnswer, responseStatus, upstreamAnswer } from './upstream';

// Where clients keep the response: axios, got, ky, superagent, octokit …; urllib, request; Fern's SDKs.
const RESPONSES = ['response', 'res', 'rawResponse'];

/**
 * An error that holds the response of an upstream: its failure, or what went wrong after a status that is none (a
 * truncated or unreadable body, too many redirects).
 */
function heldResponse(thrown: unknown, marks: Marks): HttpError | undefined {
  const name = RESPONSES.find((member) => isReceived(read(thrown, member)));
  if (name === undefined) return undefined;
  const response = read(thrown, name);
  // http-errors keeps a status that the error had: createError(500, axiosError) says what the upstream said.
  if (isOurAnswer(thrown) && responseStatus(response) !== marks.status) return undefined;
  return (
    failedResponse(response, thrown) ??
    failedExchange(thrown, marks) ??
    ofStatus(isAborted(marks) ? undefined : 502, thrown)
  );
}

/** A response that came over the wire; a Response without a URL is one that the app has made, e.g. Hono's `res`. */
const isReceived = (response: unknown): boolean =>
  responseStatus(response) !== undefined &&
  !(readText(response, 'url') === '' && typeof read(response, 'arrayBuffer') === 'function');

/**
 * An error of wreck, hapi's client, which keeps the response in its data: a Boom with the upstream's status, or one that
 * says why the response could not be read, in the words and the 4xx of a server (413, 408, 406); zlib's error is none.
 */
function wreck(thrown: unknown, { status }: Marks): HttpError | undefined {
  const data = status === undefined ? read(thrown, 'data') : undefined;
  const response = read(data, 'res');
  const isRefused = read(thrown, 'isBoom') === true && read(data, 'isResponseError') === true;
  if (!isRefused && !isReceived(response)) return undefined;
  const said = statusOf(read(thrown, 'output'));
  if (isRefused) return failedResponse(response, thrown) ?? upstreamAnswer(said, thrown);
  if (said === 408 || said === 504) return ofStatus(504, thrown);
  return said === undefined || said >= 500 || UNREADABLE.has(said) ? ofStatus(502, thrown) : undefined;
}
// Of a response that is no JSON, or too large. https://github.com/hapijs/wreck/blob/master/lib/index.js
const UNREADABLE = new Set([406, 413]);

// What the clients above keep of the request, by whose presence an error is theirs.
const REQUESTS = ['config', 'request', 'options', 'response', 'rawResponse'];

/** An error of an exchange that brought no response: by its code, or by what ended it. */
function noResponse(thrown: unknown, marks: Marks): HttpError | undefined {
  if (!REQUESTS.some((name) => has(thrown, name)) || isOurAnswer(thrown)) return undefined;
  return failedExchange(thrown, marks) ?? statusOnly(thrown, marks);
}

/** A status beside the request that was sent, e.g. an AxiosError that was sent as JSON, or of superagent's parser. */
function statusOnly(thrown: unknown, { status }: Marks): HttpError | undefined {
  const isAnswer =
    readText(thrown, 'rawResponse') !== undefined || OUTGOING.some((name) => isOutgoing(read(thrown, name)));
  if (status !== undefined) return isAnswer ? upstreamAnswer(status, thrown) : undefined;
  return read(thrown, 'statusCode') === 200 && isAnswer ? ofStatus(502, thrown) : undefined;
}

const OUTGOING = ['config', 'request', 'options'];

// Our own incoming request has a url and a method, too, and the version of HTTP that it came with.
const isOutgoing = (request: unknown): boolean =>
  isObject(request) &&
  ['url', 'uri', 'baseURL', 'hostname'].some((name) => read(request, name) !== undefined) &&
  read(request, 'httpVersion') === undefined;

/** What the code says, or the signal or timer that ended the exchange. */
function failedExchange(thrown: unknown, marks: Marks): HttpError | undefined {
  if (timedOut(thrown)) return ofStatus(504, thrown);
  if (isAborted(marks)) return undefined;
  return ofStatus(systemStatus(thrown) ?? ofClientCode(thrown, marks), thrown);
}

function ofClientCode(thrown: unknown, { code, message }: Marks): TransportStatus | undefined {
  if (code.startsWith('Z_')) return 502; // zlib, inflating the response
  if (code !== 'ECONNABORTED') return undefined;
  // axios says so of a timeout and of a cut response; superagent has the milliseconds beside it.
  const isTimeout = typeof read(thrown, 'timeout') === 'number' || /timeout|timed out/i.test(message.slice(0, 200));
  return isTimeout ? 504 : 502;
}

const isAborted = ({ name, code }: Marks): boolean =>
  /^(AbortError|CanceledError|CancelError)$/.test(name) || /^(ERR_CANCELED|ERR_ABORTED|ABORT_ERR|ABORTED)$/.test(code);

/** AbortSignal.timeout() ended it: axios 0 keeps the `reason`; else the signal that the client was given knows. */
function timedOut(thrown: unknown): boolean {
  const signals = OUTGOING.map((name) => read(read(thrown, name), 'signal'));
  const reasons = [read(thrown, 'reason'), ...signals.map((signal) => read(signal, 'reason'))];
  return reasons.some((reason) => readText(reason, 'name') === 'TimeoutError');
}

// Messages of clients whose errors bear no code: request; needle.
const MESSAGES =
  /^(Exceeded maxRedirects\. Probably stuck in a redirect loop |Max redirects reached\. Possible loop in: )/;

/** request and needle, which say it in words. */
function inWordsOnly(thrown: unknown, { message }: Marks): HttpError | undefined {
  const status = message === 'read timeout' ? 504 : MESSAGES.test(message) ? 502 : undefined;
  return status === undefined || isOurAnswer(thrown) ? undefined : ofStatus(status, thrown);
}

// Names that only clients give, so that a status beside one is an upstream's: axios, ofetch, typed-rest-client and
// GitHub Actions' client, request-promise, wretch, gaxios. (HTTPError and ResponseError are apps' own names, too.)
const CLIENT_NAME = /^(Axios|Fetch|HttpClient|StatusCode|Wretch|Gaxios)Error$/;

/** A client's error that lost, or never had, the response and the request: only a status is left. */
function namedClient(thrown: unknown, { name, status }: Marks): HttpError | undefined {
  if (status === undefined || isOurAnswer(thrown)) return undefined;
  const isClient = CLIENT_NAME.test(name) || CLIENT_NAME.test(classOf(thrown) ?? '');
  return isClient ? upstreamAnswer(status, thrown) : undefined;
}

/** In the order in which they are asked. */
export const httpClients: readonly BuiltInRule[] = [
  wreck,
  ...fetchRules,
  heldResponse,
  noResponse,
  ofPlain(inWordsOnly),
  namedClient,
];
