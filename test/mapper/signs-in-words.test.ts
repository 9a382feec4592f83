import type { Signs } from '../../src/mapper/family';
import { inWords } from '../../src/mapper/signs-in-words';

it.each<[Signs, string]>([
  [{ name: /^ZodError$/ }, 'the name ZodError'],
  [{ name: /^(A|B|C)Error$/ }, 'the name AError, BError or CError'],
  [{ code: /^PROTOCOL_/ }, 'a code that starts with PROTOCOL_'],
  [{ name: /^Sequelize\w+Error$/ }, 'a name like Sequelize…Error'],
  [{ message: /^fetch failed$/ }, 'the message "fetch failed"'],
  [{ name: /^(A|B|C|D|E|F|G)$/ }, 'the name A, B, C, D or 3 more'],
  [{ message: new RegExp(`^${'x'.repeat(80)}$`) }, `the message "${'x'.repeat(60)}…"`],
  [{ members: ['sqlMessage'], code: /^(PROTOCOL|POOL)_/ }, 'a code that starts with PROTOCOL_ or POOL_; or a member sqlMessage'],
  [{ members: ['0', 'left', 'errors'] }, 'a member left or errors; or a list that is thrown itself'],
  [{ members: ['0'] }, 'a list that is thrown itself'],
  [{}, 'its whole shape'],
])('%p is in words: %s', (signs, words) => {
  expect(inWords(signs)).toBe(words);
}); // prettier-ignore
