import type { RequestHandler } from 'express';
import request from 'supertest';
import { asyncHandler } from '../src';
import { errorClasses } from '../src/codes/error-class-of-code';
import { httpError } from '../src/codes/errors';
import { returnCodes } from '../src/codes/return-codes';
import { appOf } from './support/apps';
import { expresses } from './support/expresses';
import { captureLog } from './support/log';
import { expectProblem } from './support/problems';

const log = captureLog();
const statuses = Object.values(errorClasses).map((ErrorClass) => new ErrorClass().status);

const ways: [string, (thrown: unknown) => RequestHandler][] = [
  ['thrown', (thrown) => () => { throw thrown; }], // prettier-ignore
  ['rejected', (thrown) => asyncHandler(() => Promise.reject(thrown))],
  ['passed to next', (thrown) => (_req, _res, next) => next(thrown)],
];

describe.each(expresses)('$name', ({ express }) => {
  describe.each(ways)('%s', (_way, handlerOf) => {
    it.each(statuses)('P1, P2, P3: %d is sent with its documented description', async (status) => {
      const thrown = httpError(status, 'What went wrong.');
      const response = await request(appOf(express, handlerOf(thrown))).get('/x?token=s3cret');
      const row = Object.values(returnCodes).find((candidate) => candidate.status === status);
      expect(expectProblem(response, status)).toEqual({
        type: 'about:blank',
        title: row?.title,
        status,
        code: row?.code,
        description: row?.description,
        ...(status < 500 && { detail: 'What went wrong.' }),
        instance: '/x',
      });
      expect(response.headers['cache-control']).toBe('no-store');
      expect(log.records).toHaveLength(status < 500 ? 0 : 1);
    });

    it('P6: the reason phrase on the status line is the title', async () => {
      for (const [status, phrase] of [
        [413, 'Content Too Large'],
        [422, 'Unprocessable Content'],
        [499, 'Bad Request'],
      ] as const) {
        // prettier-ignore
        const response = await request(appOf(express, handlerOf(httpError(status)))).get('/x');
        expect((response as unknown as { res: { statusMessage: string } }).res.statusMessage).toBe(phrase);
        expectProblem(response, status);
      }
    });
  });
});

describe('Express 5', () => {
  it('brings a rejection without asyncHandler', async () => {
    const handler: RequestHandler = async () => {
      throw httpError(409);
    };
    const [{ express }] = expresses;
    expectProblem(await request(appOf(express, handler)).get('/x'), 409);
  });
});
