import { has, isObject, read, readText } from '../../lib/guard';
import type { Facts } from '../facts';
import { family, means } from '../family';
import type { Judgement } from '../family';
import { classOf } from '../classes';
import { exchangeSigns, judgeMarkedStatus, judgeSaidStatus } from './exchange';
import { judgeServiceError, serviceSigns } from './service';
import { STATUS_TEXT_SIGN } from './status-text';
import { judgeSystemError } from './transport';
import { isOurAnswer, judgeAnswer, judgeResponse, responseStatus } from './upstream';

// Where clients keep the response: axios, got, ky, superagent, octokit …; urllib, request; Fern's SDKs.
const RESPONSES = ['response', 'res', 'rawResponse'];
// Where they keep the request that was sent.
const OUTGOING = ['config', 'request', 'options'];
// By whose presence an error is a client's.
const REQUESTS = [...OUTGOING, 'response', 'rawResponse'];
// Names that only clients give, so that a status beside one is an upstream's: axios, ofetch, typed-rest-client and
// GitHub Actions' client, request-promise, wretch, gaxios. (HTTPError and ResponseError are apps' own names, too.)
const CLIENT_NAME = /^(Axios|Fetch|HttpClient|StatusCode|Wretch|Gaxios)Error$/;

/**
 * Any HTTP client's error, and any service's answer that an SDK throws: known by what it keeps of the exchange, or by a
 * name that only clients give. The status on it is the upstream's, except where http-errors gave it the app's.
 */
export const http = family({
  library: 'http',
  tier: 'protocol',
  signs: {
    name: new RegExp(`${CLIENT_NAME.source}|^RequestError$`), // got hides its members
    message: new RegExp(`${serviceSigns.message.source}|${STATUS_TEXT_SIGN.source}|^\\s{0,20}[{<]`, 'i'),
    members: [
      ...new Set([...RESPONSES, ...REQUESTS, 'ok', 'arrayBuffer', ...serviceSigns.members, ...exchangeSigns.members]),
    ],
  },
  status: 'of the service',
  isData: true, // an AxiosError that was sent as JSON; SDKs throw the body or a copy of the response
  meanings: [judgeAnswer, judgeSystemError],
  judge: (thrown, facts) =>
    judgeThrownResponse(thrown) ??
    judgeHeldResponse(thrown, facts) ??
    judgeExchange(thrown, facts) ??
    judgeNamedClient(thrown, facts) ??
    judgeServiceError(thrown, facts) ??
    judgeMarkedStatus(thrown, facts) ??
    judgeSaidStatus(thrown, facts),
});

const unusable = (status: number | undefined): Judgement =>
  means(
    'badAnswer',
    status === undefined ? 'a response that cannot be used' : `response ${status} that cannot be used`,
  );

/**
 * A Response that an upstream sent and the app threw, a copy of one (redaxios), or bent's error, which is both. One that
 * the app made to answer with (its `url` is empty) is the app's own.
 */
function judgeThrownResponse(thrown: unknown): Judgement | undefined {
  const isResponse = typeof read(thrown, 'ok') === 'boolean' || typeof read(thrown, 'arrayBuffer') === 'function';
  const status = isResponse ? responseStatus(thrown) : undefined;
  if (status === undefined || (has(thrown, 'url') && !readText(thrown, 'url'))) return undefined;
  return judgeResponse(thrown) ?? unusable(status);
}

/**
 * An error that holds the response of an upstream: its failure, or what went wrong after a status that is none (a
 * truncated or unreadable body, too many redirects).
 */
function judgeHeldResponse(thrown: unknown, facts: Facts): Judgement | undefined {
  const name = RESPONSES.find((member) => isReceived(read(thrown, member)));
  if (name === undefined) return undefined;
  const response = read(thrown, name);
  const status = responseStatus(response);
  // http-errors keeps a status that the error had: createError(500, axiosError) says what the upstream said.
  if (isOurAnswer(thrown) && status !== facts.status) return undefined;
  const judgement = judgeResponse(response) ?? judgeFailure(thrown, facts);
  return judgement ?? (isAborted(facts) ? undefined : unusable(status));
}

/** True if a response came over the wire; a Response without a URL is one that the app has made, e.g. Hono's `res`. */
export const isReceived = (response: unknown): boolean =>
  responseStatus(response) !== undefined &&
  !(readText(response, 'url') === '' && typeof read(response, 'arrayBuffer') === 'function');

/** An exchange that brought no response: judged by its code, by what ended it, or by the status that is left. */
function judgeExchange(thrown: unknown, facts: Facts): Judgement | undefined {
  if (!REQUESTS.some((name) => has(thrown, name)) || isOurAnswer(thrown)) return undefined;
  return judgeFailure(thrown, facts) ?? judgeStatus(thrown, facts);
}

/** A status beside the request that was sent, e.g. an AxiosError that was sent as JSON, or of superagent's parser. */
function judgeStatus(thrown: unknown, { status }: Facts): Judgement | undefined {
  const isAnswer =
    readText(thrown, 'rawResponse') !== undefined || OUTGOING.some((name) => isOutgoing(read(thrown, name)));
  if (!isAnswer) return undefined;
  if (status !== undefined) return judgeAnswer(status);
  return read(thrown, 'statusCode') === 200 ? unusable(200) : undefined;
}

// Our own incoming request has a url and a method, too, and the version of HTTP that it came with.
const isOutgoing = (request: unknown): boolean =>
  isObject(request) &&
  ['url', 'uri', 'baseURL', 'hostname'].some((name) => read(request, name) !== undefined) &&
  read(request, 'httpVersion') === undefined;

/** What the code says, or the signal or timer that ended the exchange. */
function judgeFailure(thrown: unknown, facts: Facts): Judgement | undefined {
  if (isTimedOut(thrown)) return means('timedOut', 'AbortSignal.timeout');
  if (isAborted(facts)) return undefined;
  return judgeSystemError(thrown) ?? judgeClientCode(thrown, facts);
}

function judgeClientCode(thrown: unknown, { code, message }: Facts): Judgement | undefined {
  if (code.startsWith('Z_')) return means('badAnswer', 'a body that cannot be inflated');
  if (code !== 'ECONNABORTED') return undefined;
  // axios says so of a timeout and of a cut response; superagent has the milliseconds beside it.
  const isTimeout = typeof read(thrown, 'timeout') === 'number' || /timeout|timed out/i.test(message.slice(0, 200));
  return means(isTimeout ? 'timedOut' : 'unreachable', code);
}

const isAborted = ({ name, code }: Facts): boolean =>
  /^(AbortError|CanceledError|CancelError)$/.test(name) || /^(ERR_CANCELED|ERR_ABORTED|ABORT_ERR|ABORTED)$/.test(code);

/** AbortSignal.timeout() ended it: axios 0 keeps the `reason`; else the signal that the client was given knows. */
function isTimedOut(thrown: unknown): boolean {
  const signals = OUTGOING.map((name) => read(read(thrown, name), 'signal'));
  const reasons = [read(thrown, 'reason'), ...signals.map((signal) => read(signal, 'reason'))];
  return reasons.some((reason) => readText(reason, 'name') === 'TimeoutError');
}

/** A client's error that lost, or never had, the response and the request: only a status is left. */
function judgeNamedClient(thrown: unknown, { name, status }: Facts): Judgement | undefined {
  if (status === undefined || isOurAnswer(thrown)) return undefined;
  const isClient = CLIENT_NAME.test(name) || CLIENT_NAME.test(classOf(thrown) ?? '');
  return isClient ? judgeAnswer(status) : undefined;
}
