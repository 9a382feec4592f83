import { channel } from 'node:diagnostics_channel';
import type { Request, Response } from 'express';
import request from 'supertest';
import { Conflict, errorHandler, notFoundHandler } from '../../src';
import type { ErrorContext, ErrorHandlerOptions } from '../../src';
import { Failure } from '../../src/response/context';
import * as routes from '../../src/response/route';
import { throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';

captureLog();
const PATTERN = '/shops/:shop/orders/:id';

describe.each(expresses)('the context, $name', ({ express }) => {
  function createApp(options: ErrorHandlerOptions): ReturnType<typeof express> {
    const app = express();
    app.get(PATTERN, throwIt(new Conflict('paid')));
    app.use(notFoundHandler(), errorHandler(options));
    return app;
  }

  it('has the pattern of the route for every hook', async () => {
    const seen: Record<string, unknown> = {};
    const see =
      (name: string) =>
      (_: unknown, { route }: ErrorContext): undefined =>
        void (seen[name] = route);
    const app = createApp({
      expose: (_error, { route }) => (seen.expose = route) !== undefined,
      extend: see('extend'),
      localize: see('localize'),
      envelope: see('envelope'),
      log: see('log'),
      html: (_problem, { route }) => {
        seen.html = route;
        return '<p>';
      },
    });
    await request(app).get('/shops/lamps/orders/17');
    await request(app).get('/shops/lamps/orders/17').set('Accept', 'text/html');
    expect(seen).toEqual(
      Object.fromEntries('expose extend localize envelope log html'.split(' ').map((name) => [name, PATTERN])),
    );
  });

  it('has it for the diagnostics channel', async () => {
    const seen: unknown[] = [];
    const listen = (message: unknown): void => void seen.push((message as ErrorContext).route);
    const everyError = channel('express-return-codes:error');
    everyError.subscribe(listen);
    await request(createApp({})).get('/shops/lamps/orders/17');
    await request(createApp({})).get('/nowhere');
    everyError.unsubscribe(listen);
    expect(seen).toEqual([PATTERN, undefined]);
  });

  it('asks the router when the pattern is read, and once', async () => {
    const asked = jest.spyOn(routes, 'routeOf');
    await request(createApp({ log: () => undefined, extend: () => undefined })).get('/shops/lamps/orders/17');
    expect(asked).toHaveBeenCalledTimes(0);
    const listen = (message: unknown): unknown => (message as ErrorContext).route;
    const everyError = channel('express-return-codes:error');
    everyError.subscribe(listen);
    const seen: unknown[] = [];
    const log = (_: unknown, context: ErrorContext): unknown => seen.push(context.route, context.route);
    await request(createApp({ log, extend: log as never })).get('/shops/lamps/orders/17');
    everyError.unsubscribe(listen);
    expect(seen).toEqual([PATTERN, PATTERN, PATTERN, PATTERN]);
    expect(asked).toHaveBeenCalledTimes(1);
  });
});

it('has no route of a request that is none', () => {
  const verdict = { error: new Conflict(), family: 'x', because: 'x', fault: 'client', certainty: 'stated' } as const;
  for (const req of [undefined, null, {}, { route: { path: '/a' } }]) {
    expect(new Failure('x', verdict, req as Request, {} as Response).route).toBeUndefined();
  }
});
