import { has, isObject, itemsOf, read, readText } from '../../lib/guard';
import type { Claim } from '../sent/claim';
import { MAX_DETAILS } from './detail-list';
import { listsOf, receivedType, stepsOf, termsOf, TYPES } from './entry-terms';

const MAX_TEXT = 500;

/** What an issue of any library claims of the value at its path: one claim, or one for each key that it names. */
export function claimsOf(entry: unknown, path: unknown, text: string): readonly Claim[] {
  const keys = keysAtFault(entry);
  if (keys !== undefined) return keys.map((key) => ({ path: [...stepsOf(path), key], isMissing: false }));
  const step = stepsOf(path).at(-1);
  if (read(step, 'origin') === 'key' && read(step, 'value') !== undefined)
    return [{ path, isMissing: false, values: [read(step, 'value')] }]; // Valibot's `input` is the key itself
  const isCoded = KINDS.some((kind) => typeof read(entry, kind) === 'string');
  const told = carriedValues(entry);
  const carried = told.length > 0 || isCoded ? told : valueIn(text).filter((value) => value !== step); // not of the key
  const terms = termsOf(entry, text);
  const values = carried.length === 0 && terms.received === 'null' ? [null] : carried;
  return [{ path, isMissing: isMissing(entry, text, carried), values, terms }];
}

const OF_OTHERS = /^OBJECT_ADDITIONAL_PROPERTIES$/;

/** The keys that were not expected: Zod's `keys`, fastest-validator's `actual`, z-schema's `params`. */
function keysAtFault(entry: unknown): unknown[] | undefined {
  if (read(entry, 'code') === 'unrecognized_keys') return itemsOf(read(entry, 'keys'), MAX_DETAILS).items;
  if (OF_OTHERS.test(readText(entry, 'code')?.slice(0, 80) ?? ''))
    return itemsOf(read(entry, 'params'), MAX_DETAILS).items;
  return read(entry, 'type') === 'objectStrict'
    ? readText(entry, 'actual')?.split(', ').slice(0, MAX_DETAILS)
    : undefined;
}

// Zod 3 has the type as `received` of other codes, Valibot a text about the value.
const RECEIVING = new Set<unknown>(['invalid_enum_value', 'invalid_literal']);

/** The value in each form in which the entry carries it: none where it carries none. */
function carriedValues(entry: unknown): unknown[] {
  const [context, params] = [read(entry, 'context'), read(entry, 'params')];
  const values = [read(entry, 'input'), read(entry, 'value'), read(entry, 'data'), read(context, 'value')];
  values.push(read(params, 'originalValue'), read(params, 'value')); // yup
  if (RECEIVING.has(read(entry, 'code'))) values.push(read(entry, 'received'));
  if (!has(entry, 'data')) values.push(read(entry, 'actual')); // fastest-validator; ArkType's is a text about `data`
  return values.filter((value) => value !== undefined);
}

/** The value that the text of an entry ends with, where it has nothing but its text: `…, actual 12`, `but got "x"`. */
function valueIn(text: string): unknown[] {
  const [, double, single, tick, number] = SHOWN.exec(text.slice(-MAX_TEXT)) ?? [];
  if (number !== undefined) return [Number(number)];
  const shown = double ?? single ?? tick;
  return shown === undefined || TYPES.test(shown.toLowerCase()) ? [] : [shown];
}
const SHOWN =
  /\b(?:actual|received|got|was)(?: value)?:? (?:"([^"]{1,200})"|'([^']{1,200})'|`([^`]{1,200})`|(-?\d{1,20}(?:\.\d{1,20})?))\W{0,3}$/i;

// Joi, yup, ArkType, VineJS, fastest-validator, Ajv.
const MISSING = new Set<unknown>(['any.required', 'required', 'optionality', 'defined']);
const LACKS = /^missing(?:$|_)/;
const KINDS = ['code', 'type', 'rule', 'keyword'];
const RULE = /^required/; // VineJS says in which case (`requiredWhen`), and looks at nothing else of a missing value
const WAS_MISSING = /\b(?:received|was|got|actual) (?:undefined|missing)\b/i;
const IS_MISSING =
  /\b(?:received|was|got|actual) (?:undefined|missing)\b|\bis (?:required|missing)\b|^Required\b|required property/i;
const CARRYING = ['input', 'value', 'data', 'actual', 'received'];
// Codes of Zod that a missing value has, too: it says neither the value nor that there was none.
const ANY_VALUE = new Set<unknown>([
  'invalid_value',
  'invalid_union',
  'invalid_union_discriminator',
  'invalid_type',
  'custom',
]);

function isMissing(entry: unknown, text: string, values: readonly unknown[]): boolean | undefined {
  if (KINDS.some((kind) => MISSING.has(read(entry, kind)) || LACKS.test(readText(entry, kind)?.slice(0, 80) ?? '')))
    return true;
  if (values.length > 0) return isOfTheHolder(entry, text, values);
  const received = receivedType(entry, text);
  if (received !== undefined) return received === 'undefined' ? true : COERCED.has(received) ? undefined : false;
  if (IS_MISSING.test(text.slice(0, MAX_TEXT))) return true;
  const [code, rule] = [read(entry, 'code'), readText(entry, 'rule')];
  if (rule !== undefined) return RULE.test(rule);
  if (code === 'invalid_union') return isMissingInAll(listsOf(entry));
  if (CARRYING.some((member) => has(entry, member) && read(entry, member) === undefined)) return true;
  return typeof code !== 'string' || ANY_VALUE.has(code) ? undefined : false;
}
const COERCED = new Set(['nan', 'date']); // also made of nothing

/** True if an entry carries what holds the value, and says that there was none: ArkType's, is-my-json-valid's. */
const isOfTheHolder = (entry: unknown, text: string, values: readonly unknown[]): boolean =>
  values.every(isObject) && (has(entry, 'schemaPath') ? IS_MISSING : WAS_MISSING).test(text.slice(0, MAX_TEXT));

/** True if each alternative of a union says that there was no value; undefined where none says anything. */
function isMissingInAll(alternatives: readonly unknown[]): boolean | undefined {
  if (alternatives.length === 0) return undefined;
  return alternatives.every((issues) => {
    const issue = read(issues, 0);
    return receivedType(issue, readText(issue, 'message') ?? '') === 'undefined';
  });
}
