import { has, read } from '../../lib/guard';
import { family } from '../family';
import { meaningsBy } from '../table';
import { answered, throttled, unanswered, worded } from './answered';
import { serviceFamily } from './service-family';

// https://firebase.google.com/docs/auth/admin/errors and …/cloud-messaging/error-codes, without those of tokens.
const byCode = meaningsBy({
  rejectedValue: `auth/invalid-email auth/invalid-password auth/weak-password auth/invalid-phone-number
    auth/invalid-display-name auth/invalid-photo-url auth/expired-action-code auth/invalid-action-code`,
  badCredentials: 'auth/wrong-password auth/invalid-credential auth/invalid-login-credentials',
  forbidden: 'auth/user-disabled',
  missing: 'auth/user-not-found',
  duplicate: `auth/email-already-exists auth/email-already-in-use auth/phone-number-already-exists
    auth/uid-already-exists`,
  rateLimited: 'auth/too-many-requests',
  ours: 'app/invalid-credential app/invalid-app-options app/no-app app/duplicate-app app/invalid-app-name',
  badAnswer: `auth/insufficient-permission auth/internal-error app/internal-error app/unable-to-parse-response
    messaging/registration-token-not-registered messaging/mismatched-credential messaging/internal-error
    messaging/third-party-auth-error messaging/authentication-error messaging/unknown-error`,
  unreachable: 'app/network-error auth/network-request-failed',
  throttled: 'messaging/server-unavailable',
  timedOut: 'app/network-timeout',
});
const BUSY = /^[a-z-]{1,30}\/[a-z-]{0,40}(quota|rate|limit)-exceeded$/;

/** Firebase, admin and client: `service/code`, about the user, a message or our own set-up. */
export const firebase = family({
  library: 'firebase-admin',
  tier: 'library',
  signs: { members: ['errorInfo', 'customData'] },
  meanings: [byCode, throttled],
  judge(thrown, { name, code }) {
    if (!(name === 'FirebaseError' || has(thrown, 'errorInfo'))) return undefined;
    return worded(byCode, code) ?? (BUSY.test(code) ? throttled('a code of throttling') : undefined);
  },
});

/** Clerk's API: `clerkError`, with the status of its answer. */
export const clerk = serviceFamily({
  library: '@clerk/backend',
  signs: { members: ['clerkError'] },
  meanings: [unanswered, answered],
  judge(thrown) {
    if (read(thrown, 'clerkError') !== true) return undefined;
    const status = read(thrown, 'status');
    if (status === 429) return throttled('response 429', read(thrown, 'retryAfter'));
    return status === undefined ? unanswered(thrown) : answered(status);
  },
});
