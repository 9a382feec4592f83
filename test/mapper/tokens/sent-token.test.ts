import { explain } from '../../../src/mapper/explain';
import type { Sent } from '../../../src/mapper/sent/request-parts';
import { foreignError } from '../../support/foreign-error';

const jws = (claims: object): string =>
  `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
const user = { sub: 'user', exp: 2_000_000_000 };
const service = { sub: 'service', exp: 1_500_000_000 };
const bearer = (token: string): Sent => ({ headers: { authorization: `Bearer ${token}` } });
const expired = (claims: { exp: number }): Error =>
  foreignError('jwt expired', { name: 'TokenExpiredError', expiredAt: new Date(claims.exp * 1000) });
const joseError = (payload: object): Error =>
  foreignError('"exp" claim timestamp check failed', { code: 'ERR_JWT_EXPIRED', payload });
const forged = (): Error => foreignError('invalid signature', { name: 'JsonWebTokenError' });

describe('a token that a check has refused', () => {
  it.each<readonly [name: string, sent: Sent, thrown: Error]>([
    ['the one of the header', bearer(jws(user)), expired(user)],
    ['the one of a cookie', { headers: { cookie: `t=s%3A${jws(user)}.x` } }, joseError(user)],
    ['the one of the body', { body: { refresh: jws(user) } }, joseError(user)],
    ['the one of the path', { params: { t: jws(user) } }, expired(user)],
    ['one that was forged', bearer(jws(user)), forged()],
    ['one that is none', bearer('undefined'), forged()],
    ['one that is none, by its key', { query: { reset_token: 'x' } }, forged()],
    ['one in a session', { headers: { cookie: 'sid=x' } }, expired(service)],
    ['one in a body that nobody parsed', { body: {}, headers: { 'content-length': '9' } }, expired(service)],
    ['one whose claims are no JSON', bearer('eyJhbGciOiJIUzI1NiJ9.xx.yy'), expired(service)],
  ])('is the client’s: %s', (_, sent, thrown) => {
    expect(explain(thrown, { sent })).toMatchObject({
      error: { status: 401 },
      fault: 'client',
      certainty: 'recognized',
    });
  });

  it.each<readonly [name: string, sent: Sent, thrown: Error]>([
    ['another token was sent', bearer(jws(user)), expired(service)],
    ['another one is in a cookie', { headers: { cookie: `a=b; t=s%3A${jws(user)}.x` } }, expired(service)],
    ['a token with other claims was sent', bearer(jws({ ...user, exp: service.exp })), joseError(service)],
  ])('is ours where %s', (_, sent, thrown) => {
    const { error, ...verdict } = explain(thrown, { sent });
    expect(error).toMatchObject({ status: 500 });
    expect(error).not.toHaveProperty('headers');
    expect(verdict).toMatchObject({
      fault: 'server',
      because: expect.stringMatching(/, of a token that was not sent$/),
    });
  });

  it.each<readonly [name: string, sent: Sent]>([
    ['nothing', {}],
    ['no credentials', { headers: { host: 'a' }, body: { author: 'x', page: 2 } }],
  ])('is assumed to be the client’s where %s was sent', (_, sent) => {
    for (const thrown of [expired(service), forged()]) {
      const { error, certainty } = explain(thrown, { sent });
      expect([error.status, certainty]).toEqual([401, 'assumed']);
    }
  });

  it('is the client’s where no request is known', () => {
    const known = { error: { status: 401 }, certainty: 'recognized' };
    expect(explain(expired(service))).toMatchObject(known);
    expect(explain(expired(service), { sent: {}, evidence: false })).toMatchObject(known);
  });
});
