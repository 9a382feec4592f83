import { foreignError } from '../../support/foreign-error';
import { answers, byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const elastic = (name: string, statusCode: unknown, body: unknown = null): Error =>
  foreignError('x', { options: {}, name, meta: { body, statusCode, headers: {} } }, name, 'ElasticsearchClientError');
const meilisearch = (status: number, code: string): Error =>
  foreignError('x', { name: 'MeilisearchApiError', cause: { code }, response: { status, headers: new Headers() } });
const couch = (members: object): Error => foreignError('x', { scope: 'couch', errid: 'non_200', ...members });
const recognized = 'recognized';

export const samples: readonly FamilySamples[] = [
  {
    library: '@elastic/elasticsearch',
    samples: [
      ...byMeaning({
        timedOut: () => elastic('TimeoutError', undefined),
        throttled: () => elastic('ResponseError', 429, { error: { type: 'es_rejected_execution_exception' } }),
        conflict: () => elastic('ResponseError', 409, { error: { type: 'version_conflict_engine_exception' } }),
      }),
      {
        name: 'a document that is not there',
        thrown: () => elastic('ResponseError', 404, { _index: 'i', found: false }),
        expected: { status: 404, meaning: 'missing', fault: 'client', certainty: recognized, because: 'response 404' },
      },
      {
        name: 'an index that is not there',
        thrown: () => elastic('ResponseError', 404, { error: { type: 'index_not_found_exception' } }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 404',
        },
      },
      {
        name: 'a cluster that is down',
        thrown: () => elastic('ConnectionError', undefined),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: recognized,
          because: 'name ConnectionError',
        },
      },
      {
        name: 'a request that we have aborted',
        thrown: () => elastic('RequestAbortedError', undefined),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: recognized },
      },
    ],
    nearMisses: [
      { name: 'no meta', thrown: () => foreignError('x', { name: 'ResponseError', statusCode: 404 }) },
      {
        name: 'meta of something else',
        thrown: () => foreignError('x', { name: 'ResponseError', meta: { status: 404 } }),
      },
      { name: 'another name', thrown: () => elastic('MyResponseError', 404) },
    ],
  },
  {
    library: 'meilisearch',
    samples: [
      ...byMeaning({
        duplicate: () => meilisearch(409, 'index_already_exists'),
        tooLarge: () => meilisearch(413, 'payload_too_large'),
        timedOut: () => meilisearch(504, 'remote_timeout'),
        throttled: () => meilisearch(503, 'too_many_search_requests'),
      }),
      {
        name: 'a document that is not there',
        thrown: () => meilisearch(404, 'document_not_found'),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: recognized,
          because: 'code document_not_found',
        },
      },
      {
        name: 'an index that is not there',
        thrown: () => meilisearch(404, 'index_not_found'),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 404',
        },
      },
      {
        name: 'a server that is not there',
        thrown: () =>
          foreignError('x', { name: 'MeilisearchRequestError', cause: foreignError('x', { code: 'ECONNREFUSED' }) }),
        expected: {
          status: 502,
          meaning: 'unreachable',
          fault: 'upstream',
          certainty: recognized,
          because: 'ECONNREFUSED',
        },
      },
    ],
    nearMisses: [
      {
        name: 'another name',
        thrown: () => foreignError('x', { name: 'MyMeilisearchError', code: 'document_not_found' }),
      },
    ],
  },
  {
    library: 'typesense',
    samples: [
      ...byMeaning({
        duplicate: () =>
          foreignError('x', { httpBody: '{}', httpStatus: 409 }, 'ObjectAlreadyExists', 'TypesenseError'),
        ...answers((httpStatus) => foreignError('x', { httpBody: '{}', httpStatus }, 'HTTPError', 'TypesenseError')),
      }),
      {
        name: 'a document that is not there',
        thrown: () => foreignError('x', { httpBody: '{}', httpStatus: 404 }, 'ObjectNotFound', 'TypesenseError'),
        expected: {
          status: 404,
          meaning: 'missing',
          fault: 'client',
          certainty: recognized,
          because: 'name ObjectNotFound',
        },
      },
      {
        name: 'a key of ours that is wrong',
        thrown: () => foreignError('x', { httpBody: '{}', httpStatus: 401 }, 'RequestUnauthorized', 'TypesenseError'),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 401',
        },
      },
    ],
    nearMisses: [
      { name: 'no body', thrown: () => foreignError('x', { httpStatus: 404 }, 'ObjectNotFound') },
      { name: 'no status', thrown: () => foreignError('x', { httpBody: '{}' }, 'ObjectNotFound') },
    ],
  },
  {
    library: 'algoliasearch',
    samples: [
      ...byMeaning({
        ...answers((status) => foreignError('x', { name: 'ApiError', status, stackTrace: [] })),
        timedOut: () => foreignError('x', { name: 'ApiError', status: 504, stackTrace: [] }),
        unreachable: () =>
          foreignError('Unreachable hosts', {
            name: 'RetryError',
            stackTrace: [{ response: { isTimedOut: false, status: 0 } }],
          }),
      }),
      {
        name: 'an object that is not there',
        thrown: () => foreignError('ObjectID does not exist', { name: 'ApiError', status: 404, stackTrace: [] }),
        expected: { status: 404, meaning: 'missing', fault: 'client', certainty: recognized, because: 'response 404' },
      },
      {
        name: 'hosts that did not answer in time',
        thrown: () => foreignError('x', { name: 'RetryError', stackTrace: [{ response: { isTimedOut: true } }] }),
        expected: { status: 504, meaning: 'timedOut', fault: 'upstream', certainty: recognized },
      },
      {
        name: 'the plain object of version 4',
        thrown: () => ({ name: 'ApiError', message: 'Index does not exist', status: 404, transporterStackTrace: [] }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 404',
        },
      },
    ],
    nearMisses: [
      {
        name: 'no stack of hosts',
        thrown: () => foreignError('ObjectID does not exist', { name: 'ApiError', status: 404 }),
      },
      { name: 'another name', thrown: () => foreignError('x', { name: 'MyApiError', status: 404, stackTrace: [] }) },
    ],
  },
  {
    library: 'nano',
    samples: [
      ...byMeaning({
        conflict: () => couch({ statusCode: 409, reason: 'Document update conflict.' }),
        duplicate: () =>
          couch({ statusCode: 412, reason: 'The database could not be created, the file already exists.' }),
        tooLarge: () => couch({ statusCode: 413, reason: 'the request entity is too large' }),
        ...answers((statusCode) => couch({ statusCode, reason: 'x' })),
      }),
      {
        name: 'a document that is not there',
        thrown: () => couch({ statusCode: 404, reason: 'missing' }),
        expected: { status: 404, meaning: 'missing', fault: 'client', certainty: recognized, because: 'response 404' },
      },
      {
        name: 'a database that is not there',
        thrown: () => couch({ statusCode: 404, reason: 'Database does not exist.' }),
        expected: { status: 500, meaning: 'ours', fault: 'server', certainty: recognized },
      },
      {
        name: 'a server that is not there',
        thrown: () => new Error('error happened in your connection. Reason: connect ECONNREFUSED 127.0.0.1:5984'),
        expected: {
          status: 503,
          meaning: 'storeDown',
          fault: 'upstream',
          certainty: recognized,
          because: 'no connection',
        },
      },
    ],
    nearMisses: [
      { name: 'a couch without an errid', thrown: () => foreignError('x', { scope: 'couch', statusCode: 409 }) },
      { name: 'an errid without a couch', thrown: () => foreignError('x', { errid: 'non_200', statusCode: 409 }) },
      { name: 'such words within a text', thrown: () => new Error('An error happened in your connection.') },
    ],
  },
];
