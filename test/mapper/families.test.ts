import { explain } from '../../src';
import { allSamples } from './samples';

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
