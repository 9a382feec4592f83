import { has, isObject, read } from '../../lib/guard';
import { isFailureStatus } from '../../codes/return-codes';
import { family, means } from '../family';
import { judgeSqlState } from '../stores/sqlstate';
import { meaningsBy } from '../table';
import { answered, statused, unanswered, worded } from './answered';
import { serviceFamily } from './service-family';

// https://docs.postgrest.org/en/stable/references/errors.html
const byPostgrestCode = meaningsBy({
  storeDown: 'PGRST000 PGRST001 PGRST002',
  timedOut: 'PGRST003', // no connection of the pool
  badToken: 'PGRST301 PGRST302 PGRST303', // the user's
  missing: 'PGRST116', // one row was asked for
});

/** PostgREST, which Supabase's tables are behind: a code of its own, or the SQLSTATE of PostgreSQL; returned, not thrown. */
export const postgrest = family({
  library: '@supabase/postgrest-js',
  tier: 'library',
  signs: { members: ['hint'] },
  isData: true,
  meanings: [byPostgrestCode, judgeSqlState, unanswered, 'ours'],
  judge(thrown, { name, code, message }) {
    const isNamed = name === 'PostgrestError';
    if (!isNamed && !has(thrown, 'details')) return undefined;
    const known = worded(byPostgrestCode, code);
    if (known !== undefined) return known;
    const byState = judgeSqlState(code, thrown);
    if (byState !== undefined) return byState;
    if (code.startsWith('PGRST')) return means('ours', 'another code of PostgREST'); // our query, or a stale schema
    if (/^TypeError: fetch failed|^(Fetch|Timeout)Error: /.test(message)) return unanswered(thrown);
    return isNamed ? answered(undefined) : undefined; // what no PostgREST has written: a proxy's page
  },
});

// https://supabase.com/docs/guides/auth/debugging/error-codes: what says something about the user's own request and
// is sent with another status. Any other code of a 4xx is the user's, too, and its status stands.
const byAuthCode = meaningsBy({
  badToken: `bad_jwt invalid_jwt session_expired session_not_found refresh_token_not_found
    refresh_token_already_used`,
  duplicate: 'email_exists phone_exists user_already_exists identity_already_exists',
  conflict: 'conflict',
});
const AUTH_STATUSES = [400, 401, 403, 404, 409, 422, 429];

/** Supabase Auth: a 4xx with a code is about the user who signs in; without one it is about our key. */
export const supabaseAuth = serviceFamily({
  library: '@supabase/auth-js',
  signs: { members: ['__isAuthError'] },
  meanings: [byAuthCode, answered, unanswered, 'noToken', 'its own status'],
  judge(thrown, { name, code }) {
    if (read(thrown, '__isAuthError') !== true) return undefined;
    if (name === 'AuthSessionMissingError') return means('noToken', name);
    const status = read(thrown, 'status');
    if (!isFailureStatus(status)) return unanswered(thrown, read(thrown, 'originalError'));
    const isOfTheUser = code !== '' && AUTH_STATUSES.includes(status);
    return isOfTheUser
      ? (worded(byAuthCode, code) ?? { status, because: `response ${status} with a code` })
      : answered(status);
  },
});

// Any other status is about our call, not about the object.
const byStorageStatus = meaningsBy({ conflict: '409', tooLarge: '413' });

/** Supabase Storage: the status proper is `statusCode`, a text; many a failure is sent as a 400. */
export const supabaseStorage = family({
  library: '@supabase/storage-js',
  tier: 'library',
  signs: { members: ['__isStorageError'] },
  meanings: [byStorageStatus, unanswered, answered, 'rowRefused', 'missing'],
  judge(thrown, { message }) {
    if (read(thrown, '__isStorageError') !== true) return undefined;
    const status = Number(read(thrown, 'statusCode') ?? read(thrown, 'status'));
    if (!isFailureStatus(status)) return unanswered(thrown, read(thrown, 'originalError'));
    if (status === 403 && message.includes('row-level security')) return means('rowRefused', 'response 403');
    if (status === 404 && !message.startsWith('Bucket')) return means('missing', 'response 404');
    return statused(byStorageStatus, status) ?? answered(status);
  },
});

/** Supabase Edge Functions: `context` is the response, or why there is none. */
export const supabaseFunctions = family({
  library: '@supabase/functions-js',
  tier: 'library',
  signs: { name: /^Functions(Http|Relay|Fetch)Error$/ },
  meanings: [unanswered, answered],
  judge(thrown, { name }) {
    if (!/^Functions(Http|Relay|Fetch)Error$/.test(name)) return undefined;
    const context = read(thrown, 'context');
    const status = read(context, 'status');
    if (!isObject(context) || status === undefined) return unanswered(thrown, context);
    return answered(status, read(context, 'headers'));
  },
});
