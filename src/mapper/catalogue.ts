import { ITS_OWN_STATUS, meaningsOf } from './can-mean';
import { familiesByKind } from './families';
import type { Kind } from './families';
import type { Family, Tier } from './family';
import { meanings } from './meanings';
import type { Meaning } from './meanings';
import { inWords } from './signs-in-words';
import { statusOfMeaning } from './table';

/** What an error of a family can mean, and the status that it is answered with. */
export interface KnownMeaning {
  readonly meaning: Meaning;
  /** Of `invalid`, the status where the app wants no other by `validationStatus`. */
  readonly status: number;
}

/** What the mapper knows of one library or protocol. Plain data, which JSON can carry. */
export interface KnownFamily {
  /** The npm name of the library, or the protocol: the `family` of a verdict. */
  readonly library: string;
  /** What it is a library for. */
  readonly kind: Kind;
  /** When it is asked: libraries first, then protocols, shapes of HTTP, the system. */
  readonly tier: Tier;
  /** The signs that make an error a candidate, in words; one is enough. */
  readonly recognizedBy: string;
  /** Everything that its errors can mean, by status. What an app's own check ran into in a validation is not listed. */
  readonly meanings: readonly KnownMeaning[];
  /** True if an error of it can state a status of its own, which is then sent. */
  readonly ownStatus: boolean;
}

const known: readonly KnownMeaning[] = (Object.keys(meanings) as Meaning[])
  .map((meaning) => ({ meaning, status: statusOfMeaning(meaning) }))
  .sort((one, other) => one.status - other.status);

interface Entry {
  readonly kind: Kind;
  readonly record: Family;
}
const entries: readonly Entry[] = (Object.keys(familiesByKind) as Kind[]).flatMap((kind) =>
  familiesByKind[kind].map((record) => ({ kind, record })),
);
const isFirst = ({ record: { library } }: Entry, index: number): boolean =>
  entries.findIndex(({ record }) => record.library === library) === index;

/** Every library and protocol that the mapper knows, once each, as data. */
export const families: readonly KnownFamily[] = entries.filter(isFirst).map(({ kind, record: { library, tier } }) => {
  // A library can have two records: generic-pool is known by its sentences, and by its names.
  const own = entries.map(({ record }) => record).filter((record) => record.library === library);
  const can = meaningsOf({ meanings: own });
  let words: string | undefined;
  return {
    library,
    kind,
    tier,
    // Told when somebody asks: most apps only load it.
    get recognizedBy(): string {
      return (words ??= own.map(({ signs }) => inWords(signs)).join('; or '));
    },
    meanings: known.filter(({ meaning }) => can.has(meaning)),
    ownStatus: can.has(ITS_OWN_STATUS),
  };
});
