import { claimsOf } from '../../../src/mapper/validation/claims';
import { schemaClaim } from '../../../src/mapper/validation/schema-claim';
import type { Claim } from '../../../src/mapper/sent/claim';

const claimOf = (entry: Record<string, unknown>, message = 'x', path: unknown = ['age']): Claim | undefined =>
  claimsOf(entry, path, message)[0];

it.each<[name: string, entry: Record<string, unknown>, terms: object]>([
  ['a number of Zod', { code: 'too_small', origin: 'number', minimum: 18, inclusive: true }, { minimum: 18, isExclusive: false }],
  ['a number of Zod that is excluded', { code: 'too_big', type: 'number', maximum: 99, inclusive: false }, { maximum: 99, isExclusive: true }],
  ['a bound of Zod that is no number', { code: 'too_small', origin: 'int', minimum: 18n }, { minimum: undefined }],
  ['the minimum of Joi', { type: 'number.min', context: { limit: 18 } }, { minimum: 18 }],
  ['the maximum of Joi', { type: 'number.max', context: { limit: 99 } }, { maximum: 99 }],
  ['the minimum of yup', { type: 'min', params: { min: 18 } }, { minimum: 18 }],
  ['the maximum of yup', { type: 'max', params: { max: 99 } }, { maximum: 99 }],
  ['the maximum of Valibot', { kind: 'validation', type: 'max_value', requirement: 99 }, { maximum: 99 }],
  ['the minimum of ArkType', { code: 'min', rule: 18 }, { minimum: 18 }],
  ['a literal of Zod 3', { code: 'invalid_literal', expected: 'card' }, { allowed: ['card'] }],
  ['an enum of Zod 3', { code: 'invalid_enum_value', options: ['a', 'b'] }, { allowed: ['a', 'b'] }],
  ['the allowed of Joi', { type: 'any.only', context: { valids: ['a'] } }, { allowed: ['a'] }],
  ['the type of Joi', { type: 'number.base' }, { types: ['number'] }],
])('The terms of an entry are what it says of the value: %s', (_, entry, terms) => {
  expect(claimOf(entry)?.terms).toMatchObject(terms);
}); // prettier-ignore

it.each<[name: string, entry: Record<string, unknown>, message: string, isMissing: boolean | undefined]>([
  ['Zod 3, which says the type', { code: 'invalid_type', received: 'undefined' }, 'Required', true],
  ['NaN, which is made of nothing, too', { code: 'invalid_type', received: 'nan' }, 'x', undefined],
  ['a date, which is made of nothing, too', { code: 'invalid_type' }, 'expected date, received Invalid Date', undefined],
  ['a type', { code: 'invalid_type', received: 'string' }, 'x', false],
  ['Effect', { received: 'missing' }, 'x', true],
  ['a text', {}, 'age is required', true],
  ['a member that is carried, and empty', { input: undefined }, 'x', true],
  ['nothing', {}, 'x', undefined],
  ['a code of values', { code: 'too_small' }, 'x', false],
  ['a code of any value', { code: 'custom' }, 'x', undefined],
  ['a union of which each alternative lacks it', { code: 'invalid_union', errors: [[{ code: 'invalid_type', message: 'received undefined' }]] }, 'x', true],
  ['a union of which one has it', { code: 'invalid_union', errors: [[{ code: 'invalid_type', message: 'received undefined' }], [{}]] }, 'x', false],
  ['a union in a union', { code: 'invalid_union', errors: [[{ code: 'invalid_union', errors: [] }]] }, 'x', false],
])('An entry says whether there was a value: %s', (_, entry, message, isMissing) => {
  expect(claimOf(entry, message)?.isMissing).toBe(isMissing);
}); // prettier-ignore

it.each<[name: string, entry: Record<string, unknown>, path: unknown, paths: unknown[]]>([
  ['Zod', { code: 'unrecognized_keys', keys: ['a', 'b'] }, ['order'], [['order', 'a'], ['order', 'b']]],
  ['fastest-validator', { type: 'objectStrict', actual: 'a, b' }, 'order', [['order', 'a'], ['order', 'b']]],
  ['fastest-validator, where it says none', { type: 'objectStrict' }, 'order', ['order']],
  ['z-schema', { code: 'OBJECT_ADDITIONAL_PROPERTIES', params: ['a'] }, ['order'], [['order', 'a']]],
])('Keys that nobody knows are a claim each: %s', (_, entry, path, paths) => {
  expect(claimsOf(entry, path, 'x').map((claim) => claim.path)).toEqual(paths);
}); // prettier-ignore

it.each<[name: string, step: object, values: unknown[]]>([
  ['a key that nobody knows', { origin: 'key', key: 'admin', value: true }, [true]],
  ['a key that is missing', { origin: 'key', key: 'admin', value: undefined }, ['admin']],
  ['a value', { origin: 'value', key: 'admin', value: true }, ['admin']],
])('The value of Valibot is that of the path, where its input is the key: %s', (_, step, values) => {
  expect(claimOf({ kind: 'schema', input: 'admin' }, 'x', [step])?.values).toEqual(values);
});

it.each<[name: string, entry: Record<string, unknown>, claim: object]>([
  ['a type', { keyword: 'type', params: { type: 'number' } }, { isMissing: false, terms: { types: ['number'] } }],
  ['several types', { keyword: 'type', params: { type: ['number', 'null'] } }, { terms: { types: ['number', 'null'] } }],
  ['an enum', { keyword: 'enum', params: { allowedValues: ['a'] } }, { terms: { allowed: ['a'] } }],
  ['a constant', { keyword: 'const', params: { allowedValue: 'a' } }, { terms: { allowed: ['a'] } }],
  ['a minimum', { keyword: 'minimum', params: { limit: 18 } }, { terms: { minimum: 18, isExclusive: false } }],
  ['a maximum that is excluded', { keyword: 'exclusiveMaximum', params: { limit: 99 } }, { terms: { maximum: 99, isExclusive: true } }],
  ['a minimum without its limit', { keyword: 'minimum', params: {} }, { isMissing: false }],
  ['a keyword of no value', { keyword: 'oneOf', params: {} }, { isMissing: undefined }],
  ['the value itself', { keyword: 'format', params: {}, data: 'x' }, { values: ['x'] }],
])('An error of JSON Schema claims what its keyword says: %s', (_, entry, claim) => {
  expect(schemaClaim(entry, ['age'])).toMatchObject(claim);
}); // prettier-ignore

it('The length of a text is no bound of its value', () => {
  expect(claimOf({ code: 'too_small', origin: 'string', minimum: 3 })?.terms).not.toHaveProperty('minimum');
});
