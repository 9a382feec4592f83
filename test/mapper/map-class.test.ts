import { Conflict, Forbidden, HttpError, mapClass, NotFound, toHttpError } from '../../src';

class OrderLocked extends Error {
  constructor(readonly order: number) {
    super(`Order ${order} is locked.`);
  }
}
class OrderShipped extends OrderLocked {}

describe('mapClass', () => {
  const rule = mapClass(OrderLocked, (error) => new Conflict(`${error.order}: ${error.message}`, { cause: error }));

  it('maps an instance of the class, and of a class below it', () => {
    const thrown = new OrderLocked(17);
    const error = toHttpError(thrown, { rules: [rule] });
    expect(error).toBeInstanceOf(Conflict);
    expect(error).toMatchObject({ detail: '17: Order 17 is locked.', cause: thrown });
    expect(toHttpError(new OrderShipped(4), { rules: [rule] }).status).toBe(409);
  });

  it('says nothing to anything else', () => {
    expect(toHttpError(new Error('Order 17 is locked.'), { rules: [rule] }).status).toBe(500);
    expect(toHttpError({ order: 17 }, { rules: [rule] }).status).toBe(500);
    expect(toHttpError(null, { rules: [rule] }).status).toBe(500);
  });

  it('finds the class in a cause', () => {
    expect(toHttpError(new Error('checkout', { cause: new OrderLocked(1) }), { rules: [rule] }).status).toBe(409);
  });

  it('leaves the word to the next rule where the function returns undefined', () => {
    const undecided = mapClass(OrderLocked, () => undefined);
    expect(toHttpError(new OrderLocked(1), { rules: [undecided, rule] }).status).toBe(409);
  });

  it('tells the function what every rule is told', () => {
    const told = jest.fn(() => new Conflict());
    const thrown = new OrderLocked(1);
    toHttpError(thrown, { rules: [mapClass(OrderLocked, told)], validationStatus: 422 });
    expect(told.mock.calls).toEqual([[thrown, { validationStatus: 422 }]]);
  });

  it('finds an error of the library by its class', () => {
    const rules = [mapClass(Forbidden, ({ detail }) => new NotFound(detail))];
    expect(toHttpError(new Forbidden('hidden'), { rules })).toMatchObject({ status: 404, detail: 'hidden' });
  });

  it('takes an abstract class', () => {
    abstract class DomainError extends Error {}
    class Empty extends DomainError {}
    const domain = mapClass(DomainError, (error) => new Conflict(error.message));
    expect(toHttpError(new Empty('none'), { rules: [domain] })).toBeInstanceOf(HttpError);
  });

  it.each([
    ['no class', [undefined, () => new Conflict()], 'mapClass takes a class first, not undefined. Write mapClass('],
    ['an arrow function', [() => true, () => new Conflict()], 'mapClass takes a class first, not a function. Write '],
    ['an error', [new OrderLocked(1), () => new Conflict()], 'mapClass takes a class first, not an object. Write '],
    ['no function', [OrderLocked, new Conflict()], 'mapClass takes a function second, not an object. Write mapClass('],
  ])('throws a TypeError that says the fix, given %s', (_, args, message) => {
    const call = (): unknown => Reflect.apply(mapClass, undefined, args);
    expect(call).toThrow(TypeError);
    expect(call).toThrow(message);
  });
});
