import type { HttpError } from '../codes/http-error';

/** What a rule is told beside the thrown value. */
export interface RuleOptions {
  /** The status that the app wants for a failed validation of the client's input. */
  readonly validationStatus: 400 | 422;
}

/** Maps what was thrown to the error that it means, or says nothing. */
export type Rule = (thrown: unknown, options: RuleOptions) => HttpError | undefined;
