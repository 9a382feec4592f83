import { defineError } from '../codes/define-error';
import { httpError, InternalServerError } from '../codes/errors';
import { isErrorClass } from '../codes/http-error';
import type { HttpError } from '../codes/http-error';
import { readText } from '../lib/guard';

const sentences = new WeakMap<object, string>([
  [httpError, 'httpError was thrown without a call. Write throw httpError(404).'],
  [
    defineError,
    'defineError was thrown. Write const OrderAlreadyPaid = defineError({ … }), and throw new OrderAlreadyPaid().',
  ],
]);

/** Registers a function of ours that is no error: the sentence for the log says what to write in place of throwing it. */
export const explainThrown = (fn: object, sentence: string): unknown => sentences.set(fn, sentence);

/** Maps a thrown function or class of ours to a 500 whose cause, and a warning, say the fix; undefined for any other. */
export function fromThrownFunction(thrown: unknown, warnings: string[] | undefined): HttpError | undefined {
  if (typeof thrown !== 'function') return undefined;
  const sentence = sentences.get(thrown) ?? sentenceOfClass(thrown);
  if (sentence === undefined) return undefined;
  warnings?.push(sentence);
  return new InternalServerError(undefined, { cause: new TypeError(sentence, { cause: thrown }) });
}

function sentenceOfClass(thrown: unknown): string | undefined {
  if (!isErrorClass(thrown)) return undefined;
  const name = (readText(thrown, 'name') || 'HttpError').slice(0, 100);
  return `${name} is a class and was thrown without new. Write throw new ${name}().`;
}
