import { checkOptions } from '../lib/check-options';
import type { OptionChecks } from '../lib/check-options';
import { definitionsOf, isCode } from '../codes/define-error';
import type { DefinedError } from '../codes/define-error';
import { httpError } from '../codes/errors';
import { inWords, isArray, itemsOf, keysOf, read, readText } from '../lib/guard';
import { headerOptions } from '../codes/header-fields';
import { HttpError, upstreamMark } from '../codes/http-error';
import type { HttpErrorOptions } from '../codes/http-error';
import { MOST_ERRORS, OWN_MEMBERS, toProblemDetail } from '../codes/problem';
import { isUriReference } from '../lib/uri';
import { readProblem } from './read-problem';
import { isFailureStatus, isRegisteredCode, returnCodeOf } from '../codes/return-codes';

export { defineError } from '../codes/define-error';
export * from '../codes/errors';
export { HttpError, isHttpError } from '../codes/http-error';

/** Options of fromResponse and throwIfProblem. */
export interface FromResponseOptions {
  /** The classes of the other server's own codes. @default none */
  readonly codes?: readonly DefinedError[] | undefined;
  /**
   * Is it the answer to our own client, too, when it is thrown inside an Express app? Without it, what an upstream
   * answers is our 502, 503 or 504. @default false
   */
  readonly relay?: boolean | undefined;
}

const checks: OptionChecks<FromResponseOptions> = {
  codes: { isRight: isArray, fix: 'Pass an array of classes that defineError returned: codes: [OrderAlreadyPaid].' },
  relay: { isRight: (value) => typeof value === 'boolean', fix: 'Pass true or false.' },
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
 * A response of `fetch` as the error that the server threw; undefined where its status is no failure, and then its
 * body is not read. A body that is no problem (RFC 9457), not JSON, broken or above 64 KiB leaves the class of the
 * status. Members of a wrong type are ignored (§3.1), those that nobody knows are the `extensions`.
 *
 * @throws TypeError that says the fix, when it is given no response, or an option is wrong; never because of the body.
 */
export async function fromResponse(
  response: Response,
  options: FromResponseOptions = {},
): Promise<HttpError | undefined> {
  return rebuild('fromResponse', response, options);
}

async function rebuild(name: string, response: Response, options: FromResponseOptions): Promise<HttpError | undefined> {
  checkOptions<FromResponseOptions>(name, `${name}(await fetch(url))`, options, checks);
  definitionsOf(name, options.codes);
  if (typeof read(response, 'status') !== 'number' || typeof read(read(response, 'headers'), 'get') !== 'function') {
    throw new TypeError(`${name} takes a Response, not ${inWords(response)}. Write ${name}(await fetch(url)).`);
  }
  if (!isFailureStatus(response.status)) return undefined;
  const error = toError(response, await readProblem(response), options.codes ?? []);
  if (options.relay !== true) Object.defineProperty(error, upstreamMark, { value: true });
  return error;
}

function toError(response: Response, problem: unknown, codes: readonly DefinedError[]): HttpError {
  const { status } = response;
  const code = readText(problem, 'code') ?? '';
  const detail = readText(problem, 'detail');
  const options = toOptions(response, problem);
  const own = codes.find(({ definition }) => definition.code === code && definition.status === status);
  if (own !== undefined) return new own(detail, options);
  if (isRegisteredCode(code) || !isCode(code)) return httpError(status, detail, options);
  const { title, description } = returnCodeOf(status); // a code that is not in the list keeps its name and its words
  return new HttpError(
    {
      code,
      status,
      title: readText(problem, 'title') ?? title,
      description: readText(problem, 'description') ?? description,
    },
    detail,
    options,
  );
}

function toOptions(response: Response, problem: unknown): HttpErrorOptions {
  const type = readText(problem, 'type');
  const details = itemsOf(read(problem, 'errors'), MOST_ERRORS).items;
  const errors = details.filter((entry) => readText(entry, 'detail') !== undefined).map(toProblemDetail);
  const names = keysOf(problem).filter((name) => !OWN_MEMBERS.has(name));
  const { status, headers } = response;
  // Only what belongs to the status: a server's own Upgrade or Set-Cookie is between it and us.
  const fields = ['Retry-After', ...Object.values(headerOptions[status] ?? {}).map(({ name }) => name)];
  return {
    cause: new Error(`${withoutQuery(readText(response, 'url') ?? '')} answered ${status}`, { cause: problem }),
    headers: Object.fromEntries(fields.map((name) => [name, headers.get(name) ?? undefined])),
    ...(isUriReference(type) && type !== 'about:blank' && { type }),
    ...(errors.length > 0 && { errors }),
    ...(names.length > 0 && { extensions: Object.fromEntries(names.map((name) => [name, read(problem, name)])) }),
  };
}

// The cause is logged, and a query can hold a key.
const withoutQuery = (url: string): string => url.replace(/[?#].*/, '') || 'The server';
