import { isFailureStatus } from '../../codes/return-codes';
import { has, isObject, keysOf, ownKeysOf, read, readText } from '../../lib/guard';
import type { Facts } from '../facts';
import { isStoreName } from '../stores/store-names';
import { isPhraseOf } from './phrases';
import { statusInText } from './status-text';

// What a client keeps of a response, and nobody else has.
const PHRASES = ['statusText', 'statusMessage'];
const RAW = `requestID request_id _request_id rawData rawBody rawMessage responseText responseData`.split(' ');
const PAGES = `href moreInfo more_info documentation_url docUrl doc_url docsUrl helpUrl`.split(' ');
const RESPONSES = ['response', 'httpResponse', 'rawResponse', 'res'];
const BODIES = ['body', 'buffer', 'responseBody', 'errorBody'];
// What an app's own error has as well: its id of the request, its number, the body that it answers with.
const IDS =
  `requestId correlationId correlation_id traceId attempts attemptNumber retryCount isRetryable endpoint`.split(' ');
const NUMBERS = `code errorCode error_code errorNo errno error_num errorNum`.split(' ');
const COPIES = ['error', 'data', 'body', 'raw'];
const OAUTH = ['code', 'error', 'errorCode'];

const CODES_OF_OAUTH = /^(invalid_client|unauthorized_client|invalid_scope|server_error|temporarily_unavailable)$/;
const JSON_TEXT =
  /^\s{0,20}\{\s{0,20}"(?:message|error|errors|code|status|statusCode|detail|details|title|type|msg|success|request_?id)"\s{0,20}:/i;
const PAGE_TEXT = /^\s{0,20}<(?:!doctype|html|\?xml)/i;
const API_KEY = /\bapi[ _-]?(?:key|token)|ApiKey|APIKey/i;
const CONNECTION = /(?:Connection|Upstream)(?:Error|Exception)?$/;

const MEMBERS: ReadonlySet<PropertyKey> = new Set(
  [PHRASES, RAW, PAGES, RESPONSES, BODIES, IDS, NUMBERS, COPIES, OAUTH].flat(),
);
const MAX_NAME = 80;
const MAX_KEYS = 6;

/** True if a text is what a server sent: JSON as servers write it, or a page. */
export const isRawText = (text: string): boolean => JSON_TEXT.test(text) || PAGE_TEXT.test(text);

/**
 * The weight of the marks that an error's status is another server's: two or more are needed, as an app's own class may
 * have any one of them. What such classes often have together counts once.
 */
export function weightOfMarks(thrown: unknown, status: number, { name, message }: Facts, text: string): number {
  if (statusInText(text) === status || PAGE_TEXT.test(text)) return 2;
  const isJson = JSON_TEXT.test(text);
  if (isJson && status !== 400 && status !== 422) return 2; // an app's own list can be the text of these
  if (!isJson && !ownKeysOf(thrown).some((key) => MEMBERS.has(key))) return 0;
  const isRefusal = status === 401 || status === 403;
  const raw = RAW.filter((one) => has(thrown, one)).length;
  const marks = [
    isJson,
    raw > 0,
    raw > 1,
    PHRASES.some((one) => (readText(thrown, one) ?? '') !== ''),
    PAGES.some((one) => readText(thrown, one) !== undefined),
    BODIES.some((one) => isRawBody(read(thrown, one))),
    RESPONSES.some((one) => heldStatus(read(thrown, one)) === status),
    OAUTH.some((one) => CODES_OF_OAUTH.test(readText(thrown, one)?.slice(0, MAX_NAME) ?? '')),
    isStoreName(name) || CONNECTION.test(name),
    isRefusal && (API_KEY.test(text) || API_KEY.test(name.slice(0, MAX_NAME))),
    hasOwnMark(thrown, status, message),
  ];
  return marks.filter(Boolean).length + (isThrownBody(thrown, status) ? 2 : 0);
}

/** True for what both an app's own class and a client have: an id, a second number, a body that the error repeats. */
function hasOwnMark(thrown: unknown, status: number, message: string): boolean {
  if (IDS.some((one) => has(thrown, one))) return true;
  const numbers = NUMBERS.map((one) => read(thrown, one));
  if (numbers.some((number) => typeof number === 'number' && number !== status)) return true;
  return COPIES.map((one) => read(thrown, one)).some(
    (body) => heldStatus(body) === status || (isObject(body) && readText(body, 'message') === message),
  );
}

const isRawBody = (body: unknown): boolean =>
  typeof body === 'string' || body instanceof ArrayBuffer || ArrayBuffer.isView(body);

/** The failing status of a response that is held without its header fields. */
export function heldStatus(response: unknown): number | undefined {
  const status = read(response, 'status') ?? read(response, 'statusCode');
  return isFailureStatus(status) ? status : undefined;
}

/** A body that is thrown as an instance of a class that is no error: a code in capitals, a text, the status. */
function isThrownBody(thrown: unknown, status: number): boolean {
  if (has(thrown, 'stack') || readText(thrown, 'message') === undefined) return false;
  const code = readText(thrown, 'error')?.slice(0, MAX_NAME) ?? '';
  return /^[A-Z]+(?:_[A-Z]+)+$/.test(code) && !isPhraseOf(code, status) && keysOf(thrown).length < MAX_KEYS;
}
