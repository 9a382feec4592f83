import type { Fault, Meaning } from '../../src/mapper/meanings';

/** What is expected of an error that a family recognizes. */
export const recognized = (
  status: number,
  meaning: Meaning,
  fault: Fault,
  because: string,
): {
  readonly status: number;
  readonly meaning: Meaning;
  readonly fault: Fault;
  readonly certainty: 'recognized';
  readonly because: string;
} => ({ status, meaning, fault, certainty: 'recognized', because });

/** What is expected of an error that a family takes by its text alone. */
export const assumed = (
  ...given: Parameters<typeof recognized>
): Omit<ReturnType<typeof recognized>, 'certainty'> & { readonly certainty: 'assumed' } => ({
  ...recognized(...given),
  certainty: 'assumed',
});
