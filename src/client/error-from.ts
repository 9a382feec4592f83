import type { DefinedError } from '../codes/define-error';
import type { ErrorWithStatus } from '../codes/errors';
import type { HttpError } from '../codes/http-error';
import type { FailureCode, StatusOf } from '../codes/return-codes';

/**
 * The type of a code that is in no list, of which any text can be the value: with `string` in its place no other code
 * could be told apart from it. That of a status without a class is the code of its x00.
 */
export type UnlistedCode = 'BAD_REQUEST' | 'INTERNAL_SERVER_ERROR' | '(any code that is not listed)';

/**
 * The error in a response: of a listed class, of a registered one, or of a code that is in no list. Its `code` tells them
 * apart. Any HttpError, where no class is listed.
 */
export type ErrorFrom<D extends DefinedError> = [D] extends [never]
  ? HttpError
  : string extends InstanceType<D>['code']
    ? HttpError
    : InstanceType<D> | ErrorWithStatus<StatusOf<FailureCode>> | HttpError<UnlistedCode>;
