import type { HttpError } from '../codes/http-error';
import type { PassOn } from './pass-on';

/** What a rule is told beside the thrown value. */
export interface RuleContext<Request = unknown, Response = unknown> {
  /** The status that the app wants for a failed validation of the client's input. */
  readonly validationStatus: 400 | 422;
  /** The request in which it was thrown, where there is one. */
  readonly req?: Request | undefined;
  /** Its response, which a rule leaves as it is. */
  readonly res?: Response | undefined;
}

/**
 * Maps what was thrown to the error that is sent in its place, or passes it on, or says nothing. It is asked of errors
 * of this library, too; what it returns is not asked again.
 */
export type Rule<Request = never, Response = never> = (
  thrown: unknown,
  context: RuleContext<Request, Response>,
) => HttpError | PassOn | undefined;
