import type { HttpError } from '../codes/http-error';
import { prototypeOf, read } from '../lib/guard';
import type { Fault, Meaning } from './meanings';
import { classesOf, marksOf } from './rule';
import type { Marks } from './rule';

/** What an error means that the thrown one keeps; the thrown value is the cause. */
export interface PartVerdict {
  readonly error: HttpError;
  readonly fault: Fault;
  readonly meaning?: Meaning;
}

/** What a family is told beside the thrown value: what is read already, once for all of them. */
export interface Facts extends Marks {
  /** The names of its classes, nearest first. */
  readonly classes: ReadonlySet<string>;
  /** True if http-errors has made or decorated it: `expose` is true or false beside a status. */
  readonly isDecorated: boolean;
  /** The status that the app wants for a failed validation of the client's input. */
  readonly validationStatus: 400 | 422;
  /** Maps an error that the thrown one keeps; undefined where nothing knows it. The thrown value is the cause. */
  readonly judge: (kept: unknown) => HttpError | undefined;
  /** The same, and whose fault it is. */
  readonly verdictOn: (kept: unknown) => PartVerdict | undefined;
  /** Gets a sentence for what only the log may show. */
  readonly warnings: string[] | undefined;
}

/** Reads the facts of what was thrown. */
export const factsOf = (
  thrown: unknown,
  told: Pick<Facts, 'validationStatus' | 'judge' | 'verdictOn' | 'warnings'>,
): Facts => {
  const marks = marksOf(thrown);
  return {
    ...marks,
    ...told,
    classes: classesOf(prototypeOf(thrown)),
    isDecorated: marks.status !== undefined && typeof read(thrown, 'expose') === 'boolean',
  };
};
