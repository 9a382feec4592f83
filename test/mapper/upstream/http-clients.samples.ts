import Boom from '@hapi/boom';
import { recognized } from '../../support/expected';
import { responseFields } from '../../support/recorded';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const res = (statusCode: number): object => ({ statusCode, headers: responseFields });

export const samples: readonly FamilySamples[] = [
  {
    library: '@hapi/wreck',
    samples: [
      ...byMeaning({
        throttled: () =>
          new Boom.Boom('Response Error: 429 Too Many Requests', {
            statusCode: 429,
            data: { isResponseError: true, headers: responseFields, payload: null, res: res(429) },
          }),
      }),
      {
        name: 'a response with a failure',
        thrown: () =>
          new Boom.Boom('Response Error: 404 Not Found', {
            statusCode: 404,
            data: { isResponseError: true, headers: responseFields, res: res(404) },
          }),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 404'),
      },
      {
        name: 'a body that does not come in time',
        thrown: () => Object.assign(Boom.clientTimeout('Client timeout'), { data: { res: res(200) } }),
        expected: recognized(504, 'timedOut', 'upstream', 'a body that did not come in time, 408'),
      },
      {
        name: 'a body that is too large',
        thrown: () => Object.assign(Boom.entityTooLarge('Payload content length greater'), { data: { res: res(200) } }),
        expected: recognized(502, 'badAnswer', 'upstream', 'a body that cannot be read'),
      },
    ],
    nearMisses: [
      { name: 'an app’s own Boom', thrown: () => Boom.entityTooLarge('Too much.') },
      { name: 'an app’s own Boom that keeps a response', thrown: () => Boom.notFound('No order.', { res: res(404) }) },
    ],
  },
  {
    library: 'request',
    samples: [
      {
        name: 'a redirect that goes round',
        thrown: () => new Error('Exceeded maxRedirects. Probably stuck in a redirect loop http://127.0.0.1/'),
        expected: recognized(502, 'badAnswer', 'upstream', 'too many redirects'),
      },
      {
        name: 'the same at an https address',
        thrown: () => new Error('Exceeded maxRedirects. Probably stuck in a redirect loop https://api.example/a?b=c'),
        expected: recognized(502, 'badAnswer', 'upstream', 'too many redirects'),
      },
    ],
    nearMisses: [{ name: 'a sentence about it', thrown: () => new Error('Exceeded maxRedirects. Try again.') }],
  },
  {
    library: 'needle',
    samples: [
      {
        name: 'a redirect that goes round',
        thrown: () => new Error('Max redirects reached. Possible loop in: http://127.0.0.1/'),
        expected: recognized(502, 'badAnswer', 'upstream', 'too many redirects'),
      },
      {
        name: 'a body that does not come',
        thrown: () => new Error('read timeout'),
        expected: recognized(504, 'timedOut', 'upstream', 'read timeout'),
      },
    ],
    nearMisses: [
      { name: 'another timeout', thrown: () => new Error('read timeout of the meter') },
      { name: 'a redirect that the app counts', thrown: () => new Error('Max redirects reached.') },
    ],
  },
];
