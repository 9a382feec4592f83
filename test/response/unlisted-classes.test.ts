import { channel } from 'node:diagnostics_channel';
import { NotFoundError as BackstageNotFound } from '@backstage/errors';
import createError from 'http-errors';
import request from 'supertest';
import { BadRequest, httpError, mapClass } from '../../src';
import type { ErrorHandlerOptions } from '../../src';
import { unlistedClasses } from '../../src/response/unlisted-classes';
import { Failure } from '../../src/response/context';
import { explain } from '../../src/mapper/explain';
import { toProblem } from '../../src/codes/problem';
import { appOf, throwIt } from '../support/apps';
import { expresses } from '../support/expresses';
import { foreignError, SECRET } from '../support/foreign-error';

class ApiError extends Error {
  constructor(
    message: string,
    readonly statusCode = 404,
  ) {
    super(message);
  }
}
class OrderMissing extends ApiError {}
class ConflictError extends Error {}
const HINT = "ApiError's message is not sent: list it in appErrors";

describe.each(expresses)('a class whose message is not sent, on $name', ({ express }) => {
  let warn: jest.SpyInstance;
  let error: jest.SpyInstance;
  beforeEach(() => {
    [warn, error] = [jest.spyOn(console, 'warn').mockReturnValue(), jest.spyOn(console, 'error').mockReturnValue()];
  });
  afterEach(() => {
    expect(error).not.toHaveBeenCalled();
    jest.restoreAllMocks();
  });
  const lines = (): unknown[] => warn.mock.calls.map(([line]: unknown[]) => line);

  /** Throws each of these in one app, one after the other. */
  async function answersTo(thrown: readonly unknown[], options?: ErrorHandlerOptions): Promise<string[]> {
    const left = [...thrown];
    const app = appOf(express, (...args) => throwIt(left.shift())(...args), options);
    const texts: string[] = [];
    for (const _ of thrown) texts.push((await request(app).get('/x')).text);
    return texts;
  }

  it('is told once, at warn level', async () => {
    const texts = await answersTo([
      new ApiError(SECRET),
      new ApiError(SECRET, 409),
      new OrderMissing('x'),
      new ApiError('y'),
    ]);
    expect(texts.join()).not.toContain(SECRET);
    expect(lines()).toEqual([HINT, "OrderMissing's message is not sent: list it in appErrors"]);
  });

  it('is told by each handler', async () => {
    await answersTo([new ApiError('x')]);
    await answersTo([new ApiError('x')]);
    expect(lines()).toEqual([HINT, HINT]);
  });

  it('is told of a class that says its status by its name alone', async () => {
    await answersTo([new ConflictError('x')]);
    expect(lines()).toEqual(["ConflictError's message is not sent: list it in appErrors"]);
  });

  it('is in the warnings of the log hook, and nowhere else', async () => {
    const told: unknown[] = [];
    const log: ErrorHandlerOptions['log'] = (_problem, { warnings }) => told.push([...warnings]);
    await answersTo([new ApiError('x'), new ApiError('x')], { log });
    expect(told).toEqual([[HINT], []]);
    expect(lines()).toEqual([]);
  });

  it('is told nobody where log is false', async () => {
    const heard: unknown[] = [];
    const listen = (message: unknown): void => void heard.push((message as Failure).warnings);
    const everyError = channel('express-return-codes:error');
    everyError.subscribe(listen);
    await answersTo([new ApiError('x')], { log: false });
    everyError.unsubscribe(listen);
    expect([heard, lines()]).toEqual([[[]], []]);
  });

  it('waits while the line of what is assumed is told', async () => {
    class NotAllowedError extends Error {}
    await answersTo([new NotAllowedError('x'), new NotAllowedError('x'), new NotAllowedError('x')]);
    expect(lines()).toEqual([
      "403 FORBIDDEN: GET /x (app: the name NotAllowedError) is assumed to be the client's fault",
      "NotAllowedError's message is not sent: list it in appErrors",
    ]);
  });

  const others: readonly [name: string, thrown: unknown, options?: ErrorHandlerOptions][] = [
    ['a listed class', new ApiError('x'), { appErrors: [ApiError] }],
    [
      'a listed class that says expose: false',
      Object.assign(new ApiError('x'), { expose: false }),
      { appErrors: [ApiError] },
    ],
    ['a class below a listed one', new OrderMissing('x'), { appErrors: [ApiError] }],
    ['one that says expose: false', Object.assign(new ApiError('x'), { expose: false })],
    ['one whose message is the phrase', new ApiError('Not Found')],
    ['one without a message', new ApiError('')],
    ['a plain error', Object.assign(new Error('x'), { status: 404 })],
    ['a class of the language', Object.assign(new RangeError('x'), { status: 404 })],
    ['an error of ours', new BadRequest('x')],
    ['what a rule says', new ApiError('x'), { rules: [mapClass(ApiError, ({ statusCode }) => httpError(statusCode))] }],
    ['what http-errors made', createError(404, 'x')],
    ['what createError has decorated', createError(404, new ConflictError('x'))],
    ['what a family recognizes', foreignError('x', { status: 404, getResponse: () => undefined }, 'HTTPException')],
    [
      "a library's class that the app has given a status",
      foreignError('x', { status: 404, filter: {}, query: {} }, 'DocumentNotFoundError'),
    ],
    ['a class of Backstage', new BackstageNotFound('x')],
    ['a cause', new Error('outer', { cause: new ApiError('x') })],
    ['no error', { status: 404, message: 'x' }],
  ];
  it.each(others.map(([name, thrown, options = {}]) => [name, thrown, options] as const))(
    'is not: %s',
    async (_, thrown, options) => {
      await answersTo([thrown], options);
      expect(lines().filter((line) => String(line).includes('appErrors'))).toEqual([]);
    },
  );

  it('is not told of a 5xx', async () => {
    await answersTo([new ApiError('x', 503)]);
    expect(lines()).toEqual([]);
    expect(error).toHaveBeenCalledTimes(1);
    error.mockClear();
  });

  it('is not told where a hook has shown a detail of its own', async () => {
    await answersTo([new ApiError('x')], { extend: (_problem, { thrown }) => ({ detail: String(thrown) }) });
    expect(lines()).toEqual([]);
  });
});

it('the memory of classes is bounded', () => {
  const hintOf = unlistedClasses(undefined);
  const told = Array.from({ length: 1000 }, (_, index) => {
    const thrown = foreignError('x', { status: 404 }, `Order${index}Missing`);
    const verdict = explain(thrown);
    return hintOf(toProblem(verdict.error), new Failure(thrown, verdict, {} as never, {} as never));
  });
  expect(told.filter((hint) => hint !== undefined)).toHaveLength(100);
});

it('a class with an odd name is not told: it would forge a line', () => {
  const thrown = foreignError('x', { status: 404 }, 'A\n500 INTERNAL_SERVER_ERROR');
  const verdict = explain(thrown);
  const context = new Failure(thrown, verdict, {} as never, {} as never);
  expect(unlistedClasses(undefined)(toProblem(verdict.error), context)).toBeUndefined();
});
