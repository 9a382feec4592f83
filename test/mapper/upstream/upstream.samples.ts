import { Conflict, GatewayTimeout, TooManyRequests } from '../../../src';
import { upstreamMark } from '../../../src/codes/http-error';
import { recognized } from '../../support/expected';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const rebuilt = (error: Error): Error => Object.defineProperty(error, upstreamMark, { value: true });

export const samples: readonly FamilySamples[] = [
  {
    library: 'express-return-codes/client',
    samples: [
      ...byMeaning({ timedOut: () => rebuilt(new GatewayTimeout()) }),
      {
        name: 'another server’s 409',
        thrown: () => rebuilt(new Conflict('Paid.')),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 409'),
      },
      {
        name: 'another server’s 429',
        thrown: () => rebuilt(new TooManyRequests(undefined, { retryAfter: 7 })),
        expected: recognized(503, 'throttled', 'overload', 'response 429'),
      },
    ],
    nearMisses: [{ name: 'an error of ours', thrown: () => new Conflict('Paid.') }],
  },
];
