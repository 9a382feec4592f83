import express from 'express';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import * as library from '../src';
import {
  asyncHandler,
  Conflict,
  errorHandler,
  Forbidden,
  HttpError,
  httpError,
  isHttpError,
  mapClass,
  MethodNotAllowed,
  NotFound,
  passOn,
  RangeNotSatisfiable,
  returnCodes,
  ServiceUnavailable,
  toHttpError,
  toProblem,
  Unauthorized,
  UnsupportedMediaType,
  UpgradeRequired,
} from '../src';
import type {
  Code,
  ErrorClass,
  ErrorHandlerOptions,
  FailureCode,
  HeaderFieldsInit,
  KnownFamily,
  KnownMeaning,
  Meaning,
  Problem,
  ReturnCode,
  Rule,
} from '../src';

// tsc checks this file; what must not compile stands below @ts-expect-error, and what happens then is what the test says.

/** Compiles only where both types are the same. */
const same = <A, B>(
  equal: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false,
): boolean => equal;

describe('types', () => {
  it('know the literals of the table', () => {
    const status: 409 = returnCodes.CONFLICT.status;
    const row: ReturnCode = returnCodes.CONFLICT;
    expect(same<typeof returnCodes.CONFLICT.title, 'Conflict'>(true)).toBe(true);
    expect(same<typeof returnCodes.CONFLICT.documented, true>(true)).toBe(true);
    expect(row.status).toBe(status);
    // @ts-expect-error there is no such code
    expect(returnCodes.TEAPOT).toBeUndefined();
    // @ts-expect-error it is 409
    const wrong: 410 = returnCodes.CONFLICT.status;
    expect(wrong).toBe(409);
  });

  it('describe what is recognized as read-only data', () => {
    const known: readonly KnownFamily[] = library.families;
    const [first] = known;
    expect(same<typeof library.families, readonly KnownFamily[]>(true)).toBe(true);
    expect(same<KnownFamily['meanings'], readonly KnownMeaning[]>(true)).toBe(true);
    expect(same<KnownMeaning['meaning'], Meaning>(true)).toBe(true);
    expect(same<KnownFamily['ownStatus'], boolean>(true)).toBe(true);
    expect(first?.meanings.every(({ status }) => status >= 400)).toBe(true);
    // @ts-expect-error it has no such kind
    expect(first?.kind === 'printers').toBe(false);
  });

  it('tell failures from successes', () => {
    expect(same<Exclude<Code, FailureCode>, 'OK' | 'ACCEPTED'>(true)).toBe(true);
    // @ts-expect-error a success is no failure
    const code: FailureCode = 'OK';
    expect(code).toBe('OK');
  });

  it('have each class know its code', () => {
    const error = new Conflict();
    const code: 'CONFLICT' = error.code;
    expect(same<typeof error.code, 'CONFLICT'>(true)).toBe(true);
    expect(code).toBe('CONFLICT');
    const own = new HttpError({ code: 'ORDER_ALREADY_PAID', status: 409, title: 'Paid', description: 'Paid.' });
    expect(same<typeof own.code, 'ORDER_ALREADY_PAID'>(true)).toBe(true);
    const any: HttpError = error;
    expect(any).toBe(error);
  });

  it('give each class its header options and no other', () => {
    new Unauthorized('', { challenge: { scheme: 'Bearer', realm: 'api' } });
    new MethodNotAllowed('', { allow: ['GET'] });
    new ServiceUnavailable('', { retryAfter: new Date() });
    new UnsupportedMediaType('', { accept: 'a/b', acceptEncoding: ['gzip'] });
    new UpgradeRequired('', { upgrade: 'TLS/1.2' });
    new RangeNotSatisfiable('', { size: 1 });
    new Forbidden('', { challenge: { scheme: 'Bearer', error: 'insufficient_scope', scope: 'orders:write' } });
    // @ts-expect-error a forbidden has no Retry-After
    expect(new Forbidden('', { retryAfter: 1 }).dropped).toHaveLength(1);
    // @ts-expect-error a conflict has no challenge
    expect(new Conflict('', { challenge: 'Basic' }).dropped).toHaveLength(1);
    // @ts-expect-error nor a Retry-After
    expect(new Conflict('', { retryAfter: 1 }).dropped).toHaveLength(1);
    // @ts-expect-error seconds are a number
    expect(new ServiceUnavailable('', { retryAfter: '1' }).dropped).toHaveLength(1);
    // @ts-expect-error a challenge has a scheme
    expect(new Unauthorized('', { challenge: { realm: 'api' } }).dropped).toHaveLength(1);
    // @ts-expect-error a size is a number
    expect(new RangeNotSatisfiable('', { size: '1' }).dropped).toHaveLength(1);
  });

  it('refuse a detail that is no text, and options of the wrong kind', () => {
    // @ts-expect-error a detail is text
    expect(new Conflict(42).dropped).toHaveLength(1);
    // @ts-expect-error so is a type
    expect(new Conflict('', { type: 42 }).dropped).toHaveLength(1);
    // @ts-expect-error a problem has a detail
    expect(new Conflict('', { errors: [{ pointer: '#/a' }] }).errors).toHaveLength(1);
    // @ts-expect-error there is no such option
    expect(new Conflict('', { retryafter: 1 }).dropped).toHaveLength(1);
  });

  it('take headers as an object, a Headers or a Map, not as a list', () => {
    const inits: HeaderFieldsInit[] = [{ a: '1', b: 2, c: ['3'], d: undefined }, new Headers(), new Map([['a', '1']])];
    expect(inits.map((headers) => new Conflict('', { headers }).dropped)).toEqual([undefined, undefined, undefined]);
    // @ts-expect-error a list of pairs would be lost
    expect(new Conflict('', { headers: [['a', '1']] }).dropped).toHaveLength(1);
    // @ts-expect-error a header is text, or a list of texts
    expect(new Conflict('', { headers: { a: {} } }).dropped).toHaveLength(1);
  });

  it('have every member of an error readonly', () => {
    const error = new Conflict();
    // @ts-expect-error it is readonly
    error.status = 410;
    // @ts-expect-error and is 4xx by its class
    error.code = 'GONE';
    expect(error).toMatchObject({ status: 410, code: 'GONE' });
  });

  it('let asyncHandler keep the type of its handler', () => {
    const handler = async (_req: Request<{ id: string }>, res: Response<{ id: string }>): Promise<void> => void res;
    const kept = asyncHandler(handler);
    expect(same<typeof kept, typeof handler>(true)).toBe(true);
    const onError = asyncHandler<ErrorRequestHandler>((_error, _req, _res, next) => next());
    expect(same<typeof onError, ErrorRequestHandler>(true)).toBe(true);
    const inferred: RequestHandler = asyncHandler(async (req, res) => void res.json(req.path));
    const alone = asyncHandler(async (req, res) => void res.json(req.params.id)); // a controller's
    express()
      .get('/:id', alone)
      .get(
        '/:id/:part',
        asyncHandler((req) => void req.params.part.trim()),
      );
    expect(inferred).toHaveLength(2);
    // @ts-expect-error it takes a function
    expect(() => asyncHandler('handler')).toThrow(TypeError);
  });

  it('check the options of errorHandler', () => {
    // @ts-expect-error there is no such option
    expect(() => errorHandler({ typebase: '/' })).toThrow(TypeError);
    // @ts-expect-error 400 or 422
    expect(() => errorHandler({ validationStatus: 404 })).toThrow(TypeError);
    // @ts-expect-error a log is a function, or false
    expect(() => errorHandler({ log: true })).toThrow(TypeError);
    // @ts-expect-error an envelope is a function
    expect(() => errorHandler({ envelope: {} })).toThrow(TypeError);
    // @ts-expect-error a page is a text, or a promise of one
    expect(errorHandler({ html: () => 42 })).toHaveLength(4);
    // @ts-expect-error a trace id is a text
    expect(errorHandler({ traceId: () => 42 })).toHaveLength(4);
    // @ts-expect-error an entry has a detail
    expect(errorHandler({ localize: () => ({ language: 'de', errors: [{ message: 'x' }] }) })).toHaveLength(4);
    const pages: ErrorHandlerOptions[] = [
      { html: 'problem' },
      { html: async ({ title }, { route }) => `<h1>${title}</h1>${route?.length}` },
      { envelope: ({ code }, { req }) => (req.get('old') === undefined ? undefined : [code]) },
      { traceId: ({ headers }) => headers['x-request-id']?.toString() },
    ];
    expect(pages.map((options) => errorHandler(options))).toHaveLength(4);
    const rule: Rule = (thrown) => (thrown instanceof RangeError ? new Conflict() : undefined);
    expect(
      errorHandler({ rules: [rule], extend: (problem, { req }) => ({ of: problem.code, id: req.params.id }) }),
    ).toHaveLength(4);
  });

  it('tell a rule the request that there may be, and take what it returns', () => {
    const hide: Rule = (thrown, { req, res, validationStatus }) =>
      isHttpError(thrown) && req?.get('cookie') === undefined && res?.locals.user !== validationStatus
        ? new NotFound()
        : undefined;
    // A function of the app that is typed by itself.
    const leave = (thrown: unknown) => (thrown instanceof RangeError ? passOn : undefined);
    const told = mapClass(RangeError, ({ message }, { req }) => new Conflict(`${req?.path}: ${message}`));
    expect(errorHandler({ rules: [hide, leave, told] })).toHaveLength(4);
    expect(toHttpError(new Conflict(), { rules: [hide, leave, told] }).status).toBe(404);
    // @ts-expect-error there may be no request
    const sure: Rule = (_thrown, { req }) => req.get('cookie') && undefined;
    // @ts-expect-error a rule answers at once
    const late: Rule = async () => new Conflict();
    // @ts-expect-error a symbol is nothing that it can return
    const odd: Rule = () => Symbol.iterator;
    expect([sure, late, odd].map((rule) => toHttpError('x', { rules: [rule] }).status)).toEqual([500, 500, 500]);
  });

  it('take classes of the app, whatever their constructors are, as appErrors', () => {
    class ApiError extends Error {
      constructor(
        readonly statusCode: number,
        message: string,
      ) {
        super(message);
      }
    }
    abstract class DomainError extends Error {
      abstract readonly httpStatus: number;
    }
    const appErrors: readonly ErrorClass[] = [ApiError, DomainError];
    expect(errorHandler({ appErrors })).toHaveLength(4);
    expect(errorHandler({ appErrors: [ApiError] })).toHaveLength(4);
    expect(toHttpError(new ApiError(409, 'Paid.'), { appErrors }).detail).toBe('Paid.');
    // @ts-expect-error a list of classes
    expect(() => errorHandler({ appErrors: ApiError })).toThrow(TypeError);
    // @ts-expect-error not of their names
    expect(() => errorHandler({ appErrors: ['ApiError'] })).toThrow(TypeError);
    // @ts-expect-error nor of errors
    expect(() => errorHandler({ appErrors: [new ApiError(409, 'Paid.')] })).toThrow(TypeError);
  });

  it('narrow what isHttpError knows, and what the mapper answers', () => {
    const thrown: unknown = new Conflict('d');
    expect(isHttpError(thrown) && same<typeof thrown, HttpError>(true) && thrown.status).toBe(409);
    expect(same<ReturnType<typeof toHttpError>, HttpError>(true)).toBe(true);
    expect(same<ReturnType<typeof httpError>, HttpError>(true)).toBe(true);
    const problem: Problem = toProblem(new Conflict('d'));
    expect(same<typeof problem.errorsOmitted, number | undefined>(true)).toBe(true);
  });

  it('name everything that the library exports', () => {
    expect(Object.values(library).filter((value) => value === undefined)).toEqual([]);
    expect(Object.keys(library)).toEqual(
      expect.arrayContaining([
        'asyncHandler',
        'errorHandler',
        'HttpError',
        'httpError',
        'isHttpError',
        'notFoundHandler',
        'returnCodes',
        'toHttpError',
        'toProblem',
      ]),
    );
  });
});
