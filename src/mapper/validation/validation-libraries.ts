import { types } from 'util';
import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import type { ProblemDetail } from '../../codes/problem';
import { isOfClass } from '../rule';
import type { Marks } from '../rule';
import { rowOf } from '../table';
import { ofDottedPath, placeOf, toDetail } from './validation-details';
import type { Place } from './validation-details';
import { isLocated, toDetails, toLocatedDetails } from './validation-entries';

/** What a failed validation of the client's input says: its list; undefined for what is no such thing. */
export type Reader = (thrown: unknown, marks: Marks) => readonly ProblemDetail[] | undefined;

const MOST_PARTS = 10;
const MOST_ISSUES = 100;
const DEEPEST = 32;

/** TypeBox: 0.34 has one error, or the path of the value that could not be decoded; 1 has a list in its cause. */
export const typeBox: Reader = (thrown, { name }) => {
  if (isOfClass(thrown, 'AssertError')) {
    const error = read(thrown, 'error');
    if (has(error, 'schema')) return toDetails([error]);
    const cause = read(thrown, 'cause');
    const isOurs = read(cause, 'source') === 'Encode'; // what the app itself sends
    return !isOurs && has(cause, 'source') && isArray(read(cause, 'errors'))
      ? toDetails(read(cause, 'errors'))
      : undefined;
  }
  if (!/^TransformDecode(Check)?Error$/.test(name) || !has(thrown, 'schema')) return undefined;
  const error = read(thrown, 'error');
  return has(error, 'schema') ? toDetails([error]) : toDetails([{ message: '', path: read(thrown, 'path') }]);
};

/** The parts of a request, each with an error: ts-rest has them as members, celebrate in a Map, zod-express in a list. */
export const byPart: Reader = (thrown, { name, message }) => {
  const parts: [unknown, unknown][] = [];
  if (isArray(thrown)) {
    for (const one of itemsOf(thrown, MOST_PARTS).items) {
      parts.push([readText(one, 'type')?.toLowerCase(), read(one, 'errors')]);
    }
  } else if (name === 'RequestValidationError') {
    for (const part of keysOf(thrown)) parts.push([part, read(thrown, part)]);
  } else if (message === 'Validation failed') {
    const details = read(thrown, 'details');
    if (types.isMap(details)) Map.prototype.forEach.call(details, (error, part) => parts.push([part, error]));
  }
  const known = parts.flatMap(([part, error]): [Place, unknown][] => {
    const place = placeOf(part);
    return place === undefined ? [] : [[place, read(error, 'issues') ?? read(error, 'details')]];
  });
  return known.length === 0 ? undefined : known.flatMap(([place, list]) => toDetails(list, place));
};

/** express-openapi-validator: each path starts with the part of the request. Its 401, 404 … are statuses alone. */
export const openApi: Reader = (thrown, { status }) => {
  const list = status === 400 ? read(thrown, 'errors') : undefined;
  return isArray(list) && isLocated(read(list, 0)) ? toLocatedDetails(list) : undefined;
};

/** typia: the path of the value in the text of the call, and the type that was expected. */
export const typia: Reader = (thrown, { name }) => {
  const path = name === 'TypeGuardError' ? readText(thrown, 'path') : undefined;
  if (path === undefined || !has(thrown, 'expected')) return undefined;
  return [toDetail(`Expected ${String(readText(thrown, 'expected'))}`, ofDottedPath(path).slice(1), 'pointer')];
};

/** runtypes: a failure with details that are a tree of texts. */
export const runtypes: Reader = (thrown) => {
  const failure = read(thrown, 'failure');
  const isOne = read(failure, 'success') === false && readText(failure, 'code') !== undefined;
  if (!isOne) return undefined;
  const details: ProblemDetail[] = [];
  const walk = (tree: unknown, path: readonly string[]): void => {
    if (details.length >= MOST_ISSUES || path.length > DEEPEST) return;
    if (typeof tree === 'string') details.push(toDetail(tree, path, 'pointer'));
    else for (const key of keysOf(tree).slice(0, MOST_ISSUES)) walk(read(tree, key), [...path, key]);
  };
  walk(read(failure, 'details'), []);
  return details;
};

/** tsoa: fields by name, those of the body below "body" or "requestBody". */
export const tsoa: Reader = (thrown, { name }) => {
  const fields = name === 'ValidateError' ? read(thrown, 'fields') : undefined;
  if (!isObject(fields)) return undefined;
  return keysOf(fields).map((key) => {
    const [part, ...path] = ofDottedPath(key).map((segment) => segment.replace(/^\$(?=\d+$)/, ''));
    const isBody = part === 'body' || part === 'requestBody';
    const field = read(fields, key);
    const place = isBody ? 'pointer' : 'parameter';
    return toDetail(read(field, 'message'), isBody ? path : [part, ...path], place, [read(field, 'value')]);
  });
};

/** Nest's ValidationPipe: the texts are the message of the response. */
export const nestPipe: Reader = (thrown, { status }) => {
  const isNest = status !== undefined && typeof read(thrown, 'getResponse') === 'function';
  const texts = isNest ? read(read(thrown, 'response'), 'message') : undefined;
  return isArray(texts)
    ? itemsOf(texts, 100).items.map((text) => ({ detail: toDetail(text, [], 'pointer').detail }))
    : undefined;
};

// The tags of Effect's Schema, in version 3 and 4, and what each means to a client. The library's texts show the value.
const effectTexts: Readonly<Record<string, string>> = {
  Missing: 'The value is required.',
  MissingKey: 'The value is required.',
  Unexpected: 'The key is not expected.',
  UnexpectedKey: 'The key is not expected.',
};

/** Effect's Schema: a tree of issues; the leaves say what is wrong, the pointers on the way where. */
export const effectSchema: Reader = (thrown) => {
  const tag = read(thrown, '_tag');
  if (tag !== 'ParseError' && tag !== 'SchemaError') return undefined;
  const details: ProblemDetail[] = [];
  walk(read(thrown, 'issue'), [], details, 0);
  return details;
};

function walk(issue: unknown, above: readonly unknown[], details: ProblemDetail[], depth: number): void {
  const tag = readText(issue, '_tag');
  if (tag === undefined || depth > DEEPEST || details.length >= MOST_ISSUES) return;
  const step = tag === 'Pointer' ? read(issue, 'path') : [];
  const path = [...above, ...(isArray(step) ? itemsOf(step, DEEPEST).items : [step])];
  const below = read(issue, 'issues') ?? read(issue, 'issue');
  if (below === undefined) {
    details.push(toDetail(rowOf(effectTexts, tag), path, 'pointer'));
  } else {
    const issues = isArray(below) ? itemsOf(below, MOST_ISSUES).items : [below];
    for (const each of issues) walk(each, path, details, depth + 1);
  }
}
