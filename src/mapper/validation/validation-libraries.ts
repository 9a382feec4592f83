import { types } from 'util';
import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import { isOfClass } from '../rule';
import { rowOf } from '../table';
import { ofDottedPath, placeOf, safeText, toDetail } from './validation-details';
import type { Place } from './validation-details';
import { MAX_DETAILS } from './detail-list';
import type { DetailList } from './detail-list';
import { isOpenApi } from './lists';
import { addEntries, addLocated, childrenOf } from './validation-entries';
import { ownShape } from './validator';

const MAX_PARTS = 10;
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

/** Adds the lists of the parts of a request, each of which has an error; false where none has a usual name. */
function addParts(list: DetailList, parts: readonly (readonly [part: unknown, error: unknown])[]): boolean {
  const known = parts.flatMap(([part, error]): [Place, unknown][] => {
    const place = placeOf(part);
    return place === undefined ? [] : [[place, read(error, 'issues') ?? read(error, 'details')]];
  });
  for (const [place, entries] of known.slice(0, MAX_PARTS)) addEntries(list, entries, place);
  return known.length > 0;
}

/** ts-rest: the parts are members. https://ts-rest.com/server/express */
export const tsRest = ownShape({
  library: '@ts-rest/express',
  tier: 'library',
  signs: { name: /^RequestValidationError$/ },
  read(thrown, { name }, list) {
    if (name !== 'RequestValidationError') return false;
    const parts = keysOf(thrown).slice(0, MAX_PARTS);
    return addParts(
      list,
      parts.map((part) => [part, read(thrown, part)]),
    );
  },
});

/** celebrate: the parts are a Map. https://github.com/arb/celebrate#celebrateerror */
export const celebrate = ownShape({
  library: 'celebrate',
  tier: 'library',
  signs: { message: /^Validation failed$/ },
  read(thrown, { message }, list) {
    const details = message === 'Validation failed' ? read(thrown, 'details') : undefined;
    if (!types.isMap(details)) return false;
    const parts: [unknown, unknown][] = [];
    Map.prototype.forEach.call(details, (error, part) => parts.push([part, error]));
    return addParts(list, parts);
  },
});

/** zod-express-middleware: the parts are a list that is thrown itself. */
export const zodExpress = ownShape({
  library: 'zod-express-middleware',
  tier: 'library',
  signs: { members: ['0'] },
  read(thrown, _marks, list) {
    const { items } = itemsOf(thrown, MAX_PARTS);
    return addParts(
      list,
      items.map((one) => [readText(one, 'type')?.toLowerCase(), read(one, 'errors')]),
    );
  },
});

/** express-openapi-validator: each path starts with the part of the request. Its 401, 404 … are statuses alone. */
export const openApi = ownShape({
  library: 'express-openapi-validator',
  tier: 'library',
  signs: { members: ['errors'] },
  read: (thrown, marks, list) => isOpenApi(thrown, marks) && addLocated(list, read(thrown, 'errors')),
});

/** typia: the path of the value in the text of the call, and the type that was expected. */
export const typia = ownShape({
  library: 'typia',
  tier: 'library',
  signs: { name: /^TypeGuardError$/ },
  read(thrown, { name }, list) {
    const path = name === 'TypeGuardError' ? readText(thrown, 'path') : undefined;
    if (path === undefined || !has(thrown, 'expected')) return false;
    list.add(toDetail(`Expected ${String(readText(thrown, 'expected'))}`, ofDottedPath(path).slice(1), 'pointer'));
    return true;
  },
});

/** runtypes: a failure with details that are a tree of texts. */
export const runtypes = ownShape({
  library: 'runtypes',
  tier: 'library',
  signs: { members: ['failure'] },
  read(thrown, _marks, list) {
    const failure = read(thrown, 'failure');
    const isOne = read(failure, 'success') === false && readText(failure, 'code') !== undefined;
    if (!isOne) return false;
    const walk = (tree: unknown, path: readonly string[]): void => {
      if (!list.visit() || path.length > DEEPEST) return;
      if (typeof tree === 'string') list.add(toDetail(tree, path, 'pointer'));
      else
        for (const key of keysOf(tree).slice(0, MAX_DETAILS)) walk(list.isFull ? '' : read(tree, key), [...path, key]);
    };
    walk(read(failure, 'details'), []);
    return true;
  },
});

/** tsoa: fields by name, those of the body below "body" or "requestBody". */
export const tsoa = ownShape({
  library: '@tsoa/runtime',
  tier: 'library',
  signs: { name: /^ValidateError$/ },
  read(thrown, { name }, list) {
    const fields = name === 'ValidateError' ? read(thrown, 'fields') : undefined;
    if (!isObject(fields)) return false;
    const keys = keysOf(fields);
    for (const key of keys.slice(0, MAX_DETAILS)) {
      const [part, ...path] = ofDottedPath(key).map((segment) => segment.replace(/^\$(?=\d+$)/, ''));
      const isBody = part === 'body' || part === 'requestBody';
      const field = read(fields, key);
      const place = isBody ? 'pointer' : 'parameter';
      list.add(toDetail(read(field, 'message'), isBody ? path : [part, ...path], place, [read(field, 'value')]));
    }
    list.omit(keys.length - MAX_DETAILS);
    return true;
  },
});

/** Nest's ValidationPipe: the texts are the message of the response. */
export const nestPipe = ownShape({
  library: '@nestjs/common',
  tier: 'library',
  signs: { members: ['getResponse'] },
  read(thrown, { status }, list) {
    const isNest = status !== undefined && typeof read(thrown, 'getResponse') === 'function';
    const texts = isNest ? read(read(thrown, 'response'), 'message') : undefined;
    if (!isArray(texts)) return false;
    const { items, length } = itemsOf(texts, MAX_DETAILS);
    for (const text of items) list.add({ detail: safeText(text, []) });
    list.omit(length - items.length);
    return true;
  },
});

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
    const tag = read(thrown, '_tag');
    if (tag !== 'ParseError' && tag !== 'SchemaError') return FIBER.test(name); // what runPromise rejects with
    walk(read(thrown, 'issue'), [], list, 0);
    return true;
  },
});

const FIBER = /^\(FiberFailure\) (Parse|Schema)Error$/;

function walk(issue: unknown, above: readonly unknown[], list: DetailList, depth: number): void {
  if (!list.visit() || depth > DEEPEST) return;
  const tag = readText(issue, '_tag');
  if (tag === undefined) return;
  const step = tag === 'Pointer' ? read(issue, 'path') : [];
  const path = [...above, ...(isArray(step) ? itemsOf(step, DEEPEST).items : [step])];
  const below = read(issue, 'issues') ?? read(issue, 'issue');
  if (below === undefined) {
    list.add(toDetail(rowOf(effectTexts, tag), path, 'pointer'));
  } else {
    for (const each of isArray(below) ? childrenOf(below, list) : [below]) walk(each, path, list, depth + 1);
  }
}
