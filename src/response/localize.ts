import { addErrors, copyOf, inOrder } from '../codes/problem';
import type { Problem } from '../codes/problem';
import { inWords, isArray, isObject, read, readText } from '../lib/guard';
import { callHook } from './hook';
import type { LocalizedProblem, OpenFacts, ProblemOptions } from './problem-options';

const LANGUAGE_TAG = /^[a-z]{1,8}(-[a-z0-9]{1,8}){0,8}$/i; // BCP 47, as far as a header field needs it

/** A problem as it is shown, and the language of its texts where the app has said one. */
export interface Localized {
  readonly problem: Problem;
  readonly language: string | undefined;
}

/** Returns a problem in the reader's language, as the hook `localize` says it; the same where it says nothing. */
export function localized<C extends OpenFacts>(
  problem: Problem,
  localize: NonNullable<ProblemOptions<C, never>['localize']>,
  context: C,
): Localized {
  const { warnings } = context;
  const local = callHook('localize', () => localize(copyOf(problem), context), warnings);
  const language = languageOf(local, warnings);
  return { problem: language === undefined ? problem : inWordsOf(local, problem, warnings), language };
}

/** Returns the language of what `localize` returned; undefined, and a warning, where it is not usable. */
function languageOf(local: LocalizedProblem | undefined, warnings: string[]): string | undefined {
  if (local === undefined) return undefined;
  const language = readText(local, 'language');
  if (language !== undefined && LANGUAGE_TAG.test(language)) return language;
  const found = isObject(local) ? `the language ${inWords(language)}` : inWords(local);
  warnings.push(`The option localize returned ${found}; it must return undefined or { language: 'de', … }`);
  return undefined;
}

/** Returns the problem with the texts that are there in the other language, its members in their order. */
function inWordsOf(local: unknown, problem: Problem, warnings: string[]): Problem {
  const shown = { ...problem };
  for (const name of ['title', 'description', 'detail'] as const) {
    const text = readText(local, name);
    if (text !== undefined) shown[name] = text;
  }
  const errors = read(local, 'errors');
  if (isArray(errors)) addErrors(shown, errors, warnings);
  else if (errors !== undefined)
    warnings.push(`The option localize returned ${inWords(errors)} as errors, not an array`);
  return inOrder(shown);
}
