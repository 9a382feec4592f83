import { foreignError } from '../../support/foreign-error';
import { byMeaning, systemError } from '../by-meaning';
import type { FamilySamples } from '../samples';

const rest = (members: object): Error =>
  foreignError('x', { name: 'RestError', code: undefined, statusCode: undefined, ...members }, 'RestError');
const cosmos = (members: object): Error =>
  foreignError('x', { headers: {}, diagnostics: {}, ...members }, 'ErrorResponse');
const google = (code: number, reason: string, message = 'x'): Error =>
  foreignError(message, { code, errors: [{ domain: 'global', reason }], response: {} }, 'ApiError');
const gaxios = (members: object): Error =>
  Object.assign(foreignError('x', { config: {}, ...members }, 'GaxiosError'), {
    [Symbol.for('gaxios-gaxios-error')]: '7.3.1',
  });

export const samples: readonly FamilySamples[] = [
  {
    library: '@azure/core-rest-pipeline',
    samples: [
      ...byMeaning({
        timedOut: () => rest({ code: 'OperationTimedOut', statusCode: 500 }),
        conflict: () => rest({ code: 'BlobAlreadyExists', statusCode: 409 }),
        tooLarge: () => rest({ code: 'RequestBodyTooLarge', statusCode: 413 }),
        badRange: () => rest({ code: 'InvalidRange', statusCode: 416 }),
        throttled: () => rest({ code: 'ServerBusy', statusCode: 503 }),
      }),
      {
        name: 'a blob that is not there',
        thrown: () => rest({ code: 'BlobNotFound', statusCode: 404 }),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'code BlobNotFound',
        },
      },
      {
        name: 'a condition that is not met',
        thrown: () => rest({ code: 'ConditionNotMet', statusCode: 412 }),
        expected: { status: 412, meaning: 'unmet', fault: 'client', certainty: 'recognized', because: 'response 412' },
      },
      {
        name: 'a container that is not there',
        thrown: () => rest({ code: 'ContainerNotFound', statusCode: 404 }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'response 404',
        },
      },
      {
        name: 'a server that is not there',
        thrown: () => rest({ code: 'ENOTFOUND' }),
        expected: {
          status: 502,
          meaning: 'unreachable',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'ENOTFOUND',
        },
      },
    ],
    nearMisses: [
      { name: 'its name alone', thrown: () => foreignError('x', { name: 'RestError', code: 'BlobNotFound' }) },
      { name: 'another name', thrown: () => rest({ name: 'MyRestError', code: 'BlobNotFound', statusCode: 404 }) },
    ],
  },
  {
    library: '@azure/cosmos',
    samples: [
      ...byMeaning({
        conflict: () => cosmos({ code: 409 }),
        unmet: () => cosmos({ code: 412 }),
        tooLarge: () => cosmos({ code: 413 }),
        badAnswer: () => cosmos({ code: 403 }),
      }),
      {
        name: 'an item that is not there',
        thrown: () => cosmos({ code: 404 }),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'response 404',
        },
      },
      {
        name: 'units of the database that are used up',
        thrown: () => cosmos({ code: 429, retryAfterInMs: 1500 }),
        expected: {
          status: 503,
          meaning: 'throttled',
          fault: 'overload',
          certainty: 'recognized',
          because: 'response 429',
        },
      },
      {
        name: 'an answer that never came',
        thrown: () => cosmos({ name: 'TimeoutError', code: 'TimeoutError' }),
        expected: { status: 504, meaning: 'timedOut', fault: 'upstream', certainty: 'recognized' },
      },
    ],
    nearMisses: [
      { name: 'its code alone', thrown: () => foreignError('x', { code: 404 }, 'ErrorResponse') },
      { name: 'a code that is no status', thrown: () => cosmos({ code: 11000 }) },
    ],
  },
  {
    library: '@google-cloud/storage',
    samples: [
      ...byMeaning({
        conflict: () => google(409, 'conflict'),
        duplicate: () => google(409, 'alreadyExists'),
        unmet: () => google(412, 'conditionNotMet'),
        tooLarge: () => google(413, 'uploadTooLarge'),
        badRange: () => google(416, 'requestedRangeNotSatisfiable'),
        timedOut: () => google(504, 'gatewayTimeout'),
      }),
      {
        name: 'an object that is not there',
        thrown: () => google(404, 'notFound'),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'reason notFound',
        },
      },
      {
        name: 'a bucket that is not there',
        thrown: () => google(404, 'notFound', 'The specified bucket does not exist.'),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'response 404',
        },
      },
      {
        name: 'a quota that is used up',
        thrown: () => google(403, 'quotaExceeded'),
        expected: { status: 503, meaning: 'throttled', fault: 'overload', certainty: 'recognized' },
      },
    ],
    nearMisses: [
      { name: 'no response', thrown: () => foreignError('x', { code: 404, errors: [{ reason: 'notFound' }] }) },
      { name: 'no list', thrown: () => foreignError('x', { code: 404, response: {}, errors: {} }) },
      { name: 'a code that is no status', thrown: () => google(11000, 'duplicate') },
    ],
  },
  {
    library: 'gaxios',
    samples: [
      ...byMeaning({
        throttled: () => gaxios({ status: 429, response: { status: 429, headers: new Headers() } }),
        unreachable: () => gaxios({ code: 'ECONNREFUSED', error: systemError('ECONNREFUSED', -111, 'connect') }),
      }),
      {
        name: 'a refusal',
        thrown: () => gaxios({ status: 401, response: { status: 401, headers: new Headers() } }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'response 401',
        },
      },
      {
        name: 'its own deadline',
        thrown: () => gaxios({ error: { name: 'AbortError' }, config: { timeout: 50 } }),
        expected: { status: 504, meaning: 'timedOut', fault: 'upstream', certainty: 'recognized' },
      },
      {
        name: 'a request that we have aborted',
        thrown: () => gaxios({ error: { name: 'AbortError' } }),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: 'recognized' },
      },
    ],
    nearMisses: [
      {
        name: 'another client',
        thrown: () => foreignError('x', { config: {}, response: { status: 401, headers: {} } }),
      },
      { name: 'another name', thrown: () => foreignError('x', { name: 'MyGaxiosError', status: 401 }) },
    ],
  },
];
