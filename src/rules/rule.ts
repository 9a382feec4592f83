import { has, itemsOf, prototypeOf, read, readText } from '../guard';
import { isHttpError } from '../http-error';
import type { HttpError } from '../http-error';
import { isFailureStatus } from '../return-codes';

/** What a rule is told beside the thrown value. */
export interface RuleOptions {
  /** The status that the app wants for a failed validation of the client's input. */
  readonly validationStatus: 400 | 422;
}

/** Maps what was thrown to the error that it means, or says nothing. */
export type Rule = (thrown: unknown, options: RuleOptions) => HttpError | undefined;

const LINKS = ['cause', 'original', 'parent', 'driverError', 'nativeError', 'inner'];
const MOST_CAUSES = 16;

/** What was thrown and then, nearest first, whatever caused it: each once, at most 16, however they are linked. */
export function causesOf(thrown: unknown): unknown[] {
  const causes = new Set([thrown]);
  for (const one of causes) {
    if (isHttpError(one) && has(one, 'cause')) causes.add(one.cause); // any value: a thrown null is a cause, too
    const linked = LINKS.map((link) => linkOf(one, link)).filter((next) => readText(next, 'message') !== undefined);
    const members = itemsOf(read(one, 'errors'), MOST_CAUSES).items.filter((item) => readText(item, 'stack'));
    for (const next of [...linked, ...members]) if (causes.size < MOST_CAUSES) causes.add(next);
  }
  return [...causes];
}

function linkOf(one: unknown, link: string): unknown {
  const next = read(one, link);
  if (link !== 'cause' || typeof next !== 'function') return next;
  try {
    return next.call(one); // VError's cause() is a method
  } catch {
    return undefined;
  }
}

/** The status that an error says it is: `status` or `statusCode`, an integer from 400 to 599 (RFC 9110 §15). */
export function statusOf(thrown: unknown): number | undefined {
  const status = read(thrown, 'status');
  if (isFailureStatus(status)) return status;
  const statusCode = read(thrown, 'statusCode');
  return isFailureStatus(statusCode) ? statusCode : undefined;
}

// What errors of systems, data stores, HTTP clients and validators carry and an app's own errors do not.
const FOREIGN_MEMBERS = `errno syscall sql sqlMessage sqlState severity routine query params parameters driverError
  original parent config request response options $metadata clientVersion issues errorLabels`.split(/\s+/);
const FOREIGN_CODE = /^(E[A-Z0-9]+|[A-Z]+_ERR_\w+|ERR_\w+|ER_\w+|SQLITE_\w+|P\d{4}|(?=.*\d)[0-9A-Z]{5})$/;

/**
 * The message of an error that says `expose: true`, where the app itself can have written it: createError(400, error)
 * of http-errors decorates any error at all with `expose`, also one whose text is a data store's or a system's.
 */
export function exposedMessage(thrown: unknown): string | undefined {
  if (read(thrown, 'expose') !== true) return undefined;
  const message = readText(thrown, 'message');
  return isMadeByHttpErrors(thrown) || !isForeign(thrown) ? message : undefined;
}

const isForeign = (thrown: unknown): boolean => {
  const code = read(thrown, 'code');
  const isBuiltIn = /^(Type|Range|Reference|Syntax|Eval|URI|Aggregate)Error$/.test(readText(thrown, 'name') ?? '');
  if (isBuiltIn || typeof code === 'number' || (typeof code === 'string' && FOREIGN_CODE.test(code))) return true;
  return FOREIGN_MEMBERS.some((member) => read(thrown, member) !== undefined);
};

function isMadeByHttpErrors(thrown: unknown): boolean {
  let prototype: unknown = thrown;
  for (let depth = 0; depth < 6 && prototype !== undefined; depth++) {
    if (readText(read(prototype, 'constructor'), 'name') === 'HttpError') return true;
    prototype = prototypeOf(prototype);
  }
  return false;
}
