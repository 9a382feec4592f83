import { fromResponse } from '../src/client';
import { Conflict, defineError, HttpError, httpError, isHttpError, NotFound, ServiceUnavailable } from '../src';
import type { AnyCode, Code, FailureCode } from '../src';
import { DailyLimitReached, OrderAlreadyPaid } from './support/orders';

// tsc checks this file: each fact stands beside a program that must not compile.

/** Compiles only where both types are the same. */
const same = <A, B>(
  equal: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false,
): boolean => equal;

describe('the types of errors', () => {
  it('have the status and the code of a class as literals', () => {
    const error = new Conflict();
    const [status, statusCode, code]: [409, 409, 'CONFLICT'] = [error.status, error.statusCode, error.code];
    // @ts-expect-error it is 409
    const wrong: 404 = error.status;
    // @ts-expect-error a conflict is no missing page
    const other: NotFound = error;
    expect([status, statusCode, code, wrong, other]).toEqual([409, 409, 'CONFLICT', 409, error]);
  });

  it('have them after instanceof, too', () => {
    const thrown: unknown = new Conflict();
    expect.assertions(1);
    if (thrown instanceof Conflict) {
      const status: 409 = thrown.status;
      const code: 'CONFLICT' = thrown.code;
      // @ts-expect-error it is no 410
      const wrong: 410 = thrown.status;
      expect([status, code, wrong]).toEqual([409, 'CONFLICT', 409]);
    }
  });

  it('tell two classes apart by instanceof, in both branches', () => {
    const kindOf = (error: Conflict | NotFound): [404, 'NOT_FOUND'] | [409, 'CONFLICT'] =>
      error instanceof NotFound ? [error.status, error.code] : [error.status, error.code];
    // @ts-expect-error the other branch is a conflict
    const wrongOf = (error: Conflict | NotFound): 404 => (error instanceof NotFound ? error.status : error.status);
    expect([kindOf(new NotFound()), wrongOf(new Conflict())]).toEqual([[404, 'NOT_FOUND'], 409]);
  });

  it('tell a class of defineError apart from any other, in both branches', () => {
    const statusOf = (error: HttpError): [409 | undefined, number] =>
      error instanceof OrderAlreadyPaid ? [error.status, error.status] : [undefined, error.status];
    const either = (error: InstanceType<typeof OrderAlreadyPaid | typeof DailyLimitReached>): 409 | undefined =>
      error instanceof OrderAlreadyPaid ? error.status : undefined;
    // @ts-expect-error the other branch is any other
    const wrongOf = (error: HttpError): 409 => (error instanceof OrderAlreadyPaid ? error.status : error.status);
    expect([new OrderAlreadyPaid(), new NotFound()].map(statusOf)).toEqual([
      [409, 409],
      [undefined, 404],
    ]);
    expect([either(new DailyLimitReached()), wrongOf(new NotFound())]).toEqual([undefined, 404]);
  });

  it('have a class of defineError as a value and as a type', () => {
    class StockIsOut extends defineError({
      code: 'STOCK_IS_OUT',
      status: 409,
      title: 'Stock Is Out',
      description: 'The article is out of stock.',
    }) {}
    const error: StockIsOut = new StockIsOut('Article 4 is out of stock.');
    const thrown: unknown = error;
    const code: 'STOCK_IS_OUT' = error.code;
    const status: 409 | undefined = thrown instanceof StockIsOut ? thrown.status : undefined;
    // @ts-expect-error another code
    const wrong: StockIsOut = new Conflict();
    // @ts-expect-error another status
    const other: 404 = error.status;
    // @ts-expect-error a 409 has no Retry-After
    new StockIsOut('', { retryAfter: 1 });
    expect([error.name, code, status, other, wrong.code]).toEqual(['StockIsOut', 'STOCK_IS_OUT', 409, 409, 'CONFLICT']);
    expect(StockIsOut.definition.status).toBe(status);
  });

  it('have httpError know its class by the status', () => {
    const error = httpError(409, 'Order 17 is already paid.');
    expect(same<typeof error, Conflict>(true) && error).toBeInstanceOf(Conflict);
    const busy: ServiceUnavailable = httpError(503, undefined, { retryAfter: 5 });
    const either = httpError(busy.status === 503 ? 404 : 409);
    expect(same<typeof either, Conflict | NotFound>(true)).toBe(true);
    const any = httpError(Number('409'));
    expect(same<typeof any, HttpError>(true)).toBe(true);
    const teapot: HttpError = httpError(418);
    // @ts-expect-error it is a conflict
    const wrong: NotFound = httpError(409);
    // @ts-expect-error no compiler knows which
    const unknown: Conflict = any;
    // @ts-expect-error a 409 has no Retry-After
    expect(httpError(409, '', { retryAfter: 5 }).dropped).toHaveLength(1);
    expect([teapot.status, wrong.status, unknown.status, busy.headers]).toEqual([
      418,
      409,
      409,
      { 'Retry-After': '5' },
    ]);
  });

  it('complete the codes of what isHttpError knows, and take others', () => {
    const thrown: unknown = new OrderAlreadyPaid();
    if (!isHttpError(thrown)) throw thrown;
    expect(same<typeof thrown, HttpError>(true)).toBe(true);
    expect(same<typeof thrown.code, AnyCode>(true)).toBe(true);
    expect(same<Extract<typeof thrown.code, Code>, FailureCode>(true)).toBe(true); // these are completed
    const isConflict = thrown.code === 'CONFLICT';
    const isPaid = thrown.code === 'ORDER_ALREADY_PAID';
    const text: string = thrown.code;
    const own: HttpError<'ORDER_ALREADY_PAID', 409> = new OrderAlreadyPaid();
    const any: HttpError = own;
    // @ts-expect-error it can be any other
    const wrong: FailureCode = thrown.code;
    // @ts-expect-error a code is a text
    const isNumber = thrown.code === 409;
    expect([isConflict, isPaid, text, wrong, isNumber, any.code]).toEqual([
      false,
      true,
      own.code,
      own.code,
      false,
      own.code,
    ]);
  });

  it('have fromResponse give a union that the code takes apart', async () => {
    const response = new Response('{"code":"ORDER_ALREADY_PAID"}', {
      status: 409,
      headers: { 'Content-Type': 'application/problem+json' },
    });
    const error = await fromResponse(response, { codes: [OrderAlreadyPaid, DailyLimitReached] });
    expect.assertions(3);
    if (error?.code === 'ORDER_ALREADY_PAID') {
      const own: InstanceType<typeof OrderAlreadyPaid> = error;
      const status: 409 = error.status;
      // @ts-expect-error it is the other
      const wrong: InstanceType<typeof DailyLimitReached> = error;
      expect([status, wrong]).toEqual([409, own]);
    } else if (error?.code === 'NOT_FOUND') {
      const missing: NotFound = error;
      expect(missing).toBeUndefined();
    } else if (error instanceof DailyLimitReached) {
      const status: 429 = error.status;
      expect(status).toBeUndefined();
    }
    // @ts-expect-error no listed class has this code: a slip
    const isPaid = error?.code === 'ORDER_ALREDY_PAID';
    const code: string | undefined = error?.code;
    const any: HttpError | undefined = error;
    expect([isPaid, code]).toEqual([false, 'ORDER_ALREADY_PAID']);
    expect(any).toBe(error);
  });

  it('have fromResponse give any HttpError where no class is listed', async () => {
    const conflict = (): Response => new Response('', { status: 409 });
    const errors = [
      await fromResponse(conflict()),
      await fromResponse(conflict(), { relay: true }),
      await fromResponse(conflict(), { codes: [] }),
    ];
    expect(same<(typeof errors)[number], HttpError | undefined>(true)).toBe(true);
    expect(errors.map((error) => error?.code === 'ORDER_LOCKED')).toEqual([false, false, false]);
    // @ts-expect-error these are no classes
    await expect(fromResponse(conflict(), { codes: ['ORDER_LOCKED'] })).rejects.toThrow(TypeError);
    // @ts-expect-error a response without a failure has no error
    expect((await fromResponse(new Response('{}'))) satisfies HttpError).toBeUndefined();
  });
});
