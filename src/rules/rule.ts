import { has, isObject, itemsOf, prototypeOf, read, readText } from '../guard';
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

// Besides `cause`: what Sequelize, TypeORM, Objection, express-jwt, GraphQL and mssql, MikroORM, passport-oauth2 say.
const LINKS = `cause original parent driverError nativeError inner originalError previous oauthError`.split(' ');
const MOST_CAUSES = 16;

/** What was thrown and then, nearest first, whatever caused it: each once, at most 16, however they are linked. */
export function causesOf(thrown: unknown): unknown[] {
  const causes = new Set([thrown]);
  for (const one of causes) {
    const cause = read(one, 'cause');
    const isTold = isHttpError(one) ? has(one, 'cause') : cause !== undefined && !isObject(cause); // a thrown null, a text
    const linked = LINKS.map((link) => linkOf(one, link)).filter((next) => readText(next, 'message') !== undefined);
    const members = itemsOf(read(one, 'errors'), MOST_CAUSES).items.filter((item) => readText(item, 'stack'));
    for (const next of [...(isTold ? [cause] : []), ...linked, ...members])
      if (causes.size < MOST_CAUSES) causes.add(next);
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

/** The name of the class that made it, which stays where `name` is just "Error". */
export const classOf = (thrown: unknown): string | undefined => readText(read(thrown, 'constructor'), 'name');

const MOST_ANCESTORS = 8;
const NO_CLASS: ReadonlySet<string> = new Set();
const known = new WeakMap<object, ReadonlySet<string>>();

/** Is it of a class of that name, or of one that extends it? By name: nothing of a library is imported. */
export const isOfClass = (thrown: unknown, name: string): boolean => classesOf(prototypeOf(thrown)).has(name);

/** The names of a prototype's classes; read once for each prototype, as every rule asks for them. */
function classesOf(prototype: object | undefined): ReadonlySet<string> {
  if (prototype === undefined) return NO_CLASS;
  const before = known.get(prototype);
  if (before !== undefined) return before;
  const names = new Set<string>();
  let one: object | undefined = prototype;
  for (let depth = 0; depth < MOST_ANCESTORS && one !== undefined; depth++) {
    const name = classOf(one);
    if (name !== undefined) names.add(name);
    one = prototypeOf(one);
  }
  known.set(prototype, names);
  return names;
}

/** The row of a table that somebody else's word names; none for a word that every object has ("constructor"). */
export const rowOf = <T>(table: Readonly<Record<string, T>>, word: unknown): T | undefined =>
  typeof word === 'string' && Object.hasOwn(table, word) ? table[word] : undefined;

// What errors of systems, data stores, HTTP clients and validators carry and an app's own errors do not.
const FOREIGN_MEMBERS = `errno syscall sql sqlMessage sqlState severity routine query params parameters driverError
  original originalError parent config request response options $metadata $fault clientVersion issues errorLabels
  command keyValue _original inner arkErrors failures expiredAt failedAssertion rawType oauthError`.split(/\s+/);
const FOREIGN_CODE = /^(E[A-Z0-9]+|[A-Z]+_ERR_\w+|ERR_\w+|ER_\w+|SQLITE_\w+|P\d{4}|(?=.*\d)[0-9A-Z]{5})$/;
const FOREIGN_NAME =
  /^(Type|Range|Reference|Syntax|Eval|URI|Aggregate|JsonWebToken|NotBefore|Fetch|Query|\w*Connection|\w*Database\w*|Request|Timeout|Abort|\w*Driver)Error$|^(Sequelize|Prisma|Mongo|Axios|Kafka|Mongoose|JW[TSEK]|JOSE|Redis|Reply|Postgres|Invariant)/;

/**
 * The message of an error that says `expose: true`, where the app itself can have written it: createError(400, error)
 * of http-errors decorates any error at all with `expose`, also one whose text is a data store's or a system's.
 */
export function exposedMessage(thrown: unknown): string | undefined {
  if (read(thrown, 'expose') !== true) return undefined;
  return isForeign(thrown) ? undefined : readText(thrown, 'message');
}

/** Does it bear a mark of a system, a store, a client or a validator, and none of having been made by http-errors? */
export function isForeign(thrown: unknown): boolean {
  const code = read(thrown, 'code');
  const isMarked =
    FOREIGN_NAME.test(readText(thrown, 'name')?.slice(0, 100) ?? '') ||
    typeof code === 'number' ||
    (typeof code === 'string' && FOREIGN_CODE.test(code.slice(0, 100))) ||
    FOREIGN_MEMBERS.some((member) => read(thrown, member) !== undefined);
  return isMarked && !isOfClass(thrown, 'HttpError');
}
