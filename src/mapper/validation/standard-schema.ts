import { has, keysOf } from '../../lib/guard';
import { LISTS, NAMES, addFound, listIn } from './lists';
import { addForm, formMembers } from './forms/forms';
import { validator } from './validator';

/**
 * Lists of issues that many libraries share: a message, and a path or a field, of an error that is called so or states
 * its status. https://standardschema.dev. And an app's own ValidationError that carries nothing else.
 */
export const standardSchema = validator({
  library: 'standard-schema',
  tier: 'protocol',
  signs: { name: NAMES, members: [...new Set(['0', 'left', 'property', ...LISTS, ...formMembers])] },
  read(thrown, marks, list) {
    const found = listIn(thrown, marks);
    if (found !== undefined) return addFound(list, found);
    if (addForm(thrown, marks, list)) return true;
    const isPlain = marks.name === 'ValidationError' && keysOf(thrown).every((key) => PLAIN.has(key));
    return isPlain && !has(thrown, 'getEntity'); // MikroORM's says that our code is wrong
  },
});
const PLAIN = new Set(['name', 'message', 'cause', 'field', 'fields', 'details', 'errors', 'isOperational']);
