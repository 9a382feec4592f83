import {
  BadRequest,
  Conflict,
  httpError,
  InternalServerError,
  ServiceUnavailable,
  Unauthorized,
} from '../../src/codes/errors';
import { HttpError, isFromUpstream, isHttpError, upstreamMark } from '../../src/codes/http-error';
import { toProblem } from '../../src/codes/problem';
import { returnCodes } from '../../src/codes/return-codes';
import { hostileProxy, revokedProxy, throwing } from '../support/hostile';

/** What a caller without types can pass. */
const unchecked = (value: unknown): never => value as never;

describe('HttpError', () => {
  it('is an Error that speaks the protocol of http-errors', () => {
    const error = new Conflict('Order 17 is already paid.', { headers: { 'X-A': '1' } });
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toMatchObject({
      name: 'Conflict',
      message: 'Order 17 is already paid.',
      detail: 'Order 17 is already paid.',
      status: 409,
      statusCode: 409,
      expose: true,
      headers: { 'X-A': '1' },
      code: 'CONFLICT',
      title: 'Conflict',
      description: 'The request cannot be processed due to a conflict.',
    });
    expect(String(error)).toBe('Conflict: Order 17 is already paid.');
    expect(error.stack).toMatch(/^Conflict: Order 17 is already paid\.\n +at .*http-error\.test/);
  });

  it('has its description for a message where there is no detail', () => {
    const error = new Conflict();
    expect(error.message).toBe(error.description);
    expect(Object.keys(error)).toEqual(['status', 'statusCode', 'code', 'title', 'description', 'expose']);
  });

  it('keeps an empty detail', () => {
    expect(new Conflict('')).toMatchObject({ detail: '', message: '' });
  });

  it.each([undefined, null, 0, false, 'text', new Error('deep')])('keeps the cause %p', (cause) => {
    const error = new Conflict(undefined, { cause });
    expect(Object.hasOwn(error, 'cause')).toBe(true);
    expect(error.cause).toBe(cause);
  });

  it('has no cause of its own accord', () => {
    expect('cause' in new Conflict('text', {})).toBe(false);
  });

  it('exposes 4xx and not 5xx, unless it is told otherwise', () => {
    expect(new Conflict('text', { expose: false }).expose).toBe(false);
    expect(new ServiceUnavailable('text').expose).toBe(false);
    expect(new ServiceUnavailable('text', { expose: true }).expose).toBe(true);
  });

  it('takes every option', () => {
    const errors = [{ detail: 'too long', pointer: '#/name' }];
    const error = new Conflict('text', { type: 'https://example.com/paid', errors, extensions: { order: 17 } });
    expect(error).toMatchObject({ type: 'https://example.com/paid', errors, extensions: { order: 17 } });
    expect(error.dropped).toBeUndefined();
  });

  it('leaves an undefined option as if it were absent', () => {
    expect(Object.keys(new Unauthorized(undefined, { challenge: undefined, type: undefined }))).toEqual(
      Object.keys(new Unauthorized()),
    );
  });

  it('keeps its brand out of sight of spreads, keys and JSON', () => {
    expect(Object.getOwnPropertySymbols(new Conflict())).toEqual([]);
  });

  it('is an instance of its class by its brand, code and status, and of no other', () => {
    const brand = Symbol.for('express-return-codes.HttpError');
    const forged = { code: 'CONFLICT', status: 409 };
    expect(Object.assign(new Error(), forged, { [brand]: true })).toBeInstanceOf(Conflict);
    expect(Object.assign(new Error(), forged, { [brand]: true, status: 410 })).not.toBeInstanceOf(Conflict);
    expect(new HttpError({ ...returnCodes.CONFLICT, status: 410 })).not.toBeInstanceOf(Conflict);
    expect(httpError(418)).not.toBeInstanceOf(BadRequest);
    for (const other of [forged, Object.create(forged), new Error(), null, undefined, 'CONFLICT', () => forged]) {
      expect(other instanceof Conflict).toBe(false);
      expect(other instanceof HttpError).toBe(false);
    }
  });

  it.each([
    ['a Proxy that throws', hostileProxy({})],
    ['a revoked Proxy', revokedProxy({})],
    ['a getter that throws', throwing('status')],
  ])('has an instanceof that does not throw on %s', (_name, value) => {
    expect(value instanceof Conflict).toBe(false);
    expect(value instanceof HttpError).toBe(false);
  });

  it('is named by its class, an unnamed class by its parent', () => {
    class OrderAlreadyPaid extends Conflict {}
    expect(new OrderAlreadyPaid()).toMatchObject({ name: 'OrderAlreadyPaid', code: 'CONFLICT' });
    expect(new (class extends Conflict {})().name).toBe('Conflict');
    expect(new Conflict().name).toBe('Conflict');
    expect(new HttpError(returnCodes.GONE).name).toBe('HttpError');
  });

  it('has a name of the kind that every Error has', () => {
    const nameOf = (error: Error): unknown => Object.getOwnPropertyDescriptor(Object.getPrototypeOf(error), 'name');
    expect(nameOf(new Conflict())).toEqual({ ...Object(nameOf(new TypeError())), value: 'Conflict' });
  });

  it('lets a subclass name its instances', () => {
    class Renamed extends Conflict {
      override name = 'PaidTwice';
    }
    class Assigned extends Conflict {
      constructor() {
        super();
        this.name = 'PaidTwice';
      }
    }
    class Named extends Conflict {}
    Object.defineProperty(Named.prototype, 'name', { value: 'PaidTwice', configurable: true });
    for (const errorClass of [Renamed, Assigned, Named]) expect(new errorClass().name).toBe('PaidTwice');
  });

  describe.each([
    ['V8 has', 10, 1, 10],
    ['is lower', 2, 1, 2],
    ['is none', 0, 0, 0],
    ['the app has raised', 11, 11, 11],
  ])('at the stack trace limit that %s', (_name, limit, framesOfA4xx, framesOfA5xx) => {
    const framesOf = (error: Error): string[] => error.stack?.match(/\n +at .*/g) ?? [];
    const deep = (depth: number, make: () => Error): Error => (depth === 0 ? make() : deep(depth - 1, make));
    const before = Error.stackTraceLimit;
    beforeEach(() => void (Error.stackTraceLimit = limit));
    afterEach(() => void (Error.stackTraceLimit = before));

    it(`a 4xx has ${framesOfA4xx} frames, a 5xx ${framesOfA5xx}, and the limit stays`, () => {
      expect(framesOf(deep(20, () => new Conflict()))).toHaveLength(framesOfA4xx);
      expect(framesOf(deep(20, () => new InternalServerError()))).toHaveLength(framesOfA5xx);
      expect(Error.stackTraceLimit).toBe(limit);
    });
  });

  it('says where it was thrown in the first frame', () => {
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = 10;
    const throwsHere = (): Conflict => new Conflict();
    const { stack } = throwsHere();
    Error.stackTraceLimit = before;
    expect(stack).toMatch(/^Conflict: [^\n]*\n +at throwsHere \([^\n]*http-error\.test\.ts:\d+:\d+\)$/);
  });

  it('is made where Error is frozen, too', () => {
    const descriptor = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit') as PropertyDescriptor;
    Object.defineProperty(Error, 'stackTraceLimit', { ...descriptor, value: 10, writable: false });
    try {
      expect(new Conflict().stack).toContain('http-error.test');
    } finally {
      Object.defineProperty(Error, 'stackTraceLimit', descriptor);
    }
  });
});

describe('what a constructor cannot use is dropped and named, and never throws', () => {
  const unusable: [string, unknown, unknown, string][] = [
    ['a detail that is a number', 42, undefined, 'detail: expected a string, got 42'],
    ['a detail that is null', null, undefined, 'detail: expected a string, got null'],
    ['a detail that is an array', ['a'], undefined, 'detail: expected a string, got an array'],
    ['a detail that is a symbol', Symbol('s'), undefined, 'detail: expected a string, got Symbol(s)'],
    ['options that are null', 'text', null, 'options: expected an object, got null'],
    ['options that are text', 'text', 'oops', 'options: expected an object, got "oops"'],
    ['an unknown option', 'text', { retryafter: 1 }, 'option "retryafter": this class has no such option'],
    ['an option of another class', 'text', { challenge: 'Basic' }, 'option "challenge": this class has no such option'],
    ['an option that every object has', 'text', { toString: 1 }, 'option "toString": this class has no such option'],
    ['a type with a blank', 'text', { type: 'a b' }, 'option "type": expected a URI reference, got "a b"'],
    ['a type that is no text', 'text', { type: {} }, 'option "type": expected a URI reference, got an object'],
    ['expose that is no boolean', 'text', { expose: 1 }, 'option "expose": expected true or false, got 1'],
    ['errors that are no array', 'text', { errors: {} }, 'option "errors": expected an array, got an object'],
    [
      'extensions that are an array',
      'text',
      { extensions: [] },
      'option "extensions": expected an object, got an array',
    ],
    ['headers that are null', 'text', { headers: null }, 'headers: expected an object, got null'],
    ['a header with a line break', 'text', { headers: { 'X-A': 'a\r\nb' } }, 'header "X-A": not a valid header field'],
  ];

  it.each(unusable)('%s', (_name, detail, options, sentence) => {
    const error = new Conflict(unchecked(detail), unchecked(options));
    expect(error).toMatchObject({ status: 409, code: 'CONFLICT', dropped: [sentence] });
    expect(error.detail).toBe(typeof detail === 'string' ? detail : undefined);
    for (const name of ['type', 'errors', 'extensions', 'headers']) expect(Object.hasOwn(error, name)).toBe(false);
  });

  it('names the entries of errors that have no text for a detail, each once', () => {
    const errors = unchecked([{ message: 'is required' }, { detail: 'is too long' }]);
    const error = new Conflict('text', { errors });
    const sentence = 'errors[0].detail: expected a string, got undefined';
    expect(error.dropped).toEqual([sentence]);
    const warnings = [...(error.dropped ?? [])];
    expect(toProblem(error, { warnings }).errors).toEqual([{ detail: 'is too long' }]);
    expect(warnings).toEqual([sentence]);
  });

  it('looks at the first 100 entries of errors, however many there are', () => {
    let looks = 0;
    const entry = { get detail() { looks++; return 'is required'; } }; // prettier-ignore
    const looksOf = (length: number): number => {
      looks = 0;
      new Conflict('text', { errors: Array.from({ length }, () => entry) });
      return looks;
    };
    expect(looksOf(10_000)).toBe(looksOf(100));
  });

  it('keeps the cause and what else is usable', () => {
    const cause = new Error('deep');
    const error = new Conflict(unchecked({}), unchecked({ cause, type: 3, headers: { 'X-A': '1', 'X-B': '\n' } }));
    expect(error).toMatchObject({ cause, headers: { 'X-A': '1' }, message: error.description });
    expect(error.dropped).toHaveLength(3);
  });

  it.each([
    ['a Proxy that throws in every trap', hostileProxy({})],
    ['a revoked Proxy', revokedProxy({})],
    ['a getter that throws', throwing('headers')],
    ['a cause that throws', throwing('cause')],
  ])('%s', (_name, options) => {
    expect(new Conflict('text', unchecked(options))).toMatchObject({ status: 409, detail: 'text' });
  });

  it('cannot be made to pollute a prototype', () => {
    const error = new Conflict(
      'text',
      unchecked(JSON.parse('{"__proto__":{"status":200},"headers":{"__proto__":"x"}}')),
    );
    expect(Object.getPrototypeOf(error)).toBe(Conflict.prototype);
    expect(error.status).toBe(409);
    expect(error.dropped).toHaveLength(2);
  });
});

describe('isHttpError', () => {
  const brand = Symbol.for('express-return-codes.HttpError');

  it('knows its own, also by the brand alone', () => {
    expect(isHttpError(new Conflict())).toBe(true);
    expect(isHttpError({ [brand]: true, status: 409 })).toBe(true);
  });

  it.each([
    ['no brand', { status: 409 }],
    ['a brand that is only truthy', { [brand]: 1, status: 409 }],
    ['no status', { [brand]: true }],
    ['an inherited status', Object.assign(Object.create({ status: 409 }), { [brand]: true })],
    ['a success', { [brand]: true, status: 200 }],
    ['a status in text', { [brand]: true, status: '409' }],
    ['an error of http-errors', Object.assign(new Error('x'), { status: 409, statusCode: 409, expose: true })],
    ['the prototype itself', Conflict.prototype],
    ['null', null],
    ['text', 'Conflict'],
    ['what throws', hostileProxy({})],
    ['a revoked Proxy', revokedProxy(new Conflict())],
    ['a success in the definition', new HttpError({ ...returnCodes.OK, code: 'OK' })],
  ])('takes for foreign: %s', (_name, value) => {
    expect(isHttpError(value)).toBe(false);
  });
});

describe('isFromUpstream', () => {
  it('tells by the mark, which must be true', () => {
    expect(isFromUpstream(Object.assign(new Conflict(), { [upstreamMark]: true }))).toBe(true);
    expect(isFromUpstream(Object.assign(new Conflict(), { [upstreamMark]: 'yes' }))).toBe(false);
    expect(isFromUpstream(new Conflict())).toBe(false);
    expect(upstreamMark).toBe(Symbol.for('express-return-codes.upstream')); // other installed copies know it
  });
});
