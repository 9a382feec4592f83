import request from 'supertest';
import { defineError, definitionsOf, toClassName } from '../../src/codes/define-error';
import type { DefinedError } from '../../src/codes/define-error';
import { errorHandler } from '../../src/response/error-handler';
import { errorClasses } from '../../src/codes/error-class-of-code';
import { Conflict } from '../../src/codes/errors';
import { HttpError, isHttpError } from '../../src/codes/http-error';
import { toProblem } from '../../src/codes/problem';
import { isFailureStatus, returnCodes } from '../../src/codes/return-codes';
import { toHttpError } from '../../src/mapper/explain';
import { expresses } from '../support/expresses';
import { throwing } from '../support/hostile';
import { DailyLimitReached, OrderAlreadyPaid, ownCodes } from '../support/orders';
import { expectProblem } from '../support/problems';

const definition = {
  code: 'ORDER_ALREADY_PAID',
  status: 409,
  title: 'Order Already Paid',
  description: 'The order cannot be changed because it is already paid.',
} as const;

describe('a class of defineError', () => {
  it('is an HttpError with the code, status, title and description that were defined', () => {
    const cause = new Error('the ledger says so');
    const error = new OrderAlreadyPaid('Order 17 is already paid.', { cause, extensions: { paidAt: '2026-11-01' } });
    expect(error).toBeInstanceOf(HttpError);
    expect(error).toBeInstanceOf(OrderAlreadyPaid);
    expect(error).not.toBeInstanceOf(Conflict);
    expect(isHttpError(error)).toBe(true);
    expect(error).toMatchObject({ ...definition, statusCode: 409, expose: true, detail: 'Order 17 is already paid.' });
    expect(error).toMatchObject({ name: 'OrderAlreadyPaid', message: 'Order 17 is already paid.', cause });
    expect(new OrderAlreadyPaid().message).toBe(definition.description);
  });

  it('has its code as a literal type', () => {
    const code: 'ORDER_ALREADY_PAID' = new OrderAlreadyPaid().code;
    const own: DefinedError<'ORDER_ALREADY_PAID', 409> = OrderAlreadyPaid;
    // @ts-expect-error it has no other code
    const other: 'CONFLICT' = new OrderAlreadyPaid().code;
    expect([code, other, own.definition.code]).toEqual(Array(3).fill('ORDER_ALREADY_PAID'));
  });

  it('takes the header options of its status, and drops those of another', () => {
    expect(new DailyLimitReached(undefined, { retryAfter: 59.5 }).headers).toEqual({ 'Retry-After': '60' });
    const Expired = defineError({ ...definition, code: 'TOKEN_EXPIRED', status: 401 });
    const challenge = { scheme: 'Bearer', realm: 'a "b"' };
    expect(new Expired(undefined, { challenge }).headers).toEqual({ 'WWW-Authenticate': 'Bearer realm="a \\"b\\""' });
    const OutOfScope = defineError({ ...definition, code: 'OUT_OF_SCOPE', status: 403 });
    expect(new OutOfScope(undefined, { challenge }).headers).toEqual({
      'WWW-Authenticate': 'Bearer realm="a \\"b\\""',
    });
    // @ts-expect-error a 409 has no Retry-After
    const error = new OrderAlreadyPaid('Order 17 is already paid.', { retryAfter: 60 });
    expect(error.headers).toBeUndefined();
    expect(error.dropped).toEqual(['option "retryAfter": this class has no such option']);
  });

  it('is named as a class is that was written out', () => {
    const nameOf = (errorClass: object): unknown => Object.getOwnPropertyDescriptor(errorClass, 'name');
    expect(nameOf(OrderAlreadyPaid)).toEqual({ ...Object(nameOf(Conflict)), value: 'OrderAlreadyPaid' });
  });

  it('can be subclassed, and the subclass has its own name and the same definition', () => {
    class InvoicePaid extends OrderAlreadyPaid {
      constructor(readonly invoice: number) {
        super(`Invoice ${invoice} is already paid.`);
      }
    }
    const error = new InvoicePaid(4);
    expect(error).toBeInstanceOf(OrderAlreadyPaid);
    expect(error).toMatchObject({
      ...definition,
      name: 'InvoicePaid',
      detail: 'Invoice 4 is already paid.',
      invoice: 4,
    });
    expect(InvoicePaid.definition).toBe(OrderAlreadyPaid.definition);
  });

  it('keeps what was defined, whatever becomes of the object', () => {
    const mutable = { ...definition, code: 'MUTABLE', description: 'As it was.' };
    const errorClass = defineError(mutable);
    mutable.description = 'As it is now.';
    expect(new errorClass().description).toBe('As it was.');
    expect(Object.isFrozen(errorClass.definition)).toBe(true);
  });

  it('has a type below /problems/, or below typeBase, and never about:blank', () => {
    expect(toProblem(new OrderAlreadyPaid()).type).toBe('/problems/order-already-paid');
    expect(toProblem(new OrderAlreadyPaid(), { typeBase: 'https://api.example/p#' }).type).toBe(
      'https://api.example/p#order-already-paid',
    );
  });

  it.each(expresses)('is answered as a problem under $name', async ({ express }) => {
    const app = express();
    app.get('/orders/17', () => {
      throw new OrderAlreadyPaid('Order 17 is already paid.');
    });
    app.use(errorHandler());
    const response = await request(app).get('/orders/17');
    expect(expectProblem(response, 409)).toEqual({
      type: '/problems/order-already-paid',
      ...definition,
      detail: 'Order 17 is already paid.',
      instance: '/orders/17',
    });
  });
});

describe('a wrong definition is a TypeError that says the fix', () => {
  it.each([
    [{ code: 'orderAlreadyPaid' }, 'the option code: "orderAlreadyPaid". Write it in capitals'],
    [{ code: 'ORDER-PAID' }, 'the option code: "ORDER-PAID". Write it in capitals'],
    [{ code: '_ORDER' }, 'the option code: "_ORDER". Write it in capitals'],
    [{ code: 'ORDER__PAID' }, 'the option code: "ORDER__PAID". Write it in capitals'],
    [{ code: undefined }, 'the option code: undefined. Write it in capitals'],
    [{ code: ['ORDER_PAID'] }, 'the option code: an array. Write it in capitals'],
    [{ status: undefined }, 'the option status: undefined. Pass an integer from 400 to 599'],
    [{ status: 399 }, 'the option status: 399. Pass an integer from 400 to 599'],
    [{ status: 600 }, 'the option status: 600. Pass an integer'],
    [{ status: 409.5 }, 'the option status: 409.5. Pass an integer'],
    [{ status: '409' }, 'the option status: "409". Pass an integer'],
    [{ title: '' }, 'the option title: "". Pass a text'],
    [{ title: 7 }, "the option title: 7. Pass a text: title: 'Order Already Paid'."],
    [{ description: '  ' }, 'the option description: "  ". Pass a text'],
    [{ description: undefined }, "the option description: undefined. Pass a text: description: 'The order"],
    [{ Status: 409 }, 'no option "Status". Write status.'],
    [{ type: '/x' }, 'no option "type". It has code, status, title, description.'],
  ])('%p', (wrong, message) => {
    const attempt = (): unknown => Reflect.apply(defineError, undefined, [{ ...definition, ...wrong }]);
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow(message);
  });

  it.each([undefined, null, 'ORDER_ALREADY_PAID', [definition]])('%p is no definition', (wrong) => {
    expect(() => Reflect.apply(defineError, undefined, [wrong])).toThrow(
      /^defineError takes an object of options, not .*\. Write defineError\({ code: 'ORDER_ALREADY_PAID', … }\)\.$/,
    );
  });

  it('refuses a registered code and names its class', () => {
    expect(() => defineError({ ...definition, code: 'CONFLICT' })).toThrow(
      'defineError cannot define CONFLICT: it is a registered code. Throw Conflict, or choose your own.',
    );
    expect(() => defineError({ ...definition, code: 'OK' })).toThrow('it is a registered code');
  });
});

describe('a code that is defined twice, as a module that is evaluated twice does', () => {
  const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  beforeEach(() => void emitWarning.mockClear());
  afterAll(() => void emitWarning.mockRestore());

  it('has a working class each time, without a word', () => {
    const Again = defineError(definition);
    expect(Again).not.toBe(OrderAlreadyPaid);
    expect(Again.name).toBe('OrderAlreadyPaid');
    expect(Again.definition).toEqual(OrderAlreadyPaid.definition);
    expect(new Again('Paid.')).toMatchObject({ ...definition, name: 'OrderAlreadyPaid', detail: 'Paid.' });
    for (const error of [new Again(), new OrderAlreadyPaid()]) expect(toHttpError(error)).toBe(error);
    expect(emitWarning).not.toHaveBeenCalled();
  });

  it.each([
    ['title', { title: 'Order Paid' }],
    ['description', { description: 'The order is paid.' }],
  ])('has the new %s where that was edited, with one warning for each edit', (name, edit) => {
    const first = { ...definition, code: `EDITED_${name.toUpperCase()}` };
    defineError(first);
    expect(new (defineError({ ...first, ...edit }))()).toMatchObject(edit);
    defineError({ ...first, ...edit });
    expect(emitWarning.mock.calls).toEqual([
      [
        `defineError has defined ${first.code} already, with another title or description. Unless you have just edited them, define it in one place.`,
        'ExpressReturnCodesWarning',
      ],
    ]);
  });

  it('is refused with another status', () => {
    expect(() => defineError({ ...definition, status: 410 })).toThrow(
      new TypeError(
        'defineError has defined ORDER_ALREADY_PAID already, with the status 409. Give it the same status, or choose another code.',
      ),
    );
    expect(new (defineError(definition))().status).toBe(409);
  });

  it('is refused where another code would have the same name', () => {
    defineError({ ...definition, code: 'A1' });
    expect(() => defineError({ ...definition, code: 'A_1' })).toThrow(
      new TypeError('defineError has defined A1 already, as A1. Choose another code than A_1.'),
    );
  });

  it.each([
    ['no process', () => undefined],
    ['a process that warns of nothing', () => ({})],
    ['a process that throws', () => throwing('emitWarning')],
  ])('is defined with an edit where there is %s', (title, valueOf) => {
    const edited = { ...definition, code: 'EDITED_ELSEWHERE', title };
    const before = Object.getOwnPropertyDescriptor(globalThis, 'process') ?? {};
    Object.defineProperty(globalThis, 'process', { ...before, value: valueOf() });
    try {
      expect(new (defineError(edited))().title).toBe(title);
    } finally {
      Object.defineProperty(globalThis, 'process', before);
    }
  });
});

describe('definitionsOf', () => {
  it('lists what the classes define', () => {
    expect(definitionsOf('f', ownCodes).map(({ code }) => code)).toEqual([
      'ORDER_ALREADY_PAID',
      'DAILY_LIMIT_REACHED',
      'PAYMENT_PROVIDER_UNAVAILABLE',
    ]);
    expect(definitionsOf('f', undefined)).toEqual([]);
  });

  it('refuses two classes of one code', () => {
    expect(() => definitionsOf('returnCodeDocs', [OrderAlreadyPaid, defineError(definition)])).toThrow(
      'two of one name. List each once',
    );
  });

  it('refuses a class that is listed twice', () => {
    expect(() => definitionsOf('returnCodeDocs', [OrderAlreadyPaid, OrderAlreadyPaid])).toThrow(
      'returnCodeDocs got ORDER_ALREADY_PAID and ORDER_ALREADY_PAID in codes: two of one name. List each once, or rename one.',
    );
  });

  it.each([
    ['a registered class', Conflict],
    ['an instance', new OrderAlreadyPaid()],
    ['a definition', definition],
    ['an object with a definition', { definition }],
    ['nothing', undefined],
  ])('refuses %s', (_what, entry) => {
    const attempt = (): unknown => Reflect.apply(definitionsOf, undefined, ['f', [OrderAlreadyPaid, entry]]);
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow(/^f cannot use codes\[1\]: .*codes: \[OrderAlreadyPaid\]\.$/);
  });
});

it('names a class as its code says, and every registered class bears the name of its code', () => {
  expect(toClassName('ORDER_ALREADY_PAID')).toBe('OrderAlreadyPaid');
  expect(toClassName('HTTP2_STREAM_1')).toBe('Http2Stream1');
  for (const [code, errorClass] of Object.entries(errorClasses)) expect(errorClass.name).toBe(toClassName(code));
  const failures = Object.values(returnCodes).filter(({ status }) => isFailureStatus(status));
  expect(Object.keys(errorClasses)).toEqual(failures.map(({ code }) => code));
});
