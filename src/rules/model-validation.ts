import { httpError } from '../errors';
import { has, isArray, itemsOf, keysOf, read, readText } from '../guard';
import type { HttpError } from '../http-error';
import type { ProblemDetail } from '../problem';
import type { BuiltInRule } from './rule';

// What a built-in validator of mongoose finds, by its kind. Its own messages hold the value. lib/error/messages.js there.
const mongooseDetails: Readonly<Record<string, string>> = {
  required: 'is required',
  allowNull: 'must not be null',
  min: 'is below the minimum',
  max: 'is above the maximum',
  minlength: 'is too short',
  maxlength: 'is too long',
  enum: 'is not one of the allowed values',
  regexp: 'does not have the required form',
};
const NOT_VALID = 'is not valid';
const MOST_DETAILS = 100;
const MOST_OF_A_DETAIL = 500;

/** A path of a model, `address.street` or `tags[0]`, as a JSON Pointer in a URI fragment (RFC 6901 §6). */
const toPointer = (path: string): string =>
  `#${path
    .slice(0, MOST_OF_A_DETAIL)
    .replace(/\p{Surrogate}/gu, '\uFFFD') // alone: encodeURIComponent would throw
    .split(/[.[\]]+/)
    .filter((name) => name !== '')
    .map((name) => `/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('')}`;

/** A message that a developer wrote for the user of a form, unless it repeats the value. */
function safeDetail(message: string | undefined, value: unknown): string {
  const isPlain = value === undefined || value === null || typeof value === 'boolean';
  const repeats = isPlain ? false : typeof value === 'object' || (message ?? '').includes(String(value));
  return message === undefined || repeats ? NOT_VALID : message.slice(0, MOST_OF_A_DETAIL);
}

const toDetail = (path: string | undefined, detail: string): ProblemDetail =>
  path === undefined || path === '' ? { detail } : { detail, pointer: toPointer(path) };

/** mongoose: `errors` is an object of ValidatorError and CastError by path. */
export const mongooseValidation: BuiltInRule = (thrown, { name }, { validationStatus }) => {
  const isValidation = name === 'ValidationError' && readText(thrown, '_message') !== undefined;
  const errors = isValidation ? read(thrown, 'errors') : undefined;
  if (errors === undefined || isArray(errors)) return undefined;
  return invalid(thrown, validationStatus, keysOf(errors), (path) => mongooseDetail(path, read(errors, path)));
};

function mongooseDetail(path: string, error: unknown): ProblemDetail {
  const kind = readText(error, 'kind') ?? '';
  if (readText(error, 'name') === 'CastError') {
    return toDetail(path, /^\w{1,40}$/.test(kind) ? `is not a valid ${kind}` : NOT_VALID);
  }
  const known = Object.hasOwn(mongooseDetails, kind) ? mongooseDetails[kind] : undefined;
  return toDetail(path, known ?? safeDetail(readText(error, 'message'), read(error, 'value')));
}

/** Sequelize: `errors` is a list of ValidationErrorItem; in bulk it is wrapped with the record. */
export const sequelizeValidation: BuiltInRule = (thrown, { name }, { validationStatus }) => {
  if (name !== 'SequelizeValidationError' && name !== 'SequelizeBulkRecordError') return undefined;
  const list = read(name === 'SequelizeBulkRecordError' ? read(thrown, 'errors') : thrown, 'errors');
  return invalid(thrown, validationStatus, listOf(list), (item) =>
    toDetail(readText(item, 'path'), safeDetail(readText(item, 'message'), read(item, 'value'))),
  );
};

/** Objection: `data` is, by path, a list of messages of ajv, which do not hold the value; its status is the app's to set. */
export const objectionValidation: BuiltInRule = (thrown, { name }, { validationStatus }) => {
  const type = name === 'ValidationError' && has(thrown, 'modelClass') ? readText(thrown, 'type') : undefined;
  if (type === undefined) return undefined;
  const data = read(thrown, 'data');
  const paths = type === 'ModelValidation' && !isArray(data) ? keysOf(data) : [];
  const status = read(thrown, 'statusCode');
  return invalid(thrown, typeof status === 'number' && status !== 400 ? status : validationStatus, paths, (path) => {
    const [first] = listOf(read(data, path));
    return toDetail(path, readText(first, 'message')?.slice(0, MOST_OF_A_DETAIL) ?? NOT_VALID);
  });
};

const listOf = (list: unknown): readonly unknown[] => {
  const { items, length } = itemsOf(list, MOST_DETAILS);
  items.length = length; // so that what is left out is counted, though it is not read
  return items;
};

function invalid<T>(
  cause: unknown,
  status: number,
  places: readonly T[],
  toOne: (place: T) => ProblemDetail,
): HttpError {
  const errors = places.slice(0, MOST_DETAILS).map(toOne);
  errors.length = places.length; // toProblem reads the first hundred and counts the rest
  return httpError(status, undefined, { cause, ...(errors.length > 0 && { errors }) });
}

/** In the order in which they are asked. */
export const modelValidation: readonly BuiltInRule[] = [mongooseValidation, sequelizeValidation, objectionValidation];
