import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import { responseFields } from '../../support/recorded';
import { byMeaning, systemError } from '../by-meaning';
import type { FamilySamples } from '../samples';

const refused = (): Error =>
  foreignError('connect ECONNREFUSED 127.0.0.1:9', { code: 'ECONNREFUSED', errno: -111, syscall: 'connect' });

export const samples: readonly FamilySamples[] = [
  {
    library: 'undici',
    samples: [
      ...byMeaning({ shortage: () => new TypeError('fetch failed', { cause: systemError('EMFILE', -24, 'connect') }) }),
      {
        name: 'fetch where nobody listens',
        thrown: () => new TypeError('fetch failed', { cause: refused() }),
        expected: recognized(502, 'unreachable', 'upstream', 'ECONNREFUSED'),
      },
      {
        name: 'fetch where the headers do not come',
        thrown: () =>
          new TypeError('fetch failed', {
            cause: foreignError('Headers Timeout Error', { code: 'UND_ERR_HEADERS_TIMEOUT' }, 'HeadersTimeoutError'),
          }),
        expected: recognized(504, 'timedOut', 'upstream', 'UND_ERR_HEADERS_TIMEOUT'),
      },
      {
        name: 'fetch where redirects go round',
        thrown: () => new TypeError('fetch failed', { cause: new Error('redirect count exceeded') }),
        expected: recognized(502, 'badAnswer', 'upstream', 'fetch failed'),
      },
      {
        name: 'a response that was asked for again in vain',
        thrown: () =>
          foreignError(
            'Request failed',
            { code: 'UND_ERR_REQ_RETRY', statusCode: 429, headers: responseFields, data: { count: 5 } },
            'RequestRetryError',
            'UndiciError',
          ),
        expected: recognized(503, 'throttled', 'overload', 'response 429'),
      },
      {
        name: 'a client of ours that is closed',
        thrown: () =>
          foreignError('The client is closed', { code: 'UND_ERR_CLOSED' }, 'ClientClosedError', 'UndiciError'),
        expected: recognized(503, 'overloaded', 'overload', 'UND_ERR_CLOSED'),
      },
      {
        name: 'an address that fetch refuses',
        thrown: () => new TypeError('fetch failed', { cause: new Error('bad port') }),
        expected: recognized(500, 'ours', 'server', 'fetch sent nothing'),
      },
    ],
    nearMisses: [
      { name: 'the text of an app’s own error', thrown: () => new Error('fetch failed') },
      {
        name: 'a wrong argument',
        thrown: () =>
          foreignError('invalid url', { code: 'UND_ERR_INVALID_ARG' }, 'InvalidArgumentError', 'UndiciError'),
      },
    ],
  },
  {
    library: 'node-fetch',
    samples: [
      ...byMeaning({
        badAnswer: () =>
          foreignError('maximum redirect reached at: http://127.0.0.1/', { type: 'max-redirect' }, 'FetchError'),
      }),
      {
        name: 'nobody listens',
        thrown: () =>
          foreignError(
            'request to http://127.0.0.1:9/ failed, reason: connect ECONNREFUSED 127.0.0.1:9',
            { type: 'system', errno: 'ECONNREFUSED', code: 'ECONNREFUSED' },
            'FetchError',
          ),
        expected: recognized(502, 'unreachable', 'upstream', 'ECONNREFUSED'),
      },
      {
        name: 'a body that does not come',
        thrown: () =>
          foreignError(
            'Response timeout while trying to fetch http://a/ (over 50ms)',
            { type: 'body-timeout' },
            'FetchError',
          ),
        expected: recognized(504, 'timedOut', 'upstream', 'type body-timeout'),
      },
    ],
    nearMisses: [
      {
        name: 'an abort of the app',
        thrown: () => foreignError('The user aborted a request.', { type: 'aborted' }, 'AbortError'),
      },
      { name: 'an error of ofetch', thrown: () => foreignError('[GET] "/": 404', { status: 404 }, 'FetchError') },
    ],
  },
  {
    library: 'ws',
    samples: [
      ...byMeaning({ throttled: () => new Error('Unexpected server response: 429') }),
      {
        name: 'a handshake that the server refused',
        thrown: () => new Error('Unexpected server response: 401'),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 401'),
      },
      {
        name: 'a handshake that took too long',
        thrown: () => new Error('Opening handshake has timed out'),
        expected: recognized(504, 'timedOut', 'upstream', 'Opening handshake has timed out'),
      },
    ],
    nearMisses: [
      { name: 'a status of four digits', thrown: () => new Error('Unexpected server response: 4040') },
      {
        name: 'a socket that is not open yet',
        thrown: () => new Error('WebSocket is not open: readyState 0 (CONNECTING)'),
      },
    ],
  },
];
