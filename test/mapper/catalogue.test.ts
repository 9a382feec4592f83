import { families, meanings, returnCodes } from '../../src';
import { families as records } from '../../src/mapper/families';
import { tiers } from '../../src/mapper/family';

describe('families', () => {
  it('names each library once, with its tier and its signs in words', () => {
    expect(new Set(families.map(({ library }) => library)).size).toBe(families.length);
    for (const { library, tier, recognizedBy } of families) {
      expect(library).toMatch(/^[@a-z][a-z0-9@/:._-]*$/i);
      expect(tiers).toContain(tier);
      expect(recognizedBy).not.toBe('');
    }
    expect(families.find(({ library }) => library === 'mysql2')?.recognizedBy).toContain('sqlMessage');
  });

  it('knows every family, and nothing else', () => {
    expect(new Set(families.map(({ library }) => library))).toEqual(new Set(records.map(({ library }) => library)));
  });

  it('says what an error of each is recognized by without a regular expression', () => {
    for (const { library, recognizedBy } of families)
      expect([library, recognizedBy]).toEqual([library, expect.not.stringMatching(/\/\^|\\|\(\?|\$\/|\[A-Z/)]);
  });

  it('has the status of every meaning, in their order, and says whose errors state their own', () => {
    for (const { library, meanings: own, ownStatus } of families) {
      expect([library, own.length > 0 || ownStatus]).toEqual([library, true]);
      const statuses = own.map(({ status }) => status);
      expect(statuses).toEqual([...statuses].sort((one, other) => one - other));
      for (const { meaning, status } of own) expect(new meanings[meaning].error().status).toBe(status);
    }
    const known = (name: string): unknown => families.find(({ library }) => library === name);
    expect(known('kysely')).toEqual({
      library: 'kysely',
      kind: 'stores',
      tier: 'library',
      recognizedBy: 'the name NoResultError',
      meanings: [{ meaning: 'missing', status: 404 }],
      ownStatus: false,
    });
    expect(known('http-errors')).toMatchObject({ meanings: [], ownStatus: true });
    // Two records, one family: its sentences, and its names.
    expect(known('generic-pool')).toMatchObject({
      recognizedBy: expect.stringMatching(/ResourceRequest timed out.*pool is draining/),
      meanings: [{ meaning: 'overloaded', status: 503 }],
    });
  });

  it('is data that JSON and structuredClone carry whole', () => {
    expect(JSON.parse(JSON.stringify(families))).toEqual(families);
    expect(structuredClone(families)).toEqual(families);
  });
});

describe('meanings', () => {
  const statuses = Object.values(returnCodes).map(({ status }) => status as number);
  it.each(Object.entries(meanings))('%s is a documented or registered failure with somebody at fault', (_, meaning) => {
    const { status } = new meaning.error();
    expect(statuses).toContain(status);
    // A 4xx is the client's, but for a deadlock; a 5xx never is.
    if (status >= 500) expect(meaning.fault).not.toBe('client');
    else expect(meaning === meanings.deadlock ? 'client' : meaning.fault).toBe('client');
  });
});
