import { families, meanings, returnCodes } from '../../src';
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
