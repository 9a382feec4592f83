import { claimsOf } from '../../../src/mapper/validation/claims';
import type { Claim } from '../../../src/mapper/sent/claim';

const claimOf = (entry: { message: string; path: unknown } & Record<string, unknown>): Claim | undefined =>
  claimsOf(entry, entry.path, entry.message)[0];

describe('what an entry claims', () => {
  it.each([
    ['a discriminator of Zod 3', { code: 'invalid_union_discriminator', options: ['card', 'iban'] }, undefined],
    ['a discriminator of Zod 4', { code: 'invalid_union', errors: [], discriminator: 'type', options: ['card', 'iban'] }, undefined],
  ])('may be of a value that was not there: %s', (_, members, isMissing) => {
    const claim = claimOf({ message: 'Invalid discriminator value', path: ['payment', 'type'], ...members });
    expect(claim?.isMissing).toBe(isMissing);
    expect(claim?.terms?.allowed).toEqual(['card', 'iban']);
  }); // prettier-ignore

  it.each([
    ['an object that has not the key', { data: { number: '1' }, message: 'must be "iban" (was undefined)' }, true],
    ['an object that a check of the app calls required', { data: { number: '1' }, message: 'is required' }, false],
    ['a value', { data: 'x', message: 'was undefined before' }, false],
  ])('takes %s for what it is', (_, members, isMissing) => {
    expect(claimOf({ path: ['payment', 'type'], code: 'predicate', ...members })?.isMissing).toBe(isMissing);
  });

  it.each([
    ['required', true],
    ['requiredWhen', true],
    ['enum', false],
  ])('of a rule that is called %s says whether there was a value', (rule, isMissing) => {
    expect(claimOf({ message: 'x', path: 'status', rule })?.isMissing).toBe(isMissing);
  });

  it('has the terms of the alternatives of a union, of which each says one thing', () => {
    const number = { code: 'invalid_type', expected: 'number', path: [], message: 'expected number, received string' };
    const none = { code: 'invalid_value', values: ['none'], path: [], message: 'expected "none"' };
    const below = { code: 'invalid_type', expected: 'string', path: ['iban'], message: 'expected string' };
    const four = claimOf({
      message: 'Invalid input',
      path: ['ref'],
      code: 'invalid_union',
      errors: [[number], [none]],
    });
    expect(four?.terms?.anyOf).toMatchObject([{ types: ['number'] }, { allowed: ['none'] }]);
    const three = claimOf({
      message: 'Invalid input',
      path: ['ref'],
      code: 'invalid_union',
      unionErrors: [{ issues: [{ ...number, path: ['ref'] }] }, { issues: [{ ...below, path: ['ref', 'iban'] }] }],
    });
    expect(three?.terms?.anyOf).toMatchObject([{ types: ['number'] }]);
  });

  it('knows of a null that Zod only tells of', () => {
    expect(claimOf({ message: 'Invalid input: expected string, received null', path: ['a'], code: 'invalid_type' })).toMatchObject({ isMissing: false, values: [null] }); // prettier-ignore
  });

  it('takes no type of the object that lacks a key for that of the value (Valibot)', () => {
    const path = [{ type: 'object', origin: 'key', key: 'email', value: undefined }];
    const claim = claimOf({ message: 'Invalid key', path, kind: 'schema', type: 'object', received: 'undefined' });
    expect(claim).toMatchObject({ isMissing: true, terms: { types: undefined } });
  });

  it.each([
    ['Expected a number greater than or equal to 18, actual 12', [12]],
    ['Expect value to be greater or equal than 18 (actual: 12)', [12]],
    ['Expected e-mail but received "nobody"', ['nobody']],
    ['expected string to match, got `x`', ['x']],
    ['expected string, received "number"', []],
    ['The last one was not sent', []],
    ['Invalid key: Expected never but received "admin"', []],
  ])('has the value that nothing but a text shows: %s', (message, values) => {
    expect(claimOf({ message, path: ['admin'] })).toMatchObject({ values });
    expect(claimOf({ message, path: ['admin'], code: 'custom' })).toMatchObject({ values: [] });
  });

  it('has all types that one entry expected, and none of a missing value', () => {
    const claim = claimOf({ message: 'invalid', path: ['a'], code: 'invalid_type', expected: ['string', 'number'] });
    expect(claim).toMatchObject({ terms: { types: ['string', 'number'] } });
    expect(claimOf({ message: 'x', path: ['a'], code: 'missing_value' })?.isMissing).toBe(true);
  });
});
