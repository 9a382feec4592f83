import { toHttpError } from '../../../src/mapper/explain';
import { answerTo, foreignError, SECRET, textOf } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

const named = (name: string, members: object = {}, text: string = SECRET): Error =>
  foreignError(text, { name, ...members }, name);
describe('MongoDB', () => {
  it.each([
    [11000, 409],
    [112, 409],
    [251, 409],
    [121, 400],
    [66, 400],
    [10334, 413],
    [91, 503],
    [189, 503],
    [10107, 503],
    [11600, 503],
    [16500, 503],
    [50, 504],
    [64, 504],
    [262, 504],
    [13, 500],
    [18, 500],
    [2, 500],
    [59, 500],
    [26, 500],
  ])('code %i of the server is a %i', (code, status) => {
    const thrown = named('MongoServerError', { code, keyValue: { email: SECRET }, errmsg: SECRET });
    expect(statusOf(thrown)).toBe(status);
    expect(textOf(thrown)).not.toContain(SECRET);
  });

  it.each<[string, object, number]>([
    ['MongoServerSelectionError', {}, 503],
    ['MongoNetworkError', {}, 503],
    ['MongoPoolClearedError', {}, 503],
    ['MongoNetworkTimeoutError', {}, 504],
    ['MongoOperationTimeoutError', {}, 504],
    ['MongoInvalidArgumentError', {}, 500],
    ['MongoBulkWriteError', { code: 11000 }, 409],
    ['MongoBulkWriteError', { writeErrors: [{ code: 121 }] }, 400],
    ['MongoClientBulkWriteError', { writeErrors: new Map([[0, { code: 11000 }]]) }, 409],
    ['MongoWriteConcernError', { result: { writeConcernError: { code: 64 } } }, 504],
    ['MongoWriteConcernError', { writeConcernError: { code: 91 } }, 503],
    ['MongooseServerSelectionError', {}, 503],
    ['DocumentNotFoundError', { filter: { email: SECRET } }, 404],
    ['VersionError', { version: 3, modifiedPaths: [] }, 409],
    ['MongooseBulkSaveIncompleteError', {}, 409],
    ['CastError', { stringValue: SECRET, valueType: 'string', kind: 'ObjectId', path: '_id' }, 400],
    ['StrictModeError', { path: 'x', isImmutableError: false }, 400],
    ['MongooseBulkWriteError', { validationErrors: [new Error(SECRET)] }, 400],
    ['MongooseBulkWriteError', {}, 500],
    ['ParallelSaveError', {}, 500],
    ['OverwriteModelError', {}, 500],
  ])('%s is a status of its own (%#)', (name, members, status) => {
    expect(statusOf(named(name, members))).toBe(status);
  });

  it('no connection in mongoose, a text that is no id in BSON', () => {
    expect(statusOf(named('MongooseError', {}, 'Operation `u.find()` buffering timed out after 10000ms'))).toBe(503);
    expect(statusOf(named('MongooseError', {}, 'sort() takes one argument'))).toBe(500);
    expect(statusOf(named('BSONError', {}, 'input must be a 24 character hex string'))).toBe(400);
    expect(statusOf(named('BSONTypeError', {}, 'Argument must be a string of 12 bytes'))).toBe(400);
    expect(statusOf(named('BSONError', {}, 'Cannot convert circular structure'))).toBe(500);
  });

  it('survives a Proxy where a Map of write errors is expected', () => {
    const { proxy, revoke } = Proxy.revocable(new Map(), {});
    const writeErrors = new Proxy(new Map([[0, { code: 11000 }]]), {});
    expect(statusOf(named('MongoClientBulkWriteError', { writeErrors }))).toBe(500);
    revoke();
    expect(statusOf(named('MongoClientBulkWriteError', { writeErrors: proxy }))).toBe(500);
  });

  it('a name alone, as an app can choose it, says nothing', () => {
    expect(['CastError', 'VersionError', 'DocumentNotFoundError'].map((name) => statusOf(named(name)))).toEqual([
      500, 500, 500,
    ]);
  });
});

describe('a value that mongoose cannot cast', () => {
  const cast = (value: unknown): Error =>
    foreignError('Cast failed', { stringValue: 'x', valueType: 'string', kind: 'ObjectId', path: '_id', value }, 'CastError', 'MongooseError'); // prettier-ignore

  it('is the client’s where the request has carried it, or where it says nothing', () => {
    for (const value of ['abc', 'undefined', { $gt: '' }, undefined])
      expect(toHttpError(cast(value), { sent: { params: { id: 'abc' } } }).status).toBe(400);
    expect(toHttpError(cast('key')).status).toBe(400);
  });

  it('is ours where it was not sent', () => {
    expect(toHttpError(cast('key'), { sent: { params: { id: 'abc' } } }).status).toBe(500);
  });
});
