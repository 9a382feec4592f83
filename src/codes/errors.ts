import { inWords, read } from '../lib/guard';
import { errorClasses } from './error-class-of-code';
import { InternalServerError } from './error-classes';
import { HttpError } from './http-error';
import type { HttpErrorOptions } from './http-error';
import { isFailureStatus, returnCodeOf, returnCodes } from './return-codes';
import type { FailureCode, StatusOf } from './return-codes';

export * from './error-classes';
export type * from './error-options';

type AnyClass = new (detail?: string, options?: HttpErrorOptions) => HttpError;
type ClassByStatus = { readonly [C in FailureCode as StatusOf<C>]: (typeof errorClasses)[C] };
type ClassWith<S extends number> = [S] extends [never]
  ? AnyClass
  : S extends keyof ClassByStatus
    ? ClassByStatus[S]
    : AnyClass;

/** The error of a status: that of its registered class, where the compiler knows the status. */
export type ErrorWithStatus<S extends number> = InstanceType<ClassWith<S>>;

/** The options of an error by its status: those of its registered class. */
export type OptionsOf<S extends number> = NonNullable<ConstructorParameters<ClassWith<S>>[1]>;

const byStatus = new Map<number, (typeof errorClasses)[FailureCode]>();
for (const { code, status } of Object.values(returnCodes)) {
  if (code !== 'OK' && code !== 'ACCEPTED') byStatus.set(status, errorClasses[code]);
}

/**
 * An error by its status: `httpError(409)` is a `Conflict`. A failure status without a class keeps its number and
 * means what its x00 means (RFC 9110 §15); what is no failure status at all becomes a 500.
 */
export function httpError<S extends number>(status: S, detail?: string, options?: OptionsOf<S>): ErrorWithStatus<S>;
export function httpError(status: number, detail?: string, options?: HttpErrorOptions): HttpError {
  const errorClass = byStatus.get(status);
  if (errorClass !== undefined) return new errorClass(detail, options);
  if (isFailureStatus(status)) return new HttpError({ ...returnCodeOf(status), status }, detail, options);
  return new InternalServerError(undefined, {
    cause: new RangeError(`${inWords(status)} is no failure status: ${inWords(detail)}`, {
      cause: read(options, 'cause'),
    }),
  });
}
