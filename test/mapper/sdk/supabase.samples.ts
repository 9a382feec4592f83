import { foreignError } from '../../support/foreign-error';
import { answers, byMeaning, noAnswers, raisedStatus, sqlStates, systemError } from '../by-meaning';
import type { FamilySamples } from '../samples';

const recognized = 'recognized';
const postgrest = (code: string): Error =>
  foreignError('x', { name: 'PostgrestError', details: '', hint: null, code }, 'PostgrestError');
const auth = (members: object): Error => foreignError('x', { __isAuthError: true, name: 'AuthApiError', ...members });
const storage = (members: object): Error =>
  foreignError('x', { __isStorageError: true, namespace: 'storage', ...members }, 'StorageApiError', 'StorageError');

const readCode = (error: object): unknown => Reflect.get(error, 'code') ?? '';

export const samples: readonly FamilySamples[] = [
  {
    library: '@supabase/postgrest-js',
    samples: [
      ...byMeaning({
        ...sqlStates((code, _routine, message) =>
          foreignError(message, { name: 'PostgrestError', details: null, hint: null, code }, 'PostgrestError'),
        ),
        ...noAnswers((cause) => ({
          message: `TypeError: fetch failed: ${cause.message}`,
          details: '',
          hint: '',
          code: readCode(cause),
        })),
        timedOut: () => postgrest('PGRST003'),
      }),
      raisedStatus((code) => postgrest(code)),
      {
        name: 'a duplicate key',
        thrown: () => postgrest('23505'),
        expected: { status: 409, fault: 'client', certainty: recognized, because: 'SQLSTATE 23505' },
      },
      {
        name: 'a row that is not there',
        thrown: () => postgrest('PGRST116'),
        expected: { status: 404, meaning: 'missing', fault: 'client', certainty: recognized, because: 'code PGRST116' },
      },
      {
        name: 'a database that is down',
        thrown: () => postgrest('PGRST000'),
        expected: { status: 503, meaning: 'storeDown', fault: 'upstream', certainty: recognized },
      },
      {
        name: 'a token of the user’s that is expired, returned and not thrown',
        thrown: () => ({ message: 'JWT expired', details: null, hint: null, code: 'PGRST303' }),
        expected: { status: 401, meaning: 'badToken', fault: 'client', certainty: recognized },
      },
    ],
    nearMisses: [
      { name: 'a hint alone', thrown: () => foreignError('x', { hint: null, code: 'PGRST116' }) },
      { name: 'details alone', thrown: () => foreignError('x', { details: null, code: 'PGRST116' }) },
    ],
  },
  {
    library: '@supabase/auth-js',
    samples: [
      ...byMeaning({
        badToken: () => auth({ status: 403, code: 'bad_jwt' }),
        conflict: () => auth({ status: 409, code: 'conflict' }),
        throttled: () => auth({ status: 429, code: '' }),
        timedOut: () => auth({ status: 504, name: 'AuthRetryableFetchError' }),
        unreachable: () =>
          auth({ name: 'AuthUnknownError', originalError: systemError('ECONNREFUSED', -111, 'connect') }),
        noToken: () => auth({ name: 'AuthSessionMissingError', status: 400 }),
      }),
      {
        name: 'a wrong password',
        thrown: () => auth({ status: 400, code: 'invalid_credentials' }),
        expected: { status: 400, fault: 'client', certainty: recognized, because: 'response 400 with a code' },
      },
      {
        name: 'an address that is taken',
        thrown: () => auth({ status: 422, code: 'email_exists' }),
        expected: {
          status: 409,
          meaning: 'duplicate',
          fault: 'client',
          certainty: recognized,
          because: 'code email_exists',
        },
      },
      {
        name: 'a key of ours that is wrong',
        thrown: () => auth({ status: 401 }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 401',
        },
      },
    ],
    nearMisses: [{ name: 'its mark as a text', thrown: () => auth({ __isAuthError: 'yes', status: 400, code: 'x' }) }],
  },
  {
    library: '@supabase/storage-js',
    samples: [
      ...byMeaning({
        conflict: () => storage({ status: 400, statusCode: '409' }),
        tooLarge: () => storage({ status: 400, statusCode: '413' }),
        throttled: () => storage({ status: 429, statusCode: '429' }),
        timedOut: () => storage({ status: 504, statusCode: '504' }),
        rowRefused: () =>
          foreignError(
            'new row violates row-level security policy',
            { __isStorageError: true, namespace: 'storage', status: 400, statusCode: '403' },
            'StorageApiError',
            'StorageError',
          ),
      }),
      {
        name: 'an object that is not there',
        thrown: () => storage({ status: 400, statusCode: '404' }),
        expected: { status: 404, meaning: 'missing', fault: 'client', certainty: recognized, because: 'response 404' },
      },
      {
        name: 'a key of ours that is wrong',
        thrown: () => storage({ status: 403, statusCode: '403' }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 403',
        },
      },
      {
        name: 'a server that is not there',
        thrown: () => storage({ originalError: foreignError('x', { code: 'ECONNREFUSED' }) }),
        expected: {
          status: 502,
          meaning: 'unreachable',
          fault: 'upstream',
          certainty: recognized,
          because: 'ECONNREFUSED',
        },
      },
    ],
    nearMisses: [{ name: 'its mark as a text', thrown: () => storage({ __isStorageError: 'yes', statusCode: '404' }) }],
  },
  {
    library: '@supabase/functions-js',
    samples: [
      ...byMeaning(
        answers((status) =>
          foreignError('x', { name: 'FunctionsHttpError', context: { status, headers: new Headers() } }),
        ),
      ),
      {
        name: 'a function that fails',
        thrown: () =>
          foreignError('x', { name: 'FunctionsHttpError', context: { status: 500, headers: new Headers() } }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 500',
        },
      },
      {
        name: 'a function that is not there',
        thrown: () =>
          foreignError('x', { name: 'FunctionsFetchError', context: foreignError('x', { code: 'ENOTFOUND' }) }),
        expected: {
          status: 502,
          meaning: 'unreachable',
          fault: 'upstream',
          certainty: recognized,
          because: 'ENOTFOUND',
        },
      },
    ],
    nearMisses: [
      {
        name: 'another name',
        thrown: () => foreignError('x', { name: 'MyFunctionsHttpError', context: { status: 500 } }),
      },
    ],
  },
];
