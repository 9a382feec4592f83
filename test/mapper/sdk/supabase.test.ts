import { answered, recorded, SECRET } from '../../support/recorded';

// @supabase/supabase-js@2.109.0
describe('PostgREST', () => {
  it.each([
    ['23505', 409],
    ['23503', 409],
    ['23502', 400],
    ['22P02', 400],
    ['42P01', 500],
    ['57014', 504],
    ['PGRST000', 503],
    ['PGRST001', 503],
    ['PGRST002', 503],
    ['PGRST003', 504],
    ['PGRST116', 404],
    ['PGRST301', 401],
    ['PGRST302', 401],
    ['PGRST303', 401],
    ['PGRST202', 500],
    ['', 502],
  ])('maps the code "%s" to %i', (code, status) => {
    const error = recorded({ name: 'PostgrestError', code, details: `Key (email)=(${SECRET})`, hint: null });
    expect(answered(error)).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
  });

  it('tells a row that a policy refuses from a grant that is missing', () => {
    const refused = { code: '42501', details: null, hint: null };
    const message = 'new row violates row-level security policy for table "t"';
    expect(answered({ ...refused, message }).status).toBe(403);
    expect(answered({ ...refused, message: 'permission denied for table t' }).status).toBe(500);
  });

  it.each([
    ['TypeError: fetch failed', 502],
    ['TimeoutError: The operation was aborted due to timeout', 504],
  ])('maps "%s", the error that was not thrown but returned, to %i', (message, status) => {
    expect(answered({ message, details: SECRET, hint: '', code: '' }).status).toBe(status);
  });
});

describe('Supabase Auth', () => {
  it.each([
    [{ status: 400, code: 'invalid_credentials' }, 400],
    [{ status: 422, code: 'weak_password' }, 422],
    [{ status: 422, code: 'email_exists' }, 409],
    [{ status: 422, code: 'user_already_exists' }, 409],
    [{ status: 403, code: 'bad_jwt' }, 401],
    [{ status: 403, code: 'session_expired' }, 401],
    [{ status: 429, code: 'over_request_rate_limit' }, 429],
    [{ status: 400, name: 'AuthSessionMissingError' }, 401],
    [{ status: 401 }, 502],
    [{ status: 500, code: 'unexpected_failure' }, 502],
    [{ status: 504, code: 'request_timeout' }, 504],
    [{ status: 0, name: 'AuthRetryableFetchError' }, 502],
  ])('maps %j to %i', (members, status) => {
    expect(answered(recorded({ __isAuthError: true, ...members }))).toMatchObject({
      status,
      seen: expect.not.stringContaining(SECRET),
    });
  });
});

describe('Supabase Storage', () => {
  it.each([
    [{ status: 400, statusCode: '404', message: 'Object not found' }, 404],
    [{ status: 400, statusCode: '404', message: 'Bucket not found' }, 502],
    [{ status: 400, statusCode: '409' }, 409],
    [{ status: 413, statusCode: '413' }, 413],
    [{ status: 403, statusCode: '403', message: 'new row violates row-level security policy' }, 403],
    [{ status: 403, statusCode: '403' }, 502],
    [{ status: 500, statusCode: '500' }, 502],
    [{ originalError: recorded({ code: 'ETIMEDOUT' }) }, 504],
  ])('maps %j to %i', (members, status) => {
    expect(answered(recorded({ __isStorageError: true, ...members })).status).toBe(status);
  });
});

it.each([
  ['FunctionsHttpError', { status: 429, headers: new Headers({ 'retry-after': '9' }) }, 503],
  ['FunctionsRelayError', { status: 502, headers: new Headers() }, 502],
  ['FunctionsFetchError', recorded({ code: 'ECONNREFUSED' }), 502],
])('maps %s of Supabase', (name, context, status) => {
  expect(answered(recorded({ name, context })).status).toBe(status);
});
