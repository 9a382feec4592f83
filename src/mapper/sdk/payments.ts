import { PaymentRequired } from '../../codes/errors';
import { has, isArray, itemsOf, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { noAnswer, serviceAnswer } from '../upstream/service';

const MOST_CHARACTERS = 500;

/** Stripe: `type` is the class, `rawType` what the API says. https://docs.stripe.com/error-handling */
export function stripe(thrown: unknown, { message }: Marks): HttpError | undefined {
  const type = readText(thrown, 'type');
  if (type === undefined || !type.startsWith('Stripe') || !has(thrown, 'raw')) return undefined;
  const rawType = readText(thrown, 'rawType');
  if (rawType === 'card_error') {
    // "a user-friendly message": https://docs.stripe.com/api/errors#errors-message
    return new PaymentRequired(message.slice(0, MOST_CHARACTERS) || undefined, { cause: thrown });
  }
  if (rawType === 'idempotency_error') return ofStatus(409, thrown);
  // The sender of a webhook: after a 500 Stripe sends it again for days.
  if (type === 'StripeSignatureVerificationError') return ofStatus(400, thrown);
  if (type === 'StripeConnectionError') return noAnswer(thrown, read(thrown, 'detail'));
  return serviceAnswer(read(thrown, 'statusCode'), thrown, read(thrown, 'headers'));
}

/** Square: the card holder's bank refused. https://developer.squareup.com/docs/payments-api/error-codes */
export function square(thrown: unknown): HttpError | undefined {
  if (!isArray(read(thrown, 'errors')) || !has(thrown, 'rawResponse')) return undefined;
  const category = readText(itemsOf(read(thrown, 'errors'), 1).items[0], 'category');
  return category === 'PAYMENT_METHOD_ERROR' ? ofStatus(402, thrown) : undefined;
}

/** Razorpay, which throws plain objects: `{ statusCode, error: { code, description, source, reason } }`. */
export function razorpay(thrown: unknown): HttpError | undefined {
  const error = read(thrown, 'error');
  if (readText(error, 'description') === undefined || readText(error, 'code') === undefined) return undefined;
  const status = read(thrown, 'statusCode');
  if (typeof status !== 'number') return undefined;
  return readText(error, 'reason') === 'payment_failed' ? ofStatus(402, thrown) : serviceAnswer(status, thrown);
}
