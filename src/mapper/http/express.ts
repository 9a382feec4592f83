import { httpError } from '../../codes/errors';
import { has, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import type { Family } from '../family';
import { meanings } from '../meanings';
import { meaningsBy, rowOf } from '../table';

// The `type` of each error that body-parser and raw-body make, and what the client may read. Their own messages echo
// the body, or are the app's `verify` callback's. https://github.com/expressjs/body-parser#errors
const bodyDetails: Readonly<Record<string, string>> = {
  'charset.unsupported': 'The charset of the body is not supported.',
  'encoding.unsupported': 'The encoding of the body is not supported.',
  'entity.parse.failed': 'The body cannot be parsed.',
  'entity.too.large': 'The body is too large.',
  'entity.verify.failed': 'The body could not be verified.',
  'parameters.too.many': 'The body has too many parameters.',
  'querystring.parse.rangeError': 'The body is nested too deeply.',
  'request.aborted': 'The request was aborted.',
  'request.size.invalid': 'The body does not have the length that was announced.',
};
const byType = meaningsBy({
  unsupported: 'charset.unsupported encoding.unsupported',
  forbidden: 'entity.verify.failed',
  tooLarge: 'entity.too.large parameters.too.many',
  malformed: 'entity.parse.failed querystring.parse.rangeError request.aborted request.size.invalid',
});

/** body-parser (express.json and its siblings): a type beside a status, or a broken stream of a compressed body. */
const bodyParser = family({
  library: 'body-parser',
  tier: 'library',
  signs: { members: ['type'], code: /^Z_/ },
  status: 'of the service', // its own: http-errors makes its errors
  meanings: [byType],
  judge(thrown, { code, status }) {
    const type = readText(thrown, 'type');
    const detail = rowOf(bodyDetails, type);
    const meaning = byType(type);
    if (status === undefined) return undefined;
    if (type !== undefined && detail !== undefined && meaning !== undefined) {
      if (!(httpError(status) instanceof meanings[meaning].error)) return undefined; // an app's option has changed it
      const options = type === 'encoding.unsupported' ? { acceptEncoding: codingsOf(thrown) } : {};
      return means(meaning, `type ${type}`, { detail, options, certainty: 'stated' });
    }
    const isInflate = status === 400 && code.startsWith('Z_') && typeof read(thrown, 'errno') === 'number';
    return isInflate
      ? means('malformed', 'zlib cannot inflate', { detail: 'The body cannot be decompressed.' })
      : undefined;
  },
});

// gzip and deflate are what every version inflates; with `inflate: false` it says so in other words and takes none.
const codingsOf = (thrown: unknown): string | readonly string[] =>
  readText(thrown, 'message') === 'content encoding unsupported' ? 'identity' : ['gzip', 'deflate'];

/**
 * Express itself: the router's URIError of a path parameter that is no percent-encoding; and of res.sendFile with a
 * callback a folder and a client that went away; a view that is not there, a promise that was rejected with nothing.
 */
const express = family({
  library: 'express',
  tier: 'library',
  signs: {
    name: /^URIError$/,
    code: /^(EISDIR|ECONNABORTED)$/,
    message: /^(?:Failed to lookup view "|No default engine was |Rejected promise$)/,
  },
  meanings: ['malformed', 'notThere', 'ours'],
  judge(thrown, { name, code, message, status, isPlain }) {
    if (name === 'URIError' && status === 400) {
      const detail = 'The path is not valid percent-encoding.';
      return means('malformed', 'URIError with status 400', { detail, certainty: 'stated' });
    }
    const isView = status === undefined && message.startsWith('Failed to lookup view "') && has(thrown, 'view');
    if (isView) return means('ours', 'a view that is not there');
    if (!isPlain) return undefined;
    if (message === 'No default engine was specified and no extension was provided.')
      return means('ours', 'no view engine');
    if (message === 'Rejected promise' && code === '') return means('ours', 'a promise rejected with nothing');
    if (code === 'EISDIR' && message === 'EISDIR, read') return means('notThere', 'sendFile of a folder');
    return code === 'ECONNABORTED' && message === 'Request aborted'
      ? means('malformed', 'sendFile was aborted', { detail: 'The request was aborted.' })
      : undefined;
  },
});

/** A CSRF token that is missing or wrong: csurf and its successors have one code for it. */
const csrf = family({
  library: 'csurf',
  tier: 'library',
  signs: { code: /^EBADCSRFTOKEN$/ },
  status: 'of the app',
  meanings: ['forbidden'],
  judge: (_, { code }) =>
    code === 'EBADCSRFTOKEN'
      ? means('forbidden', 'code EBADCSRFTOKEN', { detail: 'The CSRF token is missing or not valid.' })
      : undefined,
});

const REFUSED_ORIGIN =
  /\bCORS\b.*\b(allow|block|den|forbid|refus|reject)|\b(allow|block|den|forbid|refus|reject)\w*.*\bCORS\b/i;

/** An origin that the app refuses in the words of the cors README: a plain error, told by its text alone. */
const cors = family({
  library: 'cors',
  tier: 'library',
  signs: { message: /CORS/ },
  status: 'of the app',
  meanings: ['forbidden'],
  judge(thrown, { name, message }) {
    if (name !== 'Error' || has(thrown, 'code')) return undefined;
    const text = message.slice(0, 200);
    if (!text.includes('CORS') || !REFUSED_ORIGIN.test(text)) return undefined;
    return means('forbidden', 'a text of a refused origin', {
      detail: 'The origin is not allowed.',
      certainty: 'assumed',
    });
  },
});

/** Express, and the middleware that stands before most routes. */
export const middleware: readonly Family[] = [bodyParser, express, csrf, cors];
