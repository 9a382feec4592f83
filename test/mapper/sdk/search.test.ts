import { answered, recorded, responseFields, SECRET } from '../../support/recorded';

// @elastic/elasticsearch@9.4.3, @opensearch-project/opensearch@3.9.0
describe('Elasticsearch and OpenSearch', () => {
  const elastic = (name: string, statusCode: unknown, body: unknown = null): Error => {
    const meta = { body, statusCode, headers: { ...responseFields, 'retry-after': '3' } };
    const error = recorded({ name, meta }, name);
    Object.defineProperty(error, 'statusCode', { get: () => statusCode }); // on the prototype there
    return error;
  };

  it.each([
    [404, { _index: 'i', _id: SECRET, found: false }, 404],
    [404, true, 404],
    [404, { error: { type: 'index_not_found_exception', reason: SECRET }, status: 404 }, 502],
    [409, { error: { type: 'version_conflict_engine_exception' }, status: 409 }, 409],
    [400, { error: { type: 'parsing_exception' }, status: 400 }, 502],
    [401, { error: { type: 'security_exception' }, status: 401 }, 502],
    [503, {}, 503],
  ])('maps a response %i with %j to %i', (sent, body, status) => {
    expect(answered(elastic('ResponseError', sent, body))).toMatchObject({
      status,
      seen: expect.not.stringContaining(SECRET),
    });
  });

  it('passes on when a busy cluster wants to be asked again', () => {
    expect(answered(elastic('ResponseError', 429, {}))).toMatchObject({ status: 503, retryAfter: '3' });
  });

  it.each([
    ['ConnectionError', 503],
    ['NoLivingConnectionsError', 503],
    ['TimeoutError', 504],
    ['RequestAbortedError', 500],
    ['ProductNotSupportedError', 502],
  ])('maps %s to %i', (name, status) => {
    expect(answered(elastic(name, 0)).status).toBe(status);
  });

  it('takes a body that cannot be read for a bad gateway', () => {
    expect(answered(recorded({ name: 'DeserializationError', data: `{${SECRET}` })).status).toBe(502);
  });

  it('leaves an error alone that only has the name', () => {
    expect(answered(recorded({ name: 'ResponseError', statusCode: 404 })).status).toBe(404);
  });
});

// meilisearch@0.62.0
describe('Meilisearch', () => {
  it.each([
    ['document_not_found', 404, 404],
    ['index_already_exists', 409, 409],
    ['payload_too_large', 413, 413],
    ['index_not_found', 404, 502],
    ['invalid_api_key', 403, 502],
    ['too_many_search_requests', 503, 503],
  ])('maps %s, %i, to %i', (code, sent, status) => {
    const response = { status: sent, headers: new Headers() };
    const error = recorded({ name: 'MeilisearchApiError', cause: { message: SECRET, code }, response });
    expect(answered(error)).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
  });

  it.each([
    ['MeilisearchRequestError', recorded({ code: 'ECONNREFUSED', syscall: 'connect' }), 502],
    ['MeilisearchRequestError', recorded({ name: 'MeilisearchRequestTimeOutError' }), 504],
    ['MeilisearchTaskTimeOutError', { taskUid: 1, timeout: 60 }, 504],
  ])('maps %s to %#', (name, cause, status) => {
    expect(answered(recorded({ name, cause })).status).toBe(status);
  });
});

// typesense@3.1.0
it.each([
  ['ObjectNotFound', 404, 404],
  ['ObjectAlreadyExists', 409, 409],
  ['RequestUnauthorized', 401, 502],
  ['HTTPError', 429, 503],
])('maps %s of Typesense, %i, to %i', (name, httpStatus, status) => {
  expect(answered(recorded({ name, httpBody: SECRET, httpStatus }, name)).status).toBe(status);
});

// algoliasearch@5.64.0
describe('Algolia', () => {
  it.each([
    [{ name: 'ApiError', status: 404, message: 'ObjectID does not exist' }, 404],
    [{ name: 'ApiError', status: 404, message: 'Index does not exist' }, 502],
    [{ name: 'DetailedApiError', status: 403, error: { code: SECRET } }, 502],
    [{ name: 'ApiError', status: 429 }, 503],
    [{ name: 'RetryError', stackTrace: [{ response: { status: 0, isTimedOut: false } }] }, 502],
    [{ name: 'RetryError', stackTrace: [{ response: { status: 0, isTimedOut: true } }] }, 504],
  ])('maps %j to %i', (members, status) => {
    expect(answered(recorded({ stackTrace: [], ...members })).status).toBe(status);
  });
});

// nano@11.0.7
describe('CouchDB', () => {
  it.each([
    [404, 'missing', 404],
    [404, 'Database does not exist.', 500],
    [409, 'Document update conflict.', 409],
    [412, 'The database could not be created, the file already exists.', 409],
    [413, 'too large', 413],
    [401, 'Name or password is incorrect.', 500],
    [403, 'You are not allowed to access this db.', 500],
    [400, 'invalid UTF-8 JSON', 500],
    [429, 'too many', 503],
    [500, 'badmatch', 502],
  ])('maps %i %s to %i', (statusCode, reason, status) => {
    expect(answered(recorded({ scope: 'couch', errid: 'non_200', statusCode, reason })).status).toBe(status);
  });

  it('is a store that is down where it refuses the connection', () => {
    const message = 'error happened in your connection. Reason: Error: connect ECONNREFUSED 127.0.0.1:5984';
    expect(answered(recorded({ message })).status).toBe(503);
  });
});
