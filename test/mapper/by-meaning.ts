import { meanings } from '../../src';
import type { Meaning } from '../../src';
import { statusOfMeaning } from '../../src/mapper/table';
import { foreignError } from '../support/foreign-error';
import type { Sample } from './samples';

/** Real shapes of a library's errors by what they mean. */
export type Shapes = Partial<Record<Meaning, () => unknown>>;

/** Samples of shapes whose meaning says everything that is expected of them. */
export const byMeaning = (shapes: Shapes): Sample[] =>
  (Object.keys(shapes) as Meaning[]).map((meaning) => ({
    name: `one that means ${meaning}`,
    thrown: () => shapes[meaning]?.(),
    expected: {
      status: statusOfMeaning(meaning),
      meaning,
      fault: meanings[meaning].fault,
      certainty: 'recognized' as const,
    },
  }));

/** What a service answers, by its status. */
export const answers = (errorWith: (status: number) => unknown): Shapes => ({
  badAnswer: () => errorWith(500),
  throttled: () => errorWith(429),
  timedOut: () => errorWith(504),
});

/** What happens where no answer comes, by the reason that an error keeps. */
export const noAnswers = (errorWith: (reason: Error) => unknown): Shapes => ({
  timedOut: () => errorWith(systemError('ETIMEDOUT', -110, 'connect')),
  unreachable: () => errorWith(systemError('ECONNREFUSED', -111, 'connect')),
  badAnswer: () => errorWith(new SyntaxError('Unexpected token < in JSON at position 0')),
});

/** An error of the system, as Node makes it. */
export const systemError = (code: string, errno: number, syscall: string): Error =>
  foreignError(`${syscall} ${code}`, { errno, code, syscall });

/** What PostgreSQL answers, by SQLSTATE and what else tells. */
export const sqlStates = (errorWith: (state: string, routine: string, message: string) => unknown): Shapes => ({
  duplicate: () => errorWith('23505', '_bt_check_unique', 'duplicate key value violates unique constraint "p_key"'),
  brokenReference: () => errorWith('23503', 'ri_ReportViolation', 'insert violates foreign key constraint "p_fk"'),
  conflict: () => errorWith('23P01', 'check_exclusion_or_unique_constraint', 'conflicting key value'),
  deadlock: () => errorWith('40P01', 'DeadLockReport', 'deadlock detected'),
  rejectedValue: () => errorWith('22P02', 'pg_strtoint32_safe', 'invalid input syntax for type integer'),
  rowRefused: () => errorWith('42501', 'ExecWithCheckOptions', 'new row violates row-level security policy'),
  missing: () => errorWith('P0002', 'exec_stmt_execsql', 'query returned no rows'),
  storeDown: () => errorWith('57P01', 'ProcessInterrupts', 'terminating connection due to administrator command'),
  overloaded: () => errorWith('53300', 'InitProcess', 'sorry, too many clients already'),
  timedOut: () => errorWith('57014', 'ProcessInterrupts', 'canceling statement due to statement timeout'),
  ours: () => errorWith('42P01', 'parserOpenTable', 'relation "p" does not exist'),
});

/** The status that SQL of the app raises, as PostgREST has it. */
export const raisedStatus = (errorWith: (state: string, routine: string, message: string) => unknown): Sample => ({
  name: 'SQL that raises a status',
  thrown: () => errorWith('PT402', 'exec_stmt_raise', 'Payment Required'),
  expected: { status: 402, fault: 'client', certainty: 'stated' },
});
