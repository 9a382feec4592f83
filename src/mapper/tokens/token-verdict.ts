import {
  BadGateway,
  BadRequest,
  Forbidden,
  GatewayTimeout,
  InternalServerError,
  ServiceUnavailable,
  Unauthorized,
} from '../../codes/errors';
import type { HttpError } from '../../codes/http-error';

/** What a failed check means: the token is bad, there was none, the client may not, or it is not the client's fault. */
export type Verdict =
  'expired' | 'early' | 'bad' | 'none' | 'forbidden' | 'request' | 'ours' | 'upstream' | 'late' | 'busy';

// RFC 6750 §3: a bad token has an error code, a request without credentials has none: there the app's own challenge is
// right. https://www.rfc-editor.org/rfc/rfc6750#section-3
const verdicts: Readonly<Record<Verdict, (cause: unknown) => HttpError>> = {
  expired: (cause) => badToken('The token has expired.', cause),
  early: (cause) => badToken('The token is not active yet.', cause),
  bad: (cause) => badToken('The token is not valid.', cause),
  none: (cause) => new Unauthorized(undefined, { cause }),
  forbidden: (cause) => new Forbidden(undefined, { cause }),
  request: (cause) => new BadRequest(undefined, { cause }),
  ours: (cause) => new InternalServerError(undefined, { cause }),
  upstream: (cause) => new BadGateway(undefined, { cause }), // the endpoint that has the keys
  late: (cause) => new GatewayTimeout(undefined, { cause }),
  busy: (cause) => new ServiceUnavailable(undefined, { cause }),
};

/** 401 with the challenge of RFC 6750 §3. */
export const badToken = (detail: string, cause: unknown): HttpError =>
  new Unauthorized(detail, {
    cause,
    challenge: { scheme: 'Bearer', error: 'invalid_token', error_description: detail },
  });

/** The error of a verdict; none where there is none. */
export const answer = (verdict: Verdict | undefined, cause: unknown): HttpError | undefined =>
  verdict === undefined ? undefined : verdicts[verdict](cause);

/** The verdict of the first row whose pattern fits. */
export const firstFit = (rows: readonly (readonly [RegExp, Verdict])[], text: string): Verdict | undefined =>
  rows.find(([pattern]) => pattern.test(text.slice(0, 300)))?.[1];
