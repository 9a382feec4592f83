import { toHttpError, toProblem } from 'express-return-codes';

/** Planted in what a library keeps; it must not leave. */
export const SECRET = 'sk-live-4711';

/** The fields of a response as Node's client has them. */
export const responseFields = {
  date: 'Sun, 22 Nov 2026 14:32:36 GMT',
  'content-type': 'application/json',
  connection: 'keep-alive',
  'set-cookie': SECRET,
};

/** An error as a library threw it: its own members, its class and what the class extends, and a secret. */
export function recorded(members: Record<string, unknown>, ...classes: string[]): Error {
  let Base: new (message: string) => Error = Error;
  for (const name of [...classes].reverse()) {
    Base = class extends Base {};
    Object.defineProperty(Base, 'name', { value: name });
  }
  return Object.assign(new Base(`the service says ${SECRET}`), members);
}

/** The status of the answer, its Retry-After, and all that the client would see. */
export function answered(thrown: unknown): { status: number; retryAfter: unknown; seen: string } {
  const error = toHttpError(thrown);
  const seen = JSON.stringify([toProblem(error), error.headers]);
  return { status: error.status, retryAfter: error.headers?.['Retry-After'], seen };
}
