import { has, isArray, itemsOf, read, readText } from '../../lib/guard';
import type { Terms } from '../sent/terms';
import { MAX_DETAILS } from './detail-list';

const MAX_TEXT = 500;

/** What a validator calls a type. */
export const TYPES =
  /^(?:string|number|integer|int|boolean|bigint|object|array|record|null|undefined|nan|date|symbol|function|map|set)$/;
const RECEIVED = /\b(?:received|but was|but got)\s+(\w{2,20})\W*$/i;

/** The type that was received: Zod 3 and Effect say it, Zod 4 and runtypes in their text. */
export function receivedType(entry: unknown, text: string): string | undefined {
  const said =
    readText(entry, 'code') === undefined || read(entry, 'code') === 'invalid_type'
      ? readText(entry, 'received')
      : undefined;
  const type = (said ?? RECEIVED.exec(text.slice(-100))?.[1])?.toLowerCase();
  if (type === 'missing') return 'undefined';
  if (type === 'invalid date') return 'date';
  return type !== undefined && TYPES.test(type) ? type : undefined;
}

/** Reads what an entry expected of the value. */
export function termsOf(entry: unknown, text: string): Terms {
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
export const listsOf = (union: unknown): unknown[] =>
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

/** Returns a number; undefined for anything else. */
export const toNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

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

/** Returns the steps of a path, in whatever form an entry has it. */
export const stepsOf = (path: unknown): unknown[] =>
  typeof path === 'string' ? [path] : itemsOf(path, MAX_DETAILS).items;
