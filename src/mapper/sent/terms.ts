import { isBytes } from '../../lib/bytes';
import { isArray, isObject } from '../../lib/guard';

/** What an entry of a failed validation expected of the value. */
export interface Terms {
  /** The types of JSON and JavaScript that it may have. */
  readonly types?: readonly string[] | undefined;
  /** The type that was received. */
  readonly received?: string | undefined;
  /** The values that it may be. */
  readonly allowed?: readonly unknown[] | undefined;
  /** The bounds of a number. */
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly isExclusive?: boolean | undefined;
  /** The terms of alternatives, of which one is enough. */
  readonly anyOf?: readonly Terms[] | undefined;
}

/** The types of what has members. */
export const STRUCTURED = new Set(['object', 'array', 'record']);

/**
 * True if a value that was sent satisfies what an entry expected: then it is not the one that the entry means. Where
 * the entry states nothing that can be asked of a value, it is `otherwise`.
 */
export function isMet(value: unknown, terms: Terms | undefined, otherwise: boolean): boolean {
  const { types, allowed, minimum, maximum, anyOf = [] } = terms ?? {};
  if (anyOf.some((one) => isMet(value, one, false))) return true;
  if (allowed !== undefined) return allowed.includes(value);
  if (minimum !== undefined || maximum !== undefined) return isWithin(value, terms);
  if (types !== undefined && types.length > 0) return types.some((type) => isOf(value, type));
  return otherwise;
}

function isWithin(value: unknown, terms: Terms | undefined): boolean {
  const { minimum = -Infinity, maximum = Infinity, isExclusive } = terms ?? {};
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || Number.isNaN(number)) return false;
  return isExclusive === true ? number > minimum && number < maximum : number >= minimum && number <= maximum;
}

function isOf(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string' && value.trim() !== ''; // an empty text is taken for none
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'integer':
    case 'int':
      return Number.isInteger(value);
    case 'array':
      return isArray(value);
    case 'object':
    case 'record':
      return isObject(value) && !isArray(value) && !isBytes(value);
    case 'null':
      return value === null;
    default:
      return typeof value === type;
  }
}
