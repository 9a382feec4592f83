import type { Request, RequestHandler } from 'express';
import request from 'supertest';
import { errorHandler, notFoundHandler } from '../../src';
import { allowedMethods } from '../../src/response/allowed-methods';
import { expresses } from '../support/expresses';
import type { Express } from '../support/expresses';
import { hostileProxy } from '../support/hostile';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';
import { bytesOf, exchange } from '../support/raw';

const log = captureLog();
const done: RequestHandler = (_req, res) => void res.send('done');
const pass: RequestHandler = (_req, _res, next) => next();

describe.each(expresses)('$name', ({ express, major }) => {
  const appWith = (routes: (app: ReturnType<Express>) => void): ReturnType<Express> => {
    const app = express();
    routes(app);
    return app.use(notFoundHandler()).use(errorHandler());
  };
  const allowOf = async (app: ReturnType<Express>, path: string): Promise<string | undefined> => {
    const response = await request(app).delete(path);
    expectProblem(response, 405);
    return response.headers.allow;
  };
  const expect404 = async (app: ReturnType<Express>, path: string): Promise<void> => {
    const response = await request(app).delete(path);
    expectProblem(response, 404);
    expect(response.headers).not.toHaveProperty('allow');
  };

  const orders = appWith((app) => {
    app.get('/orders', done).post('/orders', done);
    app.route('/orders/:id').get(done).put(done);
    app.post('/only', done);
  });

  describe('a path with routes of other methods', () => {
    it('H2, H15: is a 405 whose Allow lists them, HEAD with GET', async () => {
      expect(await allowOf(orders, '/orders')).toBe('GET, HEAD, POST');
      expect(await allowOf(orders, '/orders/17')).toBe('GET, HEAD, PUT');
      expect(await allowOf(orders, '/orders/a%20b?q')).toBe('GET, HEAD, PUT');
      expect(await allowOf(orders, '/only')).toBe('POST');
    });

    it('H15: answers HEAD where there is GET, and refuses it where there is not', async () => {
      await request(orders).head('/orders').expect(200);
      await request(orders).head('/only').expect(405).expect('Allow', 'POST');
    });

    it('leaves OPTIONS to Express, which answers it', async () => {
      const response = await request(orders).options('/orders').expect(200);
      expect(response.headers.allow?.split(/, ?/).sort()).toEqual(['GET', 'HEAD', 'POST']);
    });

    it('answers OPTIONS itself where a route for all methods took it, and Express would not', async () => {
      const app = express();
      app
        .route('/x')
        .all((_req, _res, next) => next())
        .get((_req, res) => void res.end());
      app.use(notFoundHandler(), errorHandler());
      expectProblem(await request(app).options('/x').expect('Allow', 'GET, HEAD'), 405);
    });

    it.each(['/Orders', '/orders/'])('matches %s as Express does', async (path) => {
      expect(await allowOf(orders, path)).toBe('GET, HEAD, POST');
    });
  });

  describe('a path without routes', () => {
    it.each(['/', '/none', '/orders/17/lines', '//orders'])('%s is a 404', async (path) => {
      await expect404(orders, path);
    });

    it('is a 404 for OPTIONS, too', async () => {
      expectProblem(await request(orders).options('/none'), 404);
    });

    it.each(['/a%zz', '/orders/%zz'])('that is malformed, %s, is no crash', async (path) => {
      const answer = await exchange(orders, bytesOf('DELETE', path));
      expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(answer).toContain('application/problem+json');
    });

    it('is a 404 for a target in absolute form', async () => {
      expect(await exchange(orders, bytesOf('GET', 'http://elsewhere.example/none'))).toMatch(/^HTTP\/1\.1 404 /);
    });
  });

  it('a route that handled the request and called next() makes it a 404', async () => {
    const app = appWith((it) => it.get('/orders/:id', pass).put('/orders/:id', done));
    expectProblem(await request(app).get('/orders/17'), 404);
    await request(app).head('/orders/17').expect(404);
    expect(await allowOf(app, '/orders/17')).toBe('GET, HEAD, PUT');
  });

  it.each([
    ['app.all()', (app: ReturnType<Express>) => app.all('/orders', pass)],
    ['router.all()', (app: ReturnType<Express>) => app.use(express.Router().all('/orders', pass))],
    ['route().all()', (app: ReturnType<Express>) => app.route('/orders').all(pass)],
  ])('routes made by %s do not count', async (_name, addAll) => {
    await expect404(appWith(addAll), '/orders');
    const app = appWith((it) => {
      addAll(it);
      it.get('/orders', done);
    });
    expect(await allowOf(app, '/orders')).toBe('GET, HEAD');
  });

  it('middleware does not count', async () => {
    await expect404(
      appWith((it) => it.use('/orders', pass)),
      '/orders',
    );
  });

  it('joins the methods of several routes on one path', async () => {
    const app = appWith((it) => {
      it.get('/orders/:id', done).patch('/orders/new', done).get('/orders/new', done);
    });
    expect(await allowOf(app, '/orders/new')).toBe('GET, HEAD, PATCH');
  });

  describe('nested routers', () => {
    const nested = appWith((app) => {
      const lines = express.Router({ mergeParams: true }).get('/', done).post('/:line', done);
      const router = express.Router().use('/:id/lines', lines).get('/', done);
      app.use('/api/orders', pass, router);
      app.use(express.Router().put('/loose', done));
    });

    it.each([
      ['/api/orders', 'GET, HEAD'],
      ['/api/orders/', 'GET, HEAD'],
      ['/api/orders/17/lines', 'GET, HEAD'],
      ['/api/orders/17/lines/3', 'POST'],
      ['/loose', 'PUT'],
    ])('H2: %s allows %s', async (path, allow) => {
      expect(await allowOf(nested, path)).toBe(allow);
    });

    it.each(['/api', '/api/orders/17', '/api/orders/17/lines/3/4', '/apis/orders'])('%s is a 404', async (path) => {
      await expect404(nested, path);
    });

    it('end where one contains itself', async () => {
      const router = express.Router();
      router.use('/a', router);
      router.use(router);
      const app = express();
      app.use(router);
      const req = { app, baseUrl: '', path: '/a/a/a' } as unknown as Request;
      expect(allowedMethods(req)).toEqual([]);
    });
  });

  describe('mounted', () => {
    it.each([
      ['/api', '/api/orders'],
      ['/api/', '/api/orders'],
      ['/API', '/api/orders'],
      ['/', '/orders'],
    ])('in a sub-app at %s, it knows the routes of that app', async (mount, path) => {
      const sub = express();
      sub.get('/orders', done).get('/', done);
      sub.use(notFoundHandler());
      const app = express();
      app.use(mount, sub);
      app.use(errorHandler());
      expect(await allowOf(app, path)).toBe('GET, HEAD');
      await expect404(app, `${path}/none`);
    });

    it('in a sub-app of a sub-app, it knows those of the inner one', async () => {
      const inner = express();
      inner.get('/orders', done);
      inner.use(notFoundHandler(), errorHandler());
      const outer = express();
      outer.use('/v1', inner);
      const app = express();
      app.use('/api', outer);
      expect(await allowOf(app, '/api/v1/orders')).toBe('GET, HEAD');
    });

    it('below a path of the app, it knows the routes of the app', async () => {
      const app = express();
      app.get('/api/orders', done).get('/orders', done);
      app.use('/api', notFoundHandler());
      app.use(errorHandler());
      expect(await allowOf(app, '/api/orders')).toBe('GET, HEAD');
      await expect404(app, '/api/none');
    });

    it('in a router, it knows the routes of the app', async () => {
      const app = express();
      app.use('/api', express.Router().get('/orders', done).use(notFoundHandler()));
      app.use(errorHandler());
      expect(await allowOf(app, '/api/orders')).toBe('GET, HEAD');
    });

    it.each(['/:tenant', ['/a', '/b']])(
      'in a sub-app at a pattern, %j, which cannot be read, it is a 404',
      async (mount) => {
        const sub = express();
        sub.get('/orders', done);
        sub.use(notFoundHandler(), errorHandler());
        const app = express();
        app.use(mount, sub);
        await expect404(app, '/a/orders');
      },
    );

    it('above a sub-app, whose routes cannot be read, it is a 404', async () => {
      const app = express();
      app.use('/api', express().get('/orders', done));
      app.use(notFoundHandler(), errorHandler());
      await expect404(app, '/api/orders');
    });
  });

  describe('a router that cannot be read', () => {
    const reached = (app: object): string[] | undefined =>
      allowedMethods({ app, baseUrl: '', path: '/x' } as unknown as Request);
    const path = (): string => '';

    it.each<[string, object, string[] | undefined]>([
      ['none', { path }, undefined],
      ['a Proxy that throws', hostileProxy({}), undefined],
      ['a path that throws', { path: () => { throw new Error('no'); }, router: { stack: [] } }, undefined], // prettier-ignore
      ['one without a stack', { path, router: {} }, []],
      ['layers that are nothing', { path, router: { stack: [null, 1, 'x', {}] } }, []],
      ['layers without a match', { path, router: { stack: [{ route: { methods: { get: true } } }] } }, []],
      ['a match that throws', { path, router: { stack: [{ route: {}, match: () => { throw new Error('no'); } }] } }, undefined], // prettier-ignore
      ['a router whose match has no path', { path, router: { stack: [{ match: () => true, handle: { stack: [{ route: { methods: { put: true } }, match: (rest: string) => rest === '/x' }] } }] } }, ['PUT']],
      ['a match without a path', { path, router: { stack: [{ route: { methods: { get: true } }, match: () => true }] } }, ['GET', 'HEAD']],
    ])('%s: no crash', (_name, app, methods) => {
      expect(reached(app)).toEqual(methods);
    }); // prettier-ignore

    it('is a plain 404', async () => {
      const app = express();
      app.get('/orders', done);
      app.use((req, _res, next) => {
        Object.defineProperty(req, 'app', { value: hostileProxy({}) });
        next();
      }, notFoundHandler());
      app.use(errorHandler());
      await expect404(app, '/orders');
    });
  });

  it('a wildcard GET of a single-page app makes no POST a 405', async () => {
    const app = appWith((it) => it.get(major === 5 ? '/*rest' : '*', done));
    await expect404(app, '/anything/at/all');
  });

  it('with methods: false, a path with routes of other methods is a 404, and OPTIONS is left to Express', async () => {
    const app = express().get('/orders', done);
    app.use(notFoundHandler({ methods: false }), errorHandler());
    await expect404(app, '/orders');
    await request(app)
      .options('/orders')
      .expect(200)
      .expect('Allow', /^GET, ?HEAD$/);
    expectProblem(await request(app).options('/none'), 404);
  });

  it('passes a 404 where a request is not whole, as mocks of unit tests are', () => {
    const next = jest.fn();
    Reflect.apply(notFoundHandler(), undefined, [{}, {}, next]);
    expect(next.mock.calls).toEqual([[expect.objectContaining({ status: 404 })]]);
  });

  it('reads the path as a middleware before it rewrote it', async () => {
    const app = express();
    app.use((req, _res, next) => { req.url = req.url.replace(/^\/v1/, ''); next(); }); // prettier-ignore
    app.get('/orders', done);
    app.use(notFoundHandler(), errorHandler());
    const response = await request(app).delete('/v1/orders');
    expect(expectProblem(response, 405).instance).toBe('/v1/orders');
    expect(response.headers.allow).toBe('GET, HEAD');
  });

  it('logs nothing of all that', () => {
    expect(log.records).toEqual([]);
  });
});
