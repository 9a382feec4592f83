import { has, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { ofPlain } from '../plain';
import { ofStatus, unlessAnswered } from '../rule';
import type { BuiltInRule, Marks } from '../rule';
import { systemStatus } from '../upstream/transport';
import { isOurAnswer } from '../upstream/upstream';

// Beside `stderr`: what node:child_process (exec; execSync), execa and zx say of the process.
const PROCESS_MEMBERS = ['cmd', 'spawnargs', 'pid', 'exitCode', 'command'];

/**
 * A child process that failed, whose exit code, in `status`, `code` or `exitCode`, is no status of HTTP: 504 if its
 * timeout killed it, 503 if the system could not start it for want of memory or processes, else 500.
 */
export function childProcess(thrown: unknown, marks: Marks): HttpError | undefined {
  if (!has(thrown, 'stderr') || !PROCESS_MEMBERS.some((member) => has(thrown, member)) || isOurAnswer(thrown)) {
    return undefined;
  }
  if (isKilledByTimeout(thrown, marks)) return ofStatus(504, thrown);
  if (marks.name === 'AbortError') return undefined; // its cause knows why
  const isShortage = marks.code !== 'ENOBUFS' && systemStatus(thrown) === 503; // ENOBUFS: `maxBuffer`
  return ofStatus(isShortage ? 503 : 500, thrown);
}

function isKilledByTimeout(thrown: unknown, { code }: Marks): boolean {
  if (read(thrown, 'timedOut') === true || code === 'ETIMEDOUT') return true;
  const isSignal = readText(thrown, 'signal') !== undefined && code === '';
  return isSignal && read(thrown, 'killed') === true && !has(thrown, 'timedOut');
}

/** The system's errors, also of several addresses tried in turn: an AggregateError with the code of its last member. */
function systemError(thrown: unknown): HttpError | undefined {
  return ofStatus(systemStatus(thrown), thrown);
}

/** A response of an upstream that is no HTTP, which undici leaves without a code. */
function httpParser(thrown: unknown, { name }: Marks): HttpError | undefined {
  return name === 'HTTPParserError' && has(thrown, 'data') ? ofStatus(502, thrown) : undefined;
}

/** In the order in which they are asked. */
export const node: readonly BuiltInRule[] = [unlessAnswered(ofPlain(systemError), httpParser)];
