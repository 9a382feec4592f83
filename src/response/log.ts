import type { ErrorContext, ErrorHandlerOptions } from './options';
import { memberOf, read, stackOf } from '../lib/guard';
import type { Problem } from '../codes/problem';
import { causesOf } from '../mapper/causes';

const MOST_CHARACTERS = 16_384;

/**
 * One record of a failed request for console.error: what was answered, then the stack of what was thrown and of each
 * cause, then what else went wrong on the way. No property is inspected (an AxiosError carries the Authorization
 * header), no text can forge a line, and nothing of it throws.
 */
export function toLogRecord(problem: Problem, method: string, causes: unknown[], warnings: readonly string[]): string {
  const head = `${problem.status} ${problem.code}: ${method} ${memberOf(problem, 'instance') ?? ''}`.trimEnd();
  const share = Math.floor(MOST_CHARACTERS / (causes.length + 1)); // each cause, and the warnings, get their say
  const stacks = causes.map((cause, index) => (index === 0 ? '' : 'caused by: ') + stackOf(cause).slice(0, share));
  const record = [head, ...stacks, ...warnings.map((fault) => `also: ${fault}`)].join('\n');
  const safe = record.replace(CONTROLS, escaped).replaceAll('\n', '\n    ');
  return safe.length > MOST_CHARACTERS ? `${safe.slice(0, MOST_CHARACTERS)}…` : safe;
}

const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]/g;
const escaped = (control: string): string => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Tells the log of one error, once: the app's hook, or console.error where there is none. Never throws. */
export function report(
  problem: Problem,
  context: ErrorContext,
  hook: ErrorHandlerOptions['log'],
  warnings: readonly string[],
): void {
  const isSilent = hook === false || (hook === undefined && problem.status < 500 && warnings.length === 0);
  if (isSilent) return;

  const print = (causes: unknown[], lines: readonly string[]): void => {
    try {
      console.error(toLogRecord(problem, context.req.method, causes, lines));
    } catch {
      // an app's own console that throws: there is nowhere left to say it
    }
  };
  const failed = (fault: unknown): void =>
    print(causesOf(context.thrown), [...warnings, `The option log threw ${stackOf(fault)}`]);
  const told = (): void => {
    if (warnings.length > 0) print([], warnings);
  };

  if (hook === undefined) {
    print(causesOf(context.thrown), warnings);
    return;
  }
  try {
    const result = hook(problem, context);
    if (typeof read(result, 'then') === 'function') Promise.resolve(result).then(told, failed);
    else told();
  } catch (fault) {
    failed(fault);
  }
}

/** Is it only the client's going away? */
export const isAbort = ({ thrown, error }: ErrorContext): boolean =>
  error.status < 500 && (read(thrown, 'code') === 'ECONNABORTED' || read(thrown, 'type') === 'request.aborted');
