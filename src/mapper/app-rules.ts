import { isHttpError } from '../codes/http-error';
import type { HttpError } from '../codes/http-error';
import { inWords, isObject } from '../lib/guard';
import { stackOf } from '../lib/stack';
import { isPassOn } from './pass-on';
import type { PassOn } from './pass-on';
import type { Rule, RuleContext } from './rule';

/** The first error that a rule of the app returns, or that it is passed on, and the rule's name. */
export interface RuleResult {
  readonly answer: HttpError | PassOn;
  readonly rule: string;
}

/** What the rules of the app are asked with. */
export interface Asking {
  readonly rules: readonly Rule[];
  readonly validationStatus: 400 | 422;
  readonly req: unknown;
  readonly res: unknown;
  readonly warnings: string[] | undefined;
  /** True if there is somebody to pass an error on to; else a rule that says so says nothing. */
  readonly canPass: boolean;
}

/** Asks the rules of the app, in their order. One that throws, or returns what is no answer, is skipped with a warning. */
export function askRules(thrown: unknown, { rules, warnings, canPass, ...told }: Asking): RuleResult | undefined {
  const context = contextOf(told);
  for (const rule of rules) {
    try {
      const answer: unknown = rule(thrown, context);
      if (answer === undefined) continue;
      if (isPassOn(answer)) {
        if (canPass) return { answer, rule: nameOf(rule) };
        continue;
      }
      if (isHttpError(answer)) return { answer, rule: nameOf(rule) };
      warnings?.push(`The rule ${nameOf(rule)} returned ${inWords(answer)}, not an HttpError`);
      Promise.resolve(answer).catch(() => undefined); // an async rule: its rejection would end the process
    } catch (failure) {
      warnings?.push(`The rule ${nameOf(rule)} threw ${stackOf(failure)}`);
    }
  }
  return undefined;
}

const contextOf = ({
  validationStatus,
  req,
  res,
}: Pick<Asking, 'validationStatus' | 'req' | 'res'>): RuleContext<never, never> => ({
  validationStatus,
  req: isWhatRulesTake(req) ? req : undefined,
  res: isWhatRulesTake(res) ? res : undefined,
});

// Whether it is one of Express, a mock or another framework's, the app knows: it has given both, the request and the rule.
const isWhatRulesTake = (value: unknown): value is never => isObject(value);

const nameOf = (rule: Rule): string => (rule.name === '' ? '(without a name)' : rule.name.slice(0, 80));
