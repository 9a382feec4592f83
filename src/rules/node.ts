import { InternalServerError } from '../errors';
import { has, read, readText } from '../guard';
import type { HttpError } from '../http-error';
import { ofStatus, unlessAnswered } from './rule';
import type { BuiltInRule, Marks } from './rule';
import { systemStatus } from './transport';
import { isOurAnswer } from './upstream';

// Beside `stderr`: what node:child_process (exec; execSync), execa and zx say of the process.
const PROCESS_MEMBERS = ['cmd', 'spawnargs', 'pid', 'exitCode', 'command'];

/**
 * A child process that failed, whose exit code, in `status`, `code` or `exitCode`, is no status of HTTP: 504 if its
 * timeout killed it, 503 if the system could not start it for want of memory or processes, else 500.
 */
export function childProcess(thrown: unknown, { name, code }: Marks): HttpError | undefined {
  if (!has(thrown, 'stderr') || !PROCESS_MEMBERS.some((name) => has(thrown, name)) || isOurAnswer(thrown)) {
    return undefined;
  }
  if (isKilledByTimeout(thrown)) return ofStatus(504, thrown);
  if (name === 'AbortError') return undefined; // its cause knows why
  const isShortage = code !== 'ENOBUFS' && systemStatus(thrown) === 503; // ENOBUFS: `maxBuffer`
  return isShortage ? ofStatus(503, thrown) : new InternalServerError(undefined, { cause: thrown });
}

function isKilledByTimeout(thrown: unknown): boolean {
  if (read(thrown, 'timedOut') === true || readText(thrown, 'code') === 'ETIMEDOUT') return true;
  const isSignal = readText(thrown, 'signal') !== undefined && typeof read(thrown, 'code') !== 'string';
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
export const node: readonly BuiltInRule[] = [unlessAnswered(systemError, httpParser)];
