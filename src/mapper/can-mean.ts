import type { Meaning } from './meanings';

/** Where an error states a status of its own, that is sent, and no meaning decides. */
export const ITS_OWN_STATUS = 'its own status';

/** One thing that an error can mean: a meaning, or the status that it states itself. */
export type CanMean = Meaning | typeof ITS_OWN_STATUS;

/** A table, or a judge that families share: it carries what it can say, so that no family repeats it. */
export interface HasMeanings {
  readonly meanings: readonly (CanMean | HasMeanings)[];
}

/** Returns everything that a family, a table or a judge can say, once each. */
export function meaningsOf({ meanings }: HasMeanings): ReadonlySet<CanMean> {
  const found = new Set<CanMean>();
  for (const one of meanings) {
    if (typeof one === 'string') found.add(one);
    else for (const meaning of meaningsOf(one)) found.add(meaning);
  }
  return found;
}
