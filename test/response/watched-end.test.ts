import type { RequestHandler } from 'express';
import request from 'supertest';
import { errorHandler, NotFound } from '../../src';
import { endUnwatched, holdEnd, isPlainEnd, watchEnd } from '../../src/response/watched-end';
import type { EndWatcher } from '../../src/response/watched-end';
import { expresses } from '../support/expresses';
import { expectProblem } from '../support/problems';

describe.each(expresses)('a watched response on $name', ({ express }) => {
  const watching =
    (watcher: EndWatcher): RequestHandler =>
    (_req, res, next) => {
      watchEnd(res, watcher);
      next();
    };

  it('asks once it ends with a failure status, and ends as it was where the watcher does nothing', async () => {
    const watcher = jest.fn(() => false);
    const app = express().use(watching(watcher));
    app.get('/200', (_req, res) => void res.end('good')).get('/404', (_req, res) => void res.status(404).end('bad'));
    await request(app).get('/200').expect(200, 'good');
    expect(watcher).not.toHaveBeenCalled();
    await request(app).get('/404').expect(404).expect('bad');
    expect(watcher).toHaveBeenCalledTimes(1);
  });

  it('that is held can be ended by the responder alone, however late', async () => {
    const app = express().use(watching(() => false));
    app.get('/x', (req, res, next) => {
      holdEnd(res);
      res.status(403).end();
      res.status(200).end('the app comes too late');
      setImmediate(() => errorHandler()(new NotFound(), req, res, next));
    });
    expectProblem(await request(app).get('/x'), 404);
  });

  it('that is held and that the app begins can be ended by the app', async () => {
    const app = express().use(watching(() => false));
    app.get('/x', (_req, res) => {
      holdEnd(res);
      res.status(404).end();
      res.write('the rest of ');
      res.end('a stream');
    });
    await request(app).get('/x').expect(404, 'the rest of a stream');
  });

  it('that is held and cannot be used gets the last resort', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const app = express().use(watching(() => false));
    app.get('/x', (req, res, next) => {
      holdEnd(res);
      res.getHeaderNames = () => {
        throw new Error('broken');
      };
      errorHandler()(new NotFound(), req, res, next);
    });
    await request(app).get('/x').expect(500);
    jest.restoreAllMocks();
  });

  it('is asked by what is outermost alone, where two copies of the library watch', async () => {
    let other: typeof import('../../src/response/watched-end') | undefined;
    jest.isolateModules(() => (other = jest.requireActual('../../src/response/watched-end')));
    const asked: string[] = [];
    const note =
      (name: string): EndWatcher =>
      () =>
        asked.push(name) > 5;
    const app = express().use(watching(note('first')), (_req, res, next) => {
      other?.watchEnd(res, note('second'));
      next();
    });
    app.get('/x', (_req, res) => void res.status(404).end('x'));
    await request(app).get('/x').expect(404).expect('x');
    await request(app).get('/x').expect(404).expect('x');
    expect(asked.slice(0, 1)).toEqual(['second']);
  });

  it('can be ended unwatched, nested in the end of another', async () => {
    const watcher = jest.fn(() => false);
    const app = express().use(watching(watcher));
    app.get('/x', (_req, res) => {
      expect(isPlainEnd(res.end)).toBe(true);
      expect(isPlainEnd(() => undefined)).toBe(false);
      endUnwatched(res.status(404), undefined, []);
      endUnwatched(res, res.end, ['x']);
    });
    await request(app).get('/x').expect(404).expect('x');
    expect(watcher).not.toHaveBeenCalled();
  });
});
