import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import { isOfClass } from '../classes';
import type { Terms } from '../sent/terms';
import { rowOf } from '../table';
import { claimsOf } from './claims';
import { stepsOfDottedPath, toDetail } from './details';
import { MAX_DETAILS } from './detail-list';
import type { DetailList } from './detail-list';
import { addEntries } from './entries';
import { childrenOf } from './entry-shapes';
import { ownShape } from './validator';

const DEEPEST = 32;

/** TypeBox: 0.34 has one error, or the path of the value that could not be decoded; 1 has a list in its cause. */
export const typeBox = ownShape({
  library: '@sinclair/typebox',
  tier: 'library',
  signs: { name: /^(AssertError|TransformDecode(Check)?Error)$/ },
  read(thrown, { name }, list) {
    if (isOfClass(thrown, 'AssertError')) {
      const error = read(thrown, 'error');
      if (has(error, 'schema')) return addEntries(list, [error]);
      const cause = read(thrown, 'cause');
      const isOurs = read(cause, 'source') === 'Encode'; // what the app itself sends
      if (isOurs || !has(cause, 'source') || !isArray(read(cause, 'errors'))) return false;
      return addEntries(list, read(cause, 'errors'));
    }
    if (!/^TransformDecode(Check)?Error$/.test(name) || !has(thrown, 'schema')) return false;
    const error = read(thrown, 'error');
    return addEntries(list, [has(error, 'schema') ? error : { message: '', path: read(thrown, 'path') }]);
  },
});

/** typia: the path of the value in the text of the call, and the type that was expected. */
export const typia = ownShape({
  library: 'typia',
  tier: 'library',
  signs: { name: /^TypeGuardError$/ },
  read(thrown, { name }, list) {
    const path = name === 'TypeGuardError' ? readText(thrown, 'path') : undefined;
    if (path === undefined || !has(thrown, 'expected')) return false;
    const [expected, value] = [String(readText(thrown, 'expected')), read(thrown, 'value')];
    const steps = stepsOfDottedPath(path).slice(1);
    const claim = { path: steps, values: [value], isMissing: value === undefined, terms: { types: [expected] } };
    list.add(toDetail(`Expected ${expected}`, steps, 'pointer'), [claim]);
    return true;
  },
});

/** runtypes: a failure with details that are a tree, of texts in version 6, of failures in version 7. */
export const runtypes = ownShape({
  library: 'runtypes',
  tier: 'library',
  signs: { members: ['failure'] },
  read(thrown, _marks, list) {
    const failure = read(thrown, 'failure');
    if (!isFailed(failure)) return false;
    const walk = (tree: unknown, path: readonly string[]): void => {
      if (!list.visit(path.length <= DEEPEST)) return;
      const details = read(tree, 'details');
      const isFailure = isFailed(tree);
      if (isFailure && isObject(details)) return walk(details, path);
      const text = isFailure ? read(tree, 'message') : tree;
      if (typeof text === 'string')
        list.add(toDetail(text, path, 'pointer', [], read(tree, 'code')), claimsOf({}, path, text));
      else
        for (const key of keysOf(tree).slice(0, MAX_DETAILS)) walk(list.isFull ? '' : read(tree, key), [...path, key]);
    };
    walk(read(failure, 'details'), []);
    return true;
  },
});

const isFailed = (tree: unknown): boolean => read(tree, 'success') === false && readText(tree, 'code') !== undefined;

// The tags of Effect's Schema, in version 3 and 4, and what each means to a client. The library's texts show the value.
const effectTexts: Readonly<Record<string, string>> = {
  Missing: 'The value is required.',
  MissingKey: 'The value is required.',
  Unexpected: 'The key is not expected.',
  UnexpectedKey: 'The key is not expected.',
};

/** Effect's Schema: a tree of issues; the leaves say what is wrong, the pointers on the way where. */
export const effectSchema = ownShape({
  library: 'effect',
  tier: 'library',
  signs: { name: /^(\(FiberFailure\) )?(Parse|Schema)Error$/, members: ['_tag'] },
  read(thrown, { name }, list) {
    const isOfFiber = FIBER.test(name);
    const failure = isOfFiber ? read(read(thrown, CAUSE_OF_FIBER), 'error') : thrown;
    const tag = read(failure, '_tag');
    if (tag !== 'ParseError' && tag !== 'SchemaError') return isOfFiber;
    walk(read(failure, 'issue'), [], list, 0);
    return true;
  },
});

// What runPromise of version 3 rejects with.
const FIBER = /^\(FiberFailure\) (Parse|Schema)Error$/;
const CAUSE_OF_FIBER = Symbol.for('effect/Runtime/FiberFailure/Cause');

function walk(issue: unknown, above: readonly unknown[], list: DetailList, depth: number): void {
  if (!list.visit(depth <= DEEPEST)) return;
  const tag = readText(issue, '_tag');
  if (tag === undefined) return;
  const step = tag === 'Pointer' ? read(issue, 'path') : [];
  const path = [...above, ...(isArray(step) ? itemsOf(step, DEEPEST).items : [step])];
  const below = read(issue, 'issues') ?? read(issue, 'issue');
  if (below === undefined || (isArray(below) && below.length === 0)) {
    const actual = read(issue, 'actual'); // in version 4 an Option, where it may be shown
    const values = [actual, read(actual, 'value')].filter((value) => value !== undefined);
    const isMissing = tag.startsWith('Missing'); // any other tag is of a value that was there
    list.add(toDetail(rowOf(effectTexts, tag), path, 'pointer', [], tag), [
      { path, values, isMissing, terms: termsOfTag(issue) },
    ]);
  } else {
    for (const each of isArray(below) ? childrenOf(below, list) : [below]) walk(each, path, list, depth + 1);
  }
}

/** The type that a leaf of version 3 (`StringKeyword`) or 4 (`String`) expected, where nothing refines it. */
function termsOfTag(issue: unknown): Terms | undefined {
  const type =
    readText(issue, '_tag') === 'InvalidValue' ? undefined : rowOf(TYPES, readText(read(issue, 'ast'), '_tag'));
  return type === undefined ? undefined : { types: [type] };
}

const TYPES: Readonly<Record<string, string>> = {
  StringKeyword: 'string',
  String: 'string',
  NumberKeyword: 'number',
  Number: 'number',
  BooleanKeyword: 'boolean',
  Boolean: 'boolean',
  TypeLiteral: 'object',
  Objects: 'object',
  TupleType: 'array',
  Arrays: 'array',
};
