import { httpError } from '../../codes/errors';
import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import type { ProblemDetail } from '../../codes/problem';
import type { BuiltInRule } from '../rule';
import { rowOf } from '../table';
import { ofDottedPath, toDetail } from './validation-details';

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
const MOST_DETAILS = 100;

/** What a developer wrote for the user of a form, at a path of the model (`address.street`, `tags[0]`). */
const atPath = (path: string | undefined, text: string | undefined, value?: unknown): ProblemDetail =>
  toDetail(isObject(value) ? undefined : text, ofDottedPath(path ?? ''), 'pointer', [value]);

/** mongoose: `errors` is an object of ValidatorError and CastError by path. */
const mongooseValidation: BuiltInRule = (thrown, { name }, { validationStatus }) => {
  const isValidation = name === 'ValidationError' && readText(thrown, '_message') !== undefined;
  const errors = isValidation ? read(thrown, 'errors') : undefined;
  if (errors === undefined || isArray(errors)) return undefined;
  return invalid(thrown, validationStatus, keysOf(errors), (path) => mongooseDetail(path, read(errors, path)));
};

function mongooseDetail(path: string, error: unknown): ProblemDetail {
  const kind = readText(error, 'kind') ?? '';
  if (readText(error, 'name') === 'CastError') {
    return atPath(path, /^\w{1,40}$/.test(kind) ? `is not a valid ${kind}` : undefined);
  }
  const known = rowOf(mongooseDetails, kind);
  return known === undefined ? atPath(path, readText(error, 'message'), read(error, 'value')) : atPath(path, known);
}

/** Sequelize: `errors` is a list of ValidationErrorItem; in bulk it is wrapped with the record. */
const sequelizeValidation: BuiltInRule = (thrown, { name }, { validationStatus }) => {
  if (name !== 'SequelizeValidationError' && name !== 'SequelizeBulkRecordError') return undefined;
  const list = read(name === 'SequelizeBulkRecordError' ? read(thrown, 'errors') : thrown, 'errors');
  return invalid(thrown, validationStatus, listOf(list), (item) =>
    atPath(readText(item, 'path'), readText(item, 'message'), read(item, 'value')),
  );
};

/** Objection: `data` is, by path, a list of messages of ajv, which do not hold the value; its status is the app's to set. */
const objectionValidation: BuiltInRule = (thrown, { name }, { validationStatus }) => {
  const type = name === 'ValidationError' && has(thrown, 'modelClass') ? readText(thrown, 'type') : undefined;
  if (type === undefined) return undefined;
  const data = read(thrown, 'data');
  const paths = type === 'ModelValidation' && !isArray(data) ? keysOf(data) : [];
  const status = read(thrown, 'statusCode');
  return invalid(thrown, typeof status === 'number' && status !== 400 ? status : validationStatus, paths, (path) => {
    const [first] = listOf(read(data, path));
    return atPath(path, readText(first, 'message'));
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
