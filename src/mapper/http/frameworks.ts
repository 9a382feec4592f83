import { has, isArray, isObject, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { isFailureStatus } from '../../codes/return-codes';
import { foreignAnswer } from './http-errors';
import { ofPlain } from '../plain';
import { isOfClass, marksOf, ofStatus } from '../rule';
import type { BuiltInOptions, BuiltInRule, Marks } from '../rule';
import { rowOf } from '../table';
import { detailsOf, validationError } from '../validation/validation';

// https://trpc.io/docs/server/error-handling#error-codes. INTERNAL_SERVER_ERROR is what it wraps anything else in:
// there the cause says what it means.
const trpcCodes: Readonly<Record<string, number>> = {
  PARSE_ERROR: 400,
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  PAYMENT_REQUIRED: 402,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_SUPPORTED: 405,
  TIMEOUT: 408,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNPROCESSABLE_CONTENT: 422,
  PRECONDITION_REQUIRED: 428,
  TOO_MANY_REQUESTS: 429,
  CLIENT_CLOSED_REQUEST: 499,
  NOT_IMPLEMENTED: 501,
  BAD_GATEWAY: 502,
  SERVICE_UNAVAILABLE: 503,
  GATEWAY_TIMEOUT: 504,
};

/** tRPC: a code in words; the cause of a BAD_REQUEST is the validator's error. */
const trpc: BuiltInRule = (thrown, { name, code }, options) => {
  const status = name === 'TRPCError' ? rowOf(trpcCodes, code) : undefined;
  if (status === undefined) return undefined;
  return (status === 400 ? listOf(read(thrown, 'cause'), thrown, options) : undefined) ?? ofStatus(status, thrown);
};

const listOf = (holder: unknown, thrown: unknown, options: BuiltInOptions): HttpError | undefined => {
  const list = detailsOf(holder, marksOf(holder));
  return list && validationError(thrown, list, options.validationStatus, options);
};

// https://www.apollographql.com/docs/apollo-server/data/errors, and what GraphQL Yoga, Mercurius and Nest add.
const graphqlCodes: Readonly<Record<string, number>> = {
  GRAPHQL_PARSE_FAILED: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  OPERATION_RESOLUTION_FAILURE: 400,
  PERSISTED_QUERY_NOT_FOUND: 400,
  PERSISTED_QUERY_NOT_SUPPORTED: 400,
  BAD_USER_INPUT: 400,
  BAD_REQUEST: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  UNAUTHORIZED: 401,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
  RATE_LIMITED: 429,
  SERVICE_UNAVAILABLE: 503,
};

/** GraphQL: `extensions` say it; else what fails before a field is resolved is the client's. */
function graphql(thrown: unknown): HttpError | undefined {
  const error = isArray(thrown) ? read(thrown, 0) : thrown; // validate() gives a list
  const extensions = read(error, 'extensions');
  const isGraphql = readText(error, 'name') === 'GraphQLError' || isOfClass(error, 'GraphQLError');
  if (!isObject(extensions) || !(isGraphql || isOfClass(error, 'ApolloError'))) return undefined;
  const http = read(extensions, 'http');
  const ownStatus = read(http, 'status');
  if (isFailureStatus(ownStatus)) return foreignAnswer(ownStatus, undefined, read(http, 'headers'), thrown);
  const code = read(extensions, 'code');
  const status = rowOf(graphqlCodes, code);
  if (status !== undefined) return ofStatus(status, thrown);
  return isGraphql && code === undefined && isOfTheRequest(error) ? ofStatus(400, thrown) : undefined;
}

// A resolver's error has a path; one of a document, an operation or a variable has none. A resolver's own
// `new GraphQLError('…')` has no place in the document either.
function isOfTheRequest(error: unknown): boolean {
  if (isArray(read(error, 'path'))) return false;
  const text = readText(error, 'message') ?? '';
  return isArray(read(error, 'locations')) || /^(Must provide (an )?operation|Unknown operation named)/.test(text);
}

// type-graphql has no codes.
const typeGraphqlTexts: Readonly<Record<string, number>> = {
  "Access denied! You don't have permission for this action!": 403,
  'Access denied! You need to be authorized to perform this action!': 401,
};

/** type-graphql: the default text of its two classes. */
function typeGraphql(thrown: unknown, { message, status }: Marks): HttpError | undefined {
  return status === undefined ? ofStatus(rowOf(typeGraphqlTexts, message), thrown) : undefined;
}

/** Feathers and Moleculer: a numeric `code` is the status, beside `className` or `retryable`. */
const codedService: BuiltInRule = (thrown, marks, options) => {
  const { number, status } = marks;
  if (!isFailureStatus(number) || status !== undefined) return undefined;
  const isFeathers = readText(thrown, 'type') === 'FeathersError' && has(thrown, 'className');
  const isMoleculer = typeof read(thrown, 'retryable') === 'boolean' && isOfClass(thrown, 'MoleculerError');
  if (!isFeathers && !isMoleculer) return undefined;
  const list = number === 400 || number === 422 ? detailsOf(thrown, marks) : undefined;
  if (list !== undefined) return validationError(thrown, list, number, options);
  return ofStatus(number === 514 ? 504 : number, thrown); // Moleculer's own: the time was over before it was called
};

/** Hono: a status, and a response whose headers may hold the challenge. */
function hono(thrown: unknown, { status }: Marks): HttpError | undefined {
  if (status === undefined || typeof read(thrown, 'getResponse') !== 'function') return undefined;
  if (!isOfClass(thrown, 'HTTPException')) return undefined;
  return foreignAnswer(status, undefined, read(read(thrown, 'res'), 'headers'), thrown);
}

/** express-openapi-validator: names with blanks, a status, a list; an Allow with its 405. */
function openApiStatus(thrown: unknown, { status }: Marks): HttpError | undefined {
  if (status === undefined || status === 400 || !isArray(read(thrown, 'errors'))) return undefined;
  if (!isOfClass(thrown, 'HttpError') || !has(thrown, 'path')) return undefined;
  return foreignAnswer(status, undefined, read(thrown, 'headers'), thrown);
}

/** In the order in which they are asked. */
export const frameworks: readonly BuiltInRule[] = [
  trpc,
  graphql,
  ofPlain(typeGraphql),
  codedService,
  hono,
  openApiStatus,
];
