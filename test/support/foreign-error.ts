import { toHttpError } from '../../src/mapper/explain';
import { toProblem } from '../../src/codes/problem';
import type { HeaderFields } from '../../src/codes/header-fields';
import type { Problem } from '../../src/codes/problem';
import type { ExplainOptions } from '../../src/mapper/explain';

/** What no response may contain: tests plant it in what was thrown. */
export const SECRET = 'SECRET-TOKEN-4711';

/** An error with the members of a library's, of classes that are called like the library's, the nearest first. */
export function foreignError(message: string, members: object = {}, ...classes: readonly string[]): Error {
  const Class = classes.reduceRight<new (message: string) => Error>(
    (Parent, name) => Object.defineProperty(class extends Parent {}, 'name', { value: name }),
    Error,
  );
  const error = new Class(message);
  for (const name of Reflect.ownKeys(members)) {
    const value: unknown = Reflect.get(members, name);
    Object.defineProperty(error, name, { value, enumerable: true, configurable: true, writable: true });
  }
  return error;
}

/** What the client gets of a foreign value, which stays the cause: the problem, and the headers that the error brings. */
export function answerTo(thrown: unknown, options?: ExplainOptions): { problem: Problem; headers: HeaderFields } {
  const error = toHttpError(thrown, options);
  expect(error.cause === thrown || Number.isNaN(thrown)).toBe(true); // the log tells what was thrown
  return { problem: toProblem(error), headers: error.headers ?? {} };
}

/** The same as one text, to look for what must not be in it. */
export const textOf = (thrown: unknown): string => JSON.stringify(answerTo(thrown));
