import { has, isArray, isObject, itemsOf, read, readText } from '../../lib/guard';
import { claimsOf } from './claims';
import type { CustomCheck } from './custom-checks';
import { MAX_DETAILS } from './detail-list';
import type { DetailList } from './detail-list';
import { MAX_READ, stepsOfPointer, placeOf, toDetail, toSteps } from './details';
import type { Place } from './details';
import { childrenOf, strictShapes } from './entry-shapes';
import type { Shape } from './entry-shapes';
import { machineCode } from './machine-code';

export { isStrictEntry } from './entry-shapes';

// Where an entry keeps what was received.
const VALUES = ['input', 'received', 'value', 'data', 'actual'];

/** Zod, Valibot, Joi, yup, Superstruct, ArkType, any Standard Schema: a message, and a path in some spelling. */
const issue: Shape = (entry, place) => {
  const text = readText(entry, 'problem') ?? readText(entry, 'message'); // ArkType's message repeats the path
  const path = read(entry, 'path') ?? rootless(entry, read(entry, 'field'));
  if (text === undefined || !(path === undefined || typeof path === 'string' || isArray(path))) return undefined;
  return (list) => {
    const segments = typeof path === 'string' ? toSteps(path) : path;
    const context = read(entry, 'context');
    const values = [...VALUES.map((member) => read(entry, member)), read(context, 'value')];
    const shown = [...values, read(read(entry, 'params'), 'originalValue')];
    const detail = toDetail(text, segments, place, shown, machineCode(entry));
    const value = values.find((one) => one !== undefined);
    const check = {
      kept: read(context, 'error'),
      text,
      value,
      path,
      isValueless: value === undefined && has(entry, 'code'),
    };
    list.add(detail, claimsOf(entry, segments, text), isOfCustomCheck(entry, context) ? check : undefined);
    for (const one of childrenOf(read(context, 'details'), list)) list.addCheck(checkOf(one)); // Joi: of alternatives
  };
};

/** The field without the name that is-my-json-valid gives to the whole: `data.email`. */
const rootless = (entry: unknown, field: unknown): unknown =>
  typeof field === 'string' && has(entry, 'schemaPath')
    ? field.slice(0, MAX_READ).replace(/^data(?:\.|(?=\[)|$)/, '')
    : field;

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
  return place === undefined
    ? undefined
    : (list) => list.add(toDetail(read(entry, 'message'), path, place, [], machineCode(entry)), [{ path, part }]);
};

const shapeOf = (shapes: readonly Shape[], entry: unknown, place: Place): ReturnType<Shape> => {
  for (const shape of shapes) {
    const add = shape(entry, place);
    if (add !== undefined) return add;
  }
  return undefined;
};

/** Has it the shape of a Standard Schema issue: a message, and a path or a field, or (with `pathless`) none? */
export const isIssue = (entry: unknown, pathless: boolean): boolean =>
  issue(entry, 'pointer') !== undefined && (pathless || has(entry, 'path') || has(entry, 'field'));

/** Is it an entry of express-openapi-validator about the request? */
export const isLocated = (entry: unknown): boolean => located(entry, 'pointer') !== undefined;

/** Adds every entry of a validator's list as what is wrong and where; those beyond a hundred are only counted. */
export const addEntries = (list: DetailList, entries: unknown, place: Place = 'pointer'): true =>
  addShapes(list, entries, place, ANY);
const ANY: readonly Shape[] = [...strictShapes, issue];

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
