import { read, readText } from '../guard';
import { BadRequest, ContentTooLarge, Forbidden, UnsupportedMediaType } from '../errors';
import type { HttpError } from '../http-error';
import { statusOf } from './rule';
import type { Rule } from './rule';

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
export function bodyParser(thrown: unknown): HttpError | undefined {
  const type = readText(thrown, 'type') ?? '';
  if (!Object.hasOwn(bodyErrors, type) || statusOf(thrown) === undefined) return undefined;
  const error = bodyErrors[type]?.(thrown);
  return error?.status === statusOf(thrown) ? error : undefined; // an app's option may have changed it
}

/** A broken stream of a compressed body, which body-parser passes on with a status of its own. */
export function inflate(thrown: unknown): HttpError | undefined {
  const isZlib = readText(thrown, 'code')?.startsWith('Z_') === true && typeof read(thrown, 'errno') === 'number';
  return isZlib && statusOf(thrown) === 400
    ? new BadRequest('The body cannot be decompressed.', { cause: thrown })
    : undefined;
}

/** A path parameter that is no percent-encoding: the router's URIError. */
export function pathParameter(thrown: unknown): HttpError | undefined {
  if (readText(thrown, 'name') !== 'URIError' || statusOf(thrown) !== 400) return undefined;
  return new BadRequest('The path is not valid percent-encoding.', { cause: thrown });
}

/** In the order in which they are asked. */
export const express: readonly Rule[] = [bodyParser, inflate, pathParameter];
