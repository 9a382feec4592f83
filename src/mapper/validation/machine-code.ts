import { isEntryCode } from '../../codes/problem-detail';
import { has, itemsOf, read, readText } from '../../lib/guard';

// Zod, ArkType, runtypes · express-openapi-validator · Superstruct · Joi, Valibot, yup, fastest-validator · VineJS · JSON Schema.
const MEMBERS = ['code', 'errorCode', 'refinement', 'type', 'rule', 'keyword'];

/** The code by which a library calls what is wrong with a value; undefined where the entry has none that can be sent. */
export function machineCode(entry: unknown): string | undefined {
  const member = MEMBERS.find((one) => typeof read(entry, one) === 'string');
  if (member === undefined) return numberOfTypeBox(entry);
  const code = read(entry, member);
  // What the app has said of its own check: z.refine(…, { params: { code: 'taken' } }).
  const own = code === 'custom' ? read(read(entry, 'params'), 'code') : undefined;
  if (isEntryCode(own)) return own;
  return isEntryCode(code) ? code : undefined;
}

/** TypeBox 0.34 numbers its types of errors. */
function numberOfTypeBox(entry: unknown): string | undefined {
  const type = read(entry, 'type');
  return typeof type === 'number' && has(entry, 'schema') ? String(type) : undefined;
}

/** The keyword of a JSON Schema's error; behind a text of ajv-errors the one keyword that it stands for. */
export function keywordOf(entry: unknown): string | undefined {
  const keyword = readText(entry, 'keyword');
  if (keyword !== 'errorMessage') return keyword;
  const { items, length } = itemsOf(read(read(entry, 'params'), 'errors'), 1);
  return (length === 1 ? readText(items[0], 'keyword') : undefined) ?? keyword;
}
