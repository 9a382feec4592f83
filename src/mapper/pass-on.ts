import { read } from '../lib/guard';

const mark: unique symbol = Symbol.for('express-return-codes.passOn');

/** The type of `passOn`. */
export interface PassOn {
  readonly [mark]: true;
}

/**
 * Returned by a rule, it leaves an error to the next error handler of Express: errorHandler then sends, sets, logs and
 * publishes nothing. Where no handler comes after (`explain`, `toHttpError`), a rule that returns it says nothing.
 *
 * @example errorHandler({ rules: [(thrown) => (thrown instanceof Redirect ? passOn : undefined)] });
 */
export const passOn: PassOn = Object.freeze({ [mark]: true } as const);

/** True if it is the `passOn` of this installed copy or of another one. */
export const isPassOn = (value: unknown): value is PassOn => read(value, mark) === true;
