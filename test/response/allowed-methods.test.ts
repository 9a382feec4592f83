import type { RequestHandler } from 'express';
import request from 'supertest';
import { asyncHandler, errorHandler, MethodNotAllowed, notFoundHandler } from '../../src';
import { expresses } from '../support/expresses';
import type { Express } from '../support/expresses';
import { expectProblem } from '../support/problems';

type App = ReturnType<Express>;
const done: RequestHandler = (_req, res) => void res.send('done');
const pass: RequestHandler = (_req, _res, next) => next();

describe.each(expresses)('$name', ({ express, major }) => {
  const everything = major === 5 ? '/{*path}' : '*';
  const router = (): ReturnType<typeof express.Router> => express.Router();

  /** What a request gets: 404, or the Allow of a 405. */
  const answerOf = async (
    app: App,
    path: string,
    method: 'post' | 'get' | 'head' | 'put' = 'post',
  ): Promise<unknown> => {
    const response = await request(app)[method](path);
    if (method !== 'head') expectProblem(response, response.status);
    return response.status === 405 ? response.headers.allow : response.status;
  };
  const appOf = (build: (app: App) => unknown): App => {
    const app = express();
    build(app);
    return app.use(errorHandler());
  };
  const ending = (build: (app: App) => unknown): App => appOf((app) => (build(app), app.use(notFoundHandler())));

  describe('routes of OPTIONS alone do not count', () => {
    it.each([everything, '/orders'])('%s', async (path) => {
      const app = ending((it) => it.options(path, (_req, res) => void res.sendStatus(204)));
      expect(await answerOf(app, '/orders', 'get')).toBe(404);
      expect(await answerOf(app, '/orders')).toBe(404);
      await request(app).options('/orders').expect(204);
    });

    it('beside another route, which does', async () => {
      const app = ending((it) => it.options(everything, done).get('/orders', done).options('/orders', done));
      expect(await answerOf(app, '/orders')).toBe('GET, HEAD');
      expect(await answerOf(app, '/none')).toBe(404);
    });

    it('but OPTIONS is listed with the other methods of a route', async () => {
      expect(
        await answerOf(
          ending((it) => it.route('/orders').get(done).options(done)),
          '/orders',
        ),
      ).toBe('GET, HEAD, OPTIONS');
    });
  });

  describe('a path with a wildcard does not count', () => {
    const wild: string[] = major === 5
        ? ['/{*path}', '/*path', '/files/*path', '/files{/*path}', '/files/*path/edit', '/:a/*b']
        : ['*', '/*', '/files/*', '/files/:path(*)', '/files/:path(.*)', '/files/:path(.+)', '/files/:path*', '/files/:path+', '/files/*/edit', '/files/:a([^]+)']; // prettier-ignore
    it.each<string | string[]>([...wild, ['/bills', ...wild]])('%j', async (path) => {
      const app = ending((it) => it.get(path, done).put('/orders', done));
      await request(app).get('/files/a/edit').expect(200);
      expect(await answerOf(app, '/files/a/edit')).toBe(404);
      expect(await answerOf(app, '/orders')).toBe('PUT');
    });

    it.each([/.*/, /^\/files\/\w+\/edit$/])('nor a RegExp: %s', async (path) => {
      const app = ending((it) => it.get(path, done));
      await request(app).get('/files/a/edit').expect(200);
      expect(await answerOf(app, '/files/a/edit')).toBe(404);
    });

    it.each(major === 5 ? ['/{*path}', '/files/*path'] : ['*', '/files/*'])(
      'nor what is mounted on one: %s',
      async (mount) => {
        const app = ending((it) => it.use(mount, router().get('/', done).put('/orders', done)));
        await request(app).get('/files/a/edit').expect(200);
        expect(await answerOf(app, '/files/a/edit')).toBe(404);
      },
    );

    it('nor what is mounted on a RegExp that takes all', async () => {
      const app = ending((it) => it.use(/.*/, router().get('/', done)));
      expect(await answerOf(app, '/anything')).toBe(404);
    });

    it('OPTIONS of it is left to Express, as ever', async () => {
      const response = await request(ending((it) => it.get(everything, done)))
        .options('/anything')
        .expect(200);
      expect(response.headers.allow).toMatch(/^GET, ?HEAD$/);
    });
  });

  describe('a path without one counts', () => {
    const plain = major === 5
        ? ['/:page', '/:a/:b', '/orders{/:id}', '/orders/:id{.:ext}', '/orders/\\*']
        : ['/:page', '/:a/:b', '/orders/:id?', '/orders/:id(\\d+)', '/orders/:id([0-9a-f]{2})', '/:kind(orders|bills)/:id', '/ord(er)?s/:id', '/orders/:from-:to', '/orders\\*']; // prettier-ignore
    const pathOf: Record<string, string> = { '/:page': '/orders', '/orders/\\*': '/orders/*', '/orders\\*': '/orders*', '/orders/:from-:to': '/orders/1-2' }; // prettier-ignore
    it.each(plain)('%s', async (path) => {
      expect(await answerOf(ending((it) => it.get(path, done)), pathOf[path] ?? '/orders/17')).toBe('GET, HEAD'); // prettier-ignore
    });

    it('in a list of paths', async () => {
      expect(
        await answerOf(
          ending((it) => it.get(['/bills', '/orders'], done)),
          '/orders',
        ),
      ).toBe('GET, HEAD');
    });

    it('below a mount with a parameter, or on a RegExp that takes a part', async () => {
      const app = ending((it) => {
        it.use('/shops/:shop', router().get('/orders', done));
        it.use(/^\/v\d/, router().put('/orders', done));
      });
      expect(await answerOf(app, '/shops/a%20b/orders')).toBe('GET, HEAD');
      expect(await answerOf(app, '/v1/orders')).toBe('PUT');
    });

    it('as strictly as its router', async () => {
      const strict = ending((it) => it.enable('strict routing').enable('case sensitive routing').get('/Orders/', done));
      expect(await answerOf(strict, '/Orders/')).toBe('GET, HEAD');
      expect(await answerOf(strict, '/Orders')).toBe(404);
      expect(await answerOf(strict, '/orders/')).toBe(404);
      const mounted = ending((it) => it.use('/api', express.Router({ strict: true, caseSensitive: true }).get('/A', done))); // prettier-ignore
      expect(await answerOf(mounted, '/API/A')).toBe('GET, HEAD');
      expect(await answerOf(mounted, '/api/a')).toBe(404);
    });

    it('with the slash that was requested, where the middleware is mounted there', async () => {
      const app = appOf((it) => {
        it.enable('strict routing').get('/api/', done).put('/api', done);
        it.use('/api', notFoundHandler());
      });
      expect(await answerOf(app, '/api')).toBe('PUT');
      expect(await answerOf(app, '/api?a=/')).toBe('PUT');
      expect(await answerOf(app, '/api/')).toBe('GET, HEAD');
    });

    it.each(['/api', '/api/', '/API'])('at the root of an app that is mounted at %s', async (mount) => {
      const inner = express().get('/', done).use(notFoundHandler());
      const app = appOf((it) => it.use(mount, inner));
      expect(await answerOf(app, '/api')).toBe('GET, HEAD');
      expect(await answerOf(app, '/api/')).toBe('GET, HEAD');
      expect(await answerOf(app, '/api/none')).toBe(404);
    });

    it('without asking the handlers of its parameters', async () => {
      const app = ending((it) => {
        it.param('id', (_req, _res, next) => next(new Error('asked')));
        it.get('/orders/:id', done);
      });
      expect(await answerOf(app, '/orders/17')).toBe('GET, HEAD');
    });
  });

  describe('routes after the middleware do not count', () => {
    it.each<[string, (app: App) => unknown]>([
      ['on the same app', (app) => app.use(notFoundHandler()).get('/api/orders', done)],
      ['behind one that is mounted', (app) => app.use('/api', notFoundHandler()).get('/api/orders', done)],
      ['behind the router of it', (app) => app.use('/api', router().use(notFoundHandler())).get('/api/orders', done)],
      ['in the router of it', (app) => app.use('/api', router().use(notFoundHandler()).get('/orders', done))],
      ['in a router after it', (app) => app.use('/api', notFoundHandler(), router().get('/orders', done))],
      ['of a single-page app', (app) => app.use('/api', router().use(notFoundHandler())).get(everything, done)],
    ])('%s', async (_where, build) => {
      const app = appOf(build);
      expect(await answerOf(app, '/api/orders')).toBe(404);
      expect(await answerOf(app, '/api/orders', 'get')).toBe(404);
    });

    it.each<[string, (app: App) => unknown]>([
      ['on the app', (app) => app.get('/api/orders', done).use('/api', notFoundHandler())],
      ['on the app, before the router of it', (app) => app.get('/api/orders', done).use('/api', router().use(notFoundHandler()))],
      ['in the router of it', (app) => app.use('/api', router().get('/orders', done).use(notFoundHandler()))],
      ['in a router beside it', (app) => app.use('/api', router().get('/orders', done), notFoundHandler())],
      ['in a list with it', (app) => app.use('/api', [router().get('/orders', done), notFoundHandler()])],
      ['where it is a route for all', (app) => app.get('/api/orders', done).all(everything, notFoundHandler())],
      ['in the route of it', (app) => app.route('/api/orders').get(done).all(notFoundHandler())],
      ['in the other router with it', (app) => {
        const shared = router().get('/orders', done).use(notFoundHandler());
        app.use('/v1', shared).use('/api', shared);
      }],
    ])('but those before it do: %s', async (_where, build) => {
      const app = appOf(build);
      expect(await answerOf(app, '/api/orders')).toBe('GET, HEAD');
      await request(app).post('/api/none').expect(404);
    }); // prettier-ignore
  });

  describe('where the middleware cannot find itself exactly once, it answers 404', () => {
    it.each<[string, (app: App) => unknown]>([
      ['wrapped by asyncHandler', (app) => app.use(asyncHandler(notFoundHandler()))],
      ['wrapped by a function', (app) => { const inner = notFoundHandler(); app.use((req, res, next) => inner(req, res, next)); }],
      ['in a layer whose handler was replaced, as instrumentation does', (app) => {
        app.use(notFoundHandler());
        const { stack } = (major === 5 ? app.router : Reflect.get(app, '_router')) as { stack: { handle: RequestHandler }[] };
        const layer = stack.at(-1);
        const handle = layer?.handle ?? done;
        if (layer !== undefined) layer.handle = (req, res, next) => handle(req, res, next);
      }],
      ['mounted twice on the path', (app) => { const one = notFoundHandler(); app.use('/api', one).use(one); }],
      ['in a router that is mounted twice', (app) => { const one = router().use(notFoundHandler()); app.use('/api', one).use(one); }],
    ])('%s', async (_name, build) => {
      const app = appOf((it) => {
        it.get('/api/orders', done);
        build(it);
      });
      expect(await answerOf(app, '/api/orders')).toBe(404);
      const response = await request(app).options('/api/orders').expect(200); // Express answers it, as ever
      expect(response.headers.allow).toMatch(/^GET, ?HEAD$/);
    }); // prettier-ignore

    it('but one that is mounted twice is found on the path of one alone', async () => {
      const one = notFoundHandler();
      const app = appOf((it) => it.use('/api', one).get('/orders', done).use(one));
      expect(await answerOf(app, '/orders')).toBe('GET, HEAD');
    });

    it('and two of them on one path are two', async () => {
      const app = appOf((it) => it.get('/api/a', done).use('/api', notFoundHandler()).get('/b', done).use(notFoundHandler())); // prettier-ignore
      expect(await answerOf(app, '/api/a')).toBe('GET, HEAD');
      expect(await answerOf(app, '/b')).toBe('GET, HEAD');
    });
  });

  describe('a bare MethodNotAllowed', () => {
    const refuse: RequestHandler = () => {
      throw new MethodNotAllowed();
    };

    it('allows the other methods, also of routes after it', async () => {
      const app = ending((it) => it.post('/orders', refuse).get('/orders', done).put('/orders', pass));
      expect(await answerOf(app, '/orders')).toBe('GET, HEAD, PUT');
    });

    it('allows neither a wildcard’s nor those of OPTIONS alone', async () => {
      const app = ending((it) => it.options(everything, done).get(everything, done).post('/orders', refuse).put('/orders', done)); // prettier-ignore
      expect(await answerOf(app, '/orders')).toBe('PUT');
    });

    it('on a path with a wildcard allows those of the same path', async () => {
      const path = major === 5 ? '/files/*path' : '/files/*';
      const app = ending((it) => it.get(everything, done).put(path, done).post(path, refuse));
      expect(await answerOf(app, '/files/a/b')).toBe('PUT');
    });
  });
});
