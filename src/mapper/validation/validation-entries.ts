import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import type { ProblemDetail } from '../../codes/problem';
import { ofDottedPath, ofJsonPointer, placeOf, toDetail } from './validation-details';
import type { Place } from './validation-details';

/** One entry of a validator's list as what is wrong and where; undefined where it is none of this shape. */
type Shape = (entry: unknown, place: Place) => readonly ProblemDetail[] | undefined;

const MOST_ENTRIES = 100;
const DEEPEST = 20;

/** Ajv, TypeBox 1, Fastify: `instancePath` (Ajv 6: `dataPath`) and a keyword, whose params name the key at fault. */
const jsonSchema: Shape = (entry, place) => {
  const pointer = readText(entry, 'instancePath') ?? readText(entry, 'dataPath');
  if (pointer === undefined || readText(entry, 'keyword') === undefined) return undefined;
  const path = pointer.startsWith('/') ? ofJsonPointer(pointer) : ofDottedPath(pointer);
  const params = read(entry, 'params');
  const named = KEYS_AT_FAULT.map((member) => read(params, member)).find((found) => found !== undefined);
  const keys = isArray(named) ? itemsOf(named, MOST_ENTRIES).items : named === undefined ? [] : [named];
  const paths = keys.length === 0 ? [path] : keys.map((key) => [...path, key]);
  return paths.map((each) => toDetail(read(entry, 'message'), each, place));
};
const KEYS_AT_FAULT = [
  'missingProperty',
  'requiredProperties',
  'additionalProperty',
  'additionalProperties',
  'unevaluatedProperty',
];

/** class-validator: a property with the texts of its constraints, and children. */
const classValidator: Shape = (entry, place) => ofProperty(entry, place, [], DEEPEST);

function ofProperty(
  entry: unknown,
  place: Place,
  above: readonly string[],
  depth: number,
): ProblemDetail[] | undefined {
  const property = readText(entry, 'property');
  const constraints = read(entry, 'constraints');
  const children = read(entry, 'children');
  if (property === undefined || (!isObject(constraints) && !isArray(children)) || depth === 0) return undefined;
  const path = [...above, property];
  const values = [read(entry, 'value')];
  const own = keysOf(constraints).map((name) => toDetail(read(constraints, name), path, place, values));
  const below = itemsOf(children, MOST_ENTRIES).items.flatMap(
    (child) => ofProperty(child, place, path, depth - 1) ?? [],
  );
  return [...own, ...below].slice(0, MOST_ENTRIES);
}

/** express-validator 6 and 7: `msg` and a location; alternatives and unknown fields have entries of their own. */
const expressValidator: Shape = (entry) => ofChain(entry, DEEPEST);

function ofChain(entry: unknown, depth: number): ProblemDetail[] | undefined {
  if (!has(entry, 'msg') || depth === 0) return undefined;
  const text = read(entry, 'msg');
  const place = placeOf(read(entry, 'location'));
  if (place !== undefined) {
    const path = ofDottedPath(readText(entry, 'path') ?? readText(entry, 'param') ?? '');
    return [toDetail(text, path, place, [read(entry, 'value')])];
  }
  const nested = itemsOf(read(entry, 'nestedErrors'), MOST_ENTRIES).items;
  const fields = itemsOf(read(entry, 'fields'), MOST_ENTRIES).items.map((field) => ({
    msg: text,
    path: read(field, 'path'),
    location: read(field, 'location'),
  }));
  const below = [...nested.flatMap((one) => (isArray(one) ? itemsOf(one, MOST_ENTRIES).items : [one])), ...fields];
  return below.length === 0 ? undefined : below.flatMap((one) => ofChain(one, depth - 1) ?? []).slice(0, MOST_ENTRIES);
}

/** io-ts: the value, and the context of each step to it. */
const ioTs: Shape = (entry, place) => {
  const { items, length } = itemsOf(read(entry, 'context'), MOST_ENTRIES);
  const isContext = length > 0 && items.every((step) => has(step, 'key') && has(step, 'type'));
  return isContext
    ? [toDetail(read(entry, 'message'), items.slice(1).map(keyOf), place, [read(entry, 'value')])]
    : undefined;
};
const keyOf = (step: unknown): unknown => read(step, 'key');

/** jsonschema: a path, and a property that starts with "instance". */
const jsonSchemaDraft4: Shape = (entry, place) =>
  readText(entry, 'property')?.startsWith('instance') === true && isArray(read(entry, 'path')) && has(entry, 'schema')
    ? [toDetail(read(entry, 'message'), read(entry, 'path'), place, [read(entry, 'instance')])]
    : undefined;

/** What no other library's errors look like. */
const STRICT: readonly Shape[] = [jsonSchema, classValidator, expressValidator, ioTs, jsonSchemaDraft4];

// Where an entry keeps what was received.
const VALUES = ['input', 'received', 'value', 'data', 'actual'];

/** Zod, Valibot, Joi, yup, Superstruct, ArkType, any Standard Schema: a message, and a path in some spelling. */
const issue: Shape = (entry, place) => {
  const text = readText(entry, 'problem') ?? readText(entry, 'message'); // ArkType's message repeats the path
  const path = read(entry, 'path') ?? read(entry, 'field');
  if (text === undefined || !(path === undefined || typeof path === 'string' || isArray(path))) return undefined;
  const segments = typeof path !== 'string' ? path : path.startsWith('/') ? ofJsonPointer(path) : ofDottedPath(path);
  const values = [...VALUES.map((member) => read(entry, member)), read(read(entry, 'context'), 'value')];
  return [toDetail(text, segments, place, [...values, read(read(entry, 'params'), 'originalValue')])];
};

/** express-openapi-validator: the first step of the path is the part of the request. */
const located: Shape = (entry) => {
  const [part, ...path] = ofJsonPointer(readText(entry, 'path') ?? '');
  const place = placeOf(part);
  return place === undefined ? undefined : [toDetail(read(entry, 'message'), path, place)];
};

const ofShapes = (shapes: readonly Shape[], entry: unknown, place: Place): readonly ProblemDetail[] | undefined => {
  for (const shape of shapes) {
    const details = shape(entry, place);
    if (details !== undefined) return details;
  }
  return undefined;
};

/** Is it an entry that no other library's errors look like? */
export const isStrictEntry = (entry: unknown): boolean => ofShapes(STRICT, entry, 'pointer') !== undefined;

/** Has it the shape of a Standard Schema issue: a message, and a path or a field, or (with `pathless`) none? */
export const isIssue = (entry: unknown, pathless: boolean): boolean =>
  issue(entry, 'pointer') !== undefined && (pathless || has(entry, 'path') || has(entry, 'field'));

/** Is it an entry of express-openapi-validator about the request? */
export const isLocated = (entry: unknown): boolean => located(entry, 'pointer') !== undefined;

/** Every entry of a list as what is wrong and where: a hundred, and then one each without words, to be counted. */
export function toDetails(list: unknown, place: Place = 'pointer'): ProblemDetail[] {
  const { items, length } = itemsOf(list, MOST_ENTRIES);
  const details = items.flatMap((entry) => ofShapes([...STRICT, issue], entry, place) ?? []);
  const more = Math.min(length, MOST_COUNTED) - items.length;
  return more > 0 ? [...details, ...Array.from({ length: more }, () => NOT_LISTED)] : details;
}

/** The same for the entries of express-openapi-validator. */
export const toLocatedDetails = (list: unknown): ProblemDetail[] =>
  itemsOf(list, MOST_ENTRIES).items.flatMap((entry) => located(entry, 'pointer') ?? []);

const MOST_COUNTED = 10_000;
const NOT_LISTED: ProblemDetail = { detail: '' };
