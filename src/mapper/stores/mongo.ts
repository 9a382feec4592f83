import { types } from 'util';
import { has, itemsOf, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { BuiltInRule, Marks } from '../rule';
import { namedTable, tableOf } from '../table';

// By the server's code: https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml. Others are 500.
const byCode = tableOf(
  [409, '11000 11001 12582'], // duplicate key
  [409, '24 112 225 239 246 251 267 290'], // lock timeout, write conflict; the transaction or its snapshot is too old
  [400, '121'], // DocumentValidationFailure
  [400, '14 52 55 56 57 66 241 16755 17280 51091'], // type mismatch, $-prefixed or empty field, conversion, geo keys
  [413, '10334 17419 17420'], // BSONObjectTooLarge
  [503, '6 7 46 91 133 189 9001 10058 10107 11600 11602 13435 13436'], // unreachable, no primary, shutting down
  [503, '16500 14031'], // request rate is large (Cosmos DB); out of disk space
  [504, '50 64 89 202 262'], // maxTimeMS, write concern, network
  [500, '13 18 31 8000'], // our credentials and rights
);

// By class: the drivers 4 to 7, src/error.ts there, and mongoose 6 to 9, lib/error.
const byName = namedTable(
  [503, 'MongoServerSelectionError MongooseServerSelectionError MongoNetworkError MongoNotConnectedError'],
  [503, 'MongoTopologyClosedError MongoServerClosedError MongoStalePrimaryError MongoWaitQueueTimeoutError'],
  [503, 'MongoPoolClosedError MongoPoolClearedError PoolClearedOnNetworkError MongoPoolClearedOnNetworkError'],
  [503, 'MongoSystemError WaitQueueTimeoutError DisconnectedError'],
  [504, 'MongoNetworkTimeoutError MongoOperationTimeoutError'],
  [404, 'DocumentNotFoundError', 'filter query'],
  [409, 'VersionError', 'modifiedPaths version'],
  [409, 'MongooseBulkSaveIncompleteError'],
  [400, 'CastError', 'stringValue valueType'],
  [400, 'StrictModeError', 'isImmutableError path'],
  [400, 'ObjectExpectedError', 'path'],
);
const FIRST_LETTERS = /^(Mongo|BSON)/;
const BAD_OBJECT_ID = /24 character hex|12 bytes|hex string/; // `new ObjectId('abc')` of bson 4 to 7
const BUFFERING_TIMED_OUT = /^Operation `.{1,200}` buffering timed out after /; // mongoose has no connection

/** Errors of MongoDB's drivers and of mongoose. */
export function mongodb(thrown: unknown, { name, message }: Marks): HttpError | undefined {
  const named = byName(thrown, name);
  if (named !== undefined) return ofStatus(named, thrown);
  if (!FIRST_LETTERS.test(name)) return undefined;
  if (name === 'MongooseError') return BUFFERING_TIMED_OUT.test(message) ? ofStatus(503, thrown) : undefined;
  if (name === 'BSONError' || name === 'BSONTypeError') {
    return ofStatus(BAD_OBJECT_ID.test(message) ? 400 : 500, thrown);
  }
  return ofStatus(statusOfServer(thrown) ?? 500, thrown);
}

/** The code of the server's answer, of the first write that failed, or of the write concern. */
function statusOfServer(thrown: unknown): number | undefined {
  const result = read(thrown, 'result');
  const concern = read(thrown, 'writeConcernError') ?? read(result, 'writeConcernError'); // the driver 4, and later ones
  const codes = [read(thrown, 'code'), read(firstWriteError(thrown), 'code'), read(concern, 'code')];
  const code = codes.find((one) => typeof one === 'number');
  return byCode.get(String(code));
}

/** `writeErrors` is a list, or in a client bulk write a Map; and the wrapped error of that has none of its own. */
function firstWriteError(thrown: unknown): unknown {
  const errors = read(thrown, 'writeErrors');
  const [first] = itemsOf(errors, 1).items;
  if (first !== undefined) return first;
  return types.isMap(errors) ? Map.prototype.values.call(errors).next().value : undefined;
}

/** mongoose's insertMany and bulkWrite: what was not valid is listed apart. */
export const mongooseBulkWrite: BuiltInRule = (thrown, { name }, { judge }) => {
  if (name !== 'MongooseBulkWriteError' || !has(thrown, 'validationErrors')) return undefined;
  const judged = itemsOf(read(thrown, 'validationErrors'), MAX_DOCUMENTS).items.map((error) => judge?.(error));
  return judged.find((error) => error !== undefined && error.status >= 500) ?? ofStatus(400, thrown);
};
const MAX_DOCUMENTS = 100;
