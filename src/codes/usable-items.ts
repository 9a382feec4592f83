import { inWords, itemsOf } from '../lib/guard';

/** Gets the place of a list's item that cannot be sent, and the item in a few words; or how many more there are. */
export type OnUnusable = (place: string, item?: string) => unknown;

const MAX_ITEMS = 100;
const MAX_NAMED = 3;

/**
 * Returns the usable items of a list of at most 100, names the first others and counts the rest. Undefined if none is usable, if the
 * list is longer, and, where nobody is told, if any item is not usable.
 */
export function usableItems<T>(
  list: unknown,
  toItem: (item: unknown) => T | undefined,
  onUnusable: OnUnusable | undefined,
): T[] | undefined {
  const { items, length } = itemsOf(list, MAX_ITEMS);
  if (length > MAX_ITEMS) return undefined;
  const unusable: [place: string, item: string][] = [];
  const usable = items.flatMap((value, index): T[] => {
    const item = toItem(value);
    if (item !== undefined) return [item];
    unusable.push([`item ${index + 1}`, inWords(value)]);
    return [];
  });
  if (unusable.length > 0 && (usable.length === 0 || onUnusable === undefined)) return undefined;
  const others = unusable.splice(MAX_NAMED).length;
  for (const [place, item] of unusable) onUnusable?.(place, item);
  if (others > 0) onUnusable?.(`${others} more items`);
  return usable;
}
