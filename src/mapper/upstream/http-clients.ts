import { read } from '../../lib/guard';
import { family, means } from '../family';
import { statusOf } from '../facts';
import { isReceived } from './http';
import { judgeAnswer, judgeResponse } from './upstream';

/**
 * wreck, hapi's client, which keeps the response in its data: a Boom with the upstream's status, or one that says why
 * the response could not be read, in the words and the 4xx of a server (413, 408, 406); zlib's error is none.
 */
export const wreck = family({
  library: '@hapi/wreck',
  tier: 'library',
  signs: { members: ['data'] },
  status: 'of the service',
  isData: true,
  meanings: [judgeAnswer],
  judge(thrown, { status }) {
    if (status !== undefined) return undefined; // a Boom has its status in `output`
    const data = read(thrown, 'data');
    const response = read(data, 'res');
    const isRefused = read(thrown, 'isBoom') === true && read(data, 'isResponseError') === true;
    if (!isRefused && !isReceived(response)) return undefined;
    const said = statusOf(read(thrown, 'output'));
    if (isRefused) return judgeResponse(response) ?? judgeAnswer(said);
    if (said === 408 || said === 504) return means('timedOut', `a body that did not come in time, ${said}`);
    const isUnreadable = said === undefined || said >= 500 || UNREADABLE.has(said);
    return isUnreadable ? means('badAnswer', 'a body that cannot be read') : undefined;
  },
});
// Of a response that is no JSON, or too large. https://github.com/hapijs/wreck/blob/master/lib/index.js
const UNREADABLE = new Set([406, 413]);

const REQUEST_LOOP = /^Exceeded maxRedirects\. Probably stuck in a redirect loop /;

/** request, of a redirect that goes round; its other errors have a code or hold the response. */
export const request = family({
  library: 'request',
  tier: 'library',
  signs: { message: REQUEST_LOOP },
  isData: true,
  meanings: ['badAnswer'],
  judge: (_, { message }) => (REQUEST_LOOP.test(message) ? means('badAnswer', 'too many redirects') : undefined),
});

const NEEDLE_LOOP = /^Max redirects reached\. Possible loop in: /;

/** needle, whose errors have no code where a redirect goes round or the body does not come. */
export const needle = family({
  library: 'needle',
  tier: 'library',
  signs: { message: new RegExp(`${NEEDLE_LOOP.source}|^read timeout$`) },
  isData: true,
  meanings: ['timedOut', 'badAnswer'],
  judge(_, { message }) {
    if (message === 'read timeout') return means('timedOut', message);
    return NEEDLE_LOOP.test(message) ? means('badAnswer', 'too many redirects') : undefined;
  },
});
