import { isObject } from '../../lib/guard';
import { placeOf, stepsFrom } from '../validation/details';
import type { Claim } from './claim';
import { isBlank } from './request-parts';
import type { RequestParts } from './request-parts';
import type { Search } from './search';
import { STRUCTURED } from './terms';

/**
 * True if the claims are about `{ body, query, params }`, checked as one object: each path starts with the name of a part,
 * the request has what follows in that part, and it has nowhere a member that is called so.
 */
export function isByPart(claims: readonly Claim[], parts: RequestParts, search: Search): boolean {
  const placed = claims.filter(({ path }) => stepsFrom(path)?.length !== 0);
  if (!placed.every(isOfAPart)) return false;
  const readings = placed.map((claim) => readingOf(claim, parts, search));
  return readings.includes('part') && !readings.includes('member');
}

const UPLOADS = new Set(['file', 'files']); // beside the parts; a schema can have them, too

function isOfAPart({ path, part }: Claim): boolean {
  const [first = ''] = stepsFrom(path) ?? [];
  return part === undefined && (placeOf(first) !== undefined || UPLOADS.has(first));
}

/** How the request reads a path: as a part and what is in it, or as a member that is called like a part. */
function readingOf(claim: Claim, parts: RequestParts, search: Search): 'part' | 'member' | undefined {
  const steps = stepsFrom(claim.path) ?? [];
  const [part = '', ...rest] = steps;
  if (UPLOADS.has(part)) return undefined;
  const [own, values] = [search.roots.slice(0, -1), partsCalled(part, parts)];
  if (own.some((root) => search.follow(root, steps)?.isInside === false)) return 'member';
  if (rest.length === 0) return isOfThePart(claim, values) ? 'part' : undefined;
  if (values.some((value) => search.follow(value, rest) !== undefined)) return 'part';
  if (search.placesOf(steps).next().done !== true) return 'member'; // within another member
  if (claim.isMissing === false) return undefined;
  const holds = (start: unknown, path: readonly string[]): boolean => isObject(search.follow(start, path)?.value);
  if (own.some((root) => holds(root, steps.slice(0, -1)))) return 'member';
  const isInPart = values.some((value) => (rest.length === 1 && isBlank(value)) || holds(value, rest.slice(0, -1)));
  return isInPart ? 'part' : undefined;
}

/** True if a path that ends at the part itself can mean nothing else: it was there, or should have been an object. */
const isOfThePart = ({ isMissing, terms }: Claim, values: readonly unknown[]): boolean =>
  isMissing === false ||
  (values.every((value) => value === undefined || value === null) &&
    terms?.types?.some((type) => STRUCTURED.has(type)) === true);

/** The values of a part by its usual name: several where it is not known which parameter has which value. */
export function partsCalled(part: string, parts: RequestParts): readonly unknown[] {
  const { params, query, body, headers, cookies } = parts;
  switch (part) {
    case 'body':
      return [body];
    case 'query':
    case 'querystring':
      return [query];
    case 'headers':
      return [headers];
    case 'cookies':
    case 'signedCookies':
      return [cookies];
    default:
      return params;
  }
}
