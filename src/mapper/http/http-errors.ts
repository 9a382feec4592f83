import { read } from '../../lib/guard';
import { otherPhrases } from '../../codes/phrases';
import { isFailureStatus, returnCodes } from '../../codes/return-codes';
import { boomStatusOf } from '../facts';
import { family, states } from '../family';
import { foreignAnswer, isPhrase } from './foreign-answer';
import { headersOf } from './foreign-headers';
import { exposedMessage, isMadeByHttpErrors } from './made-by-http-errors';
import { isProblemShaped, problemAnswer } from './problem-texts';

/** http-errors, which Express, send, koa and many more throw: a status, `expose`, headers for the response. */
export const httpErrors = family({
  library: 'http-errors',
  tier: 'http',
  signs: { members: ['expose'] },
  meanings: ['its own status'],
  judge(thrown, { status, isDecorated }) {
    if (status === undefined || !isDecorated || boomStatusOf(thrown) !== undefined) return undefined;
    const because = `status ${status}`;
    // createError(401, error) decorates an error that may hold the headers of an upstream's response
    if (!isMadeByHttpErrors(thrown)) return foreignAnswer(status, because, headersOf(thrown));
    const [headers, message] = [read(thrown, 'headers'), exposedMessage(thrown)];
    if (!isProblemShaped(thrown)) return foreignAnswer(status, because, headers, message);
    return problemAnswer(status, because, headers, thrown, { isDeliberate: true, message });
  },
});

const failures = Object.values(returnCodes).filter(({ status }) => isFailureStatus(status));
const phrases = [...failures.map(({ title }) => title), ...otherPhrases];

/** An app's error with nothing but a numeric `code`: a status where the text is that status's phrase. */
export const codeAndPhrase = family({
  library: 'app',
  tier: 'http',
  signs: { message: new RegExp(`^(${phrases.join('|')})$`) },
  status: 'of the app',
  meanings: ['its own status'],
  judge: (_, { number, message }) =>
    isFailureStatus(number) && isPhrase(message, number) ? states(number, `code ${number} and its phrase`) : undefined,
});
