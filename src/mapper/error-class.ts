import { read } from '../lib/guard';

/** A class of errors of the app's own. */
export type ErrorClass = abstract new (...args: never[]) => object;

const everybodys: ReadonlySet<unknown> = new Set([
  ...[Object, Function, Array, Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError],
  AggregateError,
]);

/** True if it can be a class of errors of the app's own, and is none of the language that everybody throws. */
export const isErrorClassOfApp = (value: unknown): value is ErrorClass =>
  typeof value === 'function' && typeof read(value, 'prototype') === 'object' && !everybodys.has(value);
