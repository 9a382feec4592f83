import createError from 'http-errors';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const client = { fault: 'client', certainty: 'recognized' } as const;
const badToken = { status: 401, meaning: 'badToken', ...client } as const;
const noToken = { status: 401, meaning: 'noToken', ...client } as const;
const forbidden = { status: 403, meaning: 'forbidden', ...client } as const;
const ours = { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized' } as const;
const jwt = (text: string): Error => foreignError(text, { name: 'JsonWebTokenError' }, 'JsonWebTokenError');
const expired = (): Error =>
  foreignError('jwt expired', { name: 'TokenExpiredError', expiredAt: new Date(0) }, 'TokenExpiredError', 'JsonWebTokenError'); // prettier-ignore
const expressJwt = (code: string, inner?: unknown): Error =>
  foreignError('no', { name: 'UnauthorizedError', code, status: 401, inner }, 'UnauthorizedError');

export const samples: readonly FamilySamples[] = [
  {
    library: 'jsonwebtoken',
    samples: [
      { name: 'a token that has expired', thrown: expired, expected: { ...badToken, because: 'TokenExpiredError' } },
      { name: 'a token that is not active yet', thrown: () => foreignError('no', { name: 'NotBeforeError', date: new Date(0) }), expected: { ...badToken, because: 'NotBeforeError' } }, // prettier-ignore
      {
        name: 'a forged token',
        thrown: () => jwt('invalid signature'),
        expected: { ...badToken, because: 'JsonWebTokenError' },
      },
      { name: 'no token', thrown: () => jwt('jwt must be provided'), expected: noToken },
      { name: 'no key of ours', thrown: () => jwt('secret or public key must be provided'), expected: ours },
      {
        name: 'one that createError made a 401',
        thrown: () => createError(401, jwt('jwt malformed')),
        expected: badToken,
      },
    ],
    nearMisses: [
      { name: 'its name alone', thrown: () => foreignError('x', { name: 'TokenExpiredError' }) },
      { name: 'one that createError made a 403', thrown: () => createError(403, jwt('invalid token')) },
    ],
  },
  {
    library: 'express-jwt',
    samples: [
      {
        name: 'no credentials',
        thrown: () => expressJwt('credentials_required'),
        expected: { ...noToken, because: 'code credentials_required' },
      },
      {
        name: 'a token that has expired',
        thrown: () => expressJwt('invalid_token', expired()),
        expected: { ...badToken, because: 'code invalid_token' },
      },
      {
        name: 'no key of ours',
        thrown: () => expressJwt('invalid_token', jwt('secret or public key must be provided')),
        expected: { ...ours, because: 'code invalid_token' },
      },
    ],
    nearMisses: [
      { name: 'its code alone', thrown: () => foreignError('x', { code: 'invalid_token' }) },
      { name: 'another status', thrown: () => Object.assign(expressJwt('invalid_token'), { status: 403 }) },
    ],
  },
  {
    library: '@casl/ability',
    samples: [
      {
        name: 'a refusal',
        thrown: () =>
          foreignError('no', { name: 'ForbiddenError', ability: {}, action: 'delete', subjectType: 'Order' }),
        expected: { ...forbidden, because: 'ForbiddenError' },
      },
      {
        name: 'a refusal of its class',
        thrown: () => foreignError('no', { name: 'ForbiddenError', ability: {}, action: 'read' }, 'ForbiddenError'),
        expected: forbidden,
      },
    ],
    nearMisses: [
      { name: 'its name alone', thrown: () => foreignError('x', { name: 'ForbiddenError' }) },
      {
        name: 'its members under another name',
        thrown: () => foreignError('x', { name: 'AppError', ability: {}, action: 'read' }),
      },
    ],
  },
  {
    library: 'express-oauth2-jwt-bearer',
    samples: [
      {
        name: 'a scope that is missing',
        thrown: () =>
          foreignError('no', {
            name: 'InsufficientScopeError',
            status: 403,
            statusCode: 403,
            code: 'insufficient_scope',
            headers: { 'WWW-Authenticate': 'Bearer realm="api", error="insufficient_scope", scope="write"' },
          }),
        expected: { status: 403, fault: 'client', certainty: 'stated', because: 'status 403' },
      },
      {
        name: 'a bad token',
        thrown: () =>
          foreignError('no', {
            name: 'InvalidTokenError',
            status: 401,
            statusCode: 401,
            headers: { 'WWW-Authenticate': 'Bearer realm="api", error="invalid_token"' },
          }),
        expected: { status: 401, fault: 'client', certainty: 'stated', because: 'status 401' },
      },
    ],
    nearMisses: [
      {
        name: 'a challenge of anybody',
        thrown: () => foreignError('x', { name: 'AppError', status: 401, headers: { 'WWW-Authenticate': 'Basic' } }),
      },
      {
        name: 'its name without a challenge',
        thrown: () => foreignError('x', { name: 'InvalidTokenError', status: 401 }),
      },
    ],
  },
  {
    library: '@node-oauth/oauth2-server',
    samples: [
      {
        name: 'a bad token',
        thrown: () => foreignError('no', { name: 'invalid_token', code: 401, status: 401, statusCode: 401 }),
        expected: { ...badToken, because: 'invalid_token' },
      },
      {
        name: 'a scope that is missing',
        thrown: () => foreignError('no', { name: 'insufficient_scope', code: 403, status: 403, statusCode: 403 }),
        expected: { ...forbidden, because: 'insufficient_scope' },
      },
    ],
    nearMisses: [
      { name: 'another number', thrown: () => foreignError('x', { name: 'invalid_token', code: 400, status: 401 }) },
      { name: 'no number', thrown: () => foreignError('x', { name: 'invalid_token', status: 401 }) },
    ],
  },
];
