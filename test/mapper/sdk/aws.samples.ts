import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

// @aws-sdk/client-s3@3.1169.0 and its like
const v3 = (name: string, httpStatusCode: number, service = 'S3ServiceException'): Error =>
  foreignError(
    'x',
    { name, $fault: 'client', $metadata: { httpStatusCode, requestId: 'R1' }, $response: { headers: {} } },
    name,
    service,
    'ServiceException',
  );
const v2 = (members: object): Error => foreignError('x', { time: new Date(0), retryable: false, ...members });

export const samples: readonly FamilySamples[] = [
  {
    library: '@aws-sdk',
    samples: [
      {
        name: 'an object that is not there',
        thrown: () => v3('NoSuchKey', 404),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'code NoSuchKey',
        },
      },
      {
        name: 'a wrong password',
        thrown: () => v3('NotAuthorizedException', 400, 'CognitoIdentityProviderServiceException'),
        expected: { status: 401, meaning: 'badCredentials', fault: 'client', certainty: 'recognized' },
      },
      {
        name: 'too many attempts to sign in',
        thrown: () => v3('TooManyRequestsException', 400, 'CognitoIdentityProviderServiceException'),
        expected: { status: 429, meaning: 'rateLimited', fault: 'client', certainty: 'recognized' },
      },
      {
        name: 'a bucket that is not there',
        thrown: () => v3('NoSuchBucket', 404),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'response 404',
        },
      },
      {
        name: 'a table that is throttled',
        thrown: () => v3('ProvisionedThroughputExceededException', 400, 'DynamoDBServiceException'),
        expected: { status: 503, meaning: 'throttled', fault: 'overload', certainty: 'recognized' },
      },
      {
        name: 'a server that is not there',
        thrown: () => foreignError('x', { code: 'ECONNREFUSED', syscall: 'connect', $metadata: { attempts: 3 } }),
        expected: {
          status: 502,
          meaning: 'unreachable',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'ECONNREFUSED',
        },
      },
    ],
    nearMisses: [
      { name: 'its name alone', thrown: () => foreignError('x', { name: 'NoSuchKey' }, 'NoSuchKey') },
      { name: 'metadata that is no object', thrown: () => foreignError('x', { name: 'NoSuchKey', $metadata: 404 }) },
    ],
  },
  {
    library: 'aws-sdk',
    samples: [
      {
        name: 'an object that is not there',
        thrown: () => v2({ code: 'NoSuchKey', statusCode: 404 }),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'code NoSuchKey',
        },
      },
      {
        name: 'a right of ours that is missing',
        thrown: () => v2({ code: 'AccessDenied', statusCode: 403 }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'response 403',
        },
      },
      {
        name: 'an answer that never came',
        thrown: () => v2({ name: 'TimeoutError', code: 'TimeoutError' }),
        expected: {
          status: 504,
          meaning: 'timedOut',
          fault: 'upstream',
          certainty: 'recognized',
          because: 'no answer in time',
        },
      },
    ],
    nearMisses: [
      { name: 'a time that is no Date', thrown: () => v2({ code: 'NoSuchKey', statusCode: 404, time: 'now' }) },
      { name: 'a request that was never sent', thrown: () => v2({ code: 'CredentialsError', retryable: undefined }) },
    ],
  },
  {
    library: 'minio',
    samples: [
      {
        name: 'an object that is not there',
        thrown: () => foreignError('x', { name: 'S3Error', code: 'NoSuchKey' }, 'S3Error'),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: 'recognized',
          because: 'code NoSuchKey',
        },
      },
      {
        name: 'a right of ours that is missing',
        thrown: () => foreignError('x', { name: 'S3Error', code: 'AccessDenied' }, 'S3Error'),
        expected: { status: 502, meaning: 'badAnswer', fault: 'upstream', certainty: 'recognized' },
      },
    ],
    nearMisses: [
      { name: 'its code alone', thrown: () => foreignError('x', { code: 'NoSuchKey' }) },
      { name: 'its name alone', thrown: () => foreignError('x', { name: 'S3Error' }, 'S3Error') },
      { name: 'another name', thrown: () => foreignError('x', { name: 'MyS3Error', code: 'NoSuchKey' }) },
    ],
  },
];
