import type { Request, RequestHandler, Response } from 'express';
import createError from 'http-errors';
import request from 'supertest';
import { NotAcceptable, NotFound } from '../../src';
import { appOf, throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { expectProblem } from '../support/problems';

const log = captureLog();
const types = ['application/json', 'text/csv'];

describe.each(expresses)('a 406, $name', ({ express }) => {
  const format: RequestHandler = (_req: Request, res: Response) => {
    res.format({ json: () => res.json({}), 'text/csv': () => res.send('a') });
  };

  it('of res.format() says what there is, to the client and to the log', async () => {
    const told = jest.fn();
    const response = await request(appOf(express, format, { log: told }))
      .get('/x')
      .set('Accept', 'image/png');
    expect(expectProblem(response, 406).available).toEqual(types);
    expect(response.headers.vary).toBe('Accept');
    expect(told.mock.calls[0]?.[0]).toMatchObject({ status: 406, available: types });
  });

  it('is silent in the default log: it is the client’s', async () => {
    await request(appOf(express, format)).get('/x').set('Accept', 'image/png');
    expect(log.records).toEqual([]);
  });

  it.each([
    ['has no list without types', createError(406), undefined],
    ['has no list of what is none', createError(406, { types: 'text/csv' }), undefined],
    ['has no entry that is no media type', createError(406, { types: ['<b>', 1, 'text/csv', 'a/b\nc'] }), ['text/csv']],
    ['has a list of at most 50', createError(406, { types: Array(60).fill('a/b') }), Array(50).fill('a/b')],
    ['of our own keeps its own', new NotAcceptable(undefined, { extensions: { available: ['x'] } }), ['x']],
  ])('%s', async (_name, thrown, available) => {
    expect(expectProblem(await request(appOf(express, throwIt(thrown))).get('/x'), 406).available).toEqual(available);
  });

  it.each([
    ['another status', createError(404, { types }), 404],
    ['an error of ours', Object.assign(new NotFound(), { types }), 404],
    ['an upstream’s 406', Object.assign(new Error('x'), { name: 'AxiosError', isAxiosError: true, response: { status: 406 }, types }), 502],
  ])('is the only one that has a list: not %s', async (_name, thrown, status) => {
    expect(expectProblem(await request(appOf(express, throwIt(thrown), { log: false })).get('/x'), status)).not.toHaveProperty('available');
  }); // prettier-ignore
});
