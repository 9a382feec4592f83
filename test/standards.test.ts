import boom from '@hapi/boom';
import type { RequestHandler } from 'express';
import createError from 'http-errors';
import request from 'supertest';
import {
  ContentTooLarge,
  Conflict,
  errorHandler,
  HttpError,
  httpError,
  MethodNotAllowed,
  notFoundHandler,
  ProxyAuthenticationRequired,
  RangeNotSatisfiable,
  returnCodes,
  ServiceUnavailable,
  TooManyRequests,
  Unauthorized,
  UnprocessableContent,
  UnsupportedMediaType,
  UpgradeRequired,
} from '../src';
import { isFailureStatus } from '../src/codes/return-codes';
import { appOf, throwIt } from './support/apps';
import { expresses } from './support/expresses';
import { hostileProxy } from './support/hostile';
import { captureLog } from './support/log';
import { expectProblem, plain } from './support/problems';
import { bytesOf, exchange } from './support/raw';

const log = captureLog();
const failures = Object.values(returnCodes).filter((row) => isFailureStatus(row.status));

/** Every way in which an Express app comes to a status, foreign errors too. */
const waysTo = (status: number): [string, RequestHandler][] => {
  const own = { code: 'OWN_CODE', status, title: 'Own', description: 'Own.' };
  return [
    ['its class', throwIt(httpError(status))],
    ['an own code', throwIt(new HttpError(own))],
    ['http-errors', throwIt(createError(status, 'text'))],
    ['boom', throwIt(new boom.Boom('text', { statusCode: status }))],
    ['err.status', throwIt(Object.assign(new Error('text'), { status }))],
    ['err.statusCode', throwIt(Object.assign(new Error('text'), { statusCode: status }))],
    ['a plain object', throwIt({ status })],
    ['res.status', (_req, res) => { res.status(status); throw new Error('text'); }], // prettier-ignore
    ['a cause', throwIt(new Error('outer', { cause: httpError(status) }))],
    ['several errors', throwIt(new AggregateError([httpError(status), httpError(status)]))],
    ['a header of the error that cannot be sent', throwIt(Object.assign(httpError(status), { headers: { 'WWW-Authenticate': '\n', Allow: '\n', 'Proxy-Authenticate': '\n', Upgrade: '\n' } }))],
    ['an empty header of the error', throwIt(Object.assign(httpError(status), { headers: { 'WWW-Authenticate': '', 'Proxy-Authenticate': '', Upgrade: '' } }))],
  ]; // prettier-ignore
};

describe.each(expresses)('$name', ({ express }) => {
  const get = (thrown: unknown): request.Test => request(appOf(express, throwIt(thrown))).get('/x');

  describe('RFC 9457', () => {
    it.each(failures)(
      'P1, P7: the body of $status says its status, and one title whatever the detail',
      async ({ status, title }) => {
        for (const detail of ['One.', 'Two.'])
          expect(expectProblem(await get(httpError(status, detail)), status).title).toBe(title);
      },
    );

    it('P2: every error is application/problem+json, whoever made it', async () => {
      const app = express();
      app.use(express.json({ limit: 100 }));
      app.post('/parse', (_req, res) => void res.send('parsed'));
      app.get('/crash', throwIt(new TypeError('crash')));
      app.get('/orders/:id', (_req, res) => void res.send('found'));
      app.use(notFoundHandler(), errorHandler());
      const post = (body: string, type = 'application/json'): request.Test =>
        request(app).post('/parse').set('Content-Type', type).send(body);
      expect(expectProblem(await request(app).get('/none'), 404)).toMatchObject(plain(404));
      expect(expectProblem(await request(app).get('/parse'), 405)).toMatchObject(plain(405));
      expect(expectProblem(await request(app).get('/crash'), 500)).toMatchObject(plain(500));
      expect(expectProblem(await request(app).get('/orders/%zz'), 400)).toMatchObject(plain(400));
      expect(expectProblem(await post('{"s3cret": oops'), 400)).toMatchObject({
        ...plain(400),
        detail: 'The body cannot be parsed.',
      });
      expect(expectProblem(await post(`"${'x'.repeat(200)}"`), 413)).toMatchObject(plain(413));
      expect(expectProblem(await post('{}', 'application/json; charset=klingon'), 415)).toMatchObject(plain(415));
    });

    it.each([[['a']], [null], [42], [Symbol('s')], [{ a: 1 }]])(
      'P3: a message that is %p spoils no member',
      async (message) => {
        expect(
          expectProblem(await get(Object.assign(new Error(), { message, status: 400, expose: true })), 400),
        ).not.toHaveProperty('detail');
        expect(expectProblem(await get(new Conflict(message as never)), 409)).not.toHaveProperty('detail');
      },
    );

    it('P5: type is about:blank, or begins with a scheme or a slash, in nested routers, too', async () => {
      const app = express();
      const router = express
        .Router()
        .get('/x', throwIt(new HttpError({ ...plain(409), code: 'OWN', description: 'Own.' })));
      app.use('/deep/er', router);
      app.use(errorHandler());
      expect(expectProblem(await request(app).get('/deep/er/x'), 409)).toMatchObject({
        type: '/problems/own',
        instance: '/deep/er/x',
      });
    });

    it('P6: with about:blank the title is the phrase of RFC 9110', async () => {
      expect(expectProblem(await get(createError(413)), 413)).toMatchObject({
        type: 'about:blank',
        title: 'Content Too Large',
      });
      expect(expectProblem(await get(createError(422)), 422)).toMatchObject({
        type: 'about:blank',
        title: 'Unprocessable Content',
      });
    });

    it('P8: no internals leave', async () => {
      const secret = 'connect ECONNREFUSED 10.0.0.5:5432';
      for (const thrown of [new Error(secret), createError(500, secret), createError(400, Object.assign(new Error(secret), { code: 'ECONNREFUSED' })), Object.assign(new Error(secret), { status: 404 }), new ServiceUnavailable(secret), boom.badGateway(secret)]) {
        const response = await get(thrown);
        expect(isFailureStatus(response.status)).toBe(true);
        expect(JSON.stringify([response.text, response.headers])).not.toContain('10.0.0.5');
      }
    }); // prettier-ignore

    it('P9: extensions stand at the top level, and no standard member gives way', async () => {
      const extensions = { status: 200, title: 'x', code: 'x', balance: 30, accounts: ['/a/1'] };
      const body = expectProblem(await get(new Conflict('d', { extensions })), 409);
      expect(body).toMatchObject({ ...plain(409), balance: 30, accounts: ['/a/1'] });
    });

    it('P11: several errors are the most urgent one; several of one type are listed', async () => {
      const urgent = expectProblem(
        await get(new AggregateError([new UnprocessableContent('a'), new ServiceUnavailable('b')])),
        503,
      );
      expect(urgent).not.toHaveProperty('errors');
      const alike = new AggregateError([new UnprocessableContent('a'), new UnprocessableContent('b')]);
      expect(expectProblem(await get(alike), 422).errors).toEqual([{ detail: 'a' }, { detail: 'b' }]);
    });

    it('P12: a pointer leaves as it came', async () => {
      const thrown = new UnprocessableContent('', { errors: [{ detail: 'too long', pointer: '#/items/0/a~1b' }] });
      expect(expectProblem(await get(thrown), 422).errors).toEqual([{ detail: 'too long', pointer: '#/items/0/a~1b' }]);
    });

    it.each(['text/csv', 'text/html', 'application/xml;q=1, */*;q=0', 'nonsense', ''])(
      'P13: Accept: %s changes nothing',
      async (accept) => {
        const plainAnswer = await get(new Conflict('d'));
        const response = await get(new Conflict('d')).set('Accept', accept);
        expectProblem(response, 409);
        expect(response.text).toBe(plainAnswer.text);
      },
    );
  });

  describe('RFC 9110', () => {
    it.each(waysTo(401))('H1: a 401 by %s has WWW-Authenticate', async (_way, handler) => {
      const response = await request(appOf(express, handler)).get('/x');
      expectProblem(response, 401);
      expect(response.headers['www-authenticate']).toMatch(/^[!#$%&'*+.^_`|~\w-]+ \w+=/);
    });

    it.each(waysTo(405))('H2: a 405 by %s has Allow', async (_way, handler) => {
      const app = express();
      app.get('/x', (_req, res) => void res.send('x'));
      app.put('/x', handler);
      app.use(errorHandler());
      const response = await request(app).put('/x');
      expectProblem(response, 405);
      expect(response.headers.allow).toBe('GET, HEAD'); // what the router has, but not what just was not allowed
    });

    it('H2: a route that refuses GET does not allow HEAD', async () => {
      const app = express();
      app.get('/x', throwIt(createError(405))).put('/x', throwIt(createError(405)));
      app.use(errorHandler());
      expect((await request(app).get('/x').expect(405)).headers.allow).toBe('PUT');
      expect((await request(app).head('/x').expect(405)).headers.allow).toBe('PUT');
    });

    it('H2: Allow is empty where the router cannot be read', async () => {
      const app = express();
      app.get('/x', (_req, res) => void res.send('x'));
      const hide: RequestHandler = (req) => {
        Object.defineProperty(req, 'app', { value: hostileProxy({}) });
        throw createError(405);
      };
      app.put('/x', hide);
      app.use(errorHandler());
      const answer = await exchange(app, bytesOf('PUT', '/x'));
      expect(answer).toMatch(/^HTTP\/1\.1 405 /);
      expect(answer).toMatch(/\r\nAllow: ?\r\n/);
    });

    it('H2: Allow may be empty, and may be the error’s own', async () => {
      const bare = express().use(throwIt(createError(405)), errorHandler());
      expect((await request(bare).get('/x').expect(405)).headers.allow).toBe('');
      expect((await get(new MethodNotAllowed('', { allow: [] })).expect(405)).headers.allow).toBe('');
      expect((await get(new MethodNotAllowed('', { allow: ['GET', 'PUT'] })).expect(405)).headers.allow).toBe(
        'GET, PUT',
      );
    });

    it.each(waysTo(407))('H3: a 407 by %s has Proxy-Authenticate', async (_way, handler) => {
      const response = await request(appOf(express, handler)).get('/x');
      expectProblem(response, 407);
      expect(response.headers['proxy-authenticate']).toBe('Basic realm="proxy"');
    });

    it('H3: or the error’s own', async () => {
      const response = await get(new ProxyAuthenticationRequired('', { challenge: { scheme: 'Basic', realm: 'p' } }));
      expect(response.headers['proxy-authenticate']).toBe('Basic realm="p"');
    });

    it.each(waysTo(426))('H4: a 426 by %s has Upgrade, and Connection: upgrade', async (_way, handler) => {
      const answer = await exchange(appOf(express, handler), bytesOf('GET', '/x'));
      expect(answer).toMatch(/^HTTP\/1\.1 426 /);
      expect(answer).toMatch(/\r\nUpgrade: HTTP\/2\.0\r\n/i);
      expect(answer).toMatch(/\r\nConnection: upgrade/i);
    });

    it('H4: or the error’s own', async () => {
      const answer = await exchange(
        appOf(express, throwIt(new UpgradeRequired('', { upgrade: 'TLS/1.2' }))),
        bytesOf('GET', '/x'),
      );
      expect(answer).toMatch(/\r\nUpgrade: TLS\/1\.2\r\n/i);
    });

    it('H5: a 416 says how long it is', async () => {
      expect((await get(new RangeNotSatisfiable('', { size: 4711 })).expect(416)).headers['content-range']).toBe(
        'bytes */4711',
      );
    });

    it('H5: a 416 of Express itself, too', async () => {
      const app = express();
      app.get('/x', (_req, res) => res.sendFile(__filename));
      app.use(errorHandler());
      const response = await request(app).get('/x').set('Range', 'bytes=99999999-');
      expectProblem(response, 416);
      expect(response.headers['content-range']).toMatch(/^bytes \*\/\d+$/);
    });

    it.each([
      ['a number', new ServiceUnavailable('', { retryAfter: 120 }), '120'],
      ['a fraction', new TooManyRequests('', { retryAfter: 0.3 }), '1'],
      ['a moment', new ContentTooLarge('', { retryAfter: new Date('2100-01-01') }), 'Fri, 01 Jan 2100 00:00:00 GMT'],
      ['the past', new ServiceUnavailable('', { retryAfter: new Date(0) }), '0'],
      ['NaN', new ServiceUnavailable('', { retryAfter: NaN }), undefined],
    ])('H6: Retry-After of %s', async (_name, thrown, field) => {
      const response = await get(thrown);
      expectProblem(response, thrown.status);
      expect(response.headers['retry-after']).toBe(field);
    });

    it('H7: a 415 for a coding names the codings, and no other', async () => {
      const app = express();
      app.use('/inflates', express.json());
      app.use('/plain', express.json({ inflate: false }));
      app.use(errorHandler());
      const post = (path: string, coding: string): request.Test =>
        request(app).post(path).type('json').set('Content-Encoding', coding).send('{}');
      const inflates = await post('/inflates', 'klingon');
      expectProblem(inflates, 415);
      expect(inflates.headers['accept-encoding']).toMatch(/\bgzip\b/);
      expect((await post('/plain', 'gzip').expect(415)).headers['accept-encoding']).toBe('identity');
    });

    it('H7: a 415 for a type names the types that the app says', async () => {
      const response = await get(new UnsupportedMediaType('', { accept: ['application/json', 'text/csv'] }));
      expectProblem(response, 415);
      expect(response.headers).toMatchObject({ accept: 'application/json, text/csv' });
      expect(response.headers).not.toHaveProperty('accept-encoding');
    });

    it.each([401, 405, 409, 426, 429, 500, 503])(
      'H8: HEAD of a %d has the headers of GET and no body',
      async (status) => {
        const app = appOf(express, throwIt(httpError(status, 'Grüße', { headers: { 'X-A': '1' } })));
        const [ofGet = '', body] = (await exchange(app, bytesOf('GET', '/x'))).split('\r\n\r\n');
        const [ofHead = '', nothing] = (await exchange(app, bytesOf('HEAD', '/x'))).split('\r\n\r\n');
        const withoutDate = (head: string): string => head.replace(/\r\nDate: .*/, '');
        expect(withoutDate(ofHead)).toBe(withoutDate(ofGet));
        expect(nothing).toBe('');
        expect(ofGet).toContain(`\r\nContent-Length: ${body?.length}`);
      },
    );

    it('H9: nothing stale describes the problem', async () => {
      const stale = { 'Content-Length': '3', 'Content-Encoding': 'gzip', 'Content-Range': 'bytes 0-2/9', ETag: '"v1"', 'Last-Modified': 'Thu, 01 Jan 2026 00:00:00 GMT', 'Content-Disposition': 'attachment' }; // prettier-ignore
      const response = await request(appOf(express, (_req, res) => { res.set(stale); throw new Conflict(); })).get('/x'); // prettier-ignore
      expectProblem(response, 409);
      for (const name of Object.keys(stale).slice(1)) expect(response.headers).not.toHaveProperty(name.toLowerCase());
    });

    it.each([404, 405, 410, 414, 501])('H10: a %d, which may be cached, says no-store', async (status) => {
      expect((await get(httpError(status)).expect(status)).headers['cache-control']).toBe('no-store');
    });

    it.each(['a\r\nb', 'a\nb', 'a\rb', 'a\0b'])('H11: %j never reaches a field value', async (value) => {
      for (const thrown of [
        createError(400, 'Bad.', { headers: { 'X-A': value } }),
        new Conflict('Bad.', { headers: { 'X-A': value } }),
      ]) {
        const response = await get(thrown);
        expect(expectProblem(response, thrown.status).detail).toBe('Bad.');
        expect(response.headers).not.toHaveProperty('x-a');
      }
      const challenged = await get(new Unauthorized('', { challenge: { scheme: 'Basic', realm: value } }));
      expectProblem(challenged, 401);
      expect(challenged.headers['www-authenticate']).toBe('Bearer realm="api"');
    });

    it('H12: Vary is appended', async () => {
      const error = new Conflict('', { headers: { Vary: 'Accept-Language' } });
      const response = await request(appOf(express, (_req, res) => { res.vary('Origin'); throw error; })).get('/x'); // prettier-ignore
      expect(response.headers.vary).toBe('Origin, Accept-Language');
    });

    it('H13: a realm is quoted and escaped', async () => {
      const thrown = new Unauthorized('', { challenge: { scheme: 'Basic', realm: 'a"b\\c', charset: 'UTF-8' } });
      expect((await get(thrown)).headers['www-authenticate']).toBe('Basic realm="a\\"b\\\\c", charset="UTF-8"');
    });

    it.each([42, 200, 999, '404', NaN, 404.5, 399, 600, null, { valueOf: () => 404 }])(
      'H14: err.status %p is no error status',
      async (status) => {
        expect(expectProblem(await get(Object.assign(new Error('x'), { status })), 500)).toMatchObject(plain(500));
        expect(log.records).toHaveLength(1);
      },
    );

    it.each([418, 499, 509, 599])('H14: err.status %d stands, and means what its x00 means', async (status) => {
      const { title, code } = plain(status);
      expect(expectProblem(await get(Object.assign(new Error('x'), { status })), status)).toMatchObject({
        title,
        code,
      });
    });

    it('H15: Allow lists HEAD where there is GET', async () => {
      const app = express();
      app.get('/x', (_req, res) => void res.send('x'));
      app.use(notFoundHandler(), errorHandler());
      expect((await request(app).post('/x').expect(405)).headers.allow).toBe('GET, HEAD');
    });
  });

  describe('RFC 6585, RFC 6750, OWASP', () => {
    it.each([428, 429, 431, 511])('S1: a %d is not stored, whatever the app says', async (status) => {
      const thrown = httpError(status, '', { headers: { 'Cache-Control': 'public, max-age=60' } });
      const handler: RequestHandler = (_req, res) => { res.set('Cache-Control', 'public'); throw thrown; }; // prettier-ignore
      expect((await request(appOf(express, handler)).get('/x').expect(status)).headers['cache-control']).toBe(
        'no-store',
      );
    });

    it('S2: a bare 401 has a Bearer challenge with a parameter, and no error code', async () => {
      expect((await get(new Unauthorized())).headers['www-authenticate']).toBe('Bearer realm="api"');
    });

    it('S4: every error says nosniff and no-store', async () => {
      for (const thrown of [new Conflict(), new Error('x'), createError(404), 'text']) {
        expect((await get(thrown)).headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        });
      }
    });

    it('S6: CR and LF of a message forge no line of the log', async () => {
      await get(new Error('x\r\n500 INTERNAL_SERVER_ERROR: GET /forged'));
      expect(
        log.records
          .join()
          .split(/\r\n|\n|\r/)
          .filter((line) => line.startsWith('500')),
      ).toEqual(['500 INTERNAL_SERVER_ERROR: GET /x (unknown: no family recognizes it)']);
    });
  });
});
