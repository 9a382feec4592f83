import { checkOptions } from '../lib/check-options';
import type { OptionCheck, OptionChecks } from '../lib/check-options';
import type { OptionsOf } from './errors';
import { inWords, read, readText } from '../lib/guard';
import { HttpError, register } from './http-error';
import type { ErrorDefinition, HttpErrorOptions } from './http-error';
import { isFailureStatus, isRegisteredCode } from './return-codes';

/**
 * An error of an app's own code. An intersection, since the compiler takes each HttpError for an instance of
 * `HttpError<C, S>`, whatever its code is: `instanceof` would narrow nothing, and leave nothing in its other branch.
 */
export type OwnError<C extends string, S extends number> = HttpError<C, S> & { readonly code: C };

/** The class of an app's own code. */
export interface DefinedError<C extends string = string, S extends number = number> {
  new (detail?: string, options?: OptionsOf<S>): OwnError<C, S>;
  /** What was defined: the documentation page and the OpenAPI components are made of it. */
  readonly definition: ErrorDefinition<C, S>;
}

/** Can it be a code: capitals, digits and underscores? */
export const isCode = (value: unknown): boolean =>
  typeof value === 'string' && /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(value);

const sentence = (example: string): OptionCheck => ({
  isRight: (value) => typeof value === 'string' && value.trim() !== '',
  fix: `Pass a text: ${example}.`,
  required: true,
});

const checks: OptionChecks<ErrorDefinition> = {
  code: {
    isRight: isCode,
    fix: "Write it in capitals: code: 'ORDER_ALREADY_PAID'.",
    required: true,
  },
  status: { isRight: isFailureStatus, fix: 'Pass an integer from 400 to 599: status: 409.', required: true },
  title: sentence("title: 'Order Already Paid'"),
  description: sentence("description: 'The order cannot be changed because it is already paid.'"),
};

/**
 * A class for an app's own documented code. It takes `(detail?, options?)` as every class does, with the options of its
 * status, and can be subclassed.
 *
 * @example const OrderAlreadyPaid = defineError({ code: 'ORDER_ALREADY_PAID', status: 409, title: …, description: … });
 * A module that is evaluated twice (a dev server's save, a test's reset of modules) gets a working class each time. A
 * changed title or description is warned of, since the classes of one code must mean the same.
 *
 * @throws TypeError that says the fix, when the definition is wrong, or the code is a registered one or defined already
 *   with another status.
 */
export function defineError<C extends string, S extends number>(definition: ErrorDefinition<C, S>): DefinedError<C, S> {
  const { code, status, title, description } = checked(definition);

  class Defined extends HttpError<C, S> {
    static readonly definition: ErrorDefinition<C, S> = Object.freeze({ code, status, title, description });

    constructor(detail?: string, options?: HttpErrorOptions) {
      super(Defined.definition, detail, options);
    }
  }
  register(Defined, toClassName(code), Defined.definition);
  return Defined;
}

const defined = new Map<string, ErrorDefinition>(); // by the name of the class: A1 and A_1 would have one

function checked<D extends ErrorDefinition>(definition: D): D {
  checkOptions('defineError', "defineError({ code: 'ORDER_ALREADY_PAID', … })", definition, checks);
  const { code, status, title, description } = definition;
  const own = toClassName(code);
  if (isRegisteredCode(code)) {
    throw new TypeError(
      `defineError cannot define ${code}: it is a registered code. Throw ${own}, or choose your own.`,
    );
  }
  const before = defined.get(own);
  if (before !== undefined && before.code !== code) {
    throw new TypeError(`defineError has defined ${own} already, as ${before.code}. Choose another code than ${code}.`);
  }
  if (before !== undefined && before.status !== status) {
    throw new TypeError(
      `defineError has defined ${code} already, with the status ${before.status}. Give it the same status, or choose another code.`,
    );
  }
  if (before !== undefined && (before.title !== title || before.description !== description)) {
    warn(
      `defineError has defined ${code} already, with another title or description. Unless you have just edited them, define it in one place.`,
    );
  }
  defined.set(own, { code, status, title, description });
  return definition;
}

/** Tells Node's `process.on('warning')`, which prints it; where there is no Node, nobody. */
function warn(sentence: string): void {
  const process = read(globalThis, 'process');
  const emitWarning = read(process, 'emitWarning');
  if (typeof emitWarning === 'function') Reflect.apply(emitWarning, process, [sentence, 'ExpressReturnCodesWarning']);
}

/** A code as the name of its class: `ORDER_ALREADY_PAID` → `OrderAlreadyPaid`. */
export const toClassName = (code: string): string =>
  code.replace(/([A-Z0-9])([A-Z0-9]*)_?/g, (_part, first: string, rest: string) => first + rest.toLowerCase());

/**
 * What the classes of a list define.
 *
 * @throws TypeError that says the fix, when one is no class of defineError, or two have one name.
 */
export function definitionsOf(factory: string, codes: readonly DefinedError[] = []): readonly ErrorDefinition[] {
  const byName = new Map<string, ErrorDefinition>();
  for (const [index, errorClass] of codes.entries()) {
    const code = readText(read(errorClass, 'definition'), 'code');
    if (typeof errorClass !== 'function' || code === undefined) {
      throw new TypeError(
        `${factory} cannot use codes[${index}]: ${inWords(errorClass)}. List what defineError returned: codes: [OrderAlreadyPaid].`,
      );
    }
    const before = byName.get(toClassName(code));
    if (before !== undefined) {
      throw new TypeError(
        `${factory} got ${before.code} and ${code} in codes: two of one name. List each once, or rename one.`,
      );
    }
    byName.set(toClassName(code), errorClass.definition);
  }
  return [...byName.values()];
}
