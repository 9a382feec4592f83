import { Evidence, evidenceOf } from '../../../src/mapper/evidence';
import type { Claim, Finding } from '../../../src/mapper/sent/claim';
import { fromSent } from '../../../src/mapper/sent/request-parts';
import type { Sent } from '../../../src/mapper/sent/request-parts';

const of = (sent: Sent): Evidence => new Evidence(() => fromSent(sent));
const root = (received: string | undefined, ...types: string[]): Claim => ({
  path: [],
  terms: { received, ...(types.length > 0 && { types }) },
});

const row = 'name,price\na,b';
const cases: readonly (readonly [name: string, sent: Sent, claim: Claim, finding: Finding])[] = [
  // a value that was checked by itself, of which only the type is known
  ['a list, for an object', { body: [1] }, root('array', 'object'), 'found'],
  ['a text that was split, for a number', { query: { a: 'x' } }, root('array', 'number'), 'found'],
  ['an object, for a list', { body: { a: 1 } }, root('object', 'array'), 'found'],
  ['a text, for a number', { query: { a: 'x' } }, root('string', 'number'), 'found'],
  ['null, for a text', { body: { a: null } }, root('null', 'string'), 'found'],
  ['an empty text, for null’s type', { query: { a: '' } }, root('null', 'string'), 'found'],
  ['a number, for a text', { body: { a: 5 } }, root('number', 'string'), 'found'],
  ['a text that is a number, for a boolean', { query: { a: '5' } }, root('number', 'boolean'), 'found'],
  ['NaN, of any text', { query: { a: 'x' } }, root('nan', 'number'), 'found'],
  ['a number, where only texts were sent', { query: { a: 'x' } }, root('number', 'boolean'), 'against'],
  ['null, where none was sent', { query: { a: 'x' } }, root('null', 'string'), 'against'],
  ['an object, where only a text was sent', { query: { a: 'x' } }, root('object', 'array'), 'against'],
  ['something, where every value is right', { body: { a: 'x' } }, root('string', 'string'), 'against'],
  ['something, for an object, beside parameters alone', { params: { a: 'x' } }, root(undefined, 'object'), 'silent'],
  ['anything, of a check that says nothing more', { params: { a: 'x' } }, { path: [] }, 'silent'],
  ['anything, where nothing was sent', {}, { path: [] }, 'silent'],
  ['a value of a known type, where nothing was sent', {}, root('string', 'number'), 'against'],
  ['a value that is in a cookie', { cookies: { a: 'xyz' } }, { path: [], values: ['xyz'] }, 'found'],
  ['a value that is in a header', { headers: { 'x-a': 'xyz' } }, { path: [], values: ['xyz'] }, 'found'],
  ['a value beyond what is compared', { body: Array.from({ length: 900 }, (_, n) => `a${n}`) }, { path: [], values: ['zz'] }, 'silent'],
  // texts and files in which anything can stand
  ['a table with the key in its header', { body: row }, { path: [3, 'price'] }, 'found'],
  ['a table with the key in another case', { body: row }, { path: [3, 'PRICE'], isMissing: false }, 'found'],
  ['a table in bytes', { body: Buffer.from(row) }, { path: [3, 'price'] }, 'found'],
  ['a table without the key', { body: row }, { path: ['total'], isMissing: false }, 'found'],
  ['a row of a table', { body: { csv: row } }, { path: [3], isMissing: false }, 'silent'],
  ['a file on the disk', { files: { doc: { size: 3, path: 'uploads/x' } } }, { path: ['a', 'b'], isMissing: false }, 'silent'],
  ['one of several files on the disk', { files: { docs: [{ size: 3 }] } }, { path: ['a', 'b'], isMissing: false }, 'silent'],
  ['a file in memory without the key', { files: { doc: { size: 1, buffer: Buffer.from('x') } } }, { path: ['a', 'b'], isMissing: false }, 'against'],
  ['a part of a text', { body: { at: 'page=abc' } }, { path: ['at', 'page'], values: ['abc'] }, 'found'],
  ['another value than the text has', { body: { at: 'page=abc' } }, { path: ['at', 'page'], values: ['zzz'] }, 'against'],
  ['any value below a text', { body: { at: 'page' } }, { path: ['at', 'page'], isMissing: false }, 'found'],
  ['a value below bytes', { body: { at: Buffer.from('x') } }, { path: ['at', 'page'], values: ['zzz'] }, 'found'],
  ['what lacks below a text', { body: { at: 'page' } }, { path: ['at', 'page'], isMissing: true }, 'found'],
  // places
  ['null, where an object stands', { body: { a: { b: 1 } } }, { path: ['a'], values: [null] }, 'against'],
  ['null, where nothing stands', { body: { a: {} } }, { path: ['a'], values: [null] }, 'found'],
  ['what only an inner object lacks', { body: { a: 1, b: { c: 1 } } }, { path: ['a'], isMissing: true }, 'silent'],
  ['a segment of the path with the value', { params: { id: '42' } }, { path: ['order'], values: [42] }, 'found'],
  ['a header of another type', { headers: { 'x-a': 'x' } }, { path: ['x-a'], isMissing: false, terms: { types: ['string'] } }, 'against'],
  ['keys of dots', { body: { 'a.b': 'x' } }, { path: ['a', 'b'], values: ['x'] }, 'found'],
  ['keys with brackets below a value', { query: { a: '1', 'a[b]': 'x' } }, { path: ['a', 'b'], values: ['x'] }, 'found'],
  ['JSON in a text that is none', { body: { meta: '{oops' } }, { path: ['meta', 'a'], isMissing: false }, 'found'],
  ['a number that was sent as JSON', { body: { meta: '7' } }, { path: ['meta', 'a'], isMissing: false }, 'found'],
  ['base64url that is no JSON', { query: { at: 'eyJvb3Bz' } }, { path: ['at', 'a'], isMissing: false }, 'found'],
]; // prettier-ignore

it.each(cases)('The evidence of a whole value, of texts and of places: %s', (_, sent, claim, finding) => {
  expect(of(sent).findingOf([claim]).finding).toBe(finding);
});

const parts: readonly (readonly [part: string, sent: Sent, finding: Finding])[] = [
  ['body', { body: { a: 'x' } }, 'found'],
  ['query', { query: { a: 'x' } }, 'found'],
  ['querystring', { query: { a: 'x' } }, 'found'],
  ['headers', { headers: { a: 'x' }, query: { b: 1 } }, 'found'],
  ['cookies', { cookies: { a: 'x' }, query: { b: 1 } }, 'found'],
  ['signedCookies', { cookies: { a: 'x' }, query: { b: 1 } }, 'found'],
  ['params', { params: { a: 'x' } }, 'found'],
  ['path', { params: { a: 'x' } }, 'found'],
  ['body', { query: { a: 'x' } }, 'against'],
  ['query', { body: { a: 'x' } }, 'against'],
  ['params', { body: { a: 'x' } }, 'against'],
];

it.each(parts)('An entry of data that names the part %s is looked up in %p: %s', (part, sent, finding) => {
  expect(of(sent).findingOfData([{ path: ['a'], part, values: ['x'] }])).toBe(finding);
});

it('An entry of data without a path that can be followed is against the client', () => {
  const path = Array.from({ length: 99 }, String);
  expect(of({ body: { a: 'x' } }).findingOfData([{ path }])).toBe('against');
  expect(of({ body: { a: 'x' } }).findingOf([{ path }]).finding).toBe('silent');
});

it('There is no evidence where nothing is known of the request, or the app asks for none', () => {
  expect(evidenceOf(undefined, undefined, undefined)).toBeUndefined();
  expect(evidenceOf({}, {}, false)).toBeUndefined();
  expect(evidenceOf({ originalUrl: '/a?b=1' }, undefined, true)?.isEmpty).toBe(false);
  expect(evidenceOf({ originalUrl: '/a?b=1' }, {}, true)?.isEmpty).toBe(false); // what is sent adds to the request
  expect(evidenceOf({ originalUrl: '/a' }, {}, true)?.isEmpty).toBe(true);
});
