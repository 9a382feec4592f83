import { isObject, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { isFailureStatus } from '../../codes/return-codes';
import { causesOf } from '../causes';
import { isMadeByHttpErrors } from '../http/made-by-http-errors';
import { classOf, ofStatus } from '../rule';
import type { Marks } from '../rule';
import { headerOf, isOurAnswer, upstreamAnswer } from './upstream';

/** What a service answered to our own request, with its Retry-After. */
export const serviceAnswer = (status: unknown, thrown: unknown, headers?: unknown): HttpError =>
  upstreamAnswer(typeof status === 'number' ? status : undefined, thrown, headerOf(headers, 'retry-after'));

/** The service has throttled us or is overloaded, whatever status it said so with. */
export const serviceBusy = (thrown: unknown, retryAfter?: unknown): HttpError =>
  upstreamAnswer(503, thrown, retryAfter);

const TIMEOUT_CODE = /^(ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|ETIME|UND_ERR_[A-Z]+_TIMEOUT)$/;
const TIMEOUT_NAME = /Timed?Out(Error)?$/i;
const TIMEOUT_TEXT = /\btime(d[ -]?)?[ -]?out\b/i;
const MOST_OF_A_TEXT = 500;

/** There was no usable answer of the service: 504 where it did not come in time (RFC 9110 §15.6.5), else 502. */
export function noAnswer(thrown: unknown, ...reasons: readonly unknown[]): HttpError {
  const isLate = [thrown, ...reasons].flatMap((reason) => causesOf(reason)).some(isTimeout);
  return ofStatus(isLate ? 504 : 502, thrown);
}

function isTimeout(error: unknown): boolean {
  const code = readText(error, 'code') ?? '';
  if (code === 'ECONNRESET' || code === 'ECONNREFUSED') return false; // the AWS SDK calls a reset TimeoutError, too
  const text = typeof error === 'string' ? error : (readText(error, 'message') ?? '');
  const isNamed = [readText(error, 'name'), classOf(error)].some((name) => TIMEOUT_NAME.test(name?.slice(-20) ?? ''));
  return isNamed || TIMEOUT_CODE.test(code) || TIMEOUT_TEXT.test(text.slice(0, MOST_OF_A_TEXT));
}

// Fields that a server or a proxy sends with every response; two of them nobody gives to an error of the app's own.
const RESPONSE_FIELDS = ['date', 'content-type', 'content-length', 'server', 'connection', 'transfer-encoding', 'via'];
// Where SDKs keep the fields of the response: OpenAPI generators, Stainless, Speakeasy; the Vercel AI SDK, Kiota;
// SendGrid in a `response` without a status.
const HEADERS_OF = ['headers', 'responseHeaders'];
// Where they keep its status, beside `status`, `statusCode` and (OpenAPI generators) `code`: Ollama; Kiota.
const STATUS_OF = ['status_code', 'responseStatusCode'];
// What they keep of a response beside its status: discord.js, Sanity and the AI SDK, Kiota, Hugging Face, Speakeasy, Linear.
const RESPONSE_MEMBERS = ['rawError', 'responseBody', 'responseHeaders', 'httpResponse', 'rawResponse', 'raw'];
// Messages that say the status of a response: Twilio; OpenAPI generators; Fern; MinIO; Contentful's body.
const STATUS_TEXT =
  /^(?:\[HTTP |HTTP-Code: |Status code: |Request failed after \d{1,3} retries: Error: Retryable HTTP status: |\{\s{1,8}"status": )([45]\d\d)\b/;

/**
 * Any service's answer to our own request that an SDK throws: a status beside the header fields of a response, or
 * beside what else only a response has. Asked after the SDKs and the HTTP clients, which are known by more.
 */
export function service(thrown: unknown, marks: Marks): HttpError | undefined {
  const [, said] = STATUS_TEXT.exec(marks.message.slice(0, MOST_OF_A_TEXT)) ?? [];
  if (said === undefined && marks.isPlain) return undefined;
  const response = read(thrown, 'response');
  const headers = [...HEADERS_OF.map((member) => read(thrown, member)), read(response, 'headers')].find(isOfResponse);
  const held = [
    read(response, 'status'),
    marks.number,
    ...STATUS_OF.map((member) => read(thrown, member)),
    Number(said),
  ];
  const elsewhere = held.find(isFailureStatus);
  const status = marks.status ?? elsewhere;
  const isAnswer = headers !== undefined || said !== undefined || (status !== undefined && isOfExchange(thrown, marks));
  return isAnswer && !isOfTheApp(thrown, marks.status, elsewhere) ? serviceAnswer(status, thrown, headers) : undefined;
}

/** http-errors keeps the status of an error: one that it does not find elsewhere in the error can be the app's. */
function isOfTheApp(thrown: unknown, status: number | undefined, elsewhere: number | undefined): boolean {
  if (readText(thrown, 'url') === '') return true; // a Response without an address, which the app has made
  return isOurAnswer(thrown) && (isMadeByHttpErrors(thrown) || (elsewhere ?? status) !== status);
}

const isOfResponse = (headers: unknown): boolean =>
  isObject(headers) && RESPONSE_FIELDS.filter((name) => headerOf(headers, name) !== undefined).length > 1;

function isOfExchange(thrown: unknown, { message }: Marks): boolean {
  if (RESPONSE_MEMBERS.some((member) => read(thrown, member) !== undefined)) return true;
  if (isObject(read(thrown, 'headers')) && read(thrown, 'body') !== undefined) return true; // Kubernetes, HubSpot, web-push
  if (/^https?:\/\//.test(readText(thrown, 'url') ?? '')) return true; // discord.js, Qdrant, Pusher, the AI SDK
  if (readText(thrown, 'type') === 'MailgunAPIError') return true;
  return message.startsWith('{"error":') || message.startsWith('[GoogleGenerativeAI Error]'); // Google's: its body, its name
}
