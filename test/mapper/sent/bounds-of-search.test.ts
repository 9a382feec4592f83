import { Evidence } from '../../../src/mapper/evidence';
import type { Claim, Finding } from '../../../src/mapper/sent/claim';
import { fromRequest, fromSent } from '../../../src/mapper/sent/request-parts';
import type { Sent } from '../../../src/mapper/sent/request-parts';

const findingOf = (sent: Sent, ...claims: Claim[]): Finding =>
  new Evidence(() => fromSent(sent)).findingOf(claims).finding;
const fill = <T>(length: number, of: (index: number) => T): T[] => Array.from({ length }, (_, index) => of(index));

it('An object with more of the same key than are looked at can have held the value', () => {
  const body = { list: fill(600, () => ({ id: { n: 1 } })) };
  expect(findingOf({ body }, { path: ['id', 'n'], values: ['nowhere'] })).toBe('silent');
});

it('A search that has done all its work says nothing more against the client', () => {
  const evidence = new Evidence(() => fromSent({ body: { list: fill(400, () => ({ a: { b: { c: 1 } } })) } }));
  const findings = fill(200, (n) => evidence.findingOf([{ path: ['a', 'b', `x${n}`, 'y'], isMissing: false }]).finding);
  expect([findings[0], findings.at(-1)]).toEqual(['against', 'silent']);
});

it('A pattern with many layers is walked so far as the bound allows', () => {
  const stack = fill(3000, (n) => ({ rawPath: n === 2999 ? '/:late' : '/:early' }));
  const { params } = fromRequest({ originalUrl: '/7', app: { router: { stack } } });
  expect(params).toEqual([{ early: '7' }]);
});

it.each<[name: string, sent: Sent, claim: Claim, finding: Finding]>([
  ['JSON in a text, twice asked', { body: { a: '{"b":1}' } }, { path: ['a', 'b'], values: [1] }, 'found'],
  ['JSON that is no object', { body: { a: '[1' } }, { path: ['a', 0], values: [2] }, 'against'],
  ['keys of brackets below a text', { query: { a: 'x', 'a[b]': '1', 'a[c]': '2' } }, { path: ['a', 'c'], values: ['2'] }, 'found'],
  ['a key of nothing but brackets', { query: { '[]': 'x', 'a[]': 'y' } }, { path: ['a'], values: ['y'] }, 'found'],
  ['an index at the start of a path', { body: [{ a: 1 }, { a: 'x' }] }, { path: [1, 'a'], values: ['x'] }, 'found'],
  ['a row of a text that the app splits', { body: { rows: 'a;b' } }, { path: [1], isMissing: false }, 'silent'],
  ['a key of the header of a table', { body: 'id,name\n1,x' }, { path: [0, 'name'], isMissing: true }, 'found'],
  ['a header with another value', { headers: { 'x-a': 'x' } }, { path: ['x-a'], values: ['y'] }, 'against'],
  ['an everyday header by its name', { headers: { accept: '*/*' } }, { path: ['accept'], isMissing: false }, 'against'],
  ['a member that no object lacks', { body: { a: { b: 'x' } } }, { path: ['a', 'b'], isMissing: true }, 'against'],
  ['an object that came empty', { body: { a: {} } }, { path: ['a', 'b'], isMissing: true }, 'found'],
])('A place is found however the client has written it: %s', (_, sent, claim, finding) => {
  expect(findingOf(sent, claim)).toBe(finding);
}); // prettier-ignore

const data = (sent: Sent, ...claims: Claim[]): Finding => new Evidence(() => fromSent(sent)).findingOfData(claims);

it.each<[name: string, finding: Finding, expected: Finding]>([
  ['a missing value where a body came', data({ body: { b: 1 } }, { path: ['a'], isMissing: true }), 'silent'],
  ['a missing value where nothing came that lacks it', data({ params: { id: '1' } }, { path: ['a'], isMissing: true }), 'against'],
  ['a value that nothing shows', data({ body: { b: 1 } }, { path: ['a'] }), 'against'],
])('An entry of data without a part has its place in the body or the query: %s', (_, finding, expected) => {
  expect(finding).toBe(expected);
}); // prettier-ignore
