import { isObject, itemsOf, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import { answered, unanswered } from './answered';
import { serviceFamily } from './service-family';

const MAX_CHARACTERS = 500;

/** Stripe: `type` is the class, `rawType` what the API says. https://docs.stripe.com/error-handling */
export const stripe = serviceFamily({
  library: 'stripe',
  signs: { members: ['raw'] },
  meanings: [unanswered, answered, 'unpaid', 'conflict', 'malformed'],
  judge(thrown, { message }) {
    const type = readText(thrown, 'type');
    if (type === undefined || !type.startsWith('Stripe')) return undefined;
    const rawType = readText(thrown, 'rawType');
    if (rawType === 'card_error') {
      // "a user-friendly message": https://docs.stripe.com/api/errors#errors-message
      const detail = message.slice(0, MAX_CHARACTERS);
      return means('unpaid', 'type card_error', detail === '' ? {} : { detail });
    }
    if (rawType === 'idempotency_error') return means('conflict', 'type idempotency_error');
    // The sender of a webhook: after a 500 Stripe sends it again for days.
    if (type === 'StripeSignatureVerificationError') return means('malformed', type);
    if (type === 'StripeConnectionError') return unanswered(thrown, read(thrown, 'detail'));
    return answered(read(thrown, 'statusCode'), read(thrown, 'headers'));
  },
});

/**
 * Square, and what Fern's other SDKs (Auth0, Cohere) share with it: where there was no response, `rawResponse` has the
 * status 0. The card holder's bank refused: https://developer.squareup.com/docs/payments-api/error-codes
 */
export const square = serviceFamily({
  library: 'square',
  signs: { members: ['rawResponse'] },
  meanings: [unanswered, 'unpaid'],
  judge(thrown, { isDecorated }) {
    const category = readText(itemsOf(read(thrown, 'errors'), 1).items[0], 'category');
    if (category === 'PAYMENT_METHOD_ERROR') return means('unpaid', `category ${category}`);
    const response = read(thrown, 'rawResponse');
    const isUnanswered = isObject(response) && read(response, 'status') === 0;
    return isUnanswered && !isDecorated ? unanswered(thrown, read(thrown, 'cause')) : undefined;
  },
});

/** Razorpay, which throws plain objects: `{ statusCode, error: { code, description, source, reason } }`. */
export const razorpay = family({
  library: 'razorpay',
  tier: 'library',
  signs: { members: ['error'] },
  isData: true,
  meanings: [answered, 'unpaid'],
  judge(thrown) {
    const error = read(thrown, 'error');
    if (readText(error, 'description') === undefined || readText(error, 'code') === undefined) return undefined;
    const status = read(thrown, 'statusCode');
    if (typeof status !== 'number') return undefined;
    return readText(error, 'reason') === 'payment_failed' ? means('unpaid', 'reason payment_failed') : answered(status);
  },
});
