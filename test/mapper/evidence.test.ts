import { Evidence } from '../../src/mapper/evidence';
import type { Claim, Finding } from '../../src/mapper/sent/claim';
import { fromSent } from '../../src/mapper/sent/request-parts';
import type { Sent } from '../../src/mapper/sent/request-parts';

const came = { headers: { 'content-length': '9' } };
const order = { customer: { email: 'bob@example.com', first_name: 'Bob' }, items: [{ count: 1 }, { count: 'two' }] };
const evidenceOf = (sent: Sent): Evidence => new Evidence(() => fromSent(sent));
const findingOf = (sent: Sent, claim: Claim): Finding => evidenceOf(sent).findingOf([claim]).finding;

const cases: readonly (readonly [name: string, sent: Sent, claim: Claim, finding: Finding])[] = [
  // places
  ['the whole body', { body: order }, { path: ['customer', 'email'], isMissing: false }, 'found'],
  ['a part of the body', { body: { order } }, { path: 'items[1].count', values: ['two'] }, 'found'],
  ['an entry of a list', { body: { list: [order] } }, { path: [1, 'count'], values: ['two'] }, 'found'],
  ['a pointer', { body: order }, { path: '/items/1/count', values: ['two'] }, 'found'],
  ['a parameter of the path', { params: { id: '17' } }, { path: ['id'], values: ['17'] }, 'found'],
  ['{ body, query, params }', { body: order, ...came }, { path: ['body', 'name'], isMissing: true }, 'found'],
  ['a key of another case', { body: { firstName: 'B' } }, { path: ['first_name'], isMissing: false }, 'found'],
  ['a key of other separators', { body: order }, { path: ['customer', 'firstName'], isMissing: false }, 'found'],
  ['a key with brackets', { body: { 'a[b][0]': 'x' } }, { path: ['a', 'b', 0], values: ['x'] }, 'found'],
  ['JSON in a field', { body: { meta: '{"color":"red"}' } }, { path: ['color'], values: ['red'] }, 'found'],
  ['the field of that JSON', { body: { meta: '{"color":"red"}' } }, { path: ['meta', 'color'] }, 'found'],
  ['JSON in a buffer', { body: Buffer.from('{"a":1}') }, { path: ['a'], values: [1] }, 'found'],
  ['a cursor', { query: { at: Buffer.from('{"a":1}').toString('base64url') } }, { path: ['a'], values: [1] }, 'found'],
  ['a text that is split', { query: { ids: '1,x' } }, { path: ['ids', 1], values: ['x'] }, 'found'],
  ['a table', { files: [{ fieldname: 'f', buffer: Buffer.from('name,price\na,b') }] }, { path: [0, 'price'] }, 'found'],
  ['a file', { files: { doc: { mimetype: 'x/y', size: 3 } } }, { path: ['doc', 'size'], isMissing: false }, 'found'],
  ['what a part lacks', { body: order }, { path: ['customer', 'phone'], isMissing: true }, 'found'],
  ['a key that was not expected', { body: { extra: null } }, { path: ['extra'], isMissing: false }, 'found'],
  ['a marked part', {}, { path: ['nothing'], part: 'body' }, 'found'],
  ['a place that is nowhere', { body: order }, { path: ['customer', 'db', 'url'], isMissing: false }, 'against'],
  ['a parent that is nowhere', { body: order }, { path: ['db', 'url'], isMissing: true }, 'against'],
  ['nothing at all', {}, { path: ['id'], isMissing: false }, 'against'],
  // values
  ['a value that was trimmed', { body: { a: ' AB ' } }, { path: ['a'], values: ['ab'] }, 'found'],
  ['a value that was converted', { query: { n: '0500' } }, { path: ['n'], values: [500] }, 'found'],
  ['a value with a unit', { query: { n: '12.50 €' } }, { path: ['n'], values: [12.5] }, 'found'],
  ['a date', { body: { d: '2020-01-01' } }, { path: ['d'], values: [new Date('2020-01-01')] }, 'found'],
  ['a moment', { body: { d: '2020-01-01' } }, { path: ['d'], values: [Date.parse('2020-01-01')] }, 'found'],
  ['NaN', { body: { n: 'x' } }, { path: ['n'], values: [NaN] }, 'found'],
  ['a boolean', { body: { b: 'yes' } }, { path: ['b'], values: [true] }, 'found'],
  ['an object', { body: { o: { a: 1 } } }, { path: ['o'], values: [{ b: 2 }] }, 'found'],
  ['a value from elsewhere in the request', { body: { a: 'x', b: 'y' } }, { path: ['a'], values: ['y'] }, 'found'],
  ['another text', { body: { id: 'a-1' } }, { path: ['id'], values: ['b-2'] }, 'against'],
  ['another number', { params: { id: '17' } }, { path: ['id'], values: [5] }, 'against'],
  // terms
  ['another type', { body: { a: 1 } }, { path: ['a'], isMissing: false, terms: { types: ['string'] } }, 'found'],
  ['the type itself', { body: { a: 'x' } }, { path: ['a'], isMissing: false, terms: { types: ['string'] } }, 'against'],
  ['an empty text', { body: { a: '' } }, { path: ['a'], isMissing: false, terms: { types: ['string'] } }, 'found'],
  ['a number as text', { query: { a: '5' } }, { path: ['a'], isMissing: false, terms: { types: ['number'] } }, 'found'],
  ['none of the enum', { body: { a: 'A' } }, { path: ['a'], terms: { allowed: ['a', 'b'] } }, 'found'],
  ['one of the enum', { body: { a: 'a' } }, { path: ['a'], terms: { allowed: ['a', 'b'] } }, 'against'],
  ['above the bound', { query: { n: '500' } }, { path: ['n'], isMissing: false, terms: { maximum: 100 } }, 'found'],
  ['below the bound', { query: { n: '50' } }, { path: ['n'], isMissing: false, terms: { maximum: 100 } }, 'against'],
  ['on a bound that is excluded', { query: { n: '5' } }, { path: ['n'], isMissing: false, terms: { minimum: 5, isExclusive: true } }, 'found'],
  ['one alternative', { body: { a: 5 } }, { path: ['a'], terms: { anyOf: [{ types: ['number'] }, { allowed: ['x'] }] } }, 'against'],
  ['no alternative', { body: { a: 'y' } }, { path: ['a'], terms: { anyOf: [{ types: ['number'] }, { allowed: ['x'] }] } }, 'found'],
  ['null, where a number was sent', { body: { a: 5 } }, { path: ['a'], values: [null] }, 'against'],
  ['null, which was made of a text', { query: { a: 'x' } }, { path: ['a'], values: [null] }, 'found'],
  ['the length of a text', { body: { a: ' bob ' } }, { path: ['a'], values: [3] }, 'found'],
  ['the length of a list', { body: { a: ['x', 'y'] } }, { path: ['a'], values: [2] }, 'found'],
  ['another length', { body: { a: ['x', 'y'] } }, { path: ['a'], values: [3] }, 'against'],
  // silence
  ['a missing key at the root', { body: order }, { path: ['name'], isMissing: true }, 'silent'],
  ['a missing key of nothing', {}, { path: ['name'], isMissing: true }, 'silent'],
  ['a key that may be missing', { body: order }, { path: ['name'] }, 'silent'],
  ['a body that nobody parsed', { body: {}, ...came }, { path: ['a', 'b'], values: ['x'] }, 'silent'],
  ['a body in chunks', { headers: { 'transfer-encoding': 'chunked' } }, { path: ['a'], values: ['x'] }, 'silent'],
  ['a key that each part has', { params: { id: '1' }, body: { id: 'a' } }, { path: ['id'], isMissing: true }, 'against'],
  ['a path without end', { body: order }, { path: Array.from({ length: 99 }, String) }, 'silent'],
  // headers and cookies
  ['a header by its name', { headers: { host: 'a' } }, { path: ['host'], isMissing: false }, 'against'],
  ['a header with its value', { headers: { host: 'a' } }, { path: ['host'], values: ['A'] }, 'found'],
  ['a header of the app’s own', { headers: { 'x-tenant': 'a' } }, { path: ['x-tenant'], isMissing: false }, 'silent'],
  ['a header that the path names', { headers: { host: 'a' } }, { path: ['headers', 'host'], isMissing: false }, 'found'],
  ['a cookie with its value', { cookies: { theme: 'blue' } }, { path: ['theme'], values: ['blue'] }, 'found'],
  ['a cookie with another value', { cookies: { theme: 'blue' } }, { path: ['theme'], values: ['red'] }, 'against'],
  ['a cookie that has the type', { cookies: { s: 'a' } }, { path: ['s'], isMissing: false, terms: { types: ['string'] } }, 'against'],
  ['an object in a cookie', { cookies: { prefs: { size: 'huge' } } }, { path: ['size'], isMissing: false, terms: { types: ['number'] } }, 'silent'],
  ['an object in a cookie that has the type', { cookies: { prefs: { size: 5 } } }, { path: ['size'], isMissing: false, terms: { types: ['number'] } }, 'against'],
  // other names
  ['a value that was sent under another name', { body: { mail: 'no-mail' } }, { path: ['email'], values: ['no-mail'] }, 'silent'],
  ['a short one', { body: { mail: 'x' } }, { path: ['email'], values: ['x'] }, 'against'],
  ['an object whose members were sent', { body: { a: 'secret', b: 'x' } }, { path: ['both'], values: [{ a: 'secret', b: 'x' }] }, 'silent'],
  ['an object with a member that was not', { body: { a: 'secret' } }, { path: ['both'], isMissing: false, values: [{ a: 'secret', b: 'x' }] }, 'against'],
  ['the only file under another name', { files: [{ fieldname: 'doc', mimetype: 'x/y', size: 3 }] }, { path: ['file', 'mimetype'], isMissing: false }, 'found'],
  // one value by itself
  ['one value', { params: { id: 'abc' } }, { path: [], values: ['abc'] }, 'found'],
  ['one value that was not sent', { params: { id: 'abc' } }, { path: [], values: ['xyz'] }, 'against'],
  ['one text', { params: { id: 'abc' } }, { path: [], terms: { types: ['number'], received: 'nan' } }, 'found'],
  ['the body itself', { body: [1] }, { path: [], terms: { types: ['object'], received: 'array' } }, 'found'],
  ['an object, where none was sent', { params: { id: '1' } }, { path: [], terms: { types: ['array'], received: 'object' } }, 'against'],
  ['something, where nothing was sent', {}, { path: [], terms: { types: ['array'], received: 'object' } }, 'against'],
  ['no body', {}, { path: [], isMissing: true }, 'silent'],
  ['a check that says nothing, of parameters', { params: { id: '1' } }, { path: [] }, 'silent'],
  ['a check that says nothing, of a body', { body: { a: 1 } }, { path: [], terms: { types: undefined } }, 'found'],
  ['a check that says nothing, of an empty body', { body: {}, ...came, files: {} }, { path: [], terms: { types: undefined } }, 'found'],
]; // prettier-ignore

describe('the evidence of a request', () => {
  it.each(cases)('%s', (_, sent, claim, finding) => {
    expect(findingOf(sent, claim)).toBe(finding);
  });

  it('is against a list if it is against one entry, and names its place', () => {
    const claims = [{ path: ['customer', 'email'] }, { path: ['db', 'url'], isMissing: false }, { path: ['x'] }];
    expect(evidenceOf({ body: order }).findingOf(claims)).toEqual({ finding: 'against', place: ['db', 'url'] });
  });

  it('finds a list if it finds one entry and is silent on the others', () => {
    const claims = [{ path: ['name'], isMissing: true }, { path: ['customer', 'email'] }];
    expect(evidenceOf({ body: order }).findingOf(claims).finding).toBe('found');
    expect(evidenceOf({ body: order }).findingOf(claims.slice(0, 1)).finding).toBe('silent');
  });

  it('wants of data that each entry has its place, in the part that it names', () => {
    const data = (...claims: Claim[]): Finding => evidenceOf({ body: { a: 'x' }, ...came }).findingOfData(claims);
    expect(data({ path: ['a'], part: 'body', values: ['x'] })).toBe('found');
    expect(data({ path: ['a'], part: 'query', values: ['x'] })).toBe('against');
    expect(data({ path: ['a'], part: 'body', values: ['y'] })).toBe('against');
    expect(data({ path: ['b'], part: 'body' })).toBe('silent');
    expect(data({ path: ['a'], values: ['x'] }, { path: ['b'], values: ['x'] })).toBe('against');
    expect(data()).toBe('against');
    expect(evidenceOf({}).findingOfData([{ path: ['b'], part: 'body' }])).toBe('against');
  });

  it('says what was carried', () => {
    const evidence = evidenceOf({ body: order, params: { key: 'photo.png' } });
    expect(['Two', 1, 'photo.png', 'other'].map((text) => evidence.carries(text))).toEqual([true, true, true, false]);
    expect(evidence.valueAt(['items', 1, 'count'])).toBe('two');
    expect(evidence.valueAt([])).toBeUndefined();
  });

  it('survives what throws at each look', () => {
    const hostile = new Proxy({}, { get: () => { throw new Error(); }, ownKeys: () => { throw new Error(); } }); // prettier-ignore
    for (const body of [hostile, { a: hostile }, [hostile]]) {
      expect(findingOf({ body, query: hostile, headers: hostile }, { path: ['a', 'b'], values: ['x'] })).toBeDefined();
    }
    const loop: Record<string, unknown> = {};
    loop.a = loop;
    expect(findingOf({ body: loop }, { path: ['b'], isMissing: false })).toBe('silent');
  });
});

describe('the work of a search', () => {
  const counted = (sent: Sent, claims: readonly Claim[]): { finding: Finding; looks: number } => {
    let looks = 0;
    const watch = (value: unknown): unknown =>
      typeof value !== 'object' || value === null
        ? value
        : new Proxy(value, {
            get(target, key, receiver) {
              looks += 1;
              return watch(Reflect.get(target, key, receiver));
            },
          });
    const { finding } = evidenceOf({ ...sent, body: watch(sent.body) }).findingOf(claims);
    return { finding, looks };
  };
  const fill = <T>(length: number, of: (index: number) => T): T[] => Array.from({ length }, (_, index) => of(index));
  const bodies: Readonly<Record<string, unknown>> = {
    'a long list': fill(100_000, () => ({ id: 1 })),
    'many keys': Object.fromEntries(fill(100_000, (n) => [`k${n}`, n])),
    'many objects': { a: Object.fromEntries(fill(30_000, (n) => [`k${n}`, { id: n, b: { id: n } }])) },
    'a deep tree': fill(20_000, () => 0).reduce<unknown>((below) => ({ a: below }), 1),
  };
  const paths: Readonly<Record<string, Claim>> = {
    'a place that is nowhere': { path: ['id', 'x', 'y'], isMissing: false },
    'a value that was not sent': { path: ['id'], values: ['nowhere'] },
    'a value by itself': { path: [], values: ['nowhere'] },
    'a missing key': { path: ['id'], isMissing: true },
  };

  it.each(Object.entries(bodies).flatMap(([body, value]) => Object.entries(paths).map(([path, claim]) => [body, path, value, claim] as const)))(
    'is bounded: %s, %s',
    (_body, _path, body, claim) => {
      const one = counted({ body }, [claim]);
      const hundred = counted({ body }, fill(100, () => claim));
      expect(one.finding).not.toBe('against'); // what was not looked at can have held it
      expect(hundred.looks).toBeLessThan(120_000);
    },
  ); // prettier-ignore

  it('finds a place at the end of a long list without a search', () => {
    const body = { items: fill(100_000, (n) => ({ n })) };
    const { finding, looks } = counted({ body }, [{ path: ['items', 99_999, 'n'], values: [99_999] }]);
    expect(finding).toBe('found');
    expect(looks).toBeLessThan(100);
  });

  it('parses no text that is longer than it may be', () => {
    const parse = jest.spyOn(JSON, 'parse');
    const text = JSON.stringify({ a: 'x'.repeat(200_000) });
    expect(findingOf({ body: { text } }, { path: ['b'], values: ['y'] })).toBe('silent');
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });
});
