import { answered, recorded, responseFields, SECRET } from '../../support/recorded';

// @aws-sdk/client-s3@3.1169.0 and its like
const v3 = (name: string, httpStatusCode: number, service = 'S3ServiceException'): Error =>
  recorded(
    {
      name,
      $fault: 'client',
      $metadata: { httpStatusCode, requestId: 'R1', attempts: 1, totalRetryDelay: 0 },
      $response: { statusCode: httpStatusCode, headers: { ...responseFields, 'retry-after': '7' } },
    },
    name,
    service,
    'ServiceException',
  );

describe('AWS SDK v3', () => {
  it.each([
    ['NoSuchKey', 404, 404],
    ['NoSuchVersion', 404, 404],
    ['NoSuchUpload', 404, 404],
    ['NotFound', 404, 404],
    ['NoSuchBucket', 404, 502],
    ['AccessDenied', 403, 502],
    ['ExpiredToken', 400, 502],
    ['Unknown', 403, 502],
    ['Unknown', 503, 503],
    ['InternalError', 500, 502],
    ['SlowDown', 503, 503],
    ['RequestTimeout', 400, 504],
    ['PreconditionFailed', 412, 412],
    ['InvalidRange', 416, 416],
    ['EntityTooLarge', 400, 413],
    ['ConditionalRequestConflict', 409, 409],
    ['OperationAborted', 409, 409],
    ['ConditionalCheckFailedException', 400, 409],
    ['TransactionCanceledException', 400, 409],
    ['TransactionInProgressException', 400, 409],
    ['TransactionConflictException', 400, 409],
    ['DuplicateItemException', 400, 409],
    ['IdempotentParameterMismatchException', 400, 409],
    ['EntityAlreadyExistsException', 409, 409],
    ['ProvisionedThroughputExceededException', 400, 503],
    ['RequestLimitExceeded', 400, 503],
    ['ThrottlingException', 400, 503],
    ['TooManyRequestsException', 429, 503],
    ['LimitExceededException', 400, 503],
    ['OverLimit', 403, 503],
    ['ResourceNotFoundException', 400, 502],
    ['ValidationException', 400, 502],
    ['InvalidParameterException', 400, 502],
  ])('maps %s, which AWS sends with %i, to %i', (name, sent, status) => {
    const answer = answered(v3(name, sent));
    expect(answer.status).toBe(status);
    expect(answer.seen).not.toContain(SECRET);
  });

  it.each([
    ['NotAuthorizedException', 401],
    ['UserNotFoundException', 401],
    ['CodeMismatchException', 400],
    ['ExpiredCodeException', 400],
    ['InvalidPasswordException', 400],
    ['PasswordHistoryPolicyViolationException', 400],
    ['UserLambdaValidationException', 400],
    ['EnableSoftwareTokenMFAException', 400],
    ['InvalidParameterException', 400],
    ['UserNotConfirmedException', 403],
    ['PasswordResetRequiredException', 403],
    ['UsernameExistsException', 409],
    ['AliasExistsException', 409],
    ['TooManyFailedAttemptsException', 429],
    ['TooManyRequestsException', 429],
    ['LimitExceededException', 429],
    ['ResourceNotFoundException', 502],
  ])('maps %s of Cognito to %i', (name, status) => {
    expect(answered(v3(name, 400, 'CognitoIdentityProviderServiceException')).status).toBe(status);
  });

  it('passes the Retry-After of the service on', () => {
    expect(answered(v3('Unknown', 503)).retryAfter).toBe('7');
  });

  it.each([
    [{ code: 'ECONNREFUSED', errno: -111, syscall: 'connect' }, 502],
    [{ name: 'TimeoutError', code: 'ECONNRESET', errno: -104, syscall: 'read' }, 502],
    [{ name: 'TimeoutError', code: 'ETIMEDOUT' }, 504],
  ])('maps an exchange without an answer, %j, to %i', (members, status) => {
    expect(answered(recorded({ ...members, $metadata: { attempts: 1 } })).status).toBe(status);
  });

  it('maps a page of a proxy, which cannot be read as XML, by its status', () => {
    const page = { $metadata: { httpStatusCode: 504, attempts: 1 }, $responseBodyText: `<html>${SECRET}` };
    expect(answered(recorded(page))).toMatchObject({ status: 504, seen: expect.not.stringContaining(SECRET) });
  });
});

// aws-sdk@2.1693.0
describe('AWS SDK v2', () => {
  const v2 = (members: object): Error => recorded({ time: new Date(), ...members });

  it.each([
    [{ code: 'NoSuchKey', statusCode: 404, retryable: false }, 404],
    [{ code: 'AccessDenied', statusCode: 403, retryable: false }, 502],
    [{ code: 'ThrottlingException', statusCode: 400, retryable: true }, 503],
    [{ code: 'ConditionalCheckFailedException', statusCode: 400, retryable: false }, 409],
    [{ code: 'UnknownEndpoint', retryable: true, region: 'us-east-1' }, 502],
    [{ code: 'TimeoutError', name: 'TimeoutError', retryable: true }, 504],
    [{ code: 'MissingRequiredParameter' }, 500],
    [{ code: 'CredentialsError' }, 500],
  ])('maps %j to %i', (members, status) => {
    expect(answered(v2(members))).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
  });
});

// minio@8.0.7
describe('MinIO', () => {
  it.each([
    ['NoSuchKey', 404],
    ['NotFound', 404],
    ['AccessDenied', 502],
    ['SlowDown', 503],
    ['PreconditionFailed', 412],
  ])('maps %s to %i', (code, status) => {
    expect(answered(recorded({ name: 'S3Error', code, amzRequestid: SECRET })).status).toBe(status);
  });
});

it('leaves an error alone that only has such a name or code', () => {
  expect(answered(recorded({ name: 'NoSuchKey' })).status).toBe(500);
  expect(answered(recorded({ code: 'AccessDenied', statusCode: 403 })).status).toBe(403);
});
