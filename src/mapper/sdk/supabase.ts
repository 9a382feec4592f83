import { has, isObject, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { isFailureStatus } from '../../codes/return-codes';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { noAnswer, serviceAnswer } from '../upstream/service';
import { statusOfSqlState } from '../stores/sqlstate';
import { tableOf } from '../table';

// https://docs.postgrest.org/en/stable/references/errors.html
const postgrestCodes = tableOf(
  [503, 'PGRST000 PGRST001 PGRST002'], // no connection to the database
  [504, 'PGRST003'], // no connection of the pool in time
  [401, 'PGRST301 PGRST302 PGRST303'], // the user's token
  [404, 'PGRST116'], // one row was asked for, and there is none
);

/** PostgREST, which Supabase's tables are behind: a code of its own, or the SQLSTATE of PostgreSQL. */
export function postgrest(thrown: unknown, { name, code, message }: Marks): HttpError | undefined {
  const isNamed = name === 'PostgrestError';
  if (!isNamed && !(has(thrown, 'hint') && has(thrown, 'details'))) return undefined;
  const status = postgrestCodes.get(code) ?? statusOfSqlState(code, thrown);
  if (status !== undefined) return ofStatus(status, thrown);
  if (code.startsWith('PGRST')) return ofStatus(500, thrown); // our query, or a schema cache that is stale
  if (/^TypeError: fetch failed|^(Fetch|Timeout)Error: /.test(message)) return noAnswer(thrown);
  return isNamed ? serviceAnswer(undefined, thrown) : undefined; // what no PostgREST has written: a proxy's page
}

// https://supabase.com/docs/guides/auth/debugging/error-codes: what says something about the user's own request and
// is sent with another status. Any other code of a 4xx is the user's, too, and its status stands.
const authCodes = tableOf(
  [401, 'bad_jwt invalid_jwt session_expired session_not_found refresh_token_not_found refresh_token_already_used'],
  [409, 'email_exists phone_exists user_already_exists identity_already_exists conflict'],
);
const AUTH_STATUSES = [400, 401, 403, 404, 409, 422, 429];

/** Supabase Auth: a 4xx with a code is about the user who signs in; without one it is about our key. */
export function supabaseAuth(thrown: unknown, { name, code }: Marks): HttpError | undefined {
  if (read(thrown, '__isAuthError') !== true) return undefined;
  const status = read(thrown, 'status');
  if (name === 'AuthSessionMissingError') return ofStatus(401, thrown);
  if (!isFailureStatus(status)) return noAnswer(thrown, read(thrown, 'originalError'));
  const isOfTheUser = code !== '' && AUTH_STATUSES.includes(status);
  return isOfTheUser ? ofStatus(authCodes.get(code) ?? status, thrown) : serviceAnswer(status, thrown);
}

const ABOUT_THE_OBJECT = [409, 413];

/** Supabase Storage: the status proper is `statusCode`, a text; many a failure is sent as a 400. */
export function supabaseStorage(thrown: unknown, { message }: Marks): HttpError | undefined {
  if (read(thrown, '__isStorageError') !== true) return undefined;
  const status = Number(read(thrown, 'statusCode') ?? read(thrown, 'status'));
  if (!isFailureStatus(status)) return noAnswer(thrown, read(thrown, 'originalError'));
  if (status === 403 && message.includes('row-level security')) return ofStatus(403, thrown);
  if (status === 404 && !message.startsWith('Bucket')) return ofStatus(404, thrown);
  return ABOUT_THE_OBJECT.includes(status) ? ofStatus(status, thrown) : serviceAnswer(status, thrown);
}

/** Supabase Edge Functions: `context` is the response, or why there is none. */
export function supabaseFunctions(thrown: unknown, { name }: Marks): HttpError | undefined {
  if (!/^Functions(Http|Relay|Fetch)Error$/.test(name)) return undefined;
  const context = read(thrown, 'context');
  const status = read(context, 'status');
  if (!isObject(context) || status === undefined) return noAnswer(thrown, context);
  return serviceAnswer(status, thrown, read(context, 'headers'));
}
