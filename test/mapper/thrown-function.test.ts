import type { RequestHandler } from 'express';
import request from 'supertest';
import * as library from '../../src';
import { asyncHandler, defineError, errorHandler, httpError, NotFound, notFoundHandler, toHttpError } from '../../src';
import { appOf } from '../support/apps';
import { expresses } from '../support/expresses';
import { captureLog } from '../support/log';
import { OrderAlreadyPaid } from '../support/orders';
import { expectProblem } from '../support/problems';

const log = captureLog();

class OrderGone extends library.Gone {}
const otherCopy = ((): typeof library => {
  let copy: unknown;
  jest.isolateModules(() => {
    copy = jest.requireActual('../../src');
  });
  return copy as typeof library;
})();

const ours: [string, unknown, string][] = [
  ['NotFound', NotFound, 'NotFound is a class and was thrown without new. Write throw new NotFound().'],
  ['HttpError', library.HttpError, 'HttpError is a class and was thrown without new. Write throw new HttpError().'],
  ['a class of defineError', OrderAlreadyPaid, 'OrderAlreadyPaid is a class and was thrown without new. Write throw new OrderAlreadyPaid().'],
  ['a class of the app', OrderGone, 'OrderGone is a class and was thrown without new. Write throw new OrderGone().'],
  ['a class without a name', (() => class extends library.Gone {})(), 'HttpError is a class and was thrown without new. Write throw new HttpError().'],
  ['a class of another copy', otherCopy.NotFound, 'NotFound is a class and was thrown without new. Write throw new NotFound().'],
  ['notFoundHandler()', notFoundHandler(), 'notFoundHandler() is a middleware and was thrown. Write throw new NotFound(), and app.use(notFoundHandler()) after the routes.'],
  ['notFoundHandler', notFoundHandler, 'notFoundHandler makes a middleware and was thrown. Write throw new NotFound(), and app.use(notFoundHandler()) after the routes.'],
  ['errorHandler()', errorHandler(), 'errorHandler() is an error handler and was thrown. Write app.use(errorHandler()) after the routes, and throw an error: throw new NotFound().'],
  ['errorHandler', errorHandler, 'errorHandler makes an error handler and was thrown. Write app.use(errorHandler()) after the routes, and throw an error: throw new NotFound().'],
  ['asyncHandler(…)', asyncHandler(() => undefined), "asyncHandler() makes a handler of a route and was thrown. Write app.get('/orders', asyncHandler(async (req, res) => { … }))."],
  ['asyncHandler', asyncHandler, "asyncHandler wraps a handler and was thrown. Write app.get('/orders', asyncHandler(async (req, res) => { … }))."],
  ['httpError', httpError, 'httpError was thrown without a call. Write throw httpError(404).'],
  ['defineError', defineError, 'defineError was thrown. Write const OrderAlreadyPaid = defineError({ … }), and throw new OrderAlreadyPaid().'],
]; // prettier-ignore

const ways: [string, (thrown: unknown) => RequestHandler][] = [
  ['thrown', (thrown) => () => { throw thrown; }],
  ['passed to next', (thrown) => (_req, _res, next) => next(thrown)],
  ['rejected', (thrown) => asyncHandler(async () => { throw thrown; })],
  ['thrown after res.status(404)', (thrown) => (_req, res) => { res.status(404); throw thrown; }],
]; // prettier-ignore

describe.each(expresses)('$name', ({ express }) => {
  describe.each(ways)('%s', (_way, handlerOf) => {
    it.each(ours)('%s is a 500 whose log says the fix', async (_name, thrown, sentence) => {
      const problem = expectProblem(await request(appOf(express, handlerOf(thrown))).get('/x'), 500);
      expect(problem).not.toHaveProperty('detail');
      expect(log.records).toEqual([expect.stringContaining(sentence)]);
    });
  });

  it('an instance is answered as ever, and so is what notFoundHandler() passes on', async () => {
    expectProblem(await request(appOf(express, ways[0]?.[1](new OrderGone()) ?? jest.fn())).get('/x'), 410);
    expectProblem(await request(appOf(express, jest.fn())).get('/none'), 404);
    expect(log.records).toEqual([]);
  });

  it('a rule of the app comes first', async () => {
    const rules = [(thrown: unknown) => (thrown === NotFound ? new NotFound() : undefined)];
    const response = await request(appOf(express, ways[0]?.[1](NotFound) ?? jest.fn(), { rules })).get('/x');
    expectProblem(response, 404);
  });
});

it.each(ours)('toHttpError(%s) has a TypeError with the sentence as its cause, and the function as the cause of that', (_name, thrown, sentence) => {
  const warnings: string[] = [];
  const error = toHttpError(thrown, { fallbackStatus: 404, warnings });
  expect(error).toMatchObject({ status: 500, cause: { name: 'TypeError', message: sentence } });
  expect(error.cause).toMatchObject({ cause: thrown });
  expect(warnings).toEqual([sentence]);
}); // prettier-ignore

it.each([
  ['a function of the app', () => new NotFound()],
  ['a class of the app', class Secret {}],
  ['an error class of the language', TypeError],
  ['what only looks like a class of ours', Object.assign(() => undefined, { prototype: { status: 404 }, status: 404 })],
])('%s is mapped as ever', (_name, thrown) => {
  const warnings: string[] = [];
  expect(toHttpError(thrown, { warnings }).cause).toBe(thrown);
  expect(warnings).toEqual([]);
});
