import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const metadata = { internalRepr: new Map(), options: {} };

const status = (code: number, name: string): Error =>
  foreignError(`${code} ${name}: x`, { code, details: 'x', metadata });

export const samples: readonly FamilySamples[] = [
  {
    library: 'grpc',
    samples: [
      ...byMeaning({
        badAnswer: () => status(16, 'UNAUTHENTICATED'),
        throttled: () => status(8, 'RESOURCE_EXHAUSTED'),
        conflict: () => status(10, 'ABORTED'),
        ours: () => status(1, 'CANCELLED'),
      }),
      {
        name: '@grpc/grpc-js',
        thrown: () => foreignError('5 NOT_FOUND: no order', { code: 5, details: 'no order', metadata }),
        expected: recognized(404, 'missing', 'client', 'code 5 NOT_FOUND'),
      },
      {
        name: 'a deadline',
        thrown: () => foreignError('4 DEADLINE_EXCEEDED: x', { code: 4, details: 'Deadline exceeded', metadata }),
        expected: recognized(504, 'timedOut', 'upstream', 'code 4 DEADLINE_EXCEEDED'),
      },
      {
        name: 'google-gax',
        thrown: () => foreignError('unavailable', { code: 14, statusDetails: undefined }, 'GoogleError'),
        expected: recognized(503, 'storeDown', 'upstream', 'code 14 UNAVAILABLE'),
      },
      {
        name: 'Connect',
        thrown: () =>
          foreignError('[internal] x', {
            name: 'ConnectError',
            code: 13,
            rawMessage: 'x',
            details: [],
            metadata: new Headers(),
          }),
        expected: recognized(502, 'badAnswer', 'upstream', 'code 13 INTERNAL'),
      },
      {
        name: 'nice-grpc',
        thrown: () =>
          foreignError('/x.S/Do ALREADY_EXISTS: x', { name: 'ClientError', path: '/x.S/Do', code: 6, details: 'x' }),
        expected: recognized(409, 'duplicate', 'client', 'code 6 ALREADY_EXISTS'),
      },
      {
        name: 'an expired service account of ours',
        thrown: () => foreignError('16 UNAUTHENTICATED: x', { code: 16, details: 'x', metadata }),
        expected: recognized(502, 'badAnswer', 'upstream', 'code 16 UNAUTHENTICATED'),
      },
      {
        name: 'our quota',
        thrown: () => foreignError('8 RESOURCE_EXHAUSTED: x', { code: 8, details: 'x', metadata }),
        expected: recognized(503, 'throttled', 'overload', 'code 8 RESOURCE_EXHAUSTED'),
      },
      {
        name: 'a message of ours that cannot be written',
        thrown: () =>
          foreignError('13 INTERNAL: Request message serialization failure: x', { code: 13, details: 'x', metadata }),
        expected: recognized(500, 'ours', 'server', 'a message that cannot be written'),
      },
      {
        name: 'a status object',
        thrown: () => ({ code: 5, details: 'x', metadata: {} }),
        expected: { status: 404, meaning: 'missing', because: 'code 5 NOT_FOUND' },
      },
    ],
    nearMisses: [
      {
        name: 'a service that was asked over HTTP',
        thrown: () =>
          foreignError('x', { code: 5, details: 'x', metadata: {}, response: { status: 404, headers: {} } }),
      },
      { name: 'a number without metadata', thrown: () => foreignError('x', { code: 5, details: 'x' }) },
      { name: 'a list of details', thrown: () => foreignError('x', { code: 5, details: ['x'], metadata: {} }) },
      { name: 'a number beyond the codes', thrown: () => foreignError('x', { code: 17, details: 'x', metadata: {} }) },
      { name: 'a number as a text', thrown: () => foreignError('x', { code: '5', details: 'x', metadata: {} }) },
    ],
  },
];
