import { explain } from '../../src';
import { factsOf } from '../../src/mapper/facts';
import { families } from '../../src/mapper/families';
import { recognizerOf } from '../../src/mapper/recognize';
import { allSamples } from './samples';

/** mulberry32: the same order for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const random = randomOf(seed);
  return list
    .map((entry) => [random(), entry] as const)
    .sort(([one], [other]) => one - other)
    .map(([, entry]) => entry);
};

const told = { validationStatus: 400, judge: explain, warnings: undefined } as const;
const samples = allSamples.flatMap((family) => [
  ...family.samples.map(({ name, thrown }) => ({ name: `${family.library}: ${name}`, thrown })),
  ...family.nearMisses.map(({ name, thrown }) => ({ name: `${family.library}: ${name}`, thrown })),
]);

describe('the order of families within a tier', () => {
  const asListed = recognizerOf(families);

  it.each([1, 2, 3, 4, 5])('changes no verdict (seed %d)', (seed) => {
    const recognize = recognizerOf(shuffled(families, seed));
    const different = samples.flatMap(({ name, thrown }) => {
      const [one, other] = [asListed, recognize].map((judge) => {
        const value = thrown();
        const verdict = judge(value, factsOf(value, told));
        return verdict && `${verdict.error.status} ${verdict.family}: ${verdict.because}`;
      });
      return one === other ? [] : [`${name}: ${one} / ${other}`];
    });
    expect(different).toEqual([]);
  });
});
