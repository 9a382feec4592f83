import { has, isArray, isObject, itemsOf, keysOf, read, readText } from '../../lib/guard';
import type { Claim } from '../sent/claim';
import type { Facts } from '../facts';
import type { Judgement } from '../family';
import { rowOf } from '../table';
import { DetailList, MAX_DETAILS } from './detail-list';
import { schemaClaim } from './schema-claim';
import { stepsOfDottedPath, toDetail } from './details';
import { judgeList } from './judge-list';

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

/** What a developer wrote for the user of a form, at a path of the model (`address.street`, `tags[0]`). */
interface ModelEntry {
  readonly path: string | undefined;
  readonly text: string | undefined;
  readonly value?: unknown;
  /** What the entry claims of what was sent. @default the value */
  readonly claim?: Omit<Claim, 'path'>;
  /** The library's own name of what is wrong. */
  readonly code?: unknown;
  /** The error that a custom validator threw; not given for what the library itself has found. */
  readonly kept?: unknown;
}

/** Lists the entries at the first hundred places, and counts the others. */
function listOf<T>(places: readonly T[], length: number, toEntry: (place: T) => ModelEntry): DetailList {
  const list = new DetailList();
  for (const place of places.slice(0, MAX_DETAILS)) {
    const entry = toEntry(place);
    const { path = '', text, value, code, claim = { values: [value], isMissing: false } } = entry;
    const detail = toDetail(isObject(value) ? undefined : text, stepsOfDottedPath(path), 'pointer', [value], code);
    list.add(detail, [{ path, ...claim }], 'kept' in entry ? { kept: entry.kept, text, value, path } : undefined);
  }
  list.omit(length - MAX_DETAILS);
  return list;
}

/** Judges a failed validation of mongoose: `errors` is an object of ValidatorError and CastError by path. */
export function judgeMongoose(thrown: unknown, facts: Facts): Judgement | undefined {
  const isValidation = facts.name === 'ValidationError' && readText(thrown, '_message') !== undefined;
  const errors = isValidation ? read(thrown, 'errors') : undefined;
  if (errors === undefined || isArray(errors)) return undefined;
  const paths = keysOf(errors);
  const list = listOf(paths, paths.length, (path) => mongooseEntry(path, read(errors, path)));
  return judgeList(thrown, list, facts.validationStatus, facts, facts.status !== undefined);
}

function mongooseEntry(path: string, error: unknown): ModelEntry {
  const [kind, value] = [readText(error, 'kind') ?? '', read(error, 'value')];
  if (readText(error, 'name') === 'CastError') {
    return {
      path,
      code: kind,
      text: /^\w{1,40}$/.test(kind) ? `is not a valid ${kind}` : undefined,
      claim: { values: [value], isMissing: false },
    };
  }
  const known = rowOf(mongooseDetails, kind);
  const isMissing = kind === 'required' && (value === undefined || value === null);
  if (known !== undefined) return { path, text: known, code: kind, claim: { values: [value], isMissing } };
  return { path, text: readText(error, 'message'), value, code: kind, kept: read(error, 'reason') };
}

/** Judges one of Sequelize: `errors` is a list of ValidationErrorItem; in bulk it is wrapped with the record. */
export function judgeSequelize(thrown: unknown, facts: Facts): Judgement | undefined {
  const { name } = facts;
  if (name !== 'SequelizeValidationError' && name !== 'SequelizeBulkRecordError') return undefined;
  const errors = read(name === 'SequelizeBulkRecordError' ? read(thrown, 'errors') : thrown, 'errors');
  const { items, length } = itemsOf(errors, MAX_DETAILS);
  const list = listOf(items, length, sequelizeEntry);
  return judgeList(thrown, list, facts.validationStatus, facts, facts.status !== undefined);
}

function sequelizeEntry(item: unknown): ModelEntry {
  const value = read(item, 'value');
  const claim = { values: [value], isMissing: value === undefined || value === null };
  const [path, text, code] = [readText(item, 'path'), readText(item, 'message'), read(item, 'validatorKey')];
  const entry = { path, text, value, code, claim };
  const kept = read(item, 'original');
  return kept === undefined || has(kept, 'validatorName') ? entry : { ...entry, kept }; // what its own validators made
}

/** Judges one of Objection: `data` is, by path, a list of messages of ajv, which do not hold the value; its status is the app's to set. */
export function judgeObjection(thrown: unknown, facts: Facts): Judgement | undefined {
  const isOne = facts.name === 'ValidationError' && has(thrown, 'modelClass');
  const type = isOne ? readText(thrown, 'type') : undefined;
  if (type === undefined) return undefined;
  const data = read(thrown, 'data');
  const paths = type === 'ModelValidation' && !isArray(data) ? keysOf(data) : [];
  const list = listOf(paths, paths.length, (path) => ({
    path,
    text: readText(read(read(data, path), 0), 'message'),
    code: read(read(read(data, path), 0), 'keyword'),
    claim: objectionClaim(read(read(data, path), 0)),
  }));
  const status = read(thrown, 'statusCode');
  const isOwnStatus = typeof status === 'number' && status !== 400;
  return judgeList(thrown, list, isOwnStatus ? status : facts.validationStatus, facts, isOwnStatus);
}

/** Ajv's entry without its path: the key itself is missing where that is its keyword. */
function objectionClaim(entry: unknown): Omit<Claim, 'path'> {
  if (read(entry, 'keyword') === 'required') return { isMissing: true };
  const { isMissing, values, terms } = schemaClaim(entry, []);
  return { isMissing, values, terms };
}
