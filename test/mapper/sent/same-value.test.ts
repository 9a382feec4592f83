import { isSame, isTelling } from '../../../src/mapper/sent/same-value';

const DAY = '2020-01-01';
const long = 'x'.repeat(1001);

const same: readonly (readonly [name: string, sent: unknown, shown: string | number | bigint])[] = [
  ['the text itself', 'a', 'a'],
  ['a text of another case, trimmed', ' AB ', 'ab'],
  ['a word of a short list', 'x,abc;y', 'abc'],
  ['a short word of a text', 'a b', 'b'],
  ['a part of a longer text', 'abcdefgh', 'cdef'],
  ['a text with something before it', 'order-17', 'shop/order-17'],
  ['a text without its separators', 'a-b', 'a_b'],
  ['an empty text', '', ''],
  ['a text of spaces as an empty one', '  ', ''],
  ['a long text, which is not compared', long, 'y'],
  ['a text, where a long one is shown', 'y', long],
  ['a number as it was written', '17', 17],
  ['a number with a unit', '12.50 €', 12.5],
  ['a number with separators', '1,000', 1000],
  ['a date', DAY, Date.parse(DAY)],
  ['nothing as zero', ' ', 0],
  ['a long text as any number', long, 5],
  ['a number shown as a text', 17, '17'],
  ['a number', 17, 17],
  ['a bigint', 17n, 17],
  ['a bigint of a text', '17', 17n],
  ['a number that was rounded', 1.4, 1],
  ['a boolean as a text', true, 'TRUE'],
  ['a boolean as a number', false, 0],
  ['a date that was converted', new Date(0), 'anything'],
  ['an entry of a list', ['a', 'b'], 'b'],
];

const other: typeof same = [
  ['another text', 'x', 'y'],
  ['a text where an empty one is shown', 'abc', ''],
  ['a text of nothing but separators', '--', '__'],
  ['a text that is no number', 'x', 17],
  ['nothing as another number than zero', ' ', 5],
  ['another number', 17, 18],
  ['an integer that differs by less than one', 17, 17.4],
  ['another boolean', true, 'false'],
  ['an object', { a: 'b' }, 'b'],
  ['null', null, 'null'],
  ['a list without the text', ['a'], 'b'],
  ['a list with it one level deeper', [['b']], 'c'],
];

it.each(same)('A value that is shown can be the one that was sent: %s', (_, sent, shown) => {
  expect(isSame(sent, shown)).toBe(true);
});

it.each(other)('A value that is shown is not the one that was sent: %s', (_, sent, shown) => {
  expect(isSame(sent, shown)).toBe(false);
});

it.each([
  ['x', true],
  ['', true],
  [5, true],
  [5n, true],
  [NaN, false],
  [Infinity, false],
  [true, false],
  [new Date(0), false],
  [{}, false],
  [null, false],
  [undefined, false],
])('%p can speak against a client: %p', (value, expected) => {
  expect(isTelling(value)).toBe(expected);
});
