import { foreignError } from '../../support/foreign-error';
import { byMeaning, noAnswers } from '../by-meaning';
import type { FamilySamples } from '../samples';

const recognized = 'recognized';
const flood = { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 35 } };

export const samples: readonly FamilySamples[] = [
  {
    library: '@slack/web-api',
    samples: [
      ...byMeaning(
        noAnswers((original) =>
          foreignError(`A request error occurred: ${original.message}`, {
            code: 'slack_webapi_request_error',
            original,
          }),
        ),
      ),
      {
        name: 'a channel that is not there',
        thrown: () => foreignError('x', { code: 'slack_webapi_platform_error', data: { error: 'channel_not_found' } }),
        expected: { status: 502, meaning: 'badAnswer', fault: 'upstream', certainty: recognized },
      },
      {
        name: 'a limit of the rate',
        thrown: () => foreignError('x', { code: 'slack_webapi_rate_limited_error', retryAfter: 7 }),
        expected: { status: 503, meaning: 'throttled', fault: 'overload', certainty: recognized },
      },
      {
        name: 'a server that fails',
        thrown: () => foreignError('x', { code: 'slack_webapi_http_error', statusCode: 500, headers: {} }),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 500',
        },
      },
    ],
    nearMisses: [{ name: 'a longer code', thrown: () => foreignError('x', { code: 'my_slack_webapi_http_error' }) }],
  },
  {
    library: 'twilio',
    samples: [
      ...byMeaning({ timedOut: () => foreignError('x', { status: 504 }, 'RestException') }),
      {
        name: 'a number that is not there',
        thrown: () =>
          foreignError('x', { status: 404, code: 20404, moreInfo: 'https://www.twilio.com' }, 'RestException'),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 404',
        },
      },
      {
        name: 'a limit of the rate',
        thrown: () => foreignError('x', { status: 429 }, 'RestException'),
        expected: {
          status: 503,
          meaning: 'throttled',
          fault: 'overload',
          certainty: recognized,
          because: 'response 429',
        },
      },
    ],
    nearMisses: [
      { name: 'another name', thrown: () => foreignError('x', { status: 404, code: 20404 }, 'MyRestException') },
      { name: 'no status', thrown: () => foreignError('x', { moreInfo: 'https://www.twilio.com' }) },
      {
        name: 'an error that http-errors made',
        thrown: () =>
          foreignError('x', { status: 401, moreInfo: 'x', expose: false }, 'UnauthorizedError', 'HttpError'),
      },
    ],
  },
  {
    library: 'grammy',
    samples: [
      ...byMeaning({
        timedOut: () =>
          foreignError('x', { ok: false, error_code: 504, description: 'Gateway Timeout' }, 'GrammyError'),
      }),
      {
        name: 'a chat that is not there',
        thrown: () =>
          foreignError('x', { ok: false, error_code: 400, description: 'd', method: 'sendMessage' }, 'GrammyError'),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 400',
        },
      },
      {
        name: 'a flood',
        thrown: () => foreignError('x', flood, 'GrammyError'),
        expected: {
          status: 503,
          meaning: 'throttled',
          fault: 'overload',
          certainty: recognized,
          because: 'response 429',
        },
      },
    ],
    nearMisses: [
      { name: 'no description', thrown: () => foreignError('x', { error_code: 429 }) },
      { name: 'no number', thrown: () => foreignError('x', { error_code: '429', description: 'd' }) },
    ],
  },
  {
    library: 'telegraf',
    samples: [
      ...byMeaning({
        timedOut: () =>
          foreignError('x', { response: { ok: false, error_code: 504, description: 'd' }, on: {} }, 'TelegramError'),
      }),
      {
        name: 'a bot that is blocked',
        thrown: () =>
          foreignError('x', { response: { ok: false, error_code: 403, description: 'd' }, on: {} }, 'TelegramError'),
        expected: {
          status: 502,
          meaning: 'badAnswer',
          fault: 'upstream',
          certainty: recognized,
          because: 'response 403',
        },
      },
      {
        name: 'a flood',
        thrown: () => foreignError('x', { response: flood, on: {} }, 'TelegramError'),
        expected: {
          status: 503,
          meaning: 'throttled',
          fault: 'overload',
          certainty: recognized,
          because: 'response 429',
        },
      },
    ],
    nearMisses: [{ name: 'no description', thrown: () => foreignError('x', { response: { error_code: 403 } }) }],
  },
];
