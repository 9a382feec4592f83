import { has, isArray, isObject, itemsOf, read, readText } from '../../lib/guard';
import { decoded } from '../../lib/decoded';
import { isFailureStatus } from '../../codes/return-codes';
import { family, means } from '../family';
import { meaningsBy } from '../table';
import { answered, statused, throttled, unanswered, worded } from './answered';
import { serviceFamily } from './service-family';

// https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes: what is missing is an object of the
// client's, where a missing container, queue or account is our configuration.
const byAzureCode = meaningsBy({
  missing: 'BlobNotFound PathNotFound ResourceNotFound EntityNotFound MessageNotFound SnapshotNotFound',
  timedOut: 'OperationTimedOut',
});
// Any other status is about our call, not about the object.
const byAzureStatus = meaningsBy({ conflict: '409', unmet: '412', tooLarge: '413', badRange: '416' });

/** Azure SDKs: RestError with the status, the request and the response. */
export const azure = serviceFamily({
  library: '@azure/core-rest-pipeline',
  signs: { name: /^RestError$/ },
  meanings: [byAzureCode, byAzureStatus, unanswered, answered],
  judge(thrown, { name, code }) {
    if (name !== 'RestError' || !has(thrown, 'statusCode')) return undefined;
    const status = read(thrown, 'statusCode');
    if (status === undefined) return unanswered(thrown);
    const judgement =
      worded(byAzureCode, code === '' ? readText(read(thrown, 'details'), 'errorCode') : code) ??
      statused(byAzureStatus, status) ??
      answered(status, read(read(thrown, 'response'), 'headers'));
    return { ...judgement, object: nameInUrl(readText(read(thrown, 'request'), 'url')) };
  },
});

/** The name of a blob: its URL's path below the container. */
const nameInUrl = (url: string | undefined): string =>
  decoded(/^https?:\/\/[^/?#]{1,300}\/[^/?#]{1,100}\/([^?#]{1,1000})/.exec(url?.slice(0, MAX_URL) ?? '')?.[1] ?? '');
const MAX_URL = 2000;

// https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb; 449 is a write conflict: retry.
const byCosmosStatus = meaningsBy({ missing: '404', conflict: '409 449', unmet: '412', tooLarge: '413' });

/** Azure Cosmos DB: a numeric code beside `diagnostics` or `activityId`. */
export const cosmos = family({
  library: '@azure/cosmos',
  tier: 'library',
  signs: { members: ['diagnostics', 'activityId'] },
  meanings: [byCosmosStatus, answered],
  judge(thrown, { code, number }) {
    if (code === 'TimeoutError') return unanswered(thrown);
    if (!isFailureStatus(number)) return undefined;
    const milliseconds = read(thrown, 'retryAfterInMs');
    const seconds = typeof milliseconds === 'number' ? milliseconds / 1000 : undefined;
    if (number === 429) return throttled('response 429', seconds);
    return statused(byCosmosStatus, number) ?? answered(number);
  },
});

// https://cloud.google.com/storage/docs/json_api/v1/status-codes, and the reasons that Google's APIs share.
const byGoogleReason = meaningsBy({
  missing: 'notFound',
  conflict: 'conflict',
  duplicate: 'alreadyExists duplicate',
  unmet: 'conditionNotMet',
  tooLarge: 'uploadTooLarge',
  badRange: 'requestedRangeNotSatisfiable',
  throttled: 'rateLimitExceeded userRateLimitExceeded quotaExceeded dailyLimitExceeded backendNotConnected',
});

/** Google Cloud clients over JSON (Storage, BigQuery): ApiError with a numeric code and a list of reasons. */
export const googleCloud = family({
  library: '@google-cloud/storage',
  tier: 'library',
  signs: { members: ['errors'] },
  meanings: [byGoogleReason, answered],
  judge(thrown, { number, message }) {
    if (!isFailureStatus(number) || !isArray(read(thrown, 'errors')) || !has(thrown, 'response')) return undefined;
    const isOfTheBucket = message.startsWith('The specified bucket');
    const reason = isOfTheBucket ? undefined : readText(itemsOf(read(thrown, 'errors'), 1).items[0], 'reason');
    const judgement = worded(byGoogleReason, reason, 'reason') ?? answered(number);
    return { ...judgement, object: NO_OBJECT.exec(message)?.[1] };
  },
});

const NO_OBJECT = /^No such object: [^/\s]{1,100}\/(.{1,1000})$/m;

const GAXIOS_MARK = Symbol.for('gaxios-gaxios-error');

/** gaxios, below all of Google's JSON clients: its deadline is an abort of its own. */
export const gaxios = family({
  library: 'gaxios',
  tier: 'library',
  signs: { members: ['config'] },
  meanings: [answered, unanswered, 'ours'],
  judge(thrown, { name }) {
    if (name !== 'GaxiosError' && !has(thrown, GAXIOS_MARK)) return undefined;
    const response = read(thrown, 'response');
    if (isObject(response)) return answered(read(response, 'status'), read(response, 'headers'));
    const ends = [read(thrown, 'error'), read(thrown, 'cause')];
    if (!ends.some((one) => readText(one, 'name') === 'AbortError')) return unanswered(thrown);
    const hasDeadline = typeof read(read(thrown, 'config'), 'timeout') === 'number';
    return hasDeadline ? means('timedOut', 'aborted by its deadline') : means('ours', 'aborted by us');
  },
});
