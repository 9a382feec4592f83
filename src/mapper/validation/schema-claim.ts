import { has, isArray, itemsOf, read, readText } from '../../lib/guard';
import type { Claim } from '../sent/claim';
import { MAX_DETAILS } from './detail-list';
import { toNumber } from './entry-terms';

/** The claims of a JSON Schema's error: of the keys that its params name, or of the value itself. */
export function schemaClaim(entry: unknown, path: unknown): Claim {
  const [params, keyword] = [read(entry, 'params'), readText(entry, 'keyword')];
  const type = read(params, 'type');
  const limit = toNumber(read(params, 'limit'));
  const allowed = read(params, 'allowedValues');
  const isBound = keyword !== undefined && /^(?:exclusive)?(?:minimum|maximum)$/i.test(keyword);
  const isLower = keyword?.toLowerCase().endsWith('minimum') === true;
  return {
    path,
    isMissing: keyword === undefined || UNTOLD.has(keyword) ? undefined : false,
    values: has(entry, 'data') ? [read(entry, 'data')] : [],
    terms: {
      types:
        typeof type === 'string' ? [type] : isArray(type) ? itemsOf(type, MAX_DETAILS).items.map(String) : undefined,
      allowed: isArray(allowed)
        ? itemsOf(allowed, MAX_DETAILS).items
        : has(params, 'allowedValue')
          ? [read(params, 'allowedValue')]
          : undefined,
      ...(isBound && limit !== undefined && (isLower ? { minimum: limit } : { maximum: limit })),
      isExclusive: keyword?.startsWith('exclusive') === true,
    },
  };
}
// Keywords that say nothing of the value itself; `errorMessage` is ajv-errors'.
const UNTOLD = new Set(['errorMessage', 'if', 'not', 'anyOf', 'oneOf', 'allOf', 'false schema']);
