import { BadRequest, ContentTooLarge, Forbidden, UnsupportedMediaType } from '../../codes/errors';
import { has, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofPlain } from '../plain';
import { ofStatus } from '../rule';
import type { BuiltInRule, Marks } from '../rule';
import { rowOf } from '../table';

// The `type` of each error that body-parser and raw-body make, and what the client may read. Their own messages echo
// the body, or are the app's `verify` callback's. https://github.com/expressjs/body-parser#errors
const bodyErrors: Readonly<Record<string, (cause: unknown) => HttpError>> = {
  'charset.unsupported': (cause) => new UnsupportedMediaType('The charset of the body is not supported.', { cause }),
  'encoding.unsupported': unsupportedEncoding,
  'entity.parse.failed': (cause) => new BadRequest('The body cannot be parsed.', { cause }),
  'entity.too.large': (cause) => new ContentTooLarge('The body is too large.', { cause }),
  'entity.verify.failed': (cause) => new Forbidden('The body could not be verified.', { cause }),
  'parameters.too.many': (cause) => new ContentTooLarge('The body has too many parameters.', { cause }),
  'querystring.parse.rangeError': (cause) => new BadRequest('The body is nested too deeply.', { cause }),
  'request.aborted': (cause) => new BadRequest('The request was aborted.', { cause }),
  'request.size.invalid': (cause) => new BadRequest('The body does not have the length that was announced.', { cause }),
};

// gzip and deflate are what every version inflates; with `inflate: false` it says so in other words and takes none.
function unsupportedEncoding(cause: unknown): HttpError {
  const inflates = readText(cause, 'message') !== 'content encoding unsupported';
  const acceptEncoding = inflates ? ['gzip', 'deflate'] : 'identity';
  return new UnsupportedMediaType('The encoding of the body is not supported.', { cause, acceptEncoding });
}

/** Errors of body-parser (express.json and its siblings): a type, beside a status. */
function bodyParser(thrown: unknown, { status }: Marks): HttpError | undefined {
  const error = status === undefined ? undefined : rowOf(bodyErrors, read(thrown, 'type'))?.(thrown);
  return error?.status === status ? error : undefined; // an app's option may have changed it
}

/** A broken stream of a compressed body, which body-parser passes on with a status of its own. */
function inflate(thrown: unknown, { code, status }: Marks): HttpError | undefined {
  return status === 400 && code.startsWith('Z_') && typeof read(thrown, 'errno') === 'number'
    ? new BadRequest('The body cannot be decompressed.', { cause: thrown })
    : undefined;
}

/** A path parameter that is no percent-encoding: the router's URIError. */
function pathParameter(thrown: unknown, { name, status }: Marks): HttpError | undefined {
  if (name !== 'URIError' || status !== 400) return undefined;
  return new BadRequest('The path is not valid percent-encoding.', { cause: thrown });
}

/** res.sendFile with a callback: Express itself makes an error for a directory and for a client that goes away. */
function sendFile(thrown: unknown, { code, message, status }: Marks): HttpError | undefined {
  if ((code !== 'EISDIR' && code !== 'ECONNABORTED') || status !== undefined) return undefined;
  if (message === 'EISDIR, read') return ofStatus(404, thrown);
  return message === 'Request aborted' ? new BadRequest('The request was aborted.', { cause: thrown }) : undefined;
}

/** A CSRF token that is missing or wrong: csurf and its successors have one code for it. */
const csrf = (thrown: unknown, { code, status }: Marks): HttpError | undefined =>
  code === 'EBADCSRFTOKEN' && status === undefined
    ? new Forbidden('The CSRF token is missing or not valid.', { cause: thrown })
    : undefined;

const REFUSED_ORIGIN =
  /\bCORS\b.*\b(allow|block|den|forbid|refus|reject)|\b(allow|block|den|forbid|refus|reject)\w*.*\bCORS\b/i;

/** An origin that the app refuses in the words of the cors README: a plain error, told by its text alone. */
function cors(thrown: unknown, { name, message, status }: Marks): HttpError | undefined {
  if (name !== 'Error' || status !== undefined || has(thrown, 'code')) return undefined;
  const text = message.slice(0, 200);
  if (!text.includes('CORS') || !REFUSED_ORIGIN.test(text)) return undefined;
  return new Forbidden('The origin is not allowed.', { cause: thrown });
}

/** In the order in which they are asked. */
export const express: readonly BuiltInRule[] = [
  bodyParser,
  inflate,
  pathParameter,
  ofPlain(sendFile),
  ofPlain(csrf),
  ofPlain(cors),
];
