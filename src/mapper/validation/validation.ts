import { httpError } from '../../codes/errors';
import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import { stackOf } from '../../lib/stack';
import type { HttpError } from '../../codes/http-error';
import { holdsExchange } from '../http/foreign-headers';
import { exposedMessage } from '../http/made-by-http-errors';
import { ofPlain, plainOnes } from '../plain';
import { classOf } from '../rule';
import type { BuiltInOptions, BuiltInRule, Marks } from '../rule';
import { failedCheck } from './custom-checks';
import { DetailList } from './detail-list';
import { placeOf } from './validation-details';
import { addEntries, isIssue, isStrictEntry } from './validation-entries';
import { byPart, effectSchema, nestPipe, openApi, runtypes, tsoa, typeBox, typia } from './validation-libraries';
import type { Reader } from './validation-libraries';

// Where libraries keep the list: Zod, Valibot, Standard Schema · Ajv, express-validator, routing-controllers, jsonschema,
// Feathers · Joi, LoopBack · yup · ArkType · Fastify · TypeGraphQL · VineJS · Moleculer.
const LISTS = 'issues errors details inner arkErrors validation validationErrors messages data'.split(' ');
const NAMES = /valid|schema|Traversal|^Vali/i;
const MOST_OF_A_NAME = 100;
// hapi and the libraries around it (simple-oauth2, plugins) check with Joi what the app configures them with.
const JOI_OF_OPTIONS = /^Invalid ([a-z]{1,20} )?options\b/;

/** A list that is thrown itself: class-validator, express-validator's array(), Ajv's errors, io-ts, issues. */
const thrownList: Reader = (thrown, _marks, list) => {
  const entries = isArray(thrown) ? thrown : read(thrown, '_tag') === 'Left' ? read(thrown, 'left') : undefined;
  if (entries === undefined) return false;
  const first = read(entries, 0);
  const isOne = isStrictEntry(first) || (isIssue(first, false) && !has(first, 'stack') && !has(first, 'locations'));
  return isOne && addEntries(list, entries);
};

/** A list that an error carries. */
const carriedList: Reader = (thrown, marks, list) => {
  for (const member of LISTS) {
    const entries = read(thrown, member);
    const first = isArray(entries) ? read(entries, 0) : undefined;
    if (first === undefined) continue;
    const isError = has(first, 'stack') && member !== 'inner'; // an AggregateError's; those of yup are errors, too
    const isOne =
      isStrictEntry(first) || (!isError && isIssue(first, member === 'issues') && isMarked(thrown, marks, member));
    if (isOne) return addEntries(list, entries, placeOf(read(thrown, 'validationContext')) ?? 'pointer');
  }
  return false;
};

function isMarked(thrown: unknown, marks: Marks, member: string): boolean {
  if (member === 'issues') return true;
  if (marks.name.startsWith('Sequelize')) return false; // its models', whose class is called ValidationError
  if (read(thrown, 'isJoi') === true) return !JOI_OF_OPTIONS.test(marks.message);
  if (marks.status !== undefined && !holdsExchange(thrown)) return true;
  const names = [marks.name, classOf(thrown), readText(thrown, 'type'), marks.code];
  return names.some((name) => name !== undefined && NAMES.test(name.slice(0, MOST_OF_A_NAME)));
}

/** One entry that is thrown itself: class-validator's, jsonschema's, a yup error without inner ones. */
const thrownEntry: Reader = (thrown, { name }, list) => {
  const isYup = name === 'ValidationError' && isArray(read(thrown, 'inner'));
  const isEntry = isYup || (has(thrown, 'property') && isStrictEntry(thrown));
  return isEntry && addEntries(list, [thrown]);
};

/** Superstruct: the first failure is the error itself; the others it would have to compute. */
const superstruct: Reader = (thrown, { name }, list) =>
  name === 'StructError' && has(thrown, 'failures') && has(thrown, 'branch') && addEntries(list, [thrown]);

/** Validators that leave a name and a text, and an app's class that is called so and carries nothing else. */
const nameAlone: Reader = (thrown, { name, message }) => {
  if (/^(ZodError|\$ZodError|ZodValidationError|\(FiberFailure\) (Parse|Schema)Error)$/.test(name)) return true;
  if (name === 'TypeError') return message.slice(0, 500).includes(YUP_CAST);
  const isPlain = name === 'ValidationError' && keysOf(thrown).every((key) => PLAIN.has(key));
  return isPlain && !has(thrown, 'getEntity'); // MikroORM's says that our code is wrong
};
const PLAIN = new Set(['name', 'message', 'cause', 'field', 'fields', 'details', 'errors', 'isOperational']);

const YUP_CAST = 'could not be cast to a value that satisfies the schema type';

const readers: readonly Reader[] = [
  thrownList,
  openApi,
  carriedList,
  thrownEntry,
  superstruct,
  typeBox,
  byPart,
  tsoa,
  typia,
  runtypes,
  nestPipe,
  effectSchema,
  ofPlain(nameAlone),
];
const plainReaders = plainOnes(readers);

/** The list of a failed validation, whoever made it; undefined for what is no such thing. */
export function detailsOf(thrown: unknown, marks: Marks): DetailList | undefined {
  if (!isObject(thrown)) return undefined;
  const list = new DetailList();
  return (marks.isPlain ? plainReaders : readers).some((reader) => reader(thrown, marks, list)) ? list : undefined;
}

/** The error of a failed validation, with its list; where a check of the app failed itself, what that means. */
export function validationError(
  thrown: unknown,
  list: DetailList,
  status: number,
  { judge = () => undefined, warnings }: BuiltInOptions,
): HttpError {
  const failed = failedCheck(list.checks, judge);
  if (failed !== undefined) {
    warnings?.push(`A custom check of a validation failed: ${stackOf(failed.found)}`); // only the log may show it
    return typeof failed.answer === 'number' ? httpError(failed.answer, undefined, { cause: thrown }) : failed.answer;
  }
  const { details } = list;
  const errors = details.length > 0 ? { errors: details } : {};
  return httpError(status, exposedMessage(thrown), { cause: thrown, ...errors });
}

/** A failed validation, of any library: 400 or 422, as the app wants it. Another status that someone set stands. */
export const failedValidation: BuiltInRule = (thrown, marks, options) => {
  const { status } = marks;
  if (status !== undefined && status !== 400 && status !== 422) return undefined;
  const list = detailsOf(thrown, marks);
  return list && validationError(thrown, list, status === 422 ? 422 : options.validationStatus, options);
};

/** The same of a list that is thrown itself and that JSON.parse can have made: only of entries like no other library's. */
export const thrownEntries: BuiltInRule = (thrown, marks, options) =>
  isArray(thrown) && itemsOf(thrown, MOST_ENTRIES).items.every(isStrictEntry)
    ? failedValidation(thrown, marks, options)
    : undefined;
const MOST_ENTRIES = 100;
