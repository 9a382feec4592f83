import { answered, recorded, responseFields, SECRET } from '../../support/recorded';

// @azure/storage-blob@12.32.0, @azure/core-rest-pipeline@1.24.0
describe('Azure', () => {
  const rest = (members: object): Error =>
    recorded({ name: 'RestError', statusCode: undefined, request: { url: SECRET }, ...members }, 'RestError');

  it.each([
    [{ code: 'BlobNotFound', statusCode: 404 }, 404],
    [{ code: undefined, statusCode: 404, details: { errorCode: 'BlobNotFound' } }, 404],
    [{ code: 'ContainerNotFound', statusCode: 404 }, 502],
    [{ code: 'DeploymentNotFound', statusCode: 404 }, 502],
    [{ code: 'BlobAlreadyExists', statusCode: 409 }, 409],
    [{ code: 'ConditionNotMet', statusCode: 412 }, 412],
    [{ code: 'RequestBodyTooLarge', statusCode: 413 }, 413],
    [{ code: 'InvalidRange', statusCode: 416 }, 416],
    [{ code: 'AuthenticationFailed', statusCode: 403 }, 502],
    [{ code: 'ServerBusy', statusCode: 503 }, 503],
    [{ code: 'OperationTimedOut', statusCode: 500 }, 504],
    [{ code: 'PARSE_ERROR', statusCode: 200 }, 502],
    [{ code: 'ECONNREFUSED' }, 502],
    [{ code: 'REQUEST_SEND_ERROR' }, 502],
    [{ code: 'ETIMEDOUT' }, 504],
  ])('maps %j to %i', (members, status) => {
    expect(answered(rest(members))).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
  });
});

// @azure/cosmos@4.9.3
describe('Cosmos DB', () => {
  const cosmos = (members: object): Error => recorded({ headers: {}, diagnostics: {}, ...members }, 'ErrorResponse');

  it.each([
    [{ code: 404 }, 404],
    [{ code: 409 }, 409],
    [{ code: 412 }, 412],
    [{ code: 413 }, 413],
    [{ code: 449 }, 409],
    [{ code: 401 }, 502],
    [{ code: 503 }, 503],
    [{ code: 'TimeoutError', name: 'TimeoutError' }, 504],
  ])('maps %j to %i', (members, status) => {
    expect(answered(cosmos(members)).status).toBe(status);
  });

  it('turns its milliseconds into Retry-After', () => {
    expect(answered(cosmos({ code: 429, retryAfterInMs: 1500 }))).toMatchObject({ status: 503, retryAfter: '2' });
  });
});

// @google-cloud/storage@7.22.0
describe('Google Cloud', () => {
  it.each([
    [404, 'notFound', 404],
    [409, 'conflict', 409],
    [412, 'conditionNotMet', 412],
    [413, 'uploadTooLarge', 413],
    [416, 'requestedRangeNotSatisfiable', 416],
    [403, 'forbidden', 502],
    [403, 'rateLimitExceeded', 503],
    [503, 'backendError', 503],
  ])('maps %i %s to %i', (code, reason, status) => {
    const error = recorded({ code, errors: [{ domain: 'global', reason, message: SECRET }], response: {} }, 'ApiError');
    expect(answered(error)).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
  });

  it('takes a missing bucket for a mistake of ours', () => {
    const error = { message: 'The specified bucket does not exist.', code: 404, errors: [{ reason: 'notFound' }] };
    expect(answered(recorded({ ...error, response: {} }, 'ApiError')).status).toBe(502);
  });
});

// gaxios@7.3.1
describe('gaxios', () => {
  const gaxios = (members: object): Error =>
    recorded({ config: {}, [Symbol.for('gaxios-gaxios-error')]: '7.3.1', ...members }, 'GaxiosError');
  const aborted = recorded({ name: 'AbortError', type: 'aborted' });

  it.each([
    [{ status: 404, response: { status: 404, headers: responseFields } }, 502],
    [{ status: 429, response: { status: 429, headers: responseFields } }, 503],
    [{ code: 'ECONNREFUSED' }, 502],
    [{ error: aborted, config: { timeout: 50 } }, 504],
    [{ error: aborted }, 500],
  ])('maps %j to %i', (members, status) => {
    expect(answered(gaxios(members))).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
  });
});

it('leaves numeric codes alone that are no status', () => {
  expect(answered(recorded({ code: 404 })).status).toBe(500);
  expect(answered(recorded({ code: 11000, errors: [], response: {} })).status).toBe(500);
});
