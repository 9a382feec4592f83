import { families as records } from './families';
import type { Signs, Tier } from './family';

/** What the mapper knows of one library or protocol. */
export interface KnownFamily {
  /** The npm name of the library, or the protocol: the `family` of a verdict. */
  readonly library: string;
  /** When it is asked: libraries first, then protocols, shapes of HTTP, the system. */
  readonly tier: Tier;
  /** The signs that make an error a candidate, in words; one is enough. */
  readonly recognizedBy: string;
}

/** Every library and protocol that the mapper knows, once each, as data. */
export const families: readonly KnownFamily[] = records
  .filter(({ library }, index) => records.findIndex((record) => record.library === library) === index)
  .map(({ library, tier }) => {
    const own = records.filter((record) => record.library === library); // generic-pool: its sentences, and its names
    return { library, tier, recognizedBy: own.map(({ signs }) => inWords(signs)).join('; or ') };
  });

function inWords({ name, code, message, members }: Signs): string {
  const signs = [
    name && `a name like ${String(name)}`,
    code && `a code like ${String(code)}`,
    message && `a message like ${String(message)}`,
    members && `a member ${members.join(', ')}`,
  ];
  return signs.filter(Boolean).join('; or ') || 'its whole shape';
}
