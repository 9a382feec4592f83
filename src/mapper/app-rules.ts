import { isHttpError } from '../codes/http-error';
import type { HttpError } from '../codes/http-error';
import { inWords } from '../lib/guard';
import { stackOf } from '../lib/stack';
import type { Rule } from './rule';

/** The first error that a rule of the app returns, and the rule's name. */
export interface RuleResult {
  readonly error: HttpError;
  readonly rule: string;
}

/** Asks the rules of the app, in their order. One that throws, or returns no HttpError, is skipped with a warning. */
export function askRules(
  rules: readonly Rule[],
  thrown: unknown,
  validationStatus: 400 | 422,
  warnings: string[] | undefined,
): RuleResult | undefined {
  for (const rule of rules) {
    try {
      const error: unknown = rule(thrown, { validationStatus });
      if (error === undefined) continue;
      if (isHttpError(error)) return { error, rule: nameOf(rule) };
      warnings?.push(`The rule ${nameOf(rule)} returned ${inWords(error)}, not an HttpError`);
      Promise.resolve(error).catch(() => undefined); // an async rule: its rejection would end the process
    } catch (failure) {
      warnings?.push(`The rule ${nameOf(rule)} threw ${stackOf(failure)}`);
    }
  }
  return undefined;
}

const nameOf = (rule: Rule): string => (rule.name === '' ? '(without a name)' : rule.name.slice(0, 80));
