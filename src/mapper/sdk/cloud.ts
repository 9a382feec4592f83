import { has, isArray, isObject, itemsOf, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { isFailureStatus } from '../../codes/return-codes';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { noAnswer, serviceAnswer, serviceBusy } from '../upstream/service';
import { tableOf } from '../table';

// https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes: what is missing is an object of the
// client's, where a missing container, queue or account is our configuration.
const azureCodes = tableOf(
  [404, 'BlobNotFound PathNotFound ResourceNotFound EntityNotFound MessageNotFound SnapshotNotFound'],
  [504, 'OperationTimedOut'],
);
const ABOUT_THE_OBJECT = [409, 412, 413, 416]; // a conflict, a condition, a size, a range

/** Azure SDKs (core-rest-pipeline): RestError with the status, the request and the response. */
export function azure(thrown: unknown, { name, code }: Marks): HttpError | undefined {
  if (name !== 'RestError' || !has(thrown, 'statusCode')) return undefined;
  const status = read(thrown, 'statusCode');
  if (status === undefined) return noAnswer(thrown);
  const ours = azureCodes.get(code === '' ? (readText(read(thrown, 'details'), 'errorCode') ?? '') : code);
  if (ours !== undefined) return ofStatus(ours, thrown);
  if (ABOUT_THE_OBJECT.some((one) => one === status)) return ofStatus(Number(status), thrown);
  return serviceAnswer(status, thrown, read(read(thrown, 'response'), 'headers'));
}

// https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb; 449 is a write conflict: retry.
const cosmosStatuses = new Map([
  [404, 404],
  [409, 409],
  [412, 412],
  [413, 413],
  [449, 409],
]);

/** Azure Cosmos DB: a numeric code beside `diagnostics` or `activityId`. */
export function cosmos(thrown: unknown, { code, number }: Marks): HttpError | undefined {
  if (!has(thrown, 'diagnostics') && !has(thrown, 'activityId')) return undefined;
  if (code === 'TimeoutError') return noAnswer(thrown);
  if (!isFailureStatus(number)) return undefined;
  const milliseconds = read(thrown, 'retryAfterInMs');
  if (number === 429) return serviceBusy(thrown, typeof milliseconds === 'number' ? milliseconds / 1000 : undefined);
  const status = cosmosStatuses.get(number);
  return status === undefined ? serviceAnswer(number, thrown) : ofStatus(status, thrown);
}

// https://cloud.google.com/storage/docs/json_api/v1/status-codes, and the reasons that Google's APIs share.
const googleReasons = tableOf(
  [404, 'notFound'],
  [409, 'conflict alreadyExists duplicate'],
  [412, 'conditionNotMet'],
  [413, 'uploadTooLarge'],
  [416, 'requestedRangeNotSatisfiable'],
  [503, 'rateLimitExceeded userRateLimitExceeded quotaExceeded dailyLimitExceeded backendNotConnected'],
);

/** Google Cloud clients over JSON (Storage, BigQuery): ApiError with a numeric code and a list of reasons. */
export function googleCloud(thrown: unknown, { number, message }: Marks): HttpError | undefined {
  if (!isFailureStatus(number) || !isArray(read(thrown, 'errors')) || !has(thrown, 'response')) return undefined;
  const reason = readText(itemsOf(read(thrown, 'errors'), 1).items[0], 'reason') ?? '';
  const isOfTheBucket = message.startsWith('The specified bucket');
  const status = isOfTheBucket ? undefined : googleReasons.get(reason);
  return status === undefined ? serviceAnswer(number, thrown) : ofStatus(status, thrown);
}

const GAXIOS_MARK = Symbol.for('gaxios-gaxios-error');

/** gaxios, below all of Google's JSON clients: its deadline is an abort of its own. */
export function gaxios(thrown: unknown, { name }: Marks): HttpError | undefined {
  if (name !== 'GaxiosError' && !has(thrown, GAXIOS_MARK)) return undefined;
  const response = read(thrown, 'response');
  if (isObject(response)) return serviceAnswer(read(response, 'status'), thrown, read(response, 'headers'));
  const aborted = [read(thrown, 'error'), read(thrown, 'cause')].some((one) => readText(one, 'name') === 'AbortError');
  if (!aborted) return noAnswer(thrown);
  return ofStatus(typeof read(read(thrown, 'config'), 'timeout') === 'number' ? 504 : 500, thrown);
}
