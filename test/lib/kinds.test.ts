import { runInNewContext } from 'node:vm';
import { isDate, isMap } from '../../src/lib/kinds';
import { hostileProxy } from '../support/hostile';

const kinds: [name: string, isKind: (value: unknown) => boolean, own: object, foreign: unknown][] = [
  ['isMap', isMap, new Map([[1, 2]]), runInNewContext('new Map()')],
  ['isDate', isDate, new Date(NaN), runInNewContext('new Date()')],
];

describe.each(kinds)('%s', (_name, isKind, own, foreign) => {
  it('is true for an instance, of another realm, too', () => {
    expect([isKind(own), isKind(foreign)]).toEqual([true, true]);
  });

  it.each<[string, unknown]>([
    ['what inherits from its prototype', Object.create(Object.getPrototypeOf(own) as object)],
    ['what says it is one', { [Symbol.toStringTag]: own.constructor.name }],
    ['a Proxy of one', new Proxy(own, {})],
    ['a Proxy that throws', hostileProxy({})],
    ['a Set', new Set()],
    ['a text', 'x'],
    ['null', null],
    ['nothing', undefined],
  ])('is false for %s', (_what, value) => expect(isKind(value)).toBe(false));
});
