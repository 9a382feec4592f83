import { assumed, recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const madeBy = (message: string, place: string): Error =>
  Object.assign(new Error(message), {
    stack: `Error: ${message}\n    at ${place}\n    at handle (/app/routes.js:5:1)`,
  });
const signature = recognized(401, 'badCredentials', 'client', 'the name of a signature');
const token = recognized(401, 'badToken', 'client', 'the name of a token');

export const samples: readonly FamilySamples[] = [
  {
    library: 'token',
    samples: [
      {
        name: 'a webhook',
        thrown: () => foreignError('No matching signature found', {}, 'WebhookVerificationError'),
        expected: signature,
      },
      {
        name: 'a webhook without its header fields',
        thrown: () => foreignError('Missing required headers', {}, 'WebhookVerificationError'),
        expected: recognized(400, 'malformed', 'client', 'the name of a signature'),
      },
      {
        name: 'a signature',
        thrown: () => foreignError('JWS Protected Header is invalid', {}, 'SignatureError'),
        expected: signature,
      },
      {
        name: 'a token that is none',
        thrown: () => foreignError('Invalid token specified: missing part #2', {}, 'InvalidTokenError'),
        expected: token,
      },
      {
        name: 'a JWT that cannot be parsed',
        thrown: () => foreignError('jwt cannot be parsed', {}, 'JwtParseError'),
        expected: token,
      },
      {
        name: 'a sentence of a check',
        thrown: () => madeBy('Token expired', 'jwt.decode (/app/node_modules/a/lib/index.js:1:1)'),
        expected: assumed(401, 'badToken', 'client', 'a text about a token'),
      },
      {
        name: 'another one',
        thrown: () => madeBy('Signature verification failed', 'decode (/app/node_modules/a/jwt.js:1:1)'),
        expected: assumed(401, 'badToken', 'client', 'a text about a token'),
      },
      {
        name: 'no token',
        thrown: () => madeBy('No token supplied', 'verifyToken (/app/auth.js:1:1)'),
        expected: assumed(401, 'noToken', 'client', 'a text about a token'),
      },
    ],
    nearMisses: [
      { name: 'the sentence alone', thrown: () => madeBy('Token expired', 'refresh (/app/billing.js:1:1)') },
      {
        name: 'a sentence that goes on',
        thrown: () => madeBy('Token expired for the billing service', 'jwt.decode (/a.js:1:1)'),
      },
      { name: 'our own key', thrown: () => foreignError('The signing key of the token is not set', {}, 'JwtError') },
      {
        name: 'our own signature',
        thrown: () =>
          foreignError('The signature we calculated does not match the signature you provided.', {}, 'SignatureError'),
      },
      { name: 'our own refresh', thrown: () => foreignError('Refreshing the token failed', {}, 'InvalidTokenError') },
      {
        name: 'a token of a language',
        thrown: () => foreignError('Unexpected token } in line 5', {}, 'InvalidTokenError'),
      },
      { name: 'the name alone', thrown: () => foreignError('x', {}, 'SignatureError') },
      {
        name: 'an answer of a service',
        thrown: () => foreignError('The token is invalid', { requestID: 'r' }, 'InvalidTokenError'),
      },
      {
        name: 'a status of the app',
        thrown: () => foreignError('The signature is wrong', { status: 403 }, 'SignatureError'),
      },
    ],
  },
];
