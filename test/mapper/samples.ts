import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from '../../src';

/** A real shape of an error and what must be said of it; `error` by its status. */
export interface Sample {
  readonly name: string;
  readonly thrown: () => unknown;
  readonly expected: Partial<Omit<Verdict, 'error' | 'family'>> & { readonly status: number };
}

/** The samples of one family, by its `library`. */
export interface FamilySamples {
  readonly library: string;
  /** True positives. */
  readonly samples: readonly Sample[];
  /** Shapes that are one mark away, and must not be taken for this family. */
  readonly nearMisses: readonly { readonly name: string; readonly thrown: () => unknown }[];
}

/** The samples that stand beside the tests of the families, in `*.samples.ts`. */
export const allSamples: readonly FamilySamples[] = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.samples.ts'))
  .sort()
  .flatMap((name) => {
    const { samples } = jest.requireActual<{ samples: readonly FamilySamples[] }>(join(__dirname, name));
    return samples;
  });
