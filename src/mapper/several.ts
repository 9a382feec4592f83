import type { HttpError } from '../codes/http-error';
import type { ProblemDetail } from '../codes/problem';
import { isArray, itemsOf, memberOf, ownKeysOf, read, readText } from '../lib/guard';
import type { Verdict } from './recognize';
import { fallbackVerdict } from './verdicts';
import { copyOf, withCause } from './with-cause';

const MAX_MEMBERS = 100;
const MAX_KEYS = 50;

/**
 * Explains several errors at once, e.g. of Promise.any: the first 5xx, an unknown one included, before any 4xx; several
 * of one kind that may all be shown are listed (RFC 9457 §3).
 */
export function explainSeveral(
  thrown: unknown,
  explainMember: (member: unknown) => Verdict | undefined,
): Verdict | undefined {
  const members = membersOf(thrown);
  const verdicts = members.map(
    (member) => (isSeveral(member) ? undefined : explainMember(member)) ?? fallbackVerdict(member),
  );
  const [first] = verdicts;
  if (first === undefined) return undefined;
  // The errors of a class of its own, e.g. the attempts of a retry, leave the word to its cause if nothing knows them.
  if (!isAggregate(thrown) && verdicts.every(({ family }) => family === 'unknown')) return undefined;
  const because = `one of ${members.length} errors: `;
  const alike = verdicts.every(({ error }) => error.code === first.error.code && error.expose);
  if (alike && verdicts.length > 1) {
    const errors = verdicts.flatMap(({ error }) => toDetails(error));
    return { ...first, error: copyOf(first.error, { cause: thrown, errors }), because: because + first.because };
  }
  const urgent = verdicts.find(({ error }) => error.status >= 500) ?? first;
  return { ...urgent, error: withCause(urgent.error, thrown), because: because + urgent.because };
}

const isAggregate = (thrown: unknown): boolean => readText(thrown, 'name') === 'AggregateError';

// A member that is several errors again is not taken apart.
const isSeveral = (member: unknown): boolean => isAggregate(member) || membersOf(member).length > 1;

/** Returns the members of several errors: all of an AggregateError, else those of a list that are errors. */
function membersOf(thrown: unknown): readonly unknown[] {
  const errors = read(thrown, 'errors');
  if (isAggregate(thrown)) return isArray(errors) ? itemsOf(errors, MAX_MEMBERS).items : ownItems(thrown);
  if (isArray(thrown)) return errorsIn(itemsOf(thrown, MAX_MEMBERS).items.map(reasonOf));
  const named = errorsIn(errors);
  if (named.length > 0) return named;
  for (const key of ownKeysOf(thrown).slice(0, MAX_KEYS)) {
    const list = READ_ALREADY.has(key) ? undefined : read(thrown, key);
    if (isArray(list) && isError(read(list, 0))) return errorsIn(list);
  }
  return [];
}

const READ_ALREADY = new Set<PropertyKey>(['stack', 'message', 'name', 'cause', 'code', 'errors']);

/** Returns the members of bluebird's AggregateError, which is like an array itself. */
function ownItems(thrown: unknown): readonly unknown[] {
  const length = Number(read(thrown, 'length'));
  return length > 0 ? Array.from({ length: Math.min(length, MAX_MEMBERS) }, (_, index) => read(thrown, index)) : [];
}

const errorsIn = (list: unknown): readonly unknown[] =>
  isArray(list) ? itemsOf(list, MAX_MEMBERS).items.filter(isError) : [];

/** The reason of what Promise.allSettled says of a promise that was rejected; anything else as it is. */
const reasonOf = (item: unknown): unknown => (readText(item, 'status') === 'rejected' ? read(item, 'reason') : item);

const isError = (value: unknown): boolean => readText(value, 'stack') !== undefined;

const toDetails = (error: HttpError): readonly ProblemDetail[] =>
  memberOf(error, 'errors') ?? [{ detail: memberOf(error, 'detail') ?? error.description }];
