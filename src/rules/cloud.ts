import { has, isArray, isObject, itemsOf, read, readText } from '../guard';
import type { HttpError } from '../http-error';
import { isFailureStatus } from '../return-codes';
import { noAnswer, ourAnswer, serviceAnswer, serviceBusy, serviceTable } from './service';

// https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes: what is missing is an object of the
// client's, where a missing container, queue or account is our configuration.
const azureCodes = serviceTable(
  [404, 'BlobNotFound PathNotFound ResourceNotFound EntityNotFound MessageNotFound SnapshotNotFound'],
  [504, 'OperationTimedOut'],
);
const ABOUT_THE_OBJECT = [409, 412, 413, 416]; // a conflict, a condition, a size, a range

/** Azure SDKs (core-rest-pipeline): RestError with the status, the request and the response. */
export function azure(thrown: unknown): HttpError | undefined {
  if (readText(thrown, 'name') !== 'RestError' || !has(thrown, 'statusCode')) return undefined;
  const status = read(thrown, 'statusCode');
  if (status === undefined) return noAnswer(thrown);
  const code = readText(thrown, 'code') ?? readText(read(thrown, 'details'), 'errorCode') ?? '';
  const ours = azureCodes.get(code);
  if (ours !== undefined) return ourAnswer(ours, thrown);
  if (ABOUT_THE_OBJECT.some((one) => one === status)) return ourAnswer(Number(status), thrown);
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
export function cosmos(thrown: unknown): HttpError | undefined {
  if (!has(thrown, 'diagnostics') && !has(thrown, 'activityId')) return undefined;
  const code = read(thrown, 'code');
  if (code === 'TimeoutError') return noAnswer(thrown);
  if (!isFailureStatus(code)) return undefined;
  const milliseconds = read(thrown, 'retryAfterInMs');
  if (code === 429) return serviceBusy(thrown, typeof milliseconds === 'number' ? milliseconds / 1000 : undefined);
  const status = cosmosStatuses.get(code);
  return status === undefined ? serviceAnswer(code, thrown) : ourAnswer(status, thrown);
}

// https://cloud.google.com/storage/docs/json_api/v1/status-codes, and the reasons that Google's APIs share.
const googleReasons = serviceTable(
  [404, 'notFound'],
  [409, 'conflict alreadyExists duplicate'],
  [412, 'conditionNotMet'],
  [413, 'uploadTooLarge'],
  [416, 'requestedRangeNotSatisfiable'],
  [503, 'rateLimitExceeded userRateLimitExceeded quotaExceeded dailyLimitExceeded backendNotConnected'],
);

/** Google Cloud clients over JSON (Storage, BigQuery): ApiError with a numeric code and a list of reasons. */
export function googleCloud(thrown: unknown): HttpError | undefined {
  const code = read(thrown, 'code');
  if (!isFailureStatus(code) || !isArray(read(thrown, 'errors')) || !has(thrown, 'response')) return undefined;
  const reason = readText(itemsOf(read(thrown, 'errors'), 1).items[0], 'reason') ?? '';
  const isOfTheBucket = readText(thrown, 'message')?.startsWith('The specified bucket') === true;
  const status = isOfTheBucket ? undefined : googleReasons.get(reason);
  return status === undefined ? serviceAnswer(code, thrown) : ourAnswer(status, thrown);
}

const GAXIOS_MARK = Symbol.for('gaxios-gaxios-error');

/** gaxios, below all of Google's JSON clients: its deadline is an abort of its own. */
export function gaxios(thrown: unknown): HttpError | undefined {
  if (!has(thrown, GAXIOS_MARK) && readText(read(thrown, 'constructor'), 'name') !== 'GaxiosError') return undefined;
  const response = read(thrown, 'response');
  if (isObject(response)) return serviceAnswer(read(response, 'status'), thrown, read(response, 'headers'));
  const aborted = [read(thrown, 'error'), read(thrown, 'cause')].some((one) => readText(one, 'name') === 'AbortError');
  if (!aborted) return noAnswer(thrown);
  return ourAnswer(typeof read(read(thrown, 'config'), 'timeout') === 'number' ? 504 : 500, thrown);
}
