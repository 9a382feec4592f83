import type { HttpError } from '../codes/http-error';

/** Gives an error that was just made the title of its own type; undefined leaves it that of its code. */
export const withTitle = (error: HttpError, title: string | undefined): HttpError =>
  title === undefined ? error : Object.assign(error, { title });
