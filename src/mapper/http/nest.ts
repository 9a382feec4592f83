import type { ProblemDetail } from '../../codes/problem';
import { has, isArray, itemsOf, read } from '../../lib/guard';
import { family } from '../family';
import { foreignAnswer } from './http-errors';
import { shownText } from './shown-text';

const MAX_TEXTS = 100;

/**
 * NestJS: an HttpException, whose response is a text, or an object with a message or several. The list of its
 * ValidationPipe is read with the other validators. An error as the response is somebody else's.
 */
export const nest = family({
  library: '@nestjs/common',
  tier: 'library',
  signs: { members: ['getStatus'] },
  meanings: ['its own status'],
  judge(thrown, { status }) {
    const isOne = ['getStatus', 'getResponse'].every((name) => typeof read(thrown, name) === 'function');
    if (status === undefined || !isOne || !has(thrown, 'response')) return undefined;
    const said = messageOf(read(thrown, 'response'));
    if (isArray(said) && (status === 400 || status === 422)) return undefined;
    const isShown = status < 500;
    const text = isShown ? shownText(said) : undefined;
    const answer = foreignAnswer(status, `status ${status}`, undefined, text);
    const errors = isShown ? detailsOf(said) : [];
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
