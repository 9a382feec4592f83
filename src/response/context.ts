import type { Request, Response } from 'express';
import type { HttpError } from '../codes/http-error';
import type { Verdict } from '../mapper/explain';
import type { ErrorContext } from './options';
import { routeOf } from './route';

/** The failure of one request: the context of every hook. */
export class Failure implements ErrorContext {
  readonly error: HttpError;

  constructor(
    readonly thrown: unknown,
    readonly verdict: Verdict,
    readonly req: Request,
    readonly res: Response,
    readonly warnings: string[] = [],
  ) {
    this.error = verdict.error;
  }

  // The router is walked when somebody asks, and once.
  get route(): string | undefined {
    const value = routeOf(this.req);
    Object.defineProperty(this, 'route', { value });
    return value;
  }
}
