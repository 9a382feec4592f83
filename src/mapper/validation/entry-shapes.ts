import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import type { ProblemDetail } from '../../codes/problem-detail';
import { schemaClaim } from './schema-claim';
import { MAX_DETAILS } from './detail-list';
import type { DetailList } from './detail-list';
import { placeOf, toDetail, toSteps } from './details';
import type { Place } from './details';
import { keywordOf } from './machine-code';

/** One entry of a validator's list: adds what is wrong and where to a list; undefined where it is none of this shape. */
export type Shape = (entry: unknown, place: Place) => ((list: DetailList) => void) | undefined;

const DEEPEST = 20;

/** Ajv, TypeBox 1, Fastify: `instancePath` (Ajv 6: `dataPath`) and a keyword, whose params name the key at fault. */
const jsonSchema: Shape = (entry, place) => {
  const pointer = readText(entry, 'instancePath') ?? readText(entry, 'dataPath');
  if (pointer === undefined || readText(entry, 'keyword') === undefined) return undefined;
  return (list) => {
    const path = toSteps(pointer);
    const params = read(entry, 'params');
    const member = KEYS_AT_FAULT.find((one) => read(params, one) !== undefined);
    const named = member === undefined ? undefined : read(params, member);
    const { items, length } = isArray(named) ? itemsOf(named, MAX_DETAILS) : { items: [named], length: 1 };
    const toEntry = (steps: readonly unknown[]): ProblemDetail =>
      toDetail(read(entry, 'message'), steps, place, [], keywordOf(entry));
    if (length === 0 || named === undefined) return list.add(toEntry(path), [schemaClaim(entry, path)]);
    const isMissing = member === 'missingProperty' || member === 'requiredProperties';
    for (const [index, key] of items.entries()) {
      if (list.isFull) return list.omit(length - index);
      // The path of a key that JSON Type Definition did not expect ends with it.
      const steps = read(params, 'error') === 'additional' ? path : [...path, key];
      list.add(toEntry(steps), [{ path: steps, isMissing }]);
    }
  };
};
const KEYS_AT_FAULT = [
  'missingProperty',
  'requiredProperties',
  'additionalProperty',
  'additionalProperties',
  'unevaluatedProperty',
];

/** class-validator: a property with the texts of its constraints, and children. */
const classValidator: Shape = (entry, place) =>
  isProperty(entry) ? (list) => addProperty(list, entry, place, [], DEEPEST) : undefined;

const isProperty = (entry: unknown): boolean =>
  readText(entry, 'property') !== undefined &&
  (isObject(read(entry, 'constraints')) || isArray(read(entry, 'children')));

function addProperty(list: DetailList, entry: unknown, place: Place, above: readonly unknown[], depth: number): void {
  if (!list.visit(depth > 0) || !isProperty(entry)) return;
  const path = [...above, read(entry, 'property')];
  const constraints = read(entry, 'constraints');
  const values = [read(entry, 'value')];
  const isMissing = has(entry, 'value') ? values[0] === undefined : undefined;
  for (const name of keysOf(constraints).slice(0, MAX_DETAILS)) {
    list.add(toDetail(read(constraints, name), path, place, values, name), [{ path, values, isMissing }]);
  }
  for (const child of childrenOf(read(entry, 'children'), list)) addProperty(list, child, place, path, depth - 1);
}

/** The children of a tree's node, read one by one for as long as the list takes more. */
export function* childrenOf(children: unknown, list: DetailList): Generator<unknown> {
  const { length } = itemsOf(children, 0);
  let index = 0;
  for (; index < Math.min(length, MAX_DETAILS) && !list.isFull; index++) yield read(children, index);
  if (index < length) list.cut();
}

/** express-validator 6 and 7: `msg` and a location; alternatives and unknown fields have entries of their own. */
const expressValidator: Shape = (entry) =>
  has(entry, 'msg') && isChain(entry) ? (list) => addChain(list, entry, DEEPEST) : undefined;

const isChain = (entry: unknown): boolean =>
  placeOf(read(entry, 'location')) !== undefined ||
  ['nestedErrors', 'fields'].some((member) => itemsOf(read(entry, member), 0).length > 0);

function addChain(list: DetailList, entry: unknown, depth: number): void {
  if (!list.visit(depth > 0) || !has(entry, 'msg')) return;
  const text = read(entry, 'msg');
  const part = readText(entry, 'location');
  const place = placeOf(part);
  if (place !== undefined) {
    const path = readText(entry, 'path') ?? readText(entry, 'param') ?? '';
    const value = read(entry, 'value');
    const check = { text, value, path, ...(isObject(text) && { kept: text }) };
    const claim = { path, values: [value], part, ...(value !== undefined && { isMissing: false }) };
    list.add(toDetail(text, toSteps(path), place, [value]), [claim], check);
    return;
  }
  for (const nested of childrenOf(read(entry, 'nestedErrors'), list)) {
    const group = isArray(nested) ? childrenOf(nested, list) : [nested];
    for (const one of group) addChain(list, one, depth - 1);
  }
  for (const field of childrenOf(read(entry, 'fields'), list)) {
    const unknown = {
      msg: text,
      path: read(field, 'path'),
      location: read(field, 'location'),
      value: read(field, 'value'),
    };
    addChain(list, unknown, depth - 1);
  }
}

/** io-ts: the value, and the context of each step to it. */
const ioTs: Shape = (entry, place) => {
  const { items, length } = itemsOf(read(entry, 'context'), MAX_DETAILS);
  const isContext = length > 0 && items.every((step) => has(step, 'key') && has(step, 'type'));
  if (!isContext) return undefined;
  return (list) => {
    const value = read(entry, 'value');
    const claim = { path: keysOfContext(items), values: [value], isMissing: value === undefined };
    list.add(toDetail(read(entry, 'message'), items.slice(1).map(keyOf), place, [value]), [claim]);
  };
};
const keyOf = (step: unknown): unknown => read(step, 'key');

/** The keys of a context without the members of unions and intersections, which it counts as steps, too. */
const keysOfContext = (steps: readonly unknown[]): unknown[] =>
  steps.flatMap((step, index) => {
    const above = index === 0 ? undefined : readText(read(steps[index - 1], 'type'), '_tag');
    return index === 0 || above === 'UnionType' || above === 'IntersectionType' ? [] : [keyOf(step)];
  });

/** jsonschema: a path, and a property that starts with "instance". */
const jsonSchemaDraft4: Shape = (entry, place) => {
  const isOne = readText(entry, 'property')?.startsWith('instance') === true && isArray(read(entry, 'path'));
  if (!isOne || !has(entry, 'schema')) return undefined;
  return (list) => {
    const [path, value, name] = [read(entry, 'path'), read(entry, 'instance'), read(entry, 'name')];
    const argument = readText(entry, 'argument');
    const isOfKey = argument !== undefined && (name === 'required' || name === 'additionalProperties');
    const claim = isOfKey
      ? { path: [...itemsOf(path, MAX_DETAILS).items, argument], isMissing: name === 'required' }
      : { path, values: [value], isMissing: value === undefined };
    list.add(toDetail(read(entry, 'message'), path, place, [value], name), [claim]);
  };
};

// What no other library's errors look like.
const SHAPES = {
  ajv: jsonSchema,
  'class-validator': classValidator,
  'express-validator': expressValidator,
  'io-ts': ioTs,
  jsonschema: jsonSchemaDraft4,
} as const;
export const strictShapes: readonly Shape[] = Object.values(SHAPES);

/** A library whose entries look like no other's. */
export type EntryLibrary = keyof typeof SHAPES;
const entryLibraries = Object.keys(SHAPES) as EntryLibrary[];

/** The library whose entries look like this, and like no other's. */
export const libraryOf = (entry: unknown): EntryLibrary | undefined =>
  entryLibraries.find((library) => SHAPES[library](entry, 'pointer') !== undefined);

/** Is it an entry that no other library's errors look like? */
export const isStrictEntry = (entry: unknown): boolean => libraryOf(entry) !== undefined;
