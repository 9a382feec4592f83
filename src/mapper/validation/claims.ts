import { has, isArray, isObject, itemsOf, read, readText } from '../../lib/guard';
import type { Claim } from '../evidence';
import type { Terms } from '../sent/terms';
import { MAX_DETAILS } from './detail-list';

const MAX_TEXT = 500;

/** What an issue of any library claims of the value at its path: one claim, or one for each key that it names. */
export function claimsOf(entry: unknown, path: unknown, text: string): readonly Claim[] {
  const keys = keysAtFault(entry);
  if (keys !== undefined) return keys.map((key) => ({ path: [...stepsOf(path), key], isMissing: false }));
  const step = stepsOf(path).at(-1);
  if (read(step, 'origin') === 'key' && read(step, 'value') !== undefined)
    return [{ path, isMissing: false, values: [read(step, 'value')] }]; // Valibot's `input` is the key itself
  const isCoded = KINDS.some((kind) => typeof read(entry, kind) === 'string');
  const told = valuesOf(entry);
  const carried = told.length > 0 || isCoded ? told : valueIn(text).filter((value) => value !== step); // not of the key
  const terms = termsOf(entry, text);
  const values = carried.length === 0 && terms.received === 'null' ? [null] : carried;
  return [{ path, isMissing: isMissing(entry, text, carried), values, terms }];
}

const stepsOf = (path: unknown): unknown[] => (typeof path === 'string' ? [path] : itemsOf(path, MAX_DETAILS).items);

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
function valuesOf(entry: unknown): unknown[] {
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

const TYPES =
  /^(?:string|number|integer|int|boolean|bigint|object|array|record|null|undefined|nan|date|symbol|function|map|set)$/;
const RECEIVED = /\b(?:received|but was|but got)\s+(\w{2,20})\W*$/i;

/** The type that was received: Zod 3 and Effect say it, Zod 4 and runtypes in their text. */
function receivedType(entry: unknown, text: string): string | undefined {
  const said =
    readText(entry, 'code') === undefined || read(entry, 'code') === 'invalid_type'
      ? readText(entry, 'received')
      : undefined;
  const type = (said ?? RECEIVED.exec(text.slice(-100))?.[1])?.toLowerCase();
  if (type === 'missing') return 'undefined';
  if (type === 'invalid date') return 'date';
  return type !== undefined && TYPES.test(type) ? type : undefined;
}

function termsOf(entry: unknown, text: string): Terms {
  const [context, params, code] = [read(entry, 'context'), read(entry, 'params'), read(entry, 'code')];
  const alternatives = code === 'invalid_union' ? alternativesOf(entry) : [];
  const isNumber = [read(entry, 'origin'), read(entry, 'type')].some((one) => NUMBERS.has(one));
  const isBound = code === 'too_small' || code === 'too_big';
  return {
    types: typesOf(entry, params),
    received: receivedType(entry, text),
    allowed: allowedBy(entry, context, params),
    ...(isBound && isNumber && boundsOf(entry)),
    ...ruleOf(entry, context, params),
    ...(alternatives.length > 0 && { anyOf: alternatives }),
  };
}
const NUMBERS = new Set<unknown>(['number', 'int', 'bigint']);

/** The terms of those alternatives of a union that say one thing, of the value itself. */
function alternativesOf(union: unknown): Terms[] {
  const { length } = itemsOf(read(union, 'path'), 0);
  return listsOf(union).flatMap((issues) => {
    const [issue, another] = itemsOf(issues, 2).items;
    const depth = itemsOf(read(issue, 'path'), 0).length; // Zod 4's paths start at the union
    if (issue === undefined || another !== undefined || (depth !== 0 && depth !== length)) return [];
    return read(issue, 'code') === 'invalid_union' ? [] : [termsOf(issue, readText(issue, 'message') ?? '')];
  });
}

/** The issues of each alternative of a union: lists in Zod 4, errors in Zod 3. */
const listsOf = (union: unknown): unknown[] =>
  itemsOf(read(union, 'errors') ?? read(union, 'unionErrors'), MAX_DETAILS).items.map((one) =>
    isArray(one) ? one : read(one, 'issues'),
  );

/** The types that were expected, in whatever member a library says it. */
function typesOf(entry: unknown, params: unknown): string[] | undefined {
  const code = read(entry, 'code');
  if (typeof code === 'string' && code !== 'invalid_type' && code !== 'domain') return undefined;
  const isRefined = read(entry, 'refinement') !== undefined || read(entry, 'kind') === 'validation';
  // Valibot says of a missing key what kind of object lacks it.
  const isOfTheHolder = read(stepsOf(read(entry, 'path')).at(-1), 'origin') === 'key';
  if (isRefined || isOfTheHolder) return undefined;
  const said = [read(entry, 'domain'), read(params, 'type'), read(entry, 'expected'), baseOf(readText(entry, 'type'))];
  for (const one of said) {
    const { items } = isArray(one) ? itemsOf(one, MAX_DETAILS) : { items: [one] }; // valita has a list
    const types = items.filter((item): item is string => typeof item === 'string' && TYPES.test(item));
    if (types.length > 0) return types;
  }
  return undefined;
}

/** Joi's `string.base`. */
const baseOf = (type: string | undefined): string | undefined => type?.slice(0, MAX_TEXT).replace(/\.base$/, '');

function allowedBy(entry: unknown, context: unknown, params: unknown): readonly unknown[] | undefined {
  const code = read(entry, 'code');
  const isOfOptions = code === 'invalid_enum_value' || has(entry, 'discriminator') || DISCRIMINATING.has(code);
  const lists = [code === 'invalid_value' && read(entry, 'values'), isOfOptions && read(entry, 'options')];
  const list = [...lists, read(context, 'valids'), read(params, 'resolved')].find(isArray);
  if (list !== undefined) return itemsOf(list, MAX_DETAILS).items;
  return code === 'invalid_literal' ? [read(entry, 'expected')] : undefined;
}

const DISCRIMINATING = new Set<unknown>(['invalid_union_discriminator']);

const toNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const boundsOf = (entry: unknown): Terms => ({
  minimum: toNumber(read(entry, 'minimum')),
  maximum: toNumber(read(entry, 'maximum')),
  isExclusive: read(entry, 'inclusive') === false,
});

/** The bound of a rule that Joi, yup, Valibot or ArkType names; its value tells more, where that is carried. */
function ruleOf(entry: unknown, context: unknown, params: unknown): Terms {
  const type = readText(entry, 'type') ?? readText(entry, 'code') ?? '';
  const bound =
    toNumber(read(context, 'limit')) ?? toNumber(read(entry, 'requirement')) ?? toNumber(read(entry, 'rule'));
  if (/^(?:number\.)?(?:min|min_value)$/.test(type)) return { minimum: bound ?? toNumber(read(params, 'min')) };
  if (/^(?:number\.)?(?:max|max_value)$/.test(type)) return { maximum: bound ?? toNumber(read(params, 'max')) };
  return {};
}

/** The claims of a JSON Schema's error: of the keys that its params name, or of the value itself. */
export function schemaClaim(entry: unknown, path: unknown): Claim {
  const [params, keyword] = [read(entry, 'params'), readText(entry, 'keyword')];
  const type = read(params, 'type');
  const limit = toNumber(read(params, 'limit'));
  const allowed = read(params, 'allowedValues');
  const isBound = keyword !== undefined && /^(?:exclusive)?(?:minimum|maximum)$/i.test(keyword);
  const isLower = keyword?.toLowerCase().endsWith('minimum') === true;
  return {
    path,
    isMissing: keyword === undefined || UNTOLD.has(keyword) ? undefined : false,
    values: has(entry, 'data') ? [read(entry, 'data')] : [],
    terms: {
      types:
        typeof type === 'string' ? [type] : isArray(type) ? itemsOf(type, MAX_DETAILS).items.map(String) : undefined,
      allowed: isArray(allowed)
        ? itemsOf(allowed, MAX_DETAILS).items
        : has(params, 'allowedValue')
          ? [read(params, 'allowedValue')]
          : undefined,
      ...(isBound && limit !== undefined && (isLower ? { minimum: limit } : { maximum: limit })),
      isExclusive: keyword?.startsWith('exclusive') === true,
    },
  };
}
// Keywords that say nothing of the value itself; `errorMessage` is ajv-errors'.
const UNTOLD = new Set(['errorMessage', 'if', 'not', 'anyOf', 'oneOf', 'allOf', 'false schema']);
