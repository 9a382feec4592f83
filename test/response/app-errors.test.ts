import request from 'supertest';
import { errorHandler, Forbidden, toHttpError } from '../../src';
import { appOf, throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { SECRET } from '../support/foreign-error';
import { captureLog } from '../support/log';
import { expectProblem, plain } from '../support/problems';

const log = captureLog();

class ApiError extends Error {
  constructor(
    readonly statusCode: number | string,
    message: string,
  ) {
    super(message);
  }
}
class OrderMissing extends ApiError {
  constructor(id: number) {
    super(404, `Order ${id} is not there.`);
  }
}

describe.each(expresses)('errors of the app, on $name', ({ express }) => {
  it('are answered with their status and their message', async () => {
    const app = appOf(express, throwIt(new OrderMissing(17)), { appErrors: [ApiError] });
    expect(expectProblem(await request(app).get('/x'), 404)).toEqual({
      ...plain(404),
      description: toHttpError(new OrderMissing(1)).description,
      detail: 'Order 17 is not there.',
      instance: '/x',
    });
    expect(log.records).toEqual([]);
  });

  it('are answered so whoever passes them on', async () => {
    const app = express();
    app.get('/next', (_req, _res, next) => next(new ApiError('409', 'Paid.')));
    app.use('/api', express.Router().get('/mounted', throwIt(new ApiError(409, 'Paid.'))));
    app.use(errorHandler({ appErrors: [ApiError] }));
    for (const path of ['/next', '/api/mounted'])
      expect(expectProblem(await request(app).get(path), 409)).toMatchObject({ detail: 'Paid.' });
  });

  it('keep the message of a 5xx for the log', async () => {
    const app = appOf(express, throwIt(new ApiError(503, SECRET)), { appErrors: [ApiError], expose: () => true });
    const response = await request(app).get('/x');
    expectProblem(response, 503);
    expect(response.text).not.toContain(SECRET);
    expect(log.records).toEqual([expect.stringContaining(SECRET)]);
    expect(log.records[0]).toContain('(app: appErrors: statusCode 503)');
  });

  it('leave the last word to the option expose', async () => {
    const options = { appErrors: [ApiError], expose: ({ status }: { status: number }) => status !== 404 };
    const response = await request(appOf(express, throwIt(new ApiError(404, SECRET)), options)).get('/x');
    expect(expectProblem(response, 404)).not.toHaveProperty('detail');
    expect(
      expectProblem(await request(appOf(express, throwIt(new ApiError(409, 'Paid.')), options)).get('/x'), 409),
    ).toHaveProperty('detail', 'Paid.');
  });

  it('take the status that res was given where they have none', async () => {
    class Refused extends Error {}
    const app = appOf(
      express,
      (_req, res) => {
        res.status(403);
        throw new Refused('Not yours.');
      },
      { appErrors: [Refused] },
    );
    expect(expectProblem(await request(app).get('/x'), 403)).toMatchObject({ detail: 'Not yours.' });
  });

  it('change nothing for errors of the library', async () => {
    const app = appOf(express, throwIt(new Forbidden('Not yours.')), { appErrors: [ApiError] });
    expect(expectProblem(await request(app).get('/x'), 403)).toMatchObject({ detail: 'Not yours.' });
  });
});
