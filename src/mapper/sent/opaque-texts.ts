import { isBytes } from '../../lib/bytes';
import { isArray, isObject, itemsOf, keysOf, read } from '../../lib/guard';
import type { Finding } from './claim';
import { isBlank } from './request-parts';
import type { RequestParts } from './request-parts';
import type { Search } from './search';

const MAX_FILES = 100;

/**
 * Looks for a path in a table, a form or a document that the app reads by itself: found where it has the key, which may be
 * its header; undefined where there is no such text.
 */
export function findingInTexts(
  path: readonly string[],
  { body, files }: RequestParts,
  search: Search,
): Finding | undefined {
  const keys = path.filter((step) => !/^\d*$/.test(step));
  const has = (text: string, key: string): boolean => text.includes(key) || text.includes(key.toLowerCase());
  if (keys.length > 0 && search.textStarts.some((text) => keys.every((key) => has(text, key)))) return 'found';
  const isWholeText = typeof body === 'string' || isBytes(body);
  const isOnDisk = itemsOf(keysOf(files), MAX_FILES).items.some((key) => isUnread(read(files, String(key))));
  const isARow = keys.length === 0 && search.index.opaque.length > 0;
  return isOnDisk || (isWholeText && !isBlank(body)) || isARow ? 'silent' : undefined;
}

/** A file whose bytes are not in memory. */
const isUnread = (file: unknown): boolean =>
  (isArray(file) ? itemsOf(file, MAX_FILES).items : [file]).some(
    (one) => isObject(one) && !isBytes(read(one, 'buffer')) && read(one, 'size') !== undefined,
  );
