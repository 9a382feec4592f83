import { types } from 'util';
import { isObject, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { isOfClass, ofStatus } from '../rule';
import type { Marks } from '../rule';
import { noAnswer, serviceAnswer, serviceBusy } from '../upstream/service';
import { tableOf } from '../table';

// Error codes of AWS that say something about the client's request, whatever status AWS sends with them.
const codes = tableOf(
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html; NotFound is all that a HEAD can say
  [404, 'NoSuchKey NoSuchVersion NoSuchUpload NotFound'],
  [409, 'ConditionalRequestConflict OperationAborted'],
  [412, 'PreconditionFailed'],
  [413, 'EntityTooLarge'],
  [416, 'InvalidRange'],
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
  [409, 'ConditionalCheckFailedException TransactionCanceledException TransactionInProgressException'],
  [409, 'DuplicateItemException IdempotentParameterMismatchException'],
  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference: what the user who signs in has to know
  [400, 'CodeMismatchException ExpiredCodeException InvalidPasswordException PasswordHistoryPolicyViolationException'],
  [400, 'UserLambdaValidationException EnableSoftwareTokenMFAException'],
  [401, 'NotAuthorizedException UserNotFoundException'], // both alike: who exists is nobody's business
  [403, 'UserNotConfirmedException PasswordResetRequiredException'],
  [409, 'UsernameExistsException AliasExistsException'],
  [429, 'TooManyFailedAttemptsException'],
);
// The same names mean the user in Cognito, and us elsewhere.
const codesOfCognito = tableOf(
  [429, 'TooManyRequestsException LimitExceededException'],
  [400, 'InvalidParameterException'],
);
const CONFLICT = /AlreadyExists|Conflict|ConcurrentModification/;
// The SDK's own lists: smithy-typescript, packages/service-error-classification/src/constants.ts.
const BUSY =
  /Thrott|SlowDown|TooManyRequests|RequestLimitExceeded|ThroughputExceeded|^LimitExceeded|BandwidthLimitExceeded|PriorRequestNotComplete|ServiceUnavailable|OverLimit/;
const LATE = /^RequestTimeout(Exception)?$/;

/** AWS SDK v3: `$metadata` on whatever it throws, a bare system error too; the name is the code of AWS. */
export function aws(thrown: unknown, { name }: Marks): HttpError | undefined {
  const metadata = read(thrown, '$metadata');
  if (!isObject(metadata)) return undefined;
  const status = read(metadata, 'httpStatusCode');
  if (status === undefined && !isObject(read(thrown, '$response'))) return noAnswer(thrown);
  const headers = read(read(thrown, '$response'), 'headers');
  return ofCode(name, thrown) ?? serviceAnswer(status, thrown, headers);
}

/** AWS SDK v2: `code` beside the `time` of the request; without `retryable` the request was never sent. */
export function awsV2(thrown: unknown, { code }: Marks): HttpError | undefined {
  if (code === '' || !types.isDate(read(thrown, 'time'))) return undefined;
  const status = read(thrown, 'statusCode');
  if (typeof read(thrown, 'retryable') !== 'boolean') return undefined;
  return status === undefined ? noAnswer(thrown) : (ofCode(code, thrown) ?? serviceAnswer(status, thrown));
}

/** MinIO's client: an S3 code, and no status. */
export function minio(thrown: unknown, { name, code }: Marks): HttpError | undefined {
  if (name !== 'S3Error' || code === '') return undefined;
  return ofCode(code, thrown) ?? serviceAnswer(undefined, thrown);
}

function ofCode(code: string, thrown: unknown): HttpError | undefined {
  const status =
    (isOfClass(thrown, 'CognitoIdentityProviderServiceException') ? codesOfCognito.get(code) : undefined) ??
    codes.get(code);
  if (status !== undefined) return ofStatus(status, thrown);
  if (CONFLICT.test(code)) return ofStatus(409, thrown);
  if (BUSY.test(code)) return serviceBusy(thrown);
  return LATE.test(code) ? ofStatus(504, thrown) : undefined;
}
