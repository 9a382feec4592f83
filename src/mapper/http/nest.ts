import type { ProblemDetail } from '../../codes/problem';
import { has, isArray, itemsOf, read } from '../../lib/guard';
import { family } from '../family';
import { isProblemShaped, problemAnswer } from './problem-texts';
import { shownText } from './shown-text';

const MAX_TEXTS = 100;

/**
 * NestJS: an HttpException, whose response is a text, or an object with a message or several, or a problem (RFC 9457).
 * The list of its ValidationPipe is read with the other validators. An error as the response is somebody else's.
 */
export const nest = family({
  library: '@nestjs/common',
  tier: 'library',
  signs: { members: ['getStatus'] },
  meanings: ['its own status'],
  judge(thrown, { status }) {
    const isOne = ['getStatus', 'getResponse'].every((name) => typeof read(thrown, name) === 'function');
    if (status === undefined || !isOne || !has(thrown, 'response')) return undefined;
    const response = read(thrown, 'response');
    const said = messageOf(response);
    if (isArray(said) && (status === 400 || status === 422)) return undefined;
    const problem = isProblemShaped(response) && !has(response, 'stack') ? response : undefined;
    const texts = { isDeliberate: false, message: status < 500 ? shownText(said) : undefined };
    const answer = problemAnswer(status, `status ${status}`, undefined, problem, texts);
    const errors = status < 500 ? detailsOf(said) : [];
    return errors.length === 0 ? answer : { ...answer, options: { ...answer.options, errors } };
  },
});

function messageOf(response: unknown): unknown {
  if (typeof response === 'string') return response;
  return has(response, 'stack') ? undefined : read(response, 'message');
}

const detailsOf = (said: unknown): readonly ProblemDetail[] =>
  isArray(said)
    ? itemsOf(said, MAX_TEXTS).items.flatMap((text) => {
        const detail = shownText(text);
        return detail === undefined ? [] : [{ detail }];
      })
    : [];
