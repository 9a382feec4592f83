import type { Problem } from '../codes/problem';
import { isArray, isObject, itemsOf, memberOf, read, readText } from '../lib/guard';
import { partsOf, stackOf } from '../lib/stack';
import { causesOf } from '../mapper/causes';
import { assumptions, isAssumed } from './assumptions';
import type { Reported } from './assumptions';
import type { ProblemOptions } from './problem-options';
import { pathOf } from './request-facts';
import type { UnlistedClasses } from './unlisted-classes';

/** Tells the log of one error, once. Never throws. */
export type Report<C> = (problem: Problem, context: C) => void;

/**
 * Returns the log of a handler: the app's hook, or console.error for each 5xx and for what could not be sent as the app
 * has said it, and a line of console.warn for what is assumed to be the client's fault, and for each class of the app's
 * own whose message is not sent. A record that came ten times in ten seconds is shortened to its first line.
 */
export function reporter<C extends Reported>(
  hook: ProblemOptions<C, never>['log'],
  hintOf?: UnlistedClasses,
): Report<C> {
  if (hook === false) return () => undefined;
  const isRepeated = repetitions();
  const print = (problem: Problem, context: C, warnings: readonly string[]): void => {
    try {
      const head = headOf(problem, context);
      const body = readableBodyOf(context.thrown, warnings);
      console.error(isRepeated(body) ? head : cutTo([head, ...body].join('\n    '), MAX_RECORD));
    } catch {
      // an app's own console that throws: there is nowhere left to say it
    }
  };
  if (hook === undefined) {
    const lineOf = assumptions();
    return (problem, context) => {
      const { warnings } = context;
      if (problem.status >= 500 || (warnings.length > 0 && problem.status !== 499)) print(problem, context, warnings);
      else warn((isAssumed(problem, context) ? lineOf(problem, context) : undefined) ?? hintOf?.(problem, context));
    };
  }
  return (problem, context) => {
    const failed = (failure: unknown): void =>
      print(problem, context, [...context.warnings, `The option log threw ${stackOf(failure)}`]);
    const hint = hintOf?.(problem, context);
    if (hint !== undefined && isOpen(context.warnings)) context.warnings.push(hint);
    try {
      const result: unknown = hook(problem, context);
      if (typeof read(result, 'then') === 'function') Promise.resolve(result).catch(failed);
    } catch (failure) {
      failed(failure);
    }
  };
}

const isOpen = (warnings: readonly string[]): warnings is string[] => !Object.isFrozen(warnings);

function warn(line: string | undefined): void {
  try {
    if (line !== undefined) console.warn(bounded(line, MAX_HEAD));
  } catch {
    // an app's own console that throws
  }
}

/** The first line of a record: `status CODE: METHOD path (family: because) trace=…`. */
export function headOf(problem: Problem, { req, verdict }: Reported): string {
  const traceId = memberOf(problem, 'traceId');
  const what = [readText(req, 'method'), isObject(req) ? pathOf(req) : undefined].filter(Boolean).join(' ');
  const head = bounded(`${problem.status} ${problem.code}: ${what}`, MAX_HEAD); // no long path hides what follows
  const why = bounded(`(${verdict.family}: ${verdict.because})`, MAX_WHY);
  return `${head} ${why}${traceId === undefined ? '' : ` ${bounded(`trace=${traceId}`, MAX_TRACE)}`}`;
}

const MAX_RECORD = 16_384;
const MAX_HEAD = 1920;
const MAX_WHY = 300;
const MAX_TRACE = 128;
const MAX_BODY = MAX_RECORD - MAX_HEAD - MAX_TRACE;
const MAX_ENTRIES = 16;
const MAX_WARNINGS = 20;

/** The rest of a record, or why it cannot be written: no failure may pass in silence. */
function readableBodyOf(thrown: unknown, warnings: readonly string[]): string[] {
  try {
    return bodyOf(thrown, warnings);
  } catch {
    return ['It cannot be read.'];
  }
}

/**
 * The rest of a record: the message and the frames of what was thrown and of each cause, then what else went wrong on
 * the way. No property is inspected (an AxiosError carries the Authorization header), no text can forge a line.
 */
export function bodyOf(thrown: unknown, warnings: readonly string[]): string[] {
  const entries = isArray(thrown) ? [thrown, ...itemsOf(thrown, MAX_ENTRIES).items] : causesOf(thrown);
  const label = isArray(thrown) ? 'entry: ' : 'caused by: ';
  const also = warnings.slice(0, MAX_WARNINGS);
  if (warnings.length > also.length) also.push(`${warnings.length - also.length} more warnings`);
  const share = Math.floor(MAX_BODY / (entries.length + also.length)); // each gets its say
  return [
    ...entries.map((entry, index) => {
      const { summary, frames } = partsOf(entry, share);
      const quarter = Math.floor(share / 4); // no long message pushes the frames out
      const text = bounded((index === 0 ? '' : label) + summary, frames === '' ? share : quarter);
      return text + bounded(frames, share - quarter);
    }),
    ...also.map((warning) => bounded(`also: ${warning}`, share)),
  ];
}

// Controls, line separators, lone surrogates, and what is not seen: bidi and zero-width characters (CVE-2021-42574),
// fillers, selectors.
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const escaped = (character: string): string => {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
};

function bounded(text: string, most: number): string {
  return cutTo(cutTo(text, most).replace(UNSEEN, escaped).replaceAll('\n', '\n    '), most);
}

const cutTo = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text);

const WINDOW = 10_000;
const MAX_REPEATED = 10;
const MAX_KEYS = 100;
const MAX_KEY = 1000;

/** Returns a function that is true for what it was given ten times in ten seconds before. Its memory is bounded. */
function repetitions(): (body: readonly string[]) => boolean {
  const seen = new Map<string, { since: number; count: number }>();
  return (body) => {
    const text = body.join('\n');
    const key = `${text.length} ${text.slice(0, MAX_KEY)}`;
    const now = Date.now();
    const before = seen.get(key);
    if (before !== undefined && now - before.since < WINDOW) return ++before.count > MAX_REPEATED;
    seen.delete(key); // the oldest stands first
    seen.set(key, { since: now, count: 1 });
    for (const oldest of seen.keys()) {
      if (seen.size <= MAX_KEYS) break;
      seen.delete(oldest);
    }
    return false;
  };
}
