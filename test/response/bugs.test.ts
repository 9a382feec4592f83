import request from 'supertest';
import type { Request, Response } from 'express';
import { BadRequest, errorHandler, NotFound } from '../../src';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';

const log = captureLog();

describe.each(expresses)('a bug on $name', ({ express }) => {
  const answerTo = (work: (req: Request, res: Response) => unknown): request.Test => {
    const app = express();
    app.use(express.json());
    app.post('/orders/:id', async (req, res, next) => {
      try {
        await work(req, res);
      } catch (error) {
        next(error);
      }
    });
    app.use(errorHandler());
    return request(app).post('/orders/17').send({ id: 17 });
  };

  it.each<[name: string, work: (req: Request, res: Response) => unknown]>([
    ['in a route', (req) => req.body.order.item.name],
    [
      'with a cause that is a 404',
      () => {
        throw new TypeError('x', { cause: new NotFound('secret detail') });
      },
    ],
    [
      'after res.status(403)',
      (_req, res) => {
        res.status(403);
        throw new RangeError('x');
      },
    ],
    [
      'as the cause of an error',
      () => {
        throw new Error('outer', { cause: new ReferenceError('x') });
      },
    ],
    [
      'beside a BadRequest',
      () => {
        throw new AggregateError([new BadRequest('secret detail'), new TypeError('x')]);
      },
    ],
  ])('%s is a logged 500 that says nothing', async (_case, work) => {
    const { status, text } = await answerTo(work);
    expect(status).toBe(500);
    expect(text).not.toContain('secret');
    expect(log.records).toEqual([expect.stringMatching(/^500 INTERNAL_SERVER_ERROR: POST /)]);
  });

  it.each<[name: string, status: number, work: (req: Request, res: Response) => unknown]>([
    [
      'a status that was set before another error',
      403,
      (_req, res) => {
        res.status(403);
        throw new Error('x');
      },
    ],
    [
      'a cause whose text is private',
      400,
      () => {
        throw new Error('outer', { cause: new BadRequest('secret detail') });
      },
    ],
    [
      'two BadRequests',
      400,
      () => {
        throw new AggregateError([new BadRequest('a'), new BadRequest('b')]);
      },
    ],
  ])('%s is none', async (_case, expected, work) => {
    const { status, text } = await answerTo(work);
    expect(status).toBe(expected);
    expect(text).not.toContain('secret');
  });

  it('is none where Express or its parser threw it', async () => {
    const app = express();
    app.use(express.json());
    app.get('/orders/:id', () => undefined);
    app.use(errorHandler());
    expect((await request(app).get('/orders/%E0%A4%A')).status).toBe(400);
    const broken = request(app).post('/').type('json').send('{"id":');
    expect((await broken).body).toMatchObject({ status: 400, detail: 'The body cannot be parsed.' });
  });
});
