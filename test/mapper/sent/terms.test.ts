import { isMet } from '../../../src/mapper/sent/terms';
import type { Terms } from '../../../src/mapper/sent/terms';

const types = (...of: string[]): Terms => ({ types: of });

const met: readonly (readonly [name: string, value: unknown, terms: Terms])[] = [
  ['a text', 'x', types('string')],
  ['a number', 1.5, types('number')],
  ['an integer', 2, types('integer')],
  ['an integer of Zod', 2, types('int')],
  ['a list', [1], types('array')],
  ['an object', { a: 1 }, types('object')],
  ['a record', {}, types('record')],
  ['null', null, types('null')],
  ['a boolean', false, types('boolean')],
  ['one of two types', null, types('string', 'null')],
  ['one of the allowed', 'a', { allowed: ['a', 'b'] }],
  ['above the minimum', 5, { minimum: 5 }],
  ['below the maximum', 5, { maximum: 5 }],
  ['a number as a text within', ' 5 ', { minimum: 1, maximum: 9 }],
  ['above a minimum that is excluded', 6, { minimum: 5, isExclusive: true }],
];

const unmet: typeof met = [
  ['an empty text, which is taken for none', ' ', types('string')],
  ['NaN', NaN, types('number')],
  ['a fraction', 1.5, types('int')],
  ['an object', {}, types('array')],
  ['a list', [], types('object')],
  ['bytes', Buffer.from('x'), types('object')],
  ['undefined', undefined, types('null')],
  ['a text', 'true', types('boolean')],
  ['none of the allowed', 'c', { allowed: ['a', 'b'] }],
  ['below the minimum', 4, { minimum: 5 }],
  ['above the maximum', 6, { maximum: 5 }],
  ['on a minimum that is excluded', 5, { minimum: 5, isExclusive: true }],
  ['on a maximum that is excluded', 5, { maximum: 5, isExclusive: true }],
  ['no number', 'x', { minimum: 5 }],
  ['an empty text', '', { minimum: -1 }],
  ['a boolean', true, { maximum: 5 }],
];

it.each(met)('A value meets the terms: %s', (_, value, terms) => {
  expect(isMet(value, terms, false)).toBe(true);
});

it.each(unmet)('A value does not meet the terms: %s', (_, value, terms) => {
  expect(isMet(value, terms, true)).toBe(false);
});

it.each([undefined, {}, { types: [] }, { received: 'string' }])(
  'Terms that ask nothing decide nothing: %p',
  (terms) => {
    expect([isMet('x', terms, true), isMet('x', terms, false)]).toEqual([true, false]);
  },
);
