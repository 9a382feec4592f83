import { has, itemsOf, read } from '../../lib/guard';
import { isMap } from '../../lib/kinds';
import { family, means } from '../family';
import type { Family, Judgement } from '../family';
import type { Facts } from '../facts';
import { meaningsBy } from '../table';
import { judgeMongoose } from '../validation/models';
import { isMarked } from './marks';

// By the server's code: https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml.
const byCode = meaningsBy({
  duplicate: '11000 11001 12582',
  deadlock: '24 112 225 239 246 251 267 290', // the transaction or its snapshot is too old
  rejectedValue: '121 14 52 55 56 57 66 241 16755 17280 51091',
  tooLarge: '10334 17419 17420',
  storeDown: '6 7 91 133 189 9001 10058 10107 11600 11602 13435 13436',
  overloaded: '46 14031', // busy lock, out of disk space
  throttled: '16500', // Cosmos DB
  timedOut: '50 64 89 202 262',
});

// By class: the drivers 4 to 7, src/error.ts there.
const byDriverName = meaningsBy({
  storeDown: `MongoServerSelectionError MongoNetworkError MongoNotConnectedError MongoTopologyClosedError
    MongoServerClosedError MongoStalePrimaryError MongoPoolClosedError MongoPoolClearedError
    PoolClearedOnNetworkError MongoPoolClearedOnNetworkError MongoSystemError`,
  overloaded: 'MongoWaitQueueTimeoutError WaitQueueTimeoutError',
  timedOut: 'MongoNetworkTimeoutError MongoOperationTimeoutError',
});
const BAD_OBJECT_ID = /24 character hex|12 bytes|hex string/; // `new ObjectId('abc')` of bson 4 to 7

/** MongoDB's drivers, and bson in them. */
export const mongodb = family({
  library: 'mongodb',
  tier: 'library',
  signs: { name: /^(?:Mongo(?!ose)|BSON|PoolClearedOnNetworkError$|WaitQueueTimeoutError$)/ },
  status: 'of the app',
  meanings: [byDriverName, byCode, 'ours'],
  judge(thrown, { name, message }) {
    const named = byDriverName(name);
    if (named !== undefined) return means(named, name);
    if (!/^(?:Mongo(?!ose)|BSON)/.test(name)) return undefined;
    if (name !== 'BSONError' && name !== 'BSONTypeError') return judgeServer(thrown);
    return means(BAD_OBJECT_ID.test(message) ? 'rejectedValue' : 'ours', name);
  },
});

/** Judges by the code of the server's answer, of the first write that failed, or of the write concern. */
function judgeServer(thrown: unknown): Judgement {
  const result = read(thrown, 'result');
  const concern = read(thrown, 'writeConcernError') ?? read(result, 'writeConcernError'); // the driver 4, and later ones
  const codes = [read(thrown, 'code'), read(firstWriteError(thrown), 'code'), read(concern, 'code')];
  const code = codes.find((one) => typeof one === 'number');
  return code === undefined ? means('ours', 'no code of the server') : means(byCode(code) ?? 'ours', `code ${code}`);
}

/** `writeErrors` is a list, or in a client bulk write a Map; and the wrapped error of that has none of its own. */
function firstWriteError(thrown: unknown): unknown {
  const errors = read(thrown, 'writeErrors');
  const [first] = itemsOf(errors, 1).items;
  if (first !== undefined) return first;
  return isMap(errors) ? Map.prototype.values.call(errors).next().value : undefined;
}

// By class: 6 to 9, lib/error.
const byMongooseName = meaningsBy({
  missing: 'DocumentNotFoundError',
  conflict: 'VersionError MongooseBulkSaveIncompleteError',
  rejectedValue: 'CastError StrictModeError ObjectExpectedError',
  storeDown: 'MongooseServerSelectionError DisconnectedError',
});
const MONGOOSE_MEMBERS = {
  DocumentNotFoundError: 'filter query',
  VersionError: 'modifiedPaths version',
  CastError: 'stringValue valueType',
  StrictModeError: 'isImmutableError path',
  ObjectExpectedError: 'path',
};
const BUFFERING_TIMED_OUT = /^Operation `.{1,200}` buffering timed out after /;

/** mongoose; a failed validation of a model is one whatever its status, which nobody but the app sets on the others. */
export const mongoose = family({
  library: 'mongoose',
  tier: 'library',
  signs: {
    name: /^(?:Mongoose|(?:DocumentNotFound|Version|Cast|StrictMode|ObjectExpected|Disconnected)Error$)/,
    members: ['_message'],
  },
  meanings: [byMongooseName, byCode, 'invalid', 'ours'],
  judge(thrown, facts) {
    const { name, message, status } = facts;
    const invalid = judgeMongoose(thrown, facts);
    if (invalid !== undefined || status !== undefined) return invalid;
    const named = isMarked(thrown, MONGOOSE_MEMBERS, name) ? byMongooseName(name) : undefined;
    if (named !== undefined)
      return isOfOurs(thrown, name, facts) ? means('ours', `${name} of a value that was not sent`) : means(named, name);
    if (!name.startsWith('Mongoose')) return undefined;
    if (name === 'MongooseError') {
      return BUFFERING_TIMED_OUT.test(message) ? means('storeDown', 'buffering timed out') : undefined;
    }
    const isBulk = name === 'MongooseBulkWriteError' && has(thrown, 'validationErrors');
    return isBulk ? judgeDocuments(thrown, facts) : judgeServer(thrown);
  },
});

const MADE_OF_NOTHING = new Set<unknown>(['undefined', 'null', 'NaN', '[object Object]']); // by String(), of anything

/** True if a value could not be cast that the client has not sent. */
function isOfOurs(thrown: unknown, name: string, { sent }: Facts): boolean {
  const value = name === 'CastError' ? read(thrown, 'value') : undefined;
  if (typeof value !== 'string' || MADE_OF_NOTHING.has(value)) return false;
  return sent?.findingOf([{ path: [], values: [value], isMissing: false }]).finding === 'against';
}

/** insertMany and bulkWrite: what was not valid is listed apart. */
function judgeDocuments(thrown: unknown, { judge }: Facts): Judgement {
  const judged = itemsOf(read(thrown, 'validationErrors'), MAX_DOCUMENTS).items.map(judge);
  const failed = judged.find((one) => one !== undefined && one.error.status >= 500);
  if (failed === undefined) return means('rejectedValue', 'invalid documents');
  const { error, fault } = failed;
  return { error, fault, because: `cause: the validation of a document failed with ${error.status}` };
}
const MAX_DOCUMENTS = 100;

export const mongo: readonly Family[] = [mongodb, mongoose];
