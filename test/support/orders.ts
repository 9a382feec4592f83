import { defineError } from '../../src/codes/define-error';

/** The own codes of a small shop. */
export const OrderAlreadyPaid = defineError({
  code: 'ORDER_ALREADY_PAID',
  status: 409,
  title: 'Order Already Paid',
  description: 'The order cannot be changed because it is already paid.',
});

export const DailyLimitReached = defineError({
  code: 'DAILY_LIMIT_REACHED',
  status: 429,
  title: 'Daily Limit Reached',
  description: 'The account has used up its orders of today.',
});

export const PaymentProviderUnavailable = defineError({
  code: 'PAYMENT_PROVIDER_UNAVAILABLE',
  status: 503,
  title: 'Payment Provider Unavailable',
  description: 'The order cannot be paid because the payment provider does not answer.',
});

/** All of them. */
export const ownCodes = [OrderAlreadyPaid, DailyLimitReached, PaymentProviderUnavailable];
