import type { ProblemDetail } from '../../codes/problem-detail';
import type { Claim } from '../sent/claim';
import { stepsFrom } from './details';

/** A listed entry, and what it claims of what was sent. */
export interface ListedEntry {
  readonly detail: ProblemDetail;
  readonly claims: readonly Claim[];
  /** True if the first step of each path is a part of the request. */
  readonly isByPart?: boolean;
}

/**
 * Says in one line how many fields the entries are about, for the client. A field counts once, whatever is wrong with it;
 * one unknown key is a field, too. `isWhole`: there are no entries beyond these.
 */
export function summaryOf(entries: readonly ListedEntry[], isWhole: boolean): string {
  const count = new Set(entries.flatMap(fieldsOf)).size;
  if (count === 0) return 'The request is invalid.'; // as a whole, or in places that no library has said
  const fields = count === 1 ? '1 field is invalid.' : `${count} fields are invalid.`;
  return isWhole ? fields : `At least ${fields}`;
}

/** The fields of an entry: those of its claims, or the place of its detail. */
function fieldsOf({ detail, claims, isByPart }: ListedEntry): string[] {
  const { pointer, parameter, header } = detail;
  const part = claims[0]?.part ?? (parameter !== undefined ? 'parameter' : header !== undefined ? 'header' : '');
  const least = isByPart === true ? 1 : 0; // a part alone is no field
  const paths = claims.flatMap(({ path }) => [stepsFrom(path) ?? []]).filter((steps) => steps.length > least);
  if (paths.length > 0) return paths.map((steps) => JSON.stringify([part, ...steps]));
  const place = pointer === '#' ? undefined : (pointer ?? parameter ?? header);
  return place === undefined ? [] : [JSON.stringify([part, place])];
}
