import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import type { CustomCheck } from './custom-checks';
import { MAX_DETAILS } from './detail-list';
import type { DetailList } from './detail-list';
import { stepsOfPointer, placeOf, toDetail, toSteps } from './details';
import type { Place } from './details';

/** One entry of a validator's list: adds what is wrong and where to a list; undefined where it is none of this shape. */
type Shape = (entry: unknown, place: Place) => ((list: DetailList) => void) | undefined;

const DEEPEST = 20;

/** Ajv, TypeBox 1, Fastify: `instancePath` (Ajv 6: `dataPath`) and a keyword, whose params name the key at fault. */
const jsonSchema: Shape = (entry, place) => {
  const pointer = readText(entry, 'instancePath') ?? readText(entry, 'dataPath');
  if (pointer === undefined || readText(entry, 'keyword') === undefined) return undefined;
  return (list) => {
    const path = toSteps(pointer);
    const params = read(entry, 'params');
    const named = KEYS_AT_FAULT.map((member) => read(params, member)).find((found) => found !== undefined);
    const { items, length } = isArray(named) ? itemsOf(named, MAX_DETAILS) : { items: [named], length: 1 };
    const message = read(entry, 'message');
    if (length === 0) list.add(toDetail(message, path, place));
    for (const [index, key] of items.entries()) {
      if (list.isFull) return list.omit(length - index);
      list.add(toDetail(message, key === undefined ? path : [...path, key], place));
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
  if (!list.visit() || depth === 0 || !isProperty(entry)) return;
  const path = [...above, read(entry, 'property')];
  const constraints = read(entry, 'constraints');
  const values = [read(entry, 'value')];
  for (const name of keysOf(constraints).slice(0, MAX_DETAILS)) {
    list.add(toDetail(read(constraints, name), path, place, values));
  }
  for (const child of childrenOf(read(entry, 'children'), list)) addProperty(list, child, place, path, depth - 1);
}

/** The children of a tree's node, read one by one for as long as the list takes more. */
export function* childrenOf(children: unknown, list: DetailList): Generator<unknown> {
  const { length } = itemsOf(children, 0);
  for (let index = 0; index < Math.min(length, MAX_DETAILS) && !list.isFull; index++) yield read(children, index);
}

/** express-validator 6 and 7: `msg` and a location; alternatives and unknown fields have entries of their own. */
const expressValidator: Shape = (entry) =>
  has(entry, 'msg') && isChain(entry) ? (list) => addChain(list, entry, DEEPEST) : undefined;

const isChain = (entry: unknown): boolean =>
  placeOf(read(entry, 'location')) !== undefined ||
  ['nestedErrors', 'fields'].some((member) => itemsOf(read(entry, member), 0).length > 0);

function addChain(list: DetailList, entry: unknown, depth: number): void {
  if (!list.visit() || depth === 0 || !has(entry, 'msg')) return;
  const text = read(entry, 'msg');
  const place = placeOf(read(entry, 'location'));
  if (place !== undefined) {
    const path = readText(entry, 'path') ?? readText(entry, 'param') ?? '';
    const value = read(entry, 'value');
    const check = { text, value, path, ...(isObject(text) && { kept: text }) };
    list.add(toDetail(text, toSteps(path), place, [value]), check);
    return;
  }
  for (const nested of childrenOf(read(entry, 'nestedErrors'), list)) {
    const group = isArray(nested) ? childrenOf(nested, list) : [nested];
    for (const one of group) addChain(list, one, depth - 1);
  }
  for (const field of childrenOf(read(entry, 'fields'), list)) {
    addChain(list, { msg: text, path: read(field, 'path'), location: read(field, 'location') }, depth - 1);
  }
}

/** io-ts: the value, and the context of each step to it. */
const ioTs: Shape = (entry, place) => {
  const { items, length } = itemsOf(read(entry, 'context'), MAX_DETAILS);
  const isContext = length > 0 && items.every((step) => has(step, 'key') && has(step, 'type'));
  if (!isContext) return undefined;
  return (list) => list.add(toDetail(read(entry, 'message'), items.slice(1).map(keyOf), place, [read(entry, 'value')]));
};
const keyOf = (step: unknown): unknown => read(step, 'key');

/** jsonschema: a path, and a property that starts with "instance". */
const jsonSchemaDraft4: Shape = (entry, place) =>
  readText(entry, 'property')?.startsWith('instance') === true && isArray(read(entry, 'path')) && has(entry, 'schema')
    ? (list) => list.add(toDetail(read(entry, 'message'), read(entry, 'path'), place, [read(entry, 'instance')]))
    : undefined;

// What no other library's errors look like.
const SHAPES = {
  ajv: jsonSchema,
  'class-validator': classValidator,
  'express-validator': expressValidator,
  'io-ts': ioTs,
  jsonschema: jsonSchemaDraft4,
} as const;
const STRICT: readonly Shape[] = Object.values(SHAPES);

/** A library whose entries look like no other's. */
export type EntryLibrary = keyof typeof SHAPES;
const entryLibraries = Object.keys(SHAPES) as EntryLibrary[];

/** The library whose entries look like this, and like no other's. */
export const libraryOf = (entry: unknown): EntryLibrary | undefined =>
  entryLibraries.find((library) => SHAPES[library](entry, 'pointer') !== undefined);

// Where an entry keeps what was received.
const VALUES = ['input', 'received', 'value', 'data', 'actual'];

/** Zod, Valibot, Joi, yup, Superstruct, ArkType, any Standard Schema: a message, and a path in some spelling. */
const issue: Shape = (entry, place) => {
  const text = readText(entry, 'problem') ?? readText(entry, 'message'); // ArkType's message repeats the path
  const path = read(entry, 'path') ?? read(entry, 'field');
  if (text === undefined || !(path === undefined || typeof path === 'string' || isArray(path))) return undefined;
  return (list) => {
    const segments = typeof path === 'string' ? toSteps(path) : path;
    const context = read(entry, 'context');
    const values = [...VALUES.map((member) => read(entry, member)), read(context, 'value')];
    const detail = toDetail(text, segments, place, [...values, read(read(entry, 'params'), 'originalValue')]);
    const value = values.find((one) => one !== undefined);
    const check = {
      kept: read(context, 'error'),
      text,
      value,
      path,
      isValueless: value === undefined && has(entry, 'code'),
    };
    list.add(detail, isOfCustomCheck(entry, context) ? check : undefined);
    for (const one of childrenOf(read(context, 'details'), list)) list.addCheck(checkOf(one)); // Joi: of alternatives
  };
};

const checkOf = (entry: unknown): CustomCheck => {
  const context = read(entry, 'context');
  return { kept: read(context, 'error'), text: undefined, value: read(context, 'value') };
};

// The types of Valibot's own actions that call the app.
const CALLING = /^(custom|(raw_|partial_)?check|raw_transform)(_async)?$/;

/** True if the entry can have been written by a check of the app: what else a validator finds, it says in its own words. */
function isOfCustomCheck(entry: unknown, context: unknown): boolean {
  const code = read(entry, 'code'); // Zod
  if (typeof code === 'string') return code === 'custom';
  const type = read(entry, 'type');
  if (typeof type !== 'string') return true;
  if (isObject(context)) return has(context, 'error') || type === 'any.custom' || type === 'custom'; // Joi
  return has(entry, 'kind') ? CALLING.test(type.slice(0, 100)) : true;
}

/** express-openapi-validator: the first step of the path is the part of the request. */
const located: Shape = (entry) => {
  const pointer = readText(entry, 'path') ?? '';
  const [part, ...path] = stepsOfPointer(pointer);
  const place = placeOf(part);
  return place === undefined ? undefined : (list) => list.add(toDetail(read(entry, 'message'), path, place));
};

const shapeOf = (shapes: readonly Shape[], entry: unknown, place: Place): ReturnType<Shape> => {
  for (const shape of shapes) {
    const add = shape(entry, place);
    if (add !== undefined) return add;
  }
  return undefined;
};

/** Is it an entry that no other library's errors look like? */
export const isStrictEntry = (entry: unknown): boolean => libraryOf(entry) !== undefined;

/** Has it the shape of a Standard Schema issue: a message, and a path or a field, or (with `pathless`) none? */
export const isIssue = (entry: unknown, pathless: boolean): boolean =>
  issue(entry, 'pointer') !== undefined && (pathless || has(entry, 'path') || has(entry, 'field'));

/** Is it an entry of express-openapi-validator about the request? */
export const isLocated = (entry: unknown): boolean => located(entry, 'pointer') !== undefined;

/** Adds every entry of a validator's list as what is wrong and where; those beyond a hundred are only counted. */
export const addEntries = (list: DetailList, entries: unknown, place: Place = 'pointer'): true =>
  addShapes(list, entries, place, ANY);
const ANY: readonly Shape[] = [...STRICT, issue];

/** The same for the entries of express-openapi-validator. */
export const addLocated = (list: DetailList, entries: unknown): true => addShapes(list, entries, 'pointer', [located]);

function addShapes(list: DetailList, entries: unknown, place: Place, shapes: readonly Shape[]): true {
  const { length } = itemsOf(entries, 0);
  let index = 0;
  for (; index < Math.min(length, MAX_DETAILS) && !list.isFull; index++) {
    shapeOf(shapes, read(entries, index), place)?.(list);
  }
  list.omit(length - index);
  return true;
}
