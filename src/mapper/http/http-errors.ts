import { read } from '../../lib/guard';
import { otherPhrases, phrasesOf } from '../../codes/phrases';
import { isFailureStatus, returnCodes } from '../../codes/return-codes';
import { boomStatusOf } from '../facts';
import { family, states } from '../family';
import type { Judgement } from '../family';
import { allowedHeaders, headersOf } from './foreign-headers';
import { exposedMessage, isMadeByHttpErrors } from './made-by-http-errors';

/** http-errors, which Express, send, koa and many more throw: a status, `expose`, headers for the response. */
export const httpErrors = family({
  library: 'http-errors',
  tier: 'http',
  signs: { members: ['expose'] },
  meanings: ['its own status'],
  judge(thrown, { status, isDecorated }) {
    if (status === undefined || !isDecorated || boomStatusOf(thrown) !== undefined) return undefined;
    // createError(401, error) decorates an error that may hold the headers of an upstream's response
    const headers = isMadeByHttpErrors(thrown) ? read(thrown, 'headers') : headersOf(thrown);
    return foreignAnswer(status, `status ${status}`, headers, exposedMessage(thrown));
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

/**
 * Judges by the status that a library or the app says to our client, in its own words; a bare reason phrase says nothing
 * more. Of the headers those pass that are allowed.
 */
export function foreignAnswer(status: number, because: string, headers: unknown, message?: string): Judgement {
  const detail = isPhrase(message, status) ? undefined : message;
  const allowed = allowedHeaders(headers);
  return states(status, because, {
    ...(detail !== undefined && { detail }),
    options: { expose: detail !== undefined, ...(allowed !== undefined && { headers: allowed }) },
  });
}

/** True if a text is no more than the phrase of a status, as Node or RFC 9110 has it. */
export const isPhrase = (message: string | undefined, status: number): boolean =>
  message !== undefined && phrasesOf(status).includes(message);
