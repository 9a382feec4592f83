import { stackOf } from '../../src/lib/stack';
import {
  has,
  hasOwn,
  inWords,
  isArray,
  isObject,
  itemsOf,
  keysOf,
  memberOf,
  ownKeysOf,
  prototypeOf,
  read,
  readText,
} from '../../src/lib/guard';
import { hostileProxy, revokedProxy, throwing } from '../support/hostile';

const hostile: [string, unknown][] = [
  ['null', null],
  ['undefined', undefined],
  ['a string', 'text'],
  ['a symbol', Symbol('s')],
  ['a Proxy that throws in every trap', hostileProxy({})],
  ['a function Proxy that throws in every trap', hostileProxy(() => undefined)],
  ['a revoked Proxy', revokedProxy({})],
  ['a revoked Proxy of an array', revokedProxy([])],
  ['a getter that throws', throwing('length')],
];

describe.each(hostile)('%s', (_name, value) => {
  it('gives nothing to read, and throws nothing', () => {
    expect(read(value, 'absent')).toBeUndefined();
    expect(read(value, 'length')).toBeUndefined();
    expect(readText(value, 'name')).toBeUndefined();
    expect(has(value, 'absent')).toBe(false);
    expect(isArray(value)).toBe(false);
    expect(itemsOf(value, 3)).toEqual({ items: [], length: 0 });
    expect(typeof inWords(value)).toBe('string');
    expect(stackOf(value)).not.toBe('');
  });
});

describe('read', () => {
  it('reads objects and functions, own and inherited', () => {
    expect(read({ a: 1 }, 'a')).toBe(1);
    expect(read(Object.create({ a: 1 }), 'a')).toBe(1);
    expect(read(isObject, 'length')).toBe(1);
  });

  it.each(['text', 42, true, 10n, null])('reads nothing of the primitive %p', (value) => {
    expect(read(value, 'constructor')).toBeUndefined();
  });

  it('reads a property once', () => {
    const get = jest.fn(() => 'once');
    expect(readText({ get a() { return get(); } }, 'a')).toBe('once'); // prettier-ignore
    expect(get).toHaveBeenCalledTimes(1);
  });
});

describe('what only Object.prototype has', () => {
  class Own {
    status = 409;
    get polluted(): string {
      return 'own';
    }
  }

  beforeEach(() => {
    for (const key of ['polluted', 'status'])
      Object.defineProperty(Object.prototype, key, { value: 404, configurable: true });
  });
  afterEach(() => {
    for (const key of ['polluted', 'status']) Reflect.deleteProperty(Object.prototype, key);
  });

  it.each([[{}], [new Error('x')], [[]], [() => 1], [new (class Odd {})()], [Object.prototype]])(
    'is absent from %p',
    (value) => {
      expect(read(value, 'polluted')).toBeUndefined();
      expect(has(value, 'polluted')).toBe(false);
      expect(memberOf(value as { polluted?: unknown }, 'polluted')).toBeUndefined();
    },
  );

  it('is there where the value, or a class of it, has its own', () => {
    expect([read({ polluted: 1 }, 'polluted'), has({ polluted: undefined }, 'polluted')]).toEqual([1, true]);
    expect([read(new Own(), 'polluted'), has(new Own(), 'polluted')]).toEqual(['own', true]);
    expect(read(Object.create(new Own()), 'status')).toBe(409);
    expect(memberOf(new Own(), 'polluted')).toBe('own');
  });

  it('is not looked for without an end', () => {
    const endless: object = new Proxy({}, { getPrototypeOf: () => endless, has: () => true, get: () => 1 });
    expect(read(endless, 'polluted')).toBeUndefined();
    expect(has(endless, 'polluted')).toBe(false);
  });
});

it('a constructor is read, whoever has it, and other members of every object are not', () => {
  expect(read({}, 'constructor')).toBe(Object);
  expect(read({}, 'toString')).toBeUndefined();
  expect(read([], 'toString')).toBe(Array.prototype.toString);
});

describe('hasOwn', () => {
  it('is true of what the value itself has, and false where a Proxy throws', () => {
    expect([hasOwn({ a: undefined }, 'a'), hasOwn(Object.create({ a: 1 }), 'a')]).toEqual([true, false]);
    expect([hasOwn('text', 'length'), hasOwn(hostileProxy({ a: 1 }), 'a')]).toEqual([false, false]);
  });
});

describe('readText', () => {
  it.each([1, null, ['a'], new String('boxed')])('finds no text in %p', (a) => {
    expect(readText({ a }, 'a')).toBeUndefined();
  });
});

describe('keysOf', () => {
  it('lists own enumerable strings, and none of what throws', () => {
    expect(keysOf({ a: 1, [Symbol('s')]: 2 })).toEqual(['a']);
    expect(keysOf('text')).toEqual([]);
    expect(keysOf(hostileProxy({}))).toEqual([]);
  });
});

describe('ownKeysOf', () => {
  it('has also what is not enumerable, and symbols, and is empty where a Proxy throws', () => {
    const symbol = Symbol('s');
    expect(ownKeysOf(Object.defineProperty({ a: 1, [symbol]: 2 }, 'b', { value: 3 }))).toEqual(['a', 'b', symbol]);
    expect(ownKeysOf('text')).toEqual([]);
    expect(ownKeysOf(hostileProxy({}))).toEqual([]);
  });
});

describe('has and prototypeOf', () => {
  it('answer for plain objects', () => {
    expect(has({ a: undefined }, 'a')).toBe(true);
    expect(prototypeOf([])).toBe(Array.prototype);
    expect(prototypeOf(Object.create(null))).toBeUndefined();
    expect(prototypeOf('text')).toBeUndefined();
    expect(prototypeOf(hostileProxy({}))).toBeUndefined();
  });
});

describe('itemsOf', () => {
  it('gives the first entries and the whole length', () => {
    expect(itemsOf([1, 2, 3], 2)).toEqual({ items: [1, 2], length: 3 });
  });

  it('reads an entry that throws as undefined', () => {
    const list: unknown[] = ['a', 'b'];
    Object.defineProperty(list, 1, { get: () => { throw new Error('no'); } }); // prettier-ignore
    expect(itemsOf(list, 5)).toEqual({ items: ['a', undefined], length: 2 });
  });

  it('takes a Proxy of an array that lies about its length for empty', () => {
    const liar: unknown = new Proxy([1], {
      get: (target, key) => (key === 'length' ? 'many' : Reflect.get(target, key)),
    });
    expect(itemsOf(liar, 5)).toEqual({ items: [], length: 0 });
  });
});

describe('inWords', () => {
  it.each([
    ['text', '"text"'],
    ['line\nbreak', '"line\\nbreak"'],
    ['x'.repeat(80), `"${'x'.repeat(80)}"`],
    ['x'.repeat(81), `"${'x'.repeat(80)}…"`],
    [() => 1, 'a function'],
    [[1], 'an array'],
    [{ secret: 1 }, 'an object'],
    [null, 'null'],
    [undefined, 'undefined'],
    [Symbol('s'), 'Symbol(s)'],
    [10n, '10'],
    [NaN, 'NaN'],
  ])('says of %p: %s', (value, words) => {
    expect(inWords(value)).toBe(words);
  });
});
