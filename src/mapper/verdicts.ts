import { httpError } from '../codes/errors';
import { isFromUpstream, isHttpError } from '../codes/http-error';
import type { HttpError } from '../codes/http-error';
import { isFailureStatus } from '../codes/return-codes';
import { faultOf } from './family';
import type { Verdict } from './recognize';
import { withoutStack } from './without-stack';

/** True if it is one of ours, and not another server's answer that our client rebuilt. */
export const isOwn = (thrown: unknown): thrown is HttpError => isHttpError(thrown) && !isFromUpstream(thrown);

/** The verdict on an error of ours: it is sent as it is. */
export const ownVerdict = (error: HttpError): Verdict => ({
  error,
  family: 'express-return-codes',
  because: `thrown as ${error.status}`,
  fault: faultOf(error.status),
  certainty: 'stated',
});

/** The verdict where the app says it: a rule, or a status on the error. */
export const statedVerdict = (error: HttpError, because: string): Verdict => ({
  error,
  family: 'app',
  because,
  fault: faultOf(error.status),
  certainty: 'stated',
});

const RULE = 'rule ';

/** The verdict of a rule of the app. */
export const ruledVerdict = (error: HttpError, rule: string): Verdict => statedVerdict(error, RULE + rule);

/** True if a rule of the app has said it, of the error itself. */
export const isRuled = ({ because }: Verdict): boolean => because.startsWith(RULE);

/** The verdict where nothing says more: the status that `res` was given before the throw, else a 500. */
export function fallbackVerdict(thrown: unknown, fallbackStatus?: number): Verdict {
  const isSet = hasFallback(fallbackStatus);
  const status = isSet ? fallbackStatus : 500;
  const error = withoutStack(() => httpError(status, undefined, { cause: thrown }));
  if (isSet) return statedVerdict(error, `res.statusCode ${status}`);
  return { error, family: 'unknown', because: 'no family recognizes it', fault: 'server', certainty: 'assumed' };
}

/** True if the app had set a failure's status before the throw. */
export const hasFallback = (status: number | undefined): status is number => isFailureStatus(status) && status !== 500;

/** The verdict on what cannot even be read: an error that was tampered with, a Proxy, a getter that throws. */
export const unreadableVerdict = (thrown: unknown): Verdict => ({
  error: httpError(500, undefined, { cause: thrown }),
  family: 'unknown',
  because: 'it cannot be read',
  fault: 'server',
  certainty: 'assumed',
});

/**
 * The verdict on the error of a client that went away: no failure of anybody. 499 is nginx's status of a request whose
 * client closed the connection; it is for the log alone.
 */
export const clientLeftVerdict = (thrown: unknown): Verdict => ({
  error: httpError(499, undefined, { cause: thrown }),
  family: 'node',
  because: 'the client went away',
  fault: 'client',
  certainty: 'recognized',
});
