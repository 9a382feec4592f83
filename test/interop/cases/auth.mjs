import { auth, claimEquals, requiredScopes } from 'express-oauth2-jwt-bearer';
import { expressjwt } from 'express-jwt';
import * as jose from 'jose';
import * as jose4 from 'jose4';
import jwt from 'jsonwebtoken';
import { Passport } from 'passport';
import { ExtractJwt, Strategy as JwtStrategy } from 'passport-jwt';
import { Strategy as LocalStrategy } from 'passport-local';
import { TOKEN } from '../support/planted.mjs';
import { answers, hangs, refuses, withUpstream } from '../support/upstream.mjs';

const secret = 'planted secret of thirty-two byte';
const key = new TextEncoder().encode(secret);
const otherKey = new TextEncoder().encode('another secret of thirty-two byte');
const ends = (_req, res) => res.end();
const bearer = (token) => ({ headers: { Authorization: `Bearer ${token}` } });

// RFC 6750 §3: a token that came and is not valid; no error code where none came.
const invalidToken = { status: 401, headers: { 'WWW-Authenticate': /^Bearer .*error="invalid_token"/ } };
const noToken = { status: 401, headers: { 'WWW-Authenticate': /^Bearer realm="[^"]+"(?!.*error=)/ } };

const token = (claims, options) => jwt.sign({ sub: TOKEN, ...claims }, secret, options);
const verifies =
  (...args) =>
  async () =>
    void jwt.verify(...args);

const joseCases = (jose) => {
  const signed = async (change = (builder) => builder) =>
    change(new jose.SignJWT({ sub: TOKEN }).setProtectedHeader({ alg: 'HS256' }).setIssuedAt()).sign(key);
  const verifies =
    (change, options, verifyKey = key) =>
    async () =>
      void (await jose.jwtVerify(await signed(change), verifyKey, options));
  const remote = (server, options) => () =>
    withUpstream(server, async (url) =>
      jose.jwtVerify(await signed(), jose.createRemoteJWKSet(new URL(`${url}/planted`), options)),
    );
  return [
    {
      name: 'a token that expired',
      trigger: verifies((builder) => builder.setExpirationTime(1)),
      expect: invalidToken,
    },
    {
      name: 'a token that is not valid yet',
      trigger: verifies((builder) => builder.setNotBefore('1h')),
      expect: invalidToken,
    },
    { name: 'a signature by another key', trigger: verifies(undefined, {}, otherKey), expect: invalidToken },
    {
      name: 'a token for others',
      trigger: verifies((builder) => builder.setAudience('planted'), { audience: 'us' }),
      expect: invalidToken,
    },
    {
      name: 'an algorithm that is not allowed',
      trigger: verifies(undefined, { algorithms: ['HS512'] }),
      expect: invalidToken,
    },
    { name: 'what is no token', trigger: () => jose.jwtVerify(TOKEN, key), expect: invalidToken },
    {
      name: 'a key that is not in the set',
      trigger: async () => {
        const { privateKey } = await jose.generateKeyPair('ES256');
        await jose.jwtVerify(
          await new jose.SignJWT({}).setProtectedHeader({ alg: 'ES256', kid: 'planted' }).sign(privateKey),
          jose.createLocalJWKSet({ keys: [] }),
        );
      },
      expect: invalidToken,
    },
    {
      name: 'an algorithm that no set of keys has',
      trigger: async () => jose.jwtVerify(await signed(), jose.createLocalJWKSet({ keys: [] })),
      expect: invalidToken,
    },
    { name: 'a set of keys whose server refuses', trigger: remote(refuses), expect: 502 },
    { name: 'a set of keys whose server is broken', trigger: remote(() => answers(500)), expect: 502 },
    { name: 'a set of keys that does not come in time', trigger: remote(hangs, { timeoutDuration: 50 }), expect: 504 },
    {
      name: 'our own key, which is none',
      trigger: () => jose.importJWK({ kty: 'planted' }, 'RS256'),
      thrown: /^JOSENotSupported .*\bERR_JOSE_NOT_SUPPORTED\b/,
      expect: 500,
    },
  ];
};

const jwtOf = (options) => (app) => app.use(expressjwt({ secret, algorithms: ['HS256'], ...options }), ends);

const accessToken = (claims = {}, expires = '5m') =>
  new jose.SignJWT({ sub: TOKEN, ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer('https://issuer.example/')
    .setAudience('api')
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
const oauth =
  (...more) =>
  (app) =>
    app.use(
      auth({ issuer: 'https://issuer.example/', audience: 'api', secret, tokenSigningAlg: 'HS256' }),
      ...more,
      ends,
    );

const signIn = (strategy, options) => (app, express) => {
  const passport = new Passport();
  passport.use('one', strategy);
  app.use(
    express.urlencoded({ extended: false }),
    passport.initialize(),
    passport.authenticate('one', { session: false, failWithError: true, ...options }),
    ends,
  );
};
const local = (verify) => signIn(new LocalStrategy(verify));
const login = {
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  body: 'username=planted&password=planted',
};

export default {
  jsonwebtoken: [
    { name: 'a token that expired', trigger: verifies(token({}, { expiresIn: -5 }), secret), expect: invalidToken },
    {
      name: 'a token that is not valid yet',
      trigger: verifies(token({}, { notBefore: 100 }), secret),
      expect: invalidToken,
    },
    { name: 'a signature by another key', trigger: verifies(token(), 'other'), expect: invalidToken },
    { name: 'what is no token', trigger: verifies(TOKEN, secret), expect: invalidToken },
    { name: 'a token for others', trigger: verifies(token(), secret, { audience: 'planted' }), expect: invalidToken },
    { name: 'no token', trigger: verifies(undefined, secret), expect: noToken },
    {
      name: 'no secret of ours, in the same class of error',
      trigger: verifies(token(), undefined),
      thrown: /^JsonWebTokenError .*secret or public key must be/,
      expect: 500,
    },
    {
      name: 'an option of ours that is wrong',
      trigger: async () => void jwt.sign({}, secret, { expiresIn: 'planted' }),
      thrown: /expiresIn/,
      expect: 500,
    },
  ],
  jose: joseCases(jose),
  jose4: joseCases(jose4),
  'express-jwt': [
    { name: 'no token', app: jwtOf(), expect: noToken },
    { name: 'a token that expired', app: jwtOf(), request: bearer(token({}, { expiresIn: -5 })), expect: invalidToken },
    { name: 'what is no token', app: jwtOf(), request: bearer(TOKEN), expect: invalidToken },
    {
      name: 'a token that was revoked',
      app: jwtOf({ isRevoked: async () => true }),
      request: bearer(token()),
      expect: invalidToken,
    },
    {
      name: 'another scheme',
      app: jwtOf(),
      request: { headers: { Authorization: `Basic ${TOKEN}` } },
      expect: { status: 401, headers: { 'WWW-Authenticate': /^Bearer / } },
    },
    {
      name: 'a secret that could not be fetched',
      app: jwtOf({
        secret: async () => {
          throw new Error('planted vault is down');
        },
      }),
      request: bearer(token()),
      thrown: /^Error .*planted vault is down/,
      expect: 500,
    },
  ],
  'express-oauth2-jwt-bearer': [
    { name: 'no token', app: oauth(), expect: noToken },
    {
      name: 'a token that expired',
      app: (app) =>
        app.use(async (req, _res, next) => {
          req.headers.authorization = `Bearer ${await accessToken({}, 1)}`;
          next();
        }) && oauth()(app),
      expect: invalidToken,
    },
    {
      name: 'a scope that is missing',
      app: (app) =>
        app.use(async (req, _res, next) => {
          req.headers.authorization = `Bearer ${await accessToken({ scope: 'read' })}`;
          next();
        }) && oauth(requiredScopes('write'))(app),
      expect: { status: 403, headers: { 'WWW-Authenticate': /error="insufficient_scope".*scope="write"/ } },
    },
    {
      name: 'a claim that is another',
      app: (app) =>
        app.use(async (req, _res, next) => {
          req.headers.authorization = `Bearer ${await accessToken({ role: 'planted' })}`;
          next();
        }) && oauth(claimEquals('role', 'admin'))(app),
      expect: invalidToken,
    },
  ],
  passport: [
    {
      name: 'a strategy that nobody registered',
      app: (app) => app.use(new Passport().authenticate('planted')),
      thrown: /^Error .*Unknown authentication strategy/,
      expect: 500,
    },
  ],
  'passport-local': [
    {
      name: 'a password that is wrong',
      app: local((_user, _password, done) => done(null, false)),
      request: login,
      expect: { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="api"' } },
    },
    {
      name: 'no password',
      app: local((_user, _password, done) => done(null, false)),
      request: { ...login, body: 'planted=1' },
      expect: 400,
    },
    {
      name: 'a look-up that failed',
      app: local((_user, _password, done) => done(new Error('planted store'))),
      request: login,
      thrown: /^Error .*planted store/,
      expect: 500,
    },
  ],
  'passport-jwt': [
    {
      name: 'no token',
      app: signIn(
        new JwtStrategy(
          { secretOrKey: secret, jwtFromRequest: ExtractJwt.fromAuthHeaderAsBearerToken() },
          (payload, done) => done(null, payload),
        ),
      ),
      expect: { status: 401, headers: { 'WWW-Authenticate': /^Bearer/ } },
    },
  ],
};
