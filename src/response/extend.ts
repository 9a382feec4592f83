import { addErrors, addMembers, copyOf, inOrder } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { inWords, isArray, isObject, keysOf, read } from '../lib/guard';
import { isUriReference } from '../lib/uri';
import { callHook } from './hook';
import type { OpenFacts, ProblemOptions } from './problem-options';
import { isTraceId } from './trace-id';

interface Member {
  readonly expected: string;
  readonly isRight: (value: unknown) => boolean;
}

// The standard members that a problem may lack, and that the app may fill then.
const fillable: Readonly<Record<string, Member>> = {
  detail: { expected: 'a string', isRight: (value) => typeof value === 'string' },
  instance: { expected: 'a URI reference', isRight: isUriReference },
  errors: { expected: 'an array', isRight: isArray },
  errorsOmitted: {
    expected: 'a positive integer',
    isRight: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  },
  traceId: { expected: 'a short text without control characters', isRight: isTraceId },
};

/** Returns a problem with the members that the hook `extend` adds: its own, and standard ones that are absent. */
export function extended<C extends Pick<OpenFacts, 'warnings'>>(
  problem: Problem,
  extend: NonNullable<ProblemOptions<C, never>['extend']>,
  context: C,
): Problem {
  const { warnings } = context;
  const members = callHook('extend', () => extend(copyOf(problem), context), warnings);
  if (members === undefined) return problem;
  if (!isObject(members) || isArray(members)) {
    warnings.push(`The option extend returned ${inWords(members)}, not an object`);
    return problem;
  }
  const names = keysOf(members);
  const absent = names.filter((name) => Object.hasOwn(fillable, name) && !Object.hasOwn(problem, name));
  for (const name of absent) fill(problem, name, read(members, name), warnings);
  const others = names.filter((name) => !absent.includes(name));
  addMembers(problem, members, warnings, others);
  return absent.length > 0 ? inOrder(problem) : problem;
}

function fill(problem: Problem, name: string, value: unknown, warnings: string[]): void {
  const member = fillable[name];
  if (value === undefined || member === undefined) return;
  if (!member.isRight(value)) warnings.push(`member "${name}": expected ${member.expected}, got ${inWords(value)}`);
  else if (name === 'errors') addErrors(problem, value, warnings);
  else problem[name] = value;
}
