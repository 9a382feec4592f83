import {
  stepsOfDottedPath,
  stepsOfPointer,
  placeOf,
  safeText,
  toDetail,
  toPointer,
} from '../../../src/mapper/validation/details';

describe('toPointer', () => {
  it.each([
    [[], '#'],
    [['items', '0', 'name'], '#/items/0/name'],
    [['a/b', 'm~n'], '#/a~1b/m~0n'],
    [['~1'], '#/~01'],
    [[''], '#/'],
    [['c%d', 'e^f', 'i"j', ' '], '#/c%25d/e%5Ef/i%22j/%20'],
    [['ü'], '#/%C3%BC'],
    [['\ud800'], '#/%EF%BF%BD'],
  ])('writes %j as %s (RFC 6901 §6)', (segments, pointer) => {
    expect(toPointer(segments)).toBe(pointer);
  });
});

describe('paths', () => {
  it.each([
    ['', []],
    ['name', ['name']],
    ['items[0].name', ['items', '0', 'name']],
    ['a["b.c"].d', ['a', 'b.c', 'd']],
    ["['x y'][2]", ['x y', '2']],
    ['a..b', ['a', 'b']],
    ['a[', ['a']],
    ['[]', ['']],
  ])('reads the dotted path %j', (path, segments) => {
    expect(stepsOfDottedPath(path)).toEqual(segments);
  });

  it.each([
    ['', []],
    ['/', ['']],
    ['/items/0/a~1b', ['items', '0', 'a/b']],
    ['/~01', ['~1']],
  ])('reads the JSON Pointer %j', (pointer, segments) => {
    expect(stepsOfPointer(pointer)).toEqual(segments);
  });
});

describe('placeOf', () => {
  it.each([
    ['body', 'pointer'],
    ['query', 'parameter'],
    ['params', 'parameter'],
    ['headers', 'header'],
    ['signedCookies', 'cookie'],
    ['constructor', undefined],
    [7, undefined],
  ])('takes %j for %j', (part, place) => {
    expect(placeOf(part)).toBe(place);
  });
});

describe('toDetail', () => {
  it('leaves out a pointer that would be too long, and a name that is none', () => {
    expect(toDetail('Odd', ['x'.repeat(2000)], 'pointer')).toEqual({ detail: 'Odd' });
    expect(toDetail('Odd', [], 'parameter')).toEqual({ detail: 'Odd' });
  });

  it('joins the steps of a parameter, and reads an object by its key', () => {
    expect(toDetail('Odd', ['filter', { key: 'name' }, {}], 'parameter')).toEqual({
      detail: 'Odd',
      parameter: 'filter.name.',
    });
    expect(toDetail('Odd', [{ key: {} }], 'pointer')).toEqual({ detail: 'Odd', pointer: '#/' });
    expect(toDetail('Odd', [Symbol()], 'pointer')).toEqual({ detail: 'Odd', pointer: '#/' });
  });
});

describe('safeText', () => {
  it.each([
    ['Expected number, received string', ['string'], 'Expected number, received string'],
    ["Expected 'a', received 'hunter22'", ['hunter22'], "Expected 'a'"],
    ['Expected number, but was "x"', [], 'Expected number'],
    ['Expected number, actual "hunter22"', [], 'Expected number'],
    ['must be a string (was 5)', [], 'must be a string'],
    ['must be at most 5 characters', ['at m'], 'The value is not valid.'],
    ['must be at most 5 characters', [5], 'must be at most 5 characters'],
    ['must not be `5`', [5], 'The value is not valid.'],
    ["'x' is odd", ['x'], 'The value is not valid.'],
    ['is 123456789', [123456789n], 'The value is not valid.'],
    ['connect ECONNREFUSED 10.0.0.5:5432', [], 'The value is not valid.'],
    ['must be set', ['', null, {}, undefined], 'must be set'],
    ['Received "x"', [], 'Received "x"'],
    ['', [], 'The value is not valid.'],
    [undefined, [], 'The value is not valid.'],
    [{ code: 7 }, [], 'The value is not valid.'],
  ])('of %j, given the values %p, is %j', (text, values, safe) => {
    expect(safeText(text, values)).toBe(safe);
  });
});

describe('the bounds of a detail', () => {
  it('a text has 500 characters, a pointer 1000, a name 500', () => {
    expect(safeText('x'.repeat(500), [])).toBe('x'.repeat(500));
    expect(safeText('x'.repeat(501), [])).toBe(`${'x'.repeat(499)}…`);
    expect(toDetail('m', ['x'.repeat(998)], 'pointer').pointer).toHaveLength(1000);
    expect(toDetail('m', ['x'.repeat(999)], 'pointer')).toEqual({ detail: 'm' });
    expect(toDetail('m', ['x'.repeat(501)], 'parameter').parameter).toHaveLength(500);
  });

  it('a short value is a word by chance, unless it is quoted; an object is none', () => {
    expect(safeText('abc is wrong', ['abc'])).toBe('abc is wrong');
    expect(safeText('"abc" is wrong', ['abc'])).toBe('The value is not valid.');
    expect(safeText('abcd is wrong', ['abcd'])).toBe('The value is not valid.');
    expect(safeText('12345 is wrong', [12345])).toBe('The value is not valid.');
    expect(safeText('an [object Object] is wrong', [{}])).toBe('an [object Object] is wrong');
    expect(safeText('"" is wrong', [''])).toBe('"" is wrong');
  });

  it('a path is cut from the beginning of a text alone', () => {
    expect(safeText('At path: a.b -- Expected a number', [])).toBe('Expected a number');
    expect(safeText('See At path: a -- b', [])).toBe('See At path: a -- b');
  });
});
