import { isArray, itemsOf, read, readText } from '../guard';
import type { ProblemDetail } from '../problem';
import { rowOf } from './table';
import { toDetail } from './validation-details';

// The tags of Effect's Schema, in version 3 and 4, and what each means to a client. The library's texts show the value.
const TEXTS: Readonly<Record<string, string>> = {
  Missing: 'The value is required.',
  MissingKey: 'The value is required.',
  Unexpected: 'The key is not expected.',
  UnexpectedKey: 'The key is not expected.',
};
const DEEPEST = 32;
const MOST_ISSUES = 100;

/** Effect's Schema: a tree of issues; the leaves say what is wrong, the pointers on the way where. */
export function effectDetails(thrown: unknown): readonly ProblemDetail[] | undefined {
  const tag = read(thrown, '_tag');
  if (tag !== 'ParseError' && tag !== 'SchemaError') return undefined;
  const details: ProblemDetail[] = [];
  walk(read(thrown, 'issue'), [], details, 0);
  return details;
}

function walk(issue: unknown, above: readonly unknown[], details: ProblemDetail[], depth: number): void {
  const tag = readText(issue, '_tag');
  if (tag === undefined || depth > DEEPEST || details.length >= MOST_ISSUES) return;
  const step = tag === 'Pointer' ? read(issue, 'path') : [];
  const path = [...above, ...(isArray(step) ? itemsOf(step, DEEPEST).items : [step])];
  const below = read(issue, 'issues') ?? read(issue, 'issue');
  if (below === undefined) {
    details.push(toDetail(rowOf(TEXTS, tag), path, 'pointer'));
  } else {
    const issues = isArray(below) ? itemsOf(below, MOST_ISSUES).items : [below];
    for (const each of issues) walk(each, path, details, depth + 1);
  }
}
