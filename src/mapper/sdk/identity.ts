import { has, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { noAnswer, serviceAnswer, serviceBusy } from '../upstream/service';
import { tableOf } from '../table';

// https://firebase.google.com/docs/auth/admin/errors and …/cloud-messaging/error-codes; tokens are in auth.ts.
const firebaseCodes = tableOf(
  [400, 'auth/invalid-email auth/invalid-password auth/weak-password auth/invalid-phone-number'],
  [400, 'auth/invalid-display-name auth/invalid-photo-url auth/expired-action-code auth/invalid-action-code'],
  [401, 'auth/wrong-password auth/invalid-credential auth/invalid-login-credentials'],
  [403, 'auth/user-disabled'],
  [404, 'auth/user-not-found'],
  [409, 'auth/email-already-exists auth/email-already-in-use auth/phone-number-already-exists auth/uid-already-exists'],
  [429, 'auth/too-many-requests'],
  [500, 'app/invalid-credential app/invalid-app-options app/no-app app/duplicate-app app/invalid-app-name'],
  [502, 'auth/insufficient-permission auth/internal-error app/internal-error app/unable-to-parse-response'],
  [502, 'messaging/registration-token-not-registered messaging/mismatched-credential messaging/internal-error'],
  [502, 'messaging/third-party-auth-error messaging/authentication-error messaging/unknown-error'],
  [502, 'app/network-error auth/network-request-failed'],
  [503, 'messaging/server-unavailable'],
  [504, 'app/network-timeout'],
);
const FIREBASE_BUSY = /^[a-z-]{1,30}\/[a-z-]{0,40}(quota|rate|limit)-exceeded$/;

/** Firebase, admin and client: `service/code`, about the user, a message or our own set-up. */
export function firebase(thrown: unknown, { name, code }: Marks): HttpError | undefined {
  if (code === '' || !(name === 'FirebaseError' || has(thrown, 'errorInfo'))) return undefined;
  const status = firebaseCodes.get(code);
  if (status !== undefined) return ofStatus(status, thrown);
  return FIREBASE_BUSY.test(code) ? serviceBusy(thrown) : undefined;
}

/** Clerk's API: `clerkError`, with the status of its answer. */
export function clerk(thrown: unknown): HttpError | undefined {
  if (read(thrown, 'clerkError') !== true) return undefined;
  const status = read(thrown, 'status');
  if (status === 429) return serviceBusy(thrown, read(thrown, 'retryAfter'));
  return status === undefined ? noAnswer(thrown) : serviceAnswer(status, thrown);
}
