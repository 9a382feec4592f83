import { has, isArray, isObject, itemsOf, ownKeysOf, read, readText } from '../lib/guard';
import { isHttpError } from '../codes/http-error';
import { isData } from './data';
import { hasOwnList, isPlain } from './facts';

// Besides `cause`: what Sequelize, TypeORM, Objection, express-jwt, GraphQL and mssql, MikroORM, passport-oauth2 say.
const LINKS = `cause original parent driverError nativeError inner originalError previous oauthError`.split(' ');
const MAX_CAUSES = 16;

/** What was thrown and then, nearest first, whatever caused it: each once, at most 16, however they are linked. */
export function causesOf(thrown: unknown): unknown[] {
  const causes = new Set([thrown]);
  for (const one of causes) {
    if (isData(one)) continue; // whoever sent it would choose its causes, too
    const cause = read(one, 'cause');
    const isTold = isHttpError(one) ? has(one, 'cause') : cause !== undefined && !isObject(cause); // a thrown null, a text
    const linked = LINKS.map((link) => linkOf(one, link)).filter(hasMessage);
    const members = itemsOf(read(one, 'errors'), MAX_CAUSES).items.filter((item) => readText(item, 'stack'));
    for (const next of [...(isTold ? [cause] : []), ...linked, ...members, ...heldErrors(one)])
      if (causes.size < MAX_CAUSES) causes.add(next);
  }
  return [...causes];
}

const hasMessage = (next: unknown): boolean =>
  hasOwnList(next) || readText(next, 'message') !== undefined || isListOfInstances(next);

/** A list of what JSON cannot hold, as class-validator's. */
const isListOfInstances = (next: unknown): boolean => isArray(next) && itemsOf(next, 1).length > 0 && !isData(next);

const MAX_KEYS = 30;
const NO_LINK = new Set<PropertyKey>(['stack', 'message', 'name', 'code', 'errors', ...LINKS]);

/**
 * Returns the errors that an error holds as any property of its own (`networkError`), or one below (`_options.error`); so does
 * an object without a text that is none: `{ status: 'rejected', reason }`, the result of a validator.
 */
function heldErrors(one: unknown): unknown[] {
  if (!isObject(one) || isPlain(one) || (!has(one, 'stack') && has(one, 'message'))) return [];
  const keys = ownKeysOf(one).slice(0, MAX_KEYS);
  const held = keys.filter((key) => !NO_LINK.has(key)).map((key) => read(one, key));
  return held.map((value) => (isError(value) ? value : read(value, 'error'))).filter(isError);
}

// Neither is read: the one writes a stack, the other can be a list of many megabytes.
const isError = (value: unknown): boolean => has(value, 'stack') && has(value, 'message');

function linkOf(one: unknown, link: string): unknown {
  const next = read(one, link);
  if (link !== 'cause' || typeof next !== 'function') return next;
  try {
    return next.call(one); // VError's cause() is a method
  } catch {
    return undefined;
  }
}
