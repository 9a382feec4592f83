import { foreignError } from '../../support/foreign-error';
import { byMeaning, noAnswers } from '../by-meaning';
import type { FamilySamples } from '../samples';

const recognized = 'recognized';
/** firebase-admin@13.10.0: the code is a getter. */
const firebase = (code: string): Error =>
  Object.defineProperty(
    foreignError('x', { errorInfo: { code }, codePrefix: 'auth' }, 'FirebaseAuthError', 'FirebaseError'),
    'code',
    { get: () => code },
  );

export const samples: readonly FamilySamples[] = [
  {
    library: 'firebase-admin',
    samples: [
      ...byMeaning({
        rejectedValue: () => firebase('auth/invalid-email'),
        forbidden: () => firebase('auth/user-disabled'),
        duplicate: () => firebase('auth/email-already-exists'),
        rateLimited: () => firebase('auth/too-many-requests'),
        badAnswer: () => firebase('auth/internal-error'),
        unreachable: () => firebase('app/network-error'),
        timedOut: () => firebase('app/network-timeout'),
      }),
      {
        name: 'a user who is not there',
        thrown: () => firebase('auth/user-not-found'),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: recognized,
          because: 'code auth/user-not-found',
        },
      },
      {
        name: 'a wrong password, of the client',
        thrown: () =>
          foreignError('x', { name: 'FirebaseError', code: 'auth/wrong-password', customData: {} }, 'FirebaseError'),
        expected: { status: 401, meaning: 'badCredentials', fault: 'client', certainty: recognized },
      },
      {
        name: 'a set-up of ours that is wrong',
        thrown: () => firebase('app/invalid-credential'),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: recognized },
      },
      {
        name: 'a quota that is used up',
        thrown: () => firebase('messaging/message-rate-exceeded'),
        expected: { status: 503, meaning: 'throttled', fault: 'overload', certainty: recognized },
      },
    ],
    nearMisses: [
      { name: 'its code alone', thrown: () => foreignError('x', { code: 'auth/user-not-found' }) },
      { name: 'a code of nobody’s', thrown: () => foreignError('x', { errorInfo: {}, code: 'auth/user' }) },
      { name: 'data of a customer', thrown: () => foreignError('x', { customData: {}, code: 'auth/user-not-found' }) },
    ],
  },
  {
    library: '@clerk/backend',
    samples: [
      ...byMeaning({
        ...noAnswers((cause) =>
          foreignError(
            'fetch failed',
            { clerkError: true, status: undefined, errors: [], cause },
            'ClerkAPIResponseError',
          ),
        ),
      }),
      {
        name: 'a user who is not there',
        thrown: () => foreignError('x', { clerkError: true, status: 404, errors: [{ code: 'resource_not_found' }] }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 404',
        },
      },
      {
        name: 'a limit of the rate',
        thrown: () => foreignError('x', { clerkError: true, status: 429, retryAfter: 3 }),
        expected: {
          status: 503,
          meaning: 'throttled',
          fault: 'overload',
          certainty: recognized,
          because: 'response 429',
        },
      },
      {
        name: 'no answer at all',
        thrown: () =>
          foreignError('x', { clerkError: true, status: undefined, errors: [{ code: 'unexpected_error' }] }),
        expected: { status: 502, meaning: 'badAnswer', fault: 'upstream', certainty: recognized },
      },
    ],
    nearMisses: [{ name: 'its mark as a text', thrown: () => foreignError('x', { clerkError: 'yes', status: 404 }) }],
  },
];
