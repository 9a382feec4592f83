import { has } from '../../lib/guard';
import { rowOf, wordsOf } from '../table';

/** True if the error has a member that its name needs beside it, as others use the name too, or if the name needs none. */
export const isMarked = (thrown: unknown, members: Readonly<Record<string, string>>, name: string): boolean => {
  const needed = rowOf(members, name);
  return needed === undefined || wordsOf(needed).some((member) => has(thrown, member));
};
