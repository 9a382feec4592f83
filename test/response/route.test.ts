import request from 'supertest';
import { routeOf } from '../../src/response/route';
import { expresses } from '../support/expresses';

describe.each(expresses)('the route of a request on $name', ({ express, major }) => {
  type App = ReturnType<typeof express>;

  /** Asks for the route in the error handler of an app that these lines build. */
  async function routeIn(build: (app: App) => void, path: string): Promise<string | undefined> {
    const app = express();
    let route: string | undefined = 'not asked';
    build(app);
    app.use(((error, req, res, _next) => {
      route = routeOf(req);
      res.status(500).end(String(error));
    }) satisfies import('express').ErrorRequestHandler);
    await request(app).get(path);
    return route;
  }
  const fail = (): never => {
    throw new Error('x');
  };
  const routerWith = (path: string): ReturnType<typeof express.Router> => {
    const router = express.Router({ mergeParams: true });
    router.get(path, fail);
    return router;
  };

  // Express 5.0 to 5.2 forget the pattern of a mount.
  const layers =
    major === 4
      ? { router: { stack: [] } }
      : (express().use('/x', express.Router()) as unknown as { router: { stack: object[] } });
  const keepsMounts = major === 4 || 'rawPath' in (layers.router.stack[0] ?? {});

  it.each<[string, (app: App) => void, string, string]>([
    ['the pattern of a route', (app) => app.get('/orders/:id', fail), '/orders/17', '/orders/:id'],
    ['the root', (app) => app.get('/', fail), '/?q=1', '/'],
    ['a mount', (app) => app.use('/shops', routerWith('/orders')), '/shops/orders', '/shops/orders'],
    ['a mount with a parameter', (app) => app.use('/shops/:shop', routerWith('/orders/:id')), '/shops/1/orders/2', '/shops/:shop/orders/:id'], // prettier-ignore
    [
      'a parameter whose value is a literal elsewhere',
      (app) => app.use('/a/:a', routerWith('/a')),
      '/a/a/a',
      '/a/:a/a',
    ],
    ['a parameter first', (app) => app.use('/:tenant', routerWith('/me')), '/acme/me', '/:tenant/me'],
    [
      'a mount that ends with a slash',
      (app) => app.use('/shops/', routerWith('/orders')),
      '/shops/orders',
      '/shops/orders',
    ],
    ['a mount without a path', (app) => app.use(routerWith('/orders/:id')), '/orders/1', '/orders/:id'],
    ['the root of a mount', (app) => app.use('/shops', routerWith('/')), '/shops', '/shops'],
    ['a mount with a dot and a dash', (app) => app.use('/v1.0-beta', routerWith('/x')), '/v1.0-beta/x', '/v1.0-beta/x'],
    ['mounts in mounts', (app) => app.use('/a/:one', express.Router().use('/b/:two', routerWith('/c/:three'))), '/a/1/b/2/c/3', '/a/:one/b/:two/c/:three'], // prettier-ignore
    ['the pattern, not the case of the URL', (app) => app.use('/Shops', routerWith('/Orders')), '/sHOPS/oRDERS', '/Shops/Orders'], // prettier-ignore
    ['one of two mounts of a router', (app) => { const router = routerWith('/x'); app.use('/a', router).use('/b', router); }, '/b/x', '/b/x'], // prettier-ignore
  ])('is, with %s, the pattern', async (_, build, path, expected) => {
    const hasMount = !expected.startsWith('/orders') && expected !== '/';
    expect(await routeIn(build, path)).toBe(keepsMounts || !hasMount ? expected : undefined);
  });

  it.each<[string, (app: App) => void, string]>([
    ['a RegExp', (app) => app.get(/^\/orders/, fail), '/orders'],
    ['a list of paths', (app) => app.get(['/a', '/b'], fail), '/b'],
    ['a RegExp above it', (app) => app.use(/^\/v\d+/, routerWith('/x')), '/v1/x'],
    ['a list above it', (app) => app.use(['/a', '/b'], routerWith('/x')), '/b/x'],
    ['a mounted app', (app) => app.use('/api', express().get('/x', fail)), '/api/x'],
    ['middleware before any route', (app) => app.use(fail), '/x'],
    ['a pattern in two places that match', (app) => { const router = routerWith('/x'); app.use('/:a', router).use('/b', router); }, '/b/x'], // prettier-ignore
  ])('is unknown with %s', async (_, build, path) => {
    expect(await routeIn(build, path)).toBeUndefined();
  });

  it('is unknown on a request without an app', () => {
    expect(routeOf({ route: { path: '/x' } } as never)).toBeUndefined();
    expect(routeOf({} as never)).toBeUndefined();
  });

  if (major === 4) {
    it('is unknown with what only a RegExp of path-to-regexp 0.1 can say', async () => {
      expect(await routeIn((app) => app.use('/v(1|2)', routerWith('/x')), '/v1/x')).toBeUndefined();
      expect(await routeIn((app) => app.use('/:id(\\d+)', routerWith('/x')), '/7/x')).toBeUndefined();
      expect(await routeIn((app) => app.use('/:a?', routerWith('/x')), '/7/x')).toBeUndefined();
    });
  }
});
