import { STATUS_CODES } from 'http';
import type { Response } from 'express';
import { phrasesOf } from '../codes/phrases';
import { isFailureStatus } from '../codes/return-codes';
import { read, readText } from '../lib/guard';

/** True if a text says no more than the status of its response. */
export type IsBareText = (body: string, res: Response) => boolean;

/** What is longer is never asked about: it says something. */
const MAX_BARE_TEXT = 1000;

/**
 * True if a failure response that is about to end would say nothing but its status: it has no body, or only the phrase
 * of its status. A body of length 0 that the app has announced is the app's own, as a proxied one is.
 */
export function isBare(res: Response, chunk: unknown, encoding: unknown, isBareText: IsBareText): boolean {
  const { statusCode: status } = res;
  if (!isFailureStatus(status)) return false;
  const length = res.getHeader('Content-Length');
  const isTextual = /^(?:undefined|text\/(?:plain|html)\s*(?:;.*)?)$/i.test(String(res.getHeader('Content-Type')));
  if (res.hasHeader('Transfer-Encoding') || (length !== undefined && Number(length) === 0)) return false;
  if (readText(res.req, 'method') === 'HEAD' && (length !== undefined || res.hasHeader('Content-Type'))) {
    // What `res.sendStatus()` would have sent to GET is announced; anything else is of the app's own.
    return isTextual && textsOf(status).some((phrase) => isAnnounced(phrase, res));
  }
  const text = textOf(chunk, encoding);
  if (text === undefined || text === '') return text === '';
  return isTextual && (textsOf(status).includes(text) || isBareText(text, res));
}

/** True if a response to HEAD announces this text: its length, and its ETag as Express makes it. */
function isAnnounced(text: string, res: Response): boolean {
  if (Buffer.byteLength(text) !== Number(res.getHeader('Content-Length'))) return false;
  const etag = res.getHeader('ETag');
  const toEtag: unknown = etag === undefined ? undefined : res.app.get('etag fn');
  return typeof toEtag === 'function' ? toEtag(Buffer.from(text)) === etag : etag === undefined;
}

/** The phrase of a status as Node, Express and RFC 9110 have it; Express sends the digits of a status without one. */
const textsOf = (status: number): readonly string[] =>
  STATUS_CODES[status] === undefined ? [String(status)] : phrasesOf(status);

/** Returns the body as a text; undefined where it is none, or a long one. */
function textOf(chunk: unknown, encoding: unknown): string | undefined {
  if (chunk === undefined || chunk === null) return '';
  const length = read(chunk, 'byteLength') ?? (typeof chunk === 'string' ? chunk.length : undefined);
  if (typeof length !== 'number' || length > MAX_BARE_TEXT) return undefined;
  if (chunk instanceof Uint8Array) return Buffer.from(chunk).toString();
  if (typeof chunk !== 'string') return undefined;
  const isCoded = typeof encoding === 'string' && Buffer.isEncoding(encoding);
  return isCoded ? Buffer.from(chunk, encoding).toString() : chunk;
}
