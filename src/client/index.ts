import { checkedOptions } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import { boundedRetryAfter } from '../codes/bounded-retry-after';
import { definitionsOf } from '../codes/define-error';
import type { DefinedError } from '../codes/define-error';
import { httpError } from '../codes/errors';
import type { ErrorFrom } from './error-from';
import { inWords, isArray, itemsOf, keysOf, read, readText } from '../lib/guard';
import { headerOptions } from '../codes/header-fields';
import { HttpError, upstreamMark } from '../codes/http-error';
import type { HttpErrorOptions } from '../codes/http-error';
import { OWN_MEMBERS } from '../codes/problem';
import { MAX_ERRORS, toProblemDetail } from '../codes/problem-detail';
import { codeOf, textOf, typeOf } from './problem-members';
import { readProblem } from './read-problem';
import { isFailureStatus, isRegisteredCode, returnCodeOf } from '../codes/return-codes';

export { defineError } from '../codes/define-error';
export * from '../codes/errors';
export { HttpError, isHttpError } from '../codes/http-error';
export type { ErrorFrom, UnlistedCode } from './error-from';

/** Options of fromResponse and throwIfProblem. */
export interface FromResponseOptions<D extends DefinedError = DefinedError> {
  /** The classes of the other server's own codes. @default none */
  readonly codes?: readonly D[] | undefined;
  /**
   * Is it the answer to our own client, too, when it is thrown inside an Express app? Without it, what an upstream
   * answers is our 502, 503 or 504. @default false
   */
  readonly relay?: boolean | undefined;
  /**
   * How many milliseconds the body of a failure may take to arrive. After them it is cancelled, and the class of the
   * status is what is left. @default 10_000
   */
  readonly timeout?: number | undefined;
}

const DEFAULT_TIMEOUT = 10_000;
const MAX_TIMEOUT = 2_147_483_647; // setTimeout takes what is longer for 1 ms

const checks: OptionChecks<FromResponseOptions> = {
  codes: { isRight: isArray, fix: 'Pass an array of classes that defineError returned: codes: [OrderAlreadyPaid].' },
  relay: { isRight: (value) => typeof value === 'boolean', fix: 'Pass true or false.' },
  timeout: {
    isRight: (value) => typeof value === 'number' && value > 0 && value <= MAX_TIMEOUT,
    fix: 'Pass milliseconds, more than 0 and at most 2147483647: timeout: 5000.',
  },
};

/**
 * The response itself, untouched, unless it is a failure: that is thrown as the class that the server threw.
 *
 * @example const order = await (await throwIfProblem(await fetch(url))).json();
 * @throws HttpError for a status from 400 to 599.
 */
export async function throwIfProblem<R extends Response>(response: R, options: FromResponseOptions = {}): Promise<R> {
  const error = await rebuild('throwIfProblem', response, options);
  if (error !== undefined) throw error;
  return response;
}

/**
 * Rebuilds the error that the server threw from a response of `fetch`. Returns undefined when its status is no failure,
 * and then its body is not read. A body that is no problem (RFC 9457), not JSON, broken, late or above 64 KiB leaves the
 * class of the status. Members of a wrong type are ignored (§3.1), as is a `type` that is neither http(s) nor relative;
 * those that nobody knows are the `extensions`, at most 100, nested at most 32 deep. With `codes` it is a union of the
 * listed classes and the registered ones, which `error.code === 'ORDER_ALREADY_PAID'` narrows.
 *
 * @throws TypeError that says the fix, when it is given no response, or an option is wrong; never because of the body.
 */
export async function fromResponse<D extends DefinedError>(
  response: Response,
  options?: FromResponseOptions<D>,
): Promise<ErrorFrom<D> | undefined>;
export async function fromResponse(
  response: Response,
  options: FromResponseOptions = {},
): Promise<HttpError | undefined> {
  return rebuild('fromResponse', response, options);
}

async function rebuild(name: string, response: Response, given: FromResponseOptions): Promise<HttpError | undefined> {
  const options = checkedOptions<FromResponseOptions>(name, `${name}(await fetch(url))`, given, checks);
  definitionsOf(name, options.codes);
  const status = read(response, 'status');
  if (typeof status !== 'number' || typeof read(read(response, 'headers'), 'get') !== 'function') {
    throw new TypeError(`${name} takes a Response, not ${inWords(response)}. Write ${name}(await fetch(url)).`);
  }
  if (!isFailureStatus(status)) return undefined;
  const problem = await readProblem(response, options.timeout ?? DEFAULT_TIMEOUT);
  const error = toError(status, problem, toOptions(response, status, problem), options.codes ?? []);
  if (options.relay !== true) Object.defineProperty(error, upstreamMark, { value: true });
  return error;
}

function toError(
  status: number,
  problem: unknown,
  options: HttpErrorOptions,
  codes: readonly DefinedError[],
): HttpError {
  const detail = readText(problem, 'detail');
  const listed = readText(problem, 'code');
  const own = codes.find(({ definition }) => definition.code === listed && definition.status === status);
  if (own !== undefined) return new own(detail, options);
  const code = codeOf(problem);
  if (code === undefined || isRegisteredCode(code)) return httpError(status, detail, options);
  const { title, description } = returnCodeOf(status); // a code that is not in the list keeps its name and its words
  return new HttpError(
    {
      code,
      status,
      title: textOf(problem, 'title') ?? title,
      description: textOf(problem, 'description') ?? description,
    },
    detail,
    options,
  );
}

function toOptions(response: Response, status: number, problem: unknown): HttpErrorOptions {
  const type = typeOf(problem);
  const details = itemsOf(read(problem, 'errors'), MAX_ERRORS).items;
  const errors = details.filter((entry) => readText(entry, 'detail') !== undefined).map(toProblemDetail);
  const names = keysOf(problem).filter((name) => !OWN_MEMBERS.has(name));
  return {
    cause: new Error(`${originOf(response)} answered ${status}`, { cause: problem }),
    headers: fieldsOf(response, status),
    ...(type !== undefined && { type }),
    ...(errors.length > 0 && { errors }),
    ...(names.length > 0 && { extensions: Object.fromEntries(names.map((name) => [name, read(problem, name)])) }),
  };
}

// Only what belongs to the status: a server's own Upgrade or Set-Cookie is between it and us.
function fieldsOf(response: Response, status: number): Record<string, string | undefined> {
  const fieldOf = (name: string): string | undefined => {
    try {
      return response.headers.get(name) ?? undefined;
    } catch {
      return undefined;
    }
  };
  const fields = Object.values(headerOptions[status] ?? {}).map(({ name }) => [name, fieldOf(name)]);
  return { ...Object.fromEntries(fields), 'Retry-After': boundedRetryAfter(fieldOf('Retry-After')) };
}

// The cause is logged: a path can name a customer, and a query or user information can hold a key.
function originOf(response: Response): string {
  try {
    const { origin, protocol } = new URL(response.url);
    return /^https?:$/.test(protocol) ? origin : 'The server';
  } catch {
    return 'The server';
  }
}
