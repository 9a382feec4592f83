import { has, ownKeysOf, read, readText } from '../../lib/guard';
import { isUriReference } from '../../lib/uri';
import { isErrorClassOfApp } from '../error-class';
import type { Facts } from '../facts';
import type { Judgement } from '../family';
import { holdsExchange } from './foreign-headers';
import { foreignAnswer, isPhrase } from './foreign-answer';
import { shownText } from './shown-text';

const MAX_TYPE = 500;
const MAX_TITLE = 200;
const MAX_NAME = 80;
const NEEDED = 2;

/** What of an error or a document is meant for the client, by the members of a problem (RFC 9457 §3.1). */
interface Texts {
  readonly type: string | undefined;
  readonly title: string | undefined;
  readonly detail: string | undefined;
}
const NONE: Texts = { type: undefined, title: undefined, detail: undefined };

/**
 * Judges by a status and by what a problem says beside it: a 4xx keeps its type, title and detail; a 5xx its type and
 * title alone, and only where it is deliberately a problem. `message` stands in for a detail.
 */
export function problemAnswer(
  status: number,
  because: string,
  headers: unknown,
  problem: unknown,
  { isDeliberate, message }: { readonly isDeliberate: boolean; readonly message: string | undefined },
): Judgement {
  const { type, title, detail } = status < 500 || isDeliberate ? textsOf(problem, status) : NONE;
  const isShown = status < 500 && read(problem, 'expose') !== false;
  const answer = foreignAnswer(status, because, headers, (isShown ? detail : undefined) ?? message);
  const options = { ...answer.options, ...(type !== undefined && { type }) };
  return { ...answer, ...(title !== undefined && { title }), options };
}

/** The title belongs to a type of its own; that of `about:blank` is the phrase of the status (RFC 9457 §4.2.1). */
function textsOf(problem: unknown, status: number): Texts {
  const [type, title] = [typeOf(problem), shownText(readText(problem, 'title')?.slice(0, MAX_TITLE))];
  const detail = shownText(readText(problem, 'detail'));
  if (type !== undefined) return { type, title, detail };
  return { ...NONE, detail: detail ?? (isPhrase(title, status) ? undefined : title) };
}

/** The URI reference that a problem has as its own type. */
function typeOf(problem: unknown): string | undefined {
  const type = readText(problem, 'type');
  return type !== undefined && type.length <= MAX_TYPE && type !== 'about:blank' && isUriReference(type)
    ? type
    : undefined;
}

/** True if it has two of a type that is more than a word, a title and a detail. */
export function isProblemShaped(thrown: unknown): boolean {
  const texts = ['title', 'detail'].filter((member) => shownText(readText(thrown, member)) !== undefined);
  return texts.length + (isTyped(thrown) ? 1 : 0) >= NEEDED;
}

/** True if the type is a URI or a path, not only a word. */
export const isTyped = (thrown: unknown): boolean => /[:/]/.test(typeOf(thrown) ?? '');

const OF_A_PROBLEM = new Set<PropertyKey>('stack message name cause type title status statusCode detail'.split(' '));

/**
 * True if an error of the app's own is a problem: one of its own class, or one to which nothing else was given. What
 * another server has answered has more members, and what a client throws keeps the exchange.
 */
export function isOwnProblem(thrown: unknown, { isDecorated }: Facts): boolean {
  if (isDecorated || !has(thrown, 'stack') || !isProblemShaped(thrown) || holdsExchange(thrown)) return false;
  if (isErrorClassOfApp(read(thrown, 'constructor'))) return true;
  return isTyped(thrown) && ownKeysOf(thrown).every((key) => OF_A_PROBLEM.has(key));
}

/** Judges by the status that an error of the app's own carries, and by its texts if it is a problem. */
export function ownAnswer(thrown: unknown, facts: Facts, status: number, because: string, headers: unknown): Judgement {
  if (!isOwnProblem(thrown, facts)) return foreignAnswer(status, because, headers);
  return problemAnswer(status, because, headers, thrown, { isDeliberate: isCalledProblem(facts), message: undefined });
}

const isCalledProblem = ({ classes }: Facts): boolean =>
  [...classes].some((name) => /problem/i.test(name.slice(0, MAX_NAME)));
