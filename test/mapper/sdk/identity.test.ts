import { answered, recorded, SECRET } from '../../support/recorded';

// firebase-admin@13.10.0: code and message are getters over errorInfo
const firebase = (code: string): Error => {
  const error = recorded({ errorInfo: { code, message: SECRET }, codePrefix: code.split('/')[0] });
  return Object.defineProperty(error, 'code', { get: () => code });
};

it.each([
  ['auth/invalid-email', 400],
  ['auth/invalid-password', 400],
  ['auth/weak-password', 400],
  ['auth/invalid-phone-number', 400],
  ['auth/expired-action-code', 400],
  ['auth/wrong-password', 401],
  ['auth/invalid-credential', 401],
  ['auth/user-disabled', 403],
  ['auth/user-not-found', 404],
  ['auth/email-already-exists', 409],
  ['auth/uid-already-exists', 409],
  ['auth/phone-number-already-exists', 409],
  ['auth/too-many-requests', 429],
  ['app/invalid-credential', 500],
  ['auth/invalid-uid', 500],
  ['auth/insufficient-permission', 502],
  ['auth/internal-error', 502],
  ['app/network-error', 502],
  ['messaging/registration-token-not-registered', 502],
  ['messaging/server-unavailable', 503],
  ['messaging/message-rate-exceeded', 503],
  ['auth/quota-exceeded', 503],
  ['app/network-timeout', 504],
])('maps %s of Firebase to %i', (code, status) => {
  expect(answered(firebase(code))).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
});

it('leaves a code with a slash alone that is not of Firebase', () => {
  expect(answered(recorded({ code: 'auth/user-not-found' })).status).toBe(500);
});

// @clerk/backend@3.25.0
it.each([
  [{ status: 401 }, 502],
  [{ status: 404 }, 502],
  [{ status: 422 }, 502],
  [{ status: 429, retryAfter: 3 }, 503],
  [{ status: undefined, errors: [{ code: 'unexpected_error', message: SECRET }] }, 502],
])("maps %j of Clerk's API to %i", (members, status) => {
  expect(answered(recorded({ clerkError: true, clerkTraceId: SECRET, ...members }))).toMatchObject({
    status,
    seen: expect.not.stringContaining(SECRET),
  });
});
