import { isFailureStatus } from '../../codes/return-codes';
import { isObject, keysOf, read, readText } from '../../lib/guard';
import type { Facts } from '../facts';
import type { Judgement } from '../family';
import { isMadeByHttpErrors } from '../http/made-by-http-errors';
import { headerOf, isOurAnswer, judgeAnswer } from './upstream';

/** Judges what a service answered to our own request, with its Retry-After. */
export const judgeServiceAnswer = (status: unknown, headers?: unknown): Judgement =>
  judgeAnswer(typeof status === 'number' ? status : undefined, headerOf(headers, 'retry-after'));

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
// Google's: its body, its name.
const BODY_TEXT = /^(\{"error":|\[GoogleGenerativeAI Error\])/;

const MAX_TEXT = 300;

/** What makes an error a candidate of `judgeServiceError`. */
export const serviceSigns = {
  message: new RegExp(`${STATUS_TEXT.source}|${BODY_TEXT.source}`),
  members: [...HEADERS_OF, ...RESPONSE_MEMBERS, 'response', 'url', 'type'],
};

/**
 * Judges any service's answer to our own request that an SDK throws: a status beside the header fields of a response, or
 * beside what else only a response has.
 */
export function judgeServiceError(thrown: unknown, facts: Facts): Judgement | undefined {
  const [, said] = STATUS_TEXT.exec(facts.message.slice(0, MAX_TEXT)) ?? [];
  if (said === undefined && facts.isPlain) return undefined;
  const response = read(thrown, 'response');
  const headers = [...HEADERS_OF.map((member) => read(thrown, member)), read(response, 'headers')].find(isOfResponse);
  const held = [
    read(response, 'status'),
    facts.number,
    read(read(thrown, 'httpResponse'), 'status'),
    ...STATUS_OF.map((member) => read(thrown, member)),
    Number(said),
  ];
  const elsewhere = held.find(isFailureStatus);
  const status = facts.status ?? elsewhere;
  const isAnswer = headers !== undefined || said !== undefined || (status !== undefined && isOfExchange(thrown, facts));
  return isAnswer && !isOfTheApp(thrown, facts.status, elsewhere) ? judgeServiceAnswer(status, headers) : undefined;
}

/** http-errors keeps the status of an error: one that it does not find elsewhere in the error can be the app's. */
function isOfTheApp(thrown: unknown, status: number | undefined, elsewhere: number | undefined): boolean {
  if (readText(thrown, 'url') === '') return true; // a Response without an address, which the app has made
  return isOurAnswer(thrown) && (isMadeByHttpErrors(thrown) || (elsewhere ?? status) !== status);
}

const isOfResponse = (headers: unknown): boolean =>
  isObject(headers) && RESPONSE_FIELDS.filter((name) => headerOf(headers, name) !== undefined).length > 1;

function isOfExchange(thrown: unknown, { message, status }: Facts): boolean {
  if (RESPONSE_MEMBERS.some((member) => read(thrown, member) !== undefined)) return true;
  const headers = read(thrown, 'headers');
  const isBody = isObject(headers) && read(thrown, 'body') !== undefined;
  if (isBody && (status === undefined || isFilled(headers))) return true; // Kubernetes, HubSpot, web-push
  if (/^https?:\/\//.test(readText(thrown, 'url') ?? '')) return true; // discord.js, Qdrant, Pusher, the AI SDK
  return readText(thrown, 'type') === 'MailgunAPIError' || BODY_TEXT.test(message);
}

/** True for header fields that came: an error of a server's own has an empty object for those that it could set. */
const isFilled = (headers: unknown): boolean =>
  keysOf(headers).length > 0 || typeof read(headers, 'get') === 'function';
