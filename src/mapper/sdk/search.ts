import { has, isArray, isObject, itemsOf, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import { meaningsBy } from '../table';
import { answered, isLate, statused, unanswered, worded } from './answered';
import { serviceFamily } from './service-family';

// https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/errors
const ELASTIC_NAME =
  /^(Response|Connection|NoLivingConnections|Timeout|RequestAborted|ProductNotSupported|Deserialization)Error$/;
const byElasticName = meaningsBy({
  storeDown: 'ConnectionError NoLivingConnectionsError',
  timedOut: 'TimeoutError',
  badAnswer: 'ProductNotSupportedError',
  ours: 'RequestAbortedError',
});

/** Elasticsearch and OpenSearch: the response is `meta`; a connection error has it, too, without a status. */
export const elastic = serviceFamily({
  library: '@elastic/elasticsearch',
  signs: { name: ELASTIC_NAME },
  meanings: [byElasticName, answered, 'missing', 'conflict'],
  judge(thrown, { name }) {
    if (!ELASTIC_NAME.test(name)) return undefined;
    if (name === 'DeserializationError') return has(thrown, 'data') ? means('badAnswer', name) : undefined;
    const meta = read(thrown, 'meta');
    if (!isObject(meta) || !has(meta, 'statusCode')) return undefined;
    if (name !== 'ResponseError') return worded(byElasticName, name, 'name');
    const status = read(meta, 'statusCode');
    // An error in the body says what else is missing: an index, an alias, a repository. A HEAD has no body.
    if (status === 404 && !isObject(read(read(meta, 'body'), 'error'))) return means('missing', 'response 404');
    return status === 409 ? means('conflict', 'response 409') : answered(status, read(meta, 'headers'));
  },
});

// https://www.meilisearch.com/docs/reference/errors/error_codes
const byMeilisearchCode = meaningsBy({
  missing: 'document_not_found',
  duplicate: 'index_already_exists',
  tooLarge: 'payload_too_large',
});

/** Meilisearch: the body of the response is the `cause`. */
export const meilisearch = family({
  library: 'meilisearch',
  tier: 'library',
  signs: { name: /^Meili[Ss]earch\w*Error$/ },
  meanings: [byMeilisearchCode, unanswered, answered],
  judge(thrown, { name, code }) {
    if (!/^Meili[Ss]earch\w*Error$/.test(name)) return undefined;
    const response = read(thrown, 'response');
    const cause = read(thrown, 'cause');
    const known = worded(byMeilisearchCode, readText(cause, 'code') ?? code);
    if (known !== undefined) return known;
    const status = read(response, 'status') ?? read(thrown, 'httpStatus');
    return status === undefined ? unanswered(thrown, cause) : answered(status, read(response, 'headers'));
  },
});

// https://github.com/typesense/typesense-js/tree/master/src/Typesense/Errors
const byTypesenseName = meaningsBy({ missing: 'ObjectNotFound', duplicate: 'ObjectAlreadyExists' });

/** Typesense: a class for each status, which is `httpStatus`. */
export const typesense = family({
  library: 'typesense',
  tier: 'library',
  signs: { members: ['httpBody'] },
  meanings: [byTypesenseName, answered],
  judge(thrown, { name }) {
    const status = read(thrown, 'httpStatus');
    return typeof status === 'number' ? (worded(byTypesenseName, name, 'name') ?? answered(status)) : undefined;
  },
});

/** Algolia, whose version 4 throws plain objects: the stack of the hosts that were tried; RetryError where none answered. */
export const algolia = serviceFamily({
  library: 'algoliasearch',
  signs: { members: ['stackTrace', 'transporterStackTrace'] },
  isData: true,
  meanings: [answered, 'missing', 'unreachable'],
  judge(thrown, { name, message }) {
    if (!/^(DetailedApi|Api|Retry)Error$/.test(name)) return undefined;
    const tried = read(thrown, 'stackTrace') ?? read(thrown, 'transporterStackTrace');
    if (!isArray(tried)) return undefined;
    const status = read(thrown, 'status');
    if (status === 404 && message.startsWith('ObjectID')) return means('missing', 'response 404');
    if (name !== 'RetryError') return answered(status);
    const answers = itemsOf(tried, 10).items.map((one) => read(one, 'response'));
    const isTimeout = answers.every((one) => read(one, 'isTimedOut') === true);
    return isTimeout ? means('timedOut', 'no answer in time') : means('unreachable', 'no host answered');
  },
});

// CouchDB is a store of ours: wrong credentials of ours are our fault; 412 is a database that exists.
// https://docs.couchdb.org/en/stable/api
const byCouchStatus = meaningsBy({
  missing: '404',
  conflict: '409',
  duplicate: '412',
  tooLarge: '413',
  ours: '400 401 403',
});

/** nano, the client of CouchDB. */
export const nano = family({
  library: 'nano',
  tier: 'library',
  signs: { members: ['errid'], message: /^error happened in your connection/ },
  meanings: [byCouchStatus, answered, 'storeDown'],
  judge(thrown, { message }) {
    if (message.startsWith('error happened in your connection')) {
      return isLate(thrown) ? means('timedOut', 'no answer in time') : means('storeDown', 'no connection');
    }
    if (readText(thrown, 'scope') !== 'couch' || !has(thrown, 'errid')) return undefined;
    const status = read(thrown, 'statusCode');
    const isDatabaseMissing = status === 404 && /^Database|^no_db_file/.test(readText(thrown, 'reason') ?? '');
    if (isDatabaseMissing) return means('ours', 'response 404 about the database');
    return statused(byCouchStatus, status) ?? answered(status);
  },
});
