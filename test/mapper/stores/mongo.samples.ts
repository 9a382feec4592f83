import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const mongo = (code: number): Error => foreignError('x', { code, codeName: 'x' }, 'MongoServerError', 'MongoError');
const bulkWrite = (code: number): Error =>
  foreignError('x', { code, writeErrors: [] }, 'MongooseBulkWriteError', 'MongooseError');

export const samples: readonly FamilySamples[] = [
  {
    library: 'mongodb',
    samples: [
      ...byMeaning({
        overloaded: () =>
          foreignError(
            'Timed out while checking out a connection',
            {},
            'MongoWaitQueueTimeoutError',
            'MongoDriverError',
            'MongoError',
          ),
        timedOut: () => mongo(50),
        deadlock: () => mongo(112),
        tooLarge: () => mongo(10334),
        throttled: () => mongo(16500),
        ours: () => mongo(13),
      }),
      {
        name: 'a duplicate key',
        thrown: () =>
          foreignError(
            'E11000 duplicate key error',
            { code: 11000, keyValue: { email: 'a@b.c' }, index: 0 },
            'MongoServerError',
            'MongoError',
          ),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: 'recognized',
          because: 'code 11000',
        },
      },
      {
        name: 'no server',
        thrown: () =>
          foreignError(
            'connect ECONNREFUSED 127.0.0.1:27017',
            { reason: {} },
            'MongoServerSelectionError',
            'MongoSystemError',
            'MongoError',
          ),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'MongoServerSelectionError',
        },
      },
      {
        name: 'a text that is no id',
        thrown: () =>
          foreignError('input must be a 24 character hex string, 12 byte Uint8Array, or an integer', {}, 'BSONError'),
        expected: {
          status: 400,
          meaning: 'rejectedValue',
          fault: 'client',
          certainty: 'recognized',
          because: 'BSONError',
        },
      },
      {
        name: 'the first write of a list that failed',
        thrown: () =>
          foreignError('x', { writeErrors: [{ code: 121 }] }, 'MongoBulkWriteError', 'MongoServerError', 'MongoError'),
        expected: {
          status: 400,
          meaning: 'rejectedValue',
          fault: 'client',
          certainty: 'recognized',
          because: 'code 121',
        },
      },
    ],
    nearMisses: [
      { name: 'its code of somebody else', thrown: () => foreignError('x', { code: 11000 }) },
      { name: 'its name in the middle', thrown: () => foreignError('x', {}, 'MyMongoServerError') },
    ],
  },
  {
    library: 'mongoose',
    samples: [
      ...byMeaning({
        conflict: () =>
          foreignError(
            'No matching document found',
            { version: 0, modifiedPaths: ['n'] },
            'VersionError',
            'MongooseError',
          ),
        duplicate: () => bulkWrite(11000),
        deadlock: () => bulkWrite(112),
        tooLarge: () => bulkWrite(10334),
        overloaded: () => bulkWrite(14031),
        throttled: () => bulkWrite(16500),
        timedOut: () => bulkWrite(50),
        ours: () => bulkWrite(13),
      }),
      {
        name: 'no document',
        thrown: () =>
          foreignError(
            'No document found for query',
            { filter: {}, query: {}, numAffected: 0 },
            'DocumentNotFoundError',
            'MongooseError',
          ),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'DocumentNotFoundError',
        },
      },
      {
        name: 'a value that cannot be cast',
        thrown: () =>
          foreignError(
            'Cast to ObjectId failed',
            { stringValue: 'x', valueType: 'string', kind: 'ObjectId', path: '_id' },
            'CastError',
            'MongooseError',
          ),
        expected: {
          status: 400,
          meaning: 'rejectedValue',
          fault: 'client',
          certainty: 'recognized',
          because: 'CastError',
        },
      },
      {
        name: 'no connection',
        thrown: () => foreignError('Operation `u.find()` buffering timed out after 10000ms', {}, 'MongooseError'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'buffering timed out',
        },
      },
      {
        name: 'documents that are not valid',
        thrown: () =>
          foreignError('x', { validationErrors: [new Error('x')] }, 'MongooseBulkWriteError', 'MongooseError'),
        expected: {
          status: 400,
          meaning: 'rejectedValue',
          fault: 'client',
          certainty: 'recognized',
          because: 'invalid documents',
        },
      },
    ],
    nearMisses: [
      {
        name: 'a DocumentNotFoundError of couchbase',
        thrown: () => foreignError('x', { context: {} }, 'DocumentNotFoundError'),
      },
      { name: 'a CastError of an app', thrown: () => foreignError('x', {}, 'CastError') },
      { name: 'another text', thrown: () => foreignError('sort() takes one argument', {}, 'MongooseError') },
    ],
  },
];
