import { isArray, isObject, read, readText } from '../../lib/guard';
import { isFailureStatus } from '../../codes/return-codes';
import { family, means, states } from '../family';
import { isOfClass } from '../classes';
import { meaningsBy } from '../table';
import { foreignAnswer } from './foreign-answer';
import { statusesBy } from './status-words';

// https://www.apollographql.com/docs/apollo-server/data/errors, and what GraphQL Yoga, Mercurius and Nest add.
const byCode = meaningsBy({
  malformed: `GRAPHQL_PARSE_FAILED GRAPHQL_VALIDATION_FAILED OPERATION_RESOLUTION_FAILURE PERSISTED_QUERY_NOT_FOUND
    PERSISTED_QUERY_NOT_SUPPORTED BAD_USER_INPUT`,
  noToken: 'UNAUTHENTICATED',
  rateLimited: 'RATE_LIMITED',
});
const statedBy = statusesBy(
  'BAD_REQUEST UNAUTHORIZED FORBIDDEN NOT_FOUND METHOD_NOT_ALLOWED CONFLICT TOO_MANY_REQUESTS SERVICE_UNAVAILABLE',
);

/** GraphQL: `extensions` say it; else what fails before a field is resolved is the client's. */
export const graphql = family({
  library: 'graphql',
  tier: 'library',
  signs: { name: /^(GraphQLError|ApolloError)$/, members: ['0'] },
  meanings: [byCode, 'its own status'],
  judge(thrown) {
    const error = isArray(thrown) ? read(thrown, 0) : thrown; // validate() gives a list
    const extensions = read(error, 'extensions');
    const isGraphql = readText(error, 'name') === 'GraphQLError' || isOfClass(error, 'GraphQLError');
    if (!isObject(extensions) || !(isGraphql || isOfClass(error, 'ApolloError'))) return undefined;
    const http = read(extensions, 'http');
    const ownStatus = read(http, 'status');
    if (isFailureStatus(ownStatus))
      return foreignAnswer(ownStatus, `extensions.http ${ownStatus}`, read(http, 'headers'));
    const code = readText(extensions, 'code') ?? '';
    const [meaning, status] = [byCode(code), statedBy(code)];
    if (meaning !== undefined) return means(meaning, `code ${code}`);
    if (status !== undefined) return states(status, `code ${code}`);
    const isOfTheRequest = isGraphql && read(extensions, 'code') === undefined && failsBeforeResolvers(error);
    return isOfTheRequest ? means('malformed', 'it failed before a field was resolved') : undefined;
  },
});

// A resolver's error has a path; one of a document, an operation or a variable has none. A resolver's own
// `new GraphQLError('…')` has no place in the document either.
function failsBeforeResolvers(error: unknown): boolean {
  if (isArray(read(error, 'path'))) return false;
  const text = (readText(error, 'message') ?? '').slice(0, MAX_TEXT);
  return isArray(read(error, 'locations')) || OF_THE_DOCUMENT.test(text) || TOO_MUCH.test(text);
}

const MAX_TEXT = 200;
const OF_THE_DOCUMENT = /^(Must provide (an )?operation|Unknown operation named)/;
// Limits of what one query may ask for: its depth, cost or complexity.
const TOO_MUCH =
  /^(?=.*\b(query|operation|document)\b)(?=.*\b(exceed|max|limit|too)).*\b(complexity|complex|depth|deep|cost|expensive|aliases|tokens|directives)\b/i;

const textMeaning = meaningsBy({ forbidden: 'permission', noToken: 'authorized' });
const ACCESS_DENIED =
  /^Access denied! You (?:don't have (permission) for|need to be (authorized) to perform) this action!$/;

/** type-graphql: the default text of its two classes, which have no codes. */
export const typeGraphql = family({
  library: 'type-graphql',
  tier: 'library',
  signs: { message: ACCESS_DENIED },
  status: 'of the app',
  meanings: [textMeaning],
  judge(_, { message }) {
    const [, permission, authorized] = ACCESS_DENIED.exec(message) ?? [];
    const meaning = textMeaning(permission ?? authorized);
    return meaning && means(meaning, 'its text of a refused access');
  },
});
