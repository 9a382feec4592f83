import { toHttpError } from 'express-return-codes';
import { answered, recorded, responseFields, SECRET } from '../../support/recorded';

// stripe@23.1.0: every error has every member
describe('Stripe', () => {
  const stripe = (type: string, rawType: string | undefined, members: object = {}): Error =>
    recorded({ type, rawType, raw: { message: SECRET }, statusCode: undefined, headers: responseFields, ...members });

  it.each([
    ['StripeInvalidRequestError', 'invalid_request_error', 400, 502],
    ['StripeInvalidRequestError', 'invalid_request_error', 404, 502],
    ['StripeAuthenticationError', 'invalid_request_error', 401, 502],
    ['StripePermissionError', 'invalid_request_error', 403, 502],
    ['StripeRateLimitError', 'invalid_request_error', 429, 503],
    ['StripeAPIError', 'api_error', 500, 502],
    ['StripeInvalidGrantError', 'invalid_grant', 400, 502],
    ['StripeIdempotencyError', 'idempotency_error', 400, 409],
    ['StripeAPIError', 'idempotency_error', 409, 409],
    ['StripeInvalidRequestError', 'card_error', 400, 402],
    ['StripeSignatureVerificationError', undefined, undefined, 400],
    ['StripeConnectionError', undefined, undefined, 502],
  ])('maps %s of %s with the status %s to %i', (type, rawType, statusCode, status) => {
    expect(answered(stripe(type, rawType, { statusCode, message: 'x' }))).toMatchObject({
      status,
      seen: expect.not.stringContaining(SECRET),
    });
  });

  it('tells the card holder what Stripe wrote for the card holder', () => {
    const declined = stripe('StripeCardError', 'card_error', { message: 'Your card was declined.', statusCode: 402 });
    expect(toHttpError(declined)).toMatchObject({ status: 402, detail: 'Your card was declined.', cause: declined });
  });

  it('takes a deadline for one', () => {
    const late = stripe('StripeConnectionError', undefined, { detail: recorded({ code: 'ETIMEDOUT' }) });
    expect(answered(late).status).toBe(504);
  });

  it('leaves a type alone that only begins like it', () => {
    expect(answered(recorded({ type: 'StripeError', statusCode: 404 })).status).toBe(404);
  });
});

// square@46.0.0
it.each([
  ['PAYMENT_METHOD_ERROR', 400, 402],
  ['API_ERROR', 401, 502],
])('maps %s of Square, %i, to %i', (category, statusCode, status) => {
  const rawResponse = { status: statusCode, headers: new Headers(), url: SECRET };
  const error = recorded({ statusCode, rawResponse, errors: [{ category, code: 'X', detail: SECRET }] }, 'SquareError');
  expect(answered(error)).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
});

// razorpay@2.9.8
it.each([
  [{ statusCode: 401, error: { code: 'BAD_REQUEST_ERROR', description: SECRET } }, 502],
  [{ statusCode: 429, error: { code: 'BAD_REQUEST_ERROR', description: SECRET } }, 503],
  [{ statusCode: 400, error: { code: 'BAD_REQUEST_ERROR', description: SECRET, reason: 'payment_failed' } }, 402],
  [{ statusCode: 401, error: 'Unauthorized' }, 401],
])("maps Razorpay's plain object %j to %i", (thrown, status) => {
  expect(answered(thrown)).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
});
