import { BadRequest, UnprocessableContent } from '../../codes/errors';
import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import type { ProblemDetail } from '../../codes/problem';
import { holdsExchange } from '../http/foreign-headers';
import { exposedMessage } from '../http/made-by-http-errors';
import { ofPlain, plainOnes } from '../plain';
import { classOf } from '../rule';
import type { BuiltInRule, Marks } from '../rule';
import { placeOf } from './validation-details';
import { isIssue, isStrictEntry, toDetails } from './validation-entries';
import { byPart, effectSchema, nestPipe, openApi, runtypes, tsoa, typeBox, typia } from './validation-libraries';
import type { Reader } from './validation-libraries';

// Where libraries keep the list: Zod, Valibot, Standard Schema · Ajv, express-validator, routing-controllers, jsonschema,
// Feathers · Joi, LoopBack · yup · ArkType · Fastify · TypeGraphQL · VineJS · Moleculer.
const LISTS = 'issues errors details inner arkErrors validation validationErrors messages data'.split(' ');
const NAMES = /^(?!Sequelize).*(valid|schema)|^Vali|Traversal/i; // Sequelize's are its models'
const MOST_OF_A_NAME = 100;
// hapi and the libraries around it (simple-oauth2, plugins) check with Joi what the app configures them with.
const JOI_OF_OPTIONS = /^Invalid ([a-z]{1,20} )?options\b/;

/** A list that is thrown itself: class-validator, express-validator's array(), Ajv's errors, io-ts, issues. */
const thrownList: Reader = (thrown) => {
  const list = isArray(thrown) ? thrown : read(thrown, '_tag') === 'Left' ? read(thrown, 'left') : undefined;
  if (list === undefined) return undefined;
  const first = read(list, 0);
  const isOne = isStrictEntry(first) || (isIssue(first, false) && !has(first, 'stack') && !has(first, 'locations'));
  return isOne ? toDetails(list) : undefined;
};

/** A list that an error carries. */
const carriedList: Reader = (thrown, marks) => {
  for (const member of LISTS) {
    const list = read(thrown, member);
    const first = isArray(list) ? read(list, 0) : undefined;
    if (first === undefined) continue;
    const isError = has(first, 'stack') && member !== 'inner'; // an AggregateError's; those of yup are errors, too
    const isOne =
      isStrictEntry(first) || (!isError && isIssue(first, member === 'issues') && isMarked(thrown, marks, member));
    if (isOne) return toDetails(list, placeOf(read(thrown, 'validationContext')) ?? 'pointer');
  }
  return undefined;
};

function isMarked(thrown: unknown, marks: Marks, member: string): boolean {
  if (member === 'issues') return true;
  if (read(thrown, 'isJoi') === true) return !JOI_OF_OPTIONS.test(marks.message);
  if (marks.status !== undefined && !holdsExchange(thrown)) return true;
  const names = [marks.name, classOf(thrown), readText(thrown, 'type'), marks.code];
  return names.some((name) => name !== undefined && NAMES.test(name.slice(0, MOST_OF_A_NAME)));
}

/** One entry that is thrown itself: class-validator's, jsonschema's, a yup error without inner ones. */
const thrownEntry: Reader = (thrown, { name }) => {
  const isYup = name === 'ValidationError' && isArray(read(thrown, 'inner'));
  const isEntry = isYup || (has(thrown, 'property') && isStrictEntry(thrown));
  return isEntry ? toDetails([thrown]) : undefined;
};

/** Superstruct: the first failure is the error itself; the others it would have to compute. */
const superstruct: Reader = (thrown, { name }) =>
  name === 'StructError' && has(thrown, 'failures') && has(thrown, 'branch') ? toDetails([thrown]) : undefined;

/** Validators that leave a name and a text, and an app's class that is called so and carries nothing else. */
const nameAlone: Reader = (thrown, { name, message }) => {
  if (/^(ZodError|\$ZodError|ZodValidationError|\(FiberFailure\) (Parse|Schema)Error)$/.test(name)) return [];
  if (name === 'TypeError') return message.slice(0, 500).includes(YUP_CAST) ? [] : undefined;
  const isPlain = name === 'ValidationError' && keysOf(thrown).every((key) => PLAIN.has(key));
  return isPlain && !has(thrown, 'getEntity') ? [] : undefined; // MikroORM's says that our code is wrong
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
export function detailsOf(thrown: unknown, marks: Marks): readonly ProblemDetail[] | undefined {
  if (!isObject(thrown)) return undefined;
  for (const reader of marks.isPlain ? plainReaders : readers) {
    const details = reader(thrown, marks);
    if (details !== undefined) return details;
  }
  return undefined;
}

/** The error of a failed validation, with its list. */
export function validationError(thrown: unknown, errors: readonly ProblemDetail[], status: number): HttpError {
  const list = errors.length > 0 ? { errors } : {};
  const ErrorClass = status === 422 ? UnprocessableContent : BadRequest;
  return new ErrorClass(exposedMessage(thrown), { cause: thrown, ...list });
}

/** A failed validation, of any library: 400 or 422, as the app wants it. Another status that someone set stands. */
export const failedValidation: BuiltInRule = (thrown, marks, options) => {
  const { status } = marks;
  if (status !== undefined && status !== 400 && status !== 422) return undefined;
  const details = detailsOf(thrown, marks);
  return details === undefined
    ? undefined
    : validationError(thrown, details, status === 422 ? 422 : options.validationStatus);
};

/** The same of a list that is thrown itself and that JSON.parse can have made: only of entries like no other library's. */
export const thrownEntries: BuiltInRule = (thrown, marks, options) =>
  isArray(thrown) && itemsOf(thrown, MOST_ENTRIES).items.every(isStrictEntry)
    ? failedValidation(thrown, marks, options)
    : undefined;
const MOST_ENTRIES = 100;
