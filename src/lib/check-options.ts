import { inWords, isArray, isObject, keysOf, read } from './guard';
import { isUriReference } from './uri';

/** What an option can be, and the sentence that says so. */
export interface OptionCheck {
  readonly isRight: (value: unknown) => boolean;
  /** The whole sentence, with an example. */
  readonly fix: string;
  /** Must it be there? */
  readonly required?: boolean;
}

/** One check for each option there is. */
export type OptionChecks<Options> = Readonly<Record<keyof Options & string, OptionCheck>>;

/** The check of `typeBase`, which several factories take. */
export const typeBaseCheck: OptionCheck = {
  isRight: (value) => isUriReference(value) && /^([a-z][a-z0-9+.-]*:|\/).*[/#]$|^\/$/i.test(value),
  fix: "Pass a path or an absolute URI that ends with / or #: typeBase: '/problems/'.",
};

/** A TypeError that says the fix, where the options are no object, or one of them is wrong, missing or unknown. */
export function checkOptions<Options>(
  factory: string,
  usage: string,
  options: unknown,
  checks: OptionChecks<Options>,
): asserts options is Options {
  if (!isObject(options) || typeof options === 'function' || isArray(options)) {
    throw new TypeError(`${factory} takes an object of options, not ${inWords(options)}. Write ${usage}.`);
  }
  const unknown = keysOf(options).find((name) => !Object.hasOwn(checks, name));
  if (unknown !== undefined) {
    throw new TypeError(`${factory} has no option ${inWords(unknown)}. ${suggestion(unknown, keysOf(checks))}`);
  }
  for (const [name, check] of Object.entries<OptionCheck>(checks)) {
    const value = read(options, name);
    if (value === undefined ? check.required === true : !check.isRight(value)) {
      throw new TypeError(`${factory} cannot use the option ${name}: ${inWords(value)}. ${check.fix}`);
    }
  }
}

/** The same, as options of their own: what somebody else has put on Object.prototype later is none of them. */
export function checkedOptions<Options>(
  factory: string,
  usage: string,
  options: unknown,
  checks: OptionChecks<Options>,
): Options {
  checkOptions<Options>(factory, usage, options, checks);
  const own: unknown = Object.fromEntries(keysOf(checks).map((name) => [name, read(options, name)]));
  checkOptions<Options>(factory, usage, own, checks);
  return own;
}

function suggestion(name: string, options: readonly string[]): string {
  const meant = options.find((option) => option.toLowerCase() === name.toLowerCase().replace(/[^a-z]/g, ''));
  return meant === undefined ? `It has ${options.join(', ')}.` : `Write ${meant}.`;
}
