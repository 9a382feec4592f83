import { hasOwn, read, readText } from '../../lib/guard';
import { boomStatusOf } from '../facts';
import { family } from '../family';
import { foreignAnswer } from './foreign-answer';

/** boom: its status, headers and public message are in `output`. */
export const boom = family({
  library: '@hapi/boom',
  tier: 'http',
  signs: { members: ['isBoom'] },
  meanings: ['its own status'],
  judge(thrown) {
    const status = boomStatusOf(thrown);
    if (status === undefined) return undefined;
    const output = read(thrown, 'output');
    // boomify() makes the message of any error its payload's; `typeof` only an error has that boom made.
    const isPublic = status < 500 && hasOwn(thrown, 'typeof') && typeof read(thrown, 'typeof') === 'function';
    const message = isPublic ? readText(read(output, 'payload'), 'message') : undefined;
    return foreignAnswer(status, `output ${status}`, read(output, 'headers'), message);
  },
});
