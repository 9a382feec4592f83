import { isObject, read, readText } from '../../lib/guard';
import { isDate } from '../../lib/kinds';
import { family, means } from '../family';
import type { Judgement } from '../family';
import { isOfClass } from '../classes';
import { meaningsBy } from '../table';
import { answered, throttled, unanswered, worded } from './answered';

// Error codes of AWS that say something about the client's request, whatever status AWS sends with them: those of S3 and
// MinIO, https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html.
const byS3Code = meaningsBy({
  missing: 'NoSuchKey NoSuchVersion NoSuchUpload NotFound', // NotFound is all that a HEAD can say
  conflict: 'ConditionalRequestConflict OperationAborted',
  unmet: 'PreconditionFailed',
  tooLarge: 'EntityTooLarge',
  badRange: 'InvalidRange',
});
// Of DynamoDB, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html; of Cognito, what
// the user who signs in has to know, https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference.
const byAwsCode = meaningsBy({
  conflict: `ConditionalCheckFailedException TransactionCanceledException TransactionInProgressException
    IdempotentParameterMismatchException`,
  duplicate: 'DuplicateItemException UsernameExistsException AliasExistsException',
  rejectedValue: `CodeMismatchException ExpiredCodeException InvalidPasswordException
    PasswordHistoryPolicyViolationException UserLambdaValidationException EnableSoftwareTokenMFAException`,
  badCredentials: 'NotAuthorizedException UserNotFoundException', // both alike: who exists is nobody's business
  forbidden: 'UserNotConfirmedException PasswordResetRequiredException',
  rateLimited: 'TooManyFailedAttemptsException',
});
// The same names mean the user in Cognito, and us elsewhere.
const byCognitoCode = meaningsBy({
  rateLimited: 'TooManyRequestsException LimitExceededException',
  rejectedValue: 'InvalidParameterException',
});
const CONFLICT = /AlreadyExists|Conflict|ConcurrentModification/;
// The SDK's own lists: smithy-typescript, packages/service-error-classification/src/constants.ts.
const BUSY =
  /Thrott|SlowDown|TooManyRequests|RequestLimitExceeded|ThroughputExceeded|^LimitExceeded|BandwidthLimitExceeded|PriorRequestNotComplete|ServiceUnavailable|OverLimit/;
const LATE = /^RequestTimeout(Exception)?$/;

function byCodeOf(thrown: unknown, code: string): Judgement | undefined {
  const isOfCognito = isOfClass(thrown, 'CognitoIdentityProviderServiceException');
  const known =
    (isOfCognito ? worded(byCognitoCode, code) : undefined) ?? worded(byS3Code, code) ?? worded(byAwsCode, code);
  return known ?? byKindOf(code);
}

function byKindOf(code: string): Judgement | undefined {
  if (CONFLICT.test(code)) return means('conflict', 'a code of conflicts');
  if (BUSY.test(code)) return throttled('a code of throttling');
  return LATE.test(code) ? means('timedOut', `code ${code}`) : undefined;
}

/** AWS SDK v3: `$metadata` on whatever it throws, a bare system error too; the name is the code of AWS. */
export const aws = family({
  library: '@aws-sdk',
  tier: 'library',
  signs: { members: ['$metadata'] },
  meanings: [byS3Code, byAwsCode, byCognitoCode, answered, unanswered],
  judge(thrown, { name }) {
    const metadata = read(thrown, '$metadata');
    if (!isObject(metadata)) return undefined;
    const response = read(thrown, '$response');
    const status = read(metadata, 'httpStatusCode');
    if (status === undefined && !isObject(response)) return unanswered(thrown);
    const judgement = byCodeOf(thrown, name) ?? answered(status, read(response, 'headers'));
    return { ...judgement, object: readText(thrown, 'Key') };
  },
});

/** AWS SDK v2: `code` beside the `time` of the request; without `retryable` the request was never sent. */
export const awsV2 = family({
  library: 'aws-sdk',
  tier: 'library',
  signs: { members: ['retryable'] },
  meanings: [byS3Code, byAwsCode, answered, unanswered],
  judge(thrown, { code }) {
    if (code === '' || !isDate(read(thrown, 'time'))) return undefined;
    if (typeof read(thrown, 'retryable') !== 'boolean') return undefined;
    const status = read(thrown, 'statusCode');
    return status === undefined ? unanswered(thrown) : (byCodeOf(thrown, code) ?? answered(status));
  },
});

/** MinIO's client: an S3 code, and no status. */
export const minio = family({
  library: 'minio',
  tier: 'library',
  signs: { name: /^S3Error$/ },
  meanings: [byS3Code, throttled, 'conflict', 'timedOut', 'badAnswer'],
  judge(thrown, { name, code }) {
    if (name !== 'S3Error' || code === '') return undefined;
    const judgement = worded(byS3Code, code) ?? byKindOf(code) ?? answered(undefined);
    return { ...judgement, object: readText(thrown, 'key') };
  },
});
