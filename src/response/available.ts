import type { Problem } from '../codes/problem';
import { hasOwn, itemsOf, read } from '../lib/guard';
import type { FailureFacts } from './problem-options';

const MAX_TYPES = 50;
const MEDIA_TYPE = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/;

/** Adds to a 406 the media types that there are (RFC 9110 §15.5.7): what `res.format()` throws carries them. */
export function addAvailable(problem: Problem, { thrown, verdict }: FailureFacts): void {
  if (verdict.family !== 'http-errors' || hasOwn(problem, 'available')) return;
  const { items } = itemsOf(read(thrown, 'types'), MAX_TYPES);
  const available = items.filter((type) => typeof type === 'string' && MEDIA_TYPE.test(type));
  if (available.length > 0) problem.available = available;
}
