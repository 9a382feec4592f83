import { toChallenge, toFieldValue, toHeaderFields, toRetryAfter } from '../../src/codes/header-fields';
import { hostileProxy } from '../support/hostile';

/** What a caller without types can pass. */
const unchecked = (value: unknown): never => value as never;

describe('toFieldValue', () => {
  it.each([
    ['text', 'text'],
    ['', ''],
    ['tab\tand ÿ', 'tab\tand ÿ'],
    [42, '42'],
    [
      ['a=1', 'b=2'],
      ['a=1', 'b=2'],
    ],
  ])('takes %p', (value, field) => {
    expect(toFieldValue(value)).toEqual(field);
  });

  it('takes 8192 characters, and a list of 100', () => {
    const list = Array.from({ length: 100 }, () => 'a');
    expect(toFieldValue(list)).toEqual(list);
    expect(toFieldValue('x'.repeat(8192))).toHaveLength(8192);
  });

  it.each([
    ['a line break', 'a\r\nb'],
    ['a lone LF', 'a\nb'],
    ['NUL', 'a\0b'],
    ['DEL', 'a\x7fb'],
    ['what Latin-1 has not', '→'],
    ['more than 8192 characters', 'x'.repeat(8193)],
    ['a list with a line break', ['fine', 'a\r\nb']],
    ['a list of what is no text', [1]],
    ['an empty list', []],
    ['a list of 101', Array.from({ length: 101 }, () => 'a')],
    ['null', null],
    ['an object', {}],
    ['true', true],
    ['what throws', hostileProxy([])],
  ])('H11: refuses %s', (_name, value) => {
    expect(toFieldValue(value)).toBeUndefined();
  });
});

describe('toHeaderFields', () => {
  it.each([
    ['an object', { 'X-A': '1', 'X-B': 2 }],
    ['a Map', new Map([['X-A', '1'], ['X-B', '2']])], // prettier-ignore
  ])('reads %s', (_name, init) => {
    const dropped: string[] = [];
    expect(toHeaderFields(init, dropped)).toEqual({ 'X-A': '1', 'X-B': '2' });
    expect(dropped).toEqual([]);
  });

  it('reads a Headers, each Set-Cookie a line', () => {
    const init = new Headers({ 'X-A': '1' });
    init.append('Set-Cookie', 'a=1');
    init.append('Set-Cookie', 'b=2');
    init.append('Set-Cookie', 'c=3');
    expect(toHeaderFields(init, [])).toEqual({ 'x-a': '1', 'set-cookie': ['a=1', 'b=2', 'c=3'] });
  });

  it('leaves out what is undefined, as a spread does', () => {
    const dropped: string[] = [];
    expect(toHeaderFields({ 'X-A': undefined }, dropped)).toEqual({});
    expect(dropped).toEqual([]);
  });

  it.each([
    ['a value with a line break', { 'X-A': 'a\r\nb' }, 'header "X-A"'],
    ['a name with a line break', { 'X\r\nY': 'a' }, 'header "X\\r\\nY"'],
    ['an empty name', { '': 'a' }, 'header ""'],
    ['a prototype', JSON.parse('{"__proto__":"a"}'), 'header "__proto__"'],
    ['a getter that throws', new Map([[Symbol('s'), 'x']]), 'header Symbol(s)'],
    ['a list', [['X-A', '1']], 'expected an object, got an array'],
    ['null', null, 'expected an object, got null'],
    ['text', 'X-A: 1', 'expected an object, got "X-A: 1"'],
    [
      'a reading that throws',
      {
        forEach() {
          throw new Error('no');
        },
      },
      'reading them threw',
    ],
  ])('H11: drops and names %s', (_name, init, sentence) => {
    const dropped: string[] = [];
    expect(toHeaderFields(init, dropped)).toEqual({});
    expect(dropped).toEqual([expect.stringContaining(sentence)]);
  });

  it('keeps the usable values of a list, and names the places of the others, never their texts', () => {
    const dropped: string[] = [];
    const cookies = ['a=1', 'secret=\n', 'b=2', unchecked(7)];
    expect(toHeaderFields({ 'Set-Cookie': cookies, 'X-A': ['\n'] }, dropped)).toEqual({ 'Set-Cookie': ['a=1', 'b=2'] });
    expect(dropped).toEqual([
      'header "Set-Cookie": item 2: not a valid value',
      'header "Set-Cookie": item 4: not a valid value',
      'header "X-A": not a valid header field',
    ]);
  });

  it('takes 100 fields and no more', () => {
    const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`X-${index}`, 'v']));
    expect(Object.keys(toHeaderFields(many, []))).toHaveLength(100);
    expect(Object.keys(toHeaderFields(new Map(Object.entries(many)), []))).toHaveLength(100);
  });
});

describe('toChallenge', () => {
  it.each([
    ['Basic realm="x"', 'Basic realm="x"'],
    [{ scheme: 'Bearer', realm: 'api' }, 'Bearer realm="api"'],
    [{ scheme: 'Negotiate' }, 'Negotiate'],
    [{ scheme: 'Bearer', realm: undefined, error: 'invalid_token' }, 'Bearer error="invalid_token"'],
    [{ scheme: 'Digest', stale: true, nc: 1 }, 'Digest stale="true", nc="1"'],
    [
      ['Basic realm="x"', { scheme: 'Bearer', realm: 'y' }],
      ['Basic realm="x"', 'Bearer realm="y"'],
    ],
  ])('writes %j', (challenge, line) => {
    expect(toChallenge(challenge)).toEqual(line);
  });

  it('H13: escapes a realm and says each parameter once', () => {
    expect(toChallenge({ scheme: 'Bearer', realm: 'a"b\\c' })).toBe('Bearer realm="a\\"b\\\\c"');
    expect(toChallenge({ scheme: 'Bearer', realm: 'a', Realm: 'b' })).toBe('Bearer Realm="b"');
  });

  it.each([
    ['empty text', ''],
    ['a line break', 'Basic realm="a"\r\nX: y'],
    ['a realm with a line break', { scheme: 'Bearer', realm: 'a\r\nX: y' }],
    ['no scheme', { realm: 'api' }],
    ['a scheme that is no token', { scheme: 'Be arer' }],
    ['a parameter that is no token', { scheme: 'Bearer', 'a b': 'c' }],
    ['a parameter that is an object', { scheme: 'Bearer', realm: {} }],
    ['an empty list', []],
    ['a list with one that is unusable', ['Basic realm="x"', '']],
    ['a number', 42],
    ['what throws', hostileProxy({})],
  ])('refuses %s', (_name, challenge) => {
    expect(toChallenge(challenge)).toBeUndefined();
  });
});

describe('toRetryAfter', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-01-02T03:04:05Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each([
    [120, '120'],
    [0, '0'],
    [0.2, '1'],
    [119.01, '120'],
    [-5, '0'],
    [-0.5, '0'],
    [-Infinity, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ])('H6: writes %p seconds as %s', (seconds, field) => {
    expect(toRetryAfter(seconds)).toBe(field);
  });

  it('H6: writes a moment as an HTTP-date, and the past as 0', () => {
    expect(toRetryAfter(new Date('2026-01-02T03:05:05Z'))).toBe('Fri, 02 Jan 2026 03:05:05 GMT');
    expect(toRetryAfter(new Date('2026-01-02T03:04:05Z'))).toBe('0');
    expect(toRetryAfter(new Date('1999-01-01'))).toBe('0');
  });

  it.each([NaN, Infinity, 2 ** 60, '120', null, undefined, 5n, new Date(NaN), new Date('+010000-01-01')])(
    'H6: drops %p',
    (after) => {
      expect(toRetryAfter(after)).toBeUndefined();
    },
  );
});
