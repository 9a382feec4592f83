import { foreignError } from '../../support/foreign-error';
import { byMeaning } from '../by-meaning';
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

const v2Of = (code: string, statusCode: number): Error => v2({ code, statusCode });
const minio = (code: string): Error => foreignError('x', { name: 'S3Error', code }, 'S3Error');

export const samples: readonly FamilySamples[] = [
  {
    library: '@aws-sdk',
    samples: [
      ...byMeaning({
        conflict: () => v3('ConditionalRequestConflict', 409),
        unmet: () => v3('PreconditionFailed', 412),
        tooLarge: () => v3('EntityTooLarge', 400),
        badRange: () => v3('InvalidRange', 416),
        duplicate: () => v3('UsernameExistsException', 400, 'CognitoIdentityProviderServiceException'),
        rejectedValue: () => v3('CodeMismatchException', 400, 'CognitoIdentityProviderServiceException'),
        forbidden: () => v3('UserNotConfirmedException', 400, 'CognitoIdentityProviderServiceException'),
        timedOut: () => v3('RequestTimeout', 400),
      }),
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
      ...byMeaning({
        conflict: () => v2Of('ConditionalRequestConflict', 409),
        unmet: () => v2Of('PreconditionFailed', 412),
        tooLarge: () => v2Of('EntityTooLarge', 400),
        badRange: () => v2Of('InvalidRange', 416),
        duplicate: () => v2Of('UsernameExistsException', 400),
        rejectedValue: () => v2Of('CodeMismatchException', 400),
        badCredentials: () => v2Of('NotAuthorizedException', 400),
        forbidden: () => v2Of('UserNotConfirmedException', 400),
        rateLimited: () => v2Of('TooManyFailedAttemptsException', 400),
        throttled: () => v2Of('SlowDown', 503),
        unreachable: () =>
          v2({ name: 'NetworkingError', code: 'ECONNREFUSED', errno: -111, syscall: 'connect', retryable: true }),
      }),
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
      ...byMeaning({
        conflict: () => minio('OperationAborted'),
        unmet: () => minio('PreconditionFailed'),
        tooLarge: () => minio('EntityTooLarge'),
        badRange: () => minio('InvalidRange'),
        throttled: () => minio('SlowDown'),
        timedOut: () => minio('RequestTimeout'),
      }),
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
