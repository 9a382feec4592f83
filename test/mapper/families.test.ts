import { explain } from '../../src';
import { meaningsOf } from '../../src/mapper/can-mean';
import type { CanMean } from '../../src/mapper/can-mean';
import { families } from '../../src/mapper/families';
import { allSamples } from './samples';

/** All that the samples of a library show it to say. What an app's own check ran into is not the library's to say. */
const shownBy = (library: string): CanMean[] =>
  allSamples
    .filter((one) => one.library === library)
    .flatMap(({ samples }) => samples.map(({ thrown }) => explain(thrown())))
    .filter(({ because }) => !because.includes('custom check'))
    .map(({ meaning }) => meaning ?? 'its own status');

const libraries = [...new Set(families.map(({ library }) => library))];

describe.each(libraries)('%s', (library) => {
  it('declares all that its samples mean, and has a sample for all that it declares', () => {
    const declared = families.filter((one) => one.library === library).flatMap((one) => [...meaningsOf(one)]);
    expect([...new Set(declared)].sort()).toEqual([...new Set(shownBy(library))].sort());
  });
});

describe.each(allSamples)('$library', ({ library, samples, nearMisses }) => {
  it('has samples and near misses', () => {
    expect(samples.length).toBeGreaterThan(0);
    expect(nearMisses.length).toBeGreaterThan(0);
  });

  it.each(samples)('recognizes $name', ({ thrown, expected }) => {
    const { error, ...verdict } = explain(thrown());
    expect({ status: error.status, ...verdict }).toMatchObject({ family: library, ...expected });
    expect(verdict.because).toMatch(/^[\x20-\x7e]{1,200}$/);
  });

  it.each(nearMisses)('does not take $name', ({ thrown }) => {
    expect(explain(thrown()).family).not.toBe(library);
  });
});
