import { read, readText } from '../lib/guard';
import { isOfClass } from './rule';

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
  if (isOfClass(thrown, 'HttpError')) return false;
  const code = read(thrown, 'code');
  return (
    FOREIGN_NAME.test(readText(thrown, 'name')?.slice(0, 100) ?? '') ||
    typeof code === 'number' ||
    (typeof code === 'string' && FOREIGN_CODE.test(code.slice(0, 100))) ||
    FOREIGN_MEMBERS.some((member) => read(thrown, member) !== undefined)
  );
}
