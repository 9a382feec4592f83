import { isArray, isObject, valuesOf } from '../../lib/guard';
import { tellingOf } from './claim';
import type { Claim, Finding } from './claim';
import { isBlank } from './request-parts';
import type { RequestParts } from './request-parts';
import { isSame, plainText } from './same-value';
import type { Search } from './search';
import { isMet, STRUCTURED } from './terms';
import type { Terms } from './terms';

const MAX_NEAR = 500;

/** Finds one value that was checked by itself, or the whole of something. */
export function findingOfWhole(claim: Claim, parts: RequestParts, search: Search): Finding {
  if (claim.isMissing === true) return 'silent';
  const { params, query, body, segments, headers, cookies, isEmpty } = parts;
  const { leaves, objects, texts } = search.index;
  const telling = tellingOf(claim);
  if (telling.length > 0) {
    const near = leaves.slice(0, MAX_NEAR);
    const sent = [...near, ...segments, ...valuesOf(headers), ...valuesOf(cookies)];
    const wasSent = telling.some(
      (value) => texts.has(plainText(String(value))) || sent.some((one) => isSame(one, value)),
    );
    return wasSent ? 'found' : leaves.length > near.length ? 'silent' : 'against';
  }
  const { terms } = claim;
  if (isEmpty) return claim.isMissing === undefined && terms?.received === undefined ? 'silent' : 'against';
  // Nobody checks whether the parameters are an object.
  const whole = objects.filter((object) => object !== query && !params.includes(object));
  const candidates = [...leaves, ...whole].filter((value) => isOfType(value, terms?.received));
  if (candidates.some((value) => !isMet(value, terms, false))) {
    const isOfParts = whole.length === 0 && terms?.received === undefined;
    // Of parameters by themselves nobody asks that they be an object, and a check that says nothing can be of anything.
    const isVague = terms?.types?.every((type) => STRUCTURED.has(type)) ?? saysNothing(terms);
    return isOfParts && isVague ? 'silent' : 'found';
  }
  return isBlank(body) && saysNothing(terms) ? 'found' : 'against';
}

const saysNothing = (terms: Terms | undefined): boolean =>
  Object.values(terms ?? {}).every((term) => term === undefined);

/** True if a validator would call the value so, or could have made such a one of it. */
function isOfType(value: unknown, type: string | undefined): boolean {
  if (type === undefined) return true;
  if (type === 'array') return isArray(value) || typeof value === 'string';
  if (type === 'object') return isObject(value) && !isArray(value);
  if (type === 'string') return typeof value === 'string';
  if (type === 'null') return value === null || value === '';
  if (type === 'number')
    return typeof value === 'number' || (typeof value === 'string' && Number.isFinite(Number(value)));
  return !isObject(value); // NaN, a date, a boolean: made of any text
}
