import { has, isArray, isObject, itemsOf, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { noAnswer, serviceAnswer } from '../upstream/service';
import { tableOf } from '../table';

/** Elasticsearch and OpenSearch: the response is `meta`; a connection error has it, too, without a status. */
export function elastic(thrown: unknown, { name }: Marks): HttpError | undefined {
  if (!ELASTIC_NAME.test(name)) return undefined;
  if (name === 'DeserializationError') return has(thrown, 'data') ? ofStatus(502, thrown) : undefined;
  const meta = read(thrown, 'meta');
  if (!isObject(meta) || !has(meta, 'statusCode')) return undefined;
  if (name !== 'ResponseError') return ofStatus(elasticNames.get(name) ?? 500, thrown);
  const status = read(meta, 'statusCode');
  // An error in the body says what else is missing: an index, an alias, a repository. A HEAD has no body.
  const isDocument = status === 404 && !isObject(read(read(meta, 'body'), 'error'));
  if (isDocument || status === 409) return ofStatus(Number(status), thrown);
  return serviceAnswer(status, thrown, read(meta, 'headers'));
}

// https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/errors
const ELASTIC_NAME =
  /^(Response|Connection|NoLivingConnections|Timeout|RequestAborted|ProductNotSupported|Deserialization)Error$/;
const elasticNames = tableOf(
  [503, 'ConnectionError NoLivingConnectionsError'], // a store of ours: RFC 9110 §15.6.4
  [504, 'TimeoutError'],
  [502, 'ProductNotSupportedError'],
);

// https://www.meilisearch.com/docs/reference/errors/error_codes
const meilisearchCodes = tableOf(
  [404, 'document_not_found'],
  [409, 'index_already_exists'],
  [413, 'payload_too_large'],
);

/** Meilisearch: the body of the response is the `cause`. */
export function meilisearch(thrown: unknown, { name, code }: Marks): HttpError | undefined {
  if (!/^Meili[Ss]earch\w*Error$/.test(name)) return undefined;
  const response = read(thrown, 'response');
  const cause = read(thrown, 'cause');
  const status = meilisearchCodes.get(readText(cause, 'code') ?? code);
  if (status !== undefined) return ofStatus(status, thrown);
  const answered = read(response, 'status') ?? read(thrown, 'httpStatus');
  return answered === undefined ? noAnswer(thrown, cause) : serviceAnswer(answered, thrown, read(response, 'headers'));
}

// https://github.com/typesense/typesense-js/tree/master/src/Typesense/Errors
const typesenseNames = tableOf([404, 'ObjectNotFound'], [409, 'ObjectAlreadyExists']);

/** Typesense: a class for each status, which is `httpStatus`. */
export function typesense(thrown: unknown, { name }: Marks): HttpError | undefined {
  const answered = read(thrown, 'httpStatus');
  if (typeof answered !== 'number' || !has(thrown, 'httpBody')) return undefined;
  const status = typesenseNames.get(name);
  return status === undefined ? serviceAnswer(answered, thrown) : ofStatus(status, thrown);
}

/** Algolia: the stack of the hosts that were tried; RetryError where none of them answered. */
export function algolia(thrown: unknown, { name, message }: Marks): HttpError | undefined {
  if (!/^(DetailedApi|Api|Retry)Error$/.test(name)) return undefined;
  const tried = read(thrown, 'stackTrace') ?? read(thrown, 'transporterStackTrace');
  if (!isArray(tried)) return undefined;
  const status = read(thrown, 'status');
  const isObjectMissing = status === 404 && message.startsWith('ObjectID');
  if (isObjectMissing) return ofStatus(404, thrown);
  if (name !== 'RetryError') return serviceAnswer(status, thrown);
  const answers = itemsOf(tried, 10).items.map((one) => read(one, 'response'));
  return ofStatus(answers.every((one) => read(one, 'isTimedOut') === true) ? 504 : 502, thrown);
}

// CouchDB is a store of ours: wrong credentials of ours are our fault. https://docs.couchdb.org/en/stable/api
const couchStatuses = new Map([
  [404, 404],
  [409, 409],
  [412, 409], // the database exists
  [413, 413],
  [400, 500],
  [401, 500],
  [403, 500],
]);

/** nano, the client of CouchDB. */
export function nano(thrown: unknown, { message }: Marks): HttpError | undefined {
  if (message.startsWith('error happened in your connection')) {
    return ofStatus(noAnswer(thrown).status === 504 ? 504 : 503, thrown);
  }
  if (readText(thrown, 'scope') !== 'couch' || !has(thrown, 'errid')) return undefined;
  const answered = read(thrown, 'statusCode');
  const isDatabaseMissing = answered === 404 && /^Database|^no_db_file/.test(readText(thrown, 'reason') ?? '');
  const status = isDatabaseMissing ? 500 : couchStatuses.get(Number(answered));
  return status === undefined ? serviceAnswer(answered, thrown) : ofStatus(status, thrown);
}
