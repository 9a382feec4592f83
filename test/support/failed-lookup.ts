import { meanings } from '../../src/mapper/meanings';
import { failedLookUp as meaningOf } from '../../src/mapper/validation/failed-lookup';

/** The status that a text of a look-up that failed means. */
export function failedLookUp(text: string, path?: unknown): number | undefined {
  const meaning = meaningOf(text, path);
  return meaning && new meanings[meaning].error().status;
}
