import { isFailureStatus } from '../../codes/return-codes';
import { read, readText } from '../../lib/guard';
import { family } from '../family';
import { isOwnProblem, isTyped, ownAnswer } from './problem-texts';
import { isPhraseOf, phraseIn } from '../upstream/phrases';
import { holdsExchange } from './foreign-headers';

const MEMBERS = ['httpStatus', 'httpStatusCode', 'status_code', 'httpCode'];

/**
 * An app's own status under another name, beside a second mark that says the same: the title of a problem (RFC 9457), or
 * the URI of its type, or its class. What refuses a client needs the title: an SDK calls our own refused key an UnauthorizedError, too.
 */
export const httpStatus = family({
  library: 'app',
  tier: 'http',
  signs: { members: MEMBERS },
  status: 'of the app',
  meanings: ['its own status'],
  judge(thrown, facts) {
    const member = MEMBERS.find((one) => isFailureStatus(read(thrown, one)));
    const status = member === undefined ? undefined : read(thrown, member);
    if (!isFailureStatus(status) || holdsExchange(thrown)) return undefined;
    const isTitled =
      isPhraseOf(readText(thrown, 'title') ?? '', status) || (isOwnProblem(thrown, facts) && isTyped(thrown));
    const isNamed = phraseIn(facts.name, status);
    const isRefusal = status === 401 || status === 403;
    if (!isTitled && (isRefusal || !isNamed)) return undefined;
    return ownAnswer(thrown, facts, status, `${member ?? 'status'} ${status}`, undefined);
  },
});
