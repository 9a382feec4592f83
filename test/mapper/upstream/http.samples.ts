import createError from 'http-errors';
import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import { responseFields } from '../../support/recorded';
import { byMeaning } from '../by-meaning';
import type { FamilySamples } from '../samples';

const config = { url: 'http://upstream/', method: 'get' };
const response = (status: number): object => ({ status, headers: responseFields, data: {} });
const hidden = (error: Error, members: object): Error => {
  for (const [name, value] of Object.entries(members)) Object.defineProperty(error, name, { value, enumerable: false });
  return error;
};

export const samples: readonly FamilySamples[] = [
  {
    library: 'http',
    samples: [
      ...byMeaning({
        unreachable: () =>
          foreignError(
            'connect ECONNREFUSED',
            { code: 'ECONNREFUSED', errno: -111, syscall: 'connect', config },
            'AxiosError',
          ),
        shortage: () =>
          foreignError('connect EMFILE', { code: 'EMFILE', errno: -24, syscall: 'connect', config }, 'AxiosError'),
      }),
      {
        name: 'axios with a response',
        thrown: () =>
          foreignError(
            'Request failed with status code 401',
            { isAxiosError: true, code: 'ERR_BAD_REQUEST', config, response: response(401), status: 401 },
            'AxiosError',
          ),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 401'),
      },
      {
        name: 'axios without one',
        thrown: () => foreignError('timeout of 100ms exceeded', { code: 'ECONNABORTED', config }, 'AxiosError'),
        expected: recognized(504, 'timedOut', 'upstream', 'ECONNABORTED'),
      },
      {
        name: 'axios as JSON',
        thrown: () => ({ name: 'AxiosError', message: 'x', config, code: 'ERR_BAD_REQUEST', status: 401 }),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 401'),
      },
      {
        name: 'got, whose response is hidden',
        thrown: () =>
          hidden(
            foreignError(
              'Response code 429 (Too Many Requests)',
              { name: 'HTTPError', code: 'ERR_NON_2XX_3XX_RESPONSE', timings: {} },
              'HTTPError',
              'RequestError',
            ),
            { response: { statusCode: 429, headers: responseFields }, options: {} },
          ),
        expected: recognized(503, 'throttled', 'overload', 'response 429'),
      },
      {
        name: 'ofetch, whose members are hidden',
        thrown: () =>
          hidden(foreignError('[GET] "/": 404 Not Found', {}, 'FetchError'), {
            request: config.url,
            response: response(404),
            status: 404,
          }),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 404'),
      },
      {
        name: 'a body that cannot be read, of superagent',
        thrown: () => foreignError('Unexpected token <', { statusCode: 200, rawResponse: '<html>' }, 'SyntaxError'),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 200 that cannot be used'),
      },
      {
        name: 'a copy of a Response that was thrown, of redaxios',
        thrown: () => ({ status: 503, ok: false, url: 'http://upstream/', headers: responseFields, data: '' }),
        expected: { status: 503, meaning: 'throttled', fault: 'overload', because: 'response 503' },
      },
      {
        name: 'a name and a status',
        thrown: () => foreignError('404 - {}', { statusCode: 404 }, 'StatusCodeError'),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 404'),
      },
      {
        name: 'an SDK that nobody listed, with the header fields of a response',
        thrown: () => foreignError('gone', { statusCode: 404, headers: responseFields, body: '' }, 'ApiException'),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 404'),
      },
      {
        name: 'the same with a list like a validator’s',
        thrown: () =>
          foreignError('bad', { status: 400, headers: responseFields, errors: [{ message: 'is bad', path: ['a'] }] }),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 400'),
      },
      {
        name: 'an SDK that says the status in its text',
        thrown: () => new Error('Status code: 504\nBody: {}'),
        expected: recognized(504, 'timedOut', 'upstream', 'response 504'),
      },
      {
        name: 'discord.js',
        thrown: () =>
          foreignError(
            'Unknown Channel',
            {
              rawError: { message: 'Unknown Channel', code: 10003 },
              code: 10003,
              status: 404,
              method: 'GET',
              url: 'https://discord.com/api/v10/channels/1',
            },
            'DiscordAPIError',
          ),
        expected: recognized(502, 'badAnswer', 'upstream', 'response 404'),
      },
    ],
    nearMisses: [
      { name: 'an app’s own status', thrown: () => foreignError('gone', { status: 404 }) },
      {
        name: 'an app’s own status and options',
        thrown: () => foreignError('gone', { status: 404, options: { verbose: true } }),
      },
      {
        name: 'a status beside the request that came',
        thrown: () => foreignError('gone', { status: 404, request: { url: '/x', method: 'GET', httpVersion: '1.1' } }),
      },
      { name: 'a Response that the app made', thrown: () => new Response('gone', { status: 404 }) },
      {
        name: 'an HTTPException that keeps the app’s Response',
        thrown: () =>
          foreignError('gone', { status: 404, res: new Response('gone', { status: 404 }) }, 'HTTPException'),
      },
      {
        name: 'a status that http-errors gave to a client’s error',
        thrown: () => createError(409, foreignError('x', { config, response: response(401) }, 'AxiosError')),
      },
      { name: 'a client’s name without a status', thrown: () => foreignError('x', {}, 'AxiosError') },
      {
        name: 'an abort of the app',
        thrown: () => foreignError('canceled', { name: 'CanceledError', code: 'ERR_CANCELED', config }),
      },
      {
        name: 'the refusal of a token, with its challenge',
        thrown: () =>
          foreignError('invalid', {
            status: 401,
            statusCode: 401,
            code: 'invalid_token',
            headers: { 'WWW-Authenticate': 'Bearer' },
          }),
      },
      {
        name: 'a duplicate key of a store, whose text has a status',
        thrown: () =>
          foreignError('duplicate key 404', { code: '23505', severity: 'ERROR', routine: '_bt_check_unique' }),
      },
    ],
  },
];
