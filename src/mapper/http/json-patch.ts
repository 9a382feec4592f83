import { has, read, readText } from '../../lib/guard';
import { family, means } from '../family';

const NAME = /patch/i;
const MAX_TEXT = 100;

/** JSON Patch (RFC 6902): the operation that cannot be applied, of a patch that the client has sent. */
export const jsonPatch = family({
  library: 'json-patch',
  tier: 'protocol',
  signs: { members: ['operation'] },
  status: 'of the app',
  meanings: ['malformed', 'conflict'],
  judge(thrown, { name, classes, message }) {
    const operation = read(thrown, 'operation');
    const isOperation = has(operation, 'op') && has(operation, 'path');
    const isNamed = [name.slice(0, MAX_TEXT), ...classes].some((one) => NAME.test(one));
    if (!isOperation || !(isNamed || has(thrown, 'tree'))) return undefined;
    const isTest = readText(operation, 'op') === 'test' && /\btest\b/i.test(message.slice(0, MAX_TEXT));
    return isTest
      ? means('conflict', 'a test of a patch', { detail: 'A test of the patch has failed.' })
      : means('malformed', 'an operation of a patch', { detail: 'An operation of the patch cannot be applied.' });
  },
});
