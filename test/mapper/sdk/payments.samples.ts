import { foreignError } from '../../support/foreign-error';
import { answers, byMeaning, noAnswers, systemError } from '../by-meaning';
import type { FamilySamples } from '../samples';

// stripe@23.1.0: every error has every member
const stripe = (
  type: string,
  rawType: string | undefined,
  statusCode: number | undefined,
  members: object = {},
): Error =>
  foreignError(
    'x',
    { type, raw: {}, rawType, headers: {}, requestId: 'r', statusCode, ...members },
    type,
    'StripeError',
  );
const late = foreignError('late', { code: 'ETIMEDOUT' });

export const samples: readonly FamilySamples[] = [
  {
    library: 'stripe',
    samples: [
      ...byMeaning({
        unreachable: () =>
          stripe('StripeConnectionError', undefined, undefined, {
            detail: systemError('ECONNREFUSED', -111, 'connect'),
          }),
      }),
      {
        name: 'a card that is declined',
        thrown: () => stripe('StripeCardError', 'card_error', 402),
        expected: { status: 402, meaning: 'unpaid', fault: 'client', because: 'type card_error' },
      },
      {
        name: 'a key of ours that is wrong',
        thrown: () => stripe('StripeAuthenticationError', 'invalid_request_error', 401),
        expected: { status: 502, meaning: 'badAnswer', fault: 'upstream', because: 'response 401' },
      },
      {
        name: 'a limit of the rate',
        thrown: () => stripe('StripeRateLimitError', 'invalid_request_error', 429),
        expected: { status: 503, meaning: 'throttled', fault: 'overload', because: 'response 429' },
      },
      {
        name: 'an answer that never came',
        thrown: () => stripe('StripeConnectionError', undefined, undefined, { detail: late }),
        expected: { status: 504, meaning: 'timedOut', fault: 'upstream', because: 'no answer in time' },
      },
      {
        name: 'a webhook with a wrong signature',
        thrown: () => stripe('StripeSignatureVerificationError', undefined, undefined),
        expected: { status: 400, meaning: 'malformed', fault: 'client', because: 'StripeSignatureVerificationError' },
      },
      {
        name: 'a key of idempotency for another request',
        thrown: () => stripe('StripeIdempotencyError', 'idempotency_error', 400),
        expected: { status: 409, meaning: 'conflict', fault: 'client' },
      },
    ],
    nearMisses: [
      {
        name: 'its type without raw',
        thrown: () => foreignError('x', { type: 'StripeCardError', rawType: 'card_error' }),
      },
      { name: 'raw of another type', thrown: () => foreignError('x', { type: 'CardError', raw: {} }) },
    ],
  },
  {
    library: 'square',
    samples: [
      ...byMeaning(
        noAnswers((cause) =>
          foreignError('x', { rawResponse: { status: 0, headers: new Headers() }, cause }, 'SquareError'),
        ),
      ),
      {
        name: 'a card that the bank refuses',
        thrown: () =>
          foreignError(
            'x',
            {
              statusCode: 400,
              errors: [{ category: 'PAYMENT_METHOD_ERROR', code: 'GENERIC_DECLINE' }],
              rawResponse: { status: 400, headers: new Headers() },
            },
            'SquareError',
          ),
        expected: { status: 402, meaning: 'unpaid', fault: 'client', because: 'category PAYMENT_METHOD_ERROR' },
      },
      {
        name: 'an answer that never came',
        thrown: () => foreignError('x', { rawResponse: { status: 0, headers: new Headers() }, cause: 'timeout' }),
        expected: { status: 504, meaning: 'timedOut', fault: 'upstream', because: 'no answer in time' },
      },
      {
        name: 'a server that is not there, of Auth0',
        thrown: () =>
          foreignError('x', { rawResponse: { status: 0 }, cause: foreignError('x', { code: 'ECONNREFUSED' }) }),
        expected: { status: 502, meaning: 'unreachable', fault: 'upstream', because: 'ECONNREFUSED' },
      },
    ],
    nearMisses: [
      {
        name: 'that category without the response',
        thrown: () => foreignError('x', { errors: [{ category: 'PAYMENT_METHOD_ERROR' }] }),
      },
      { name: 'a response that came', thrown: () => foreignError('x', { rawResponse: { status: 200 }, errors: [] }) },
    ],
  },
  {
    library: 'razorpay',
    samples: [
      ...byMeaning(answers((statusCode) => ({ statusCode, error: { code: 'SERVER_ERROR', description: 'd' } }))),
      {
        name: 'a payment that failed',
        thrown: () => ({
          statusCode: 400,
          error: { code: 'BAD_REQUEST_ERROR', description: 'd', reason: 'payment_failed' },
        }),
        expected: { status: 402, meaning: 'unpaid', fault: 'client', because: 'reason payment_failed' },
      },
      {
        name: 'a key of ours that is wrong',
        thrown: () => ({ statusCode: 401, error: { code: 'BAD_REQUEST_ERROR', description: 'd' } }),
        expected: { status: 502, meaning: 'badAnswer', fault: 'upstream', because: 'response 401' },
      },
    ],
    nearMisses: [
      { name: 'no code', thrown: () => ({ statusCode: 404, error: { description: 'd' } }) },
      { name: 'no description', thrown: () => ({ statusCode: 404, error: { code: 'c' } }) },
      { name: 'no status', thrown: () => ({ error: { code: 'c', description: 'd' } }) },
    ],
  },
];
