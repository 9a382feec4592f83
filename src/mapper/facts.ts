import { isFailureStatus } from '../codes/return-codes';
import { prototypeOf, read } from '../lib/guard';
import { classesOf, marksOf } from './rule';
import type { Marks, PartVerdict } from './rule';

/** What a family is told beside the thrown value: what is read already, once for all of them. */
export interface Facts extends Marks {
  /** The names of its classes, nearest first. */
  readonly classes: ReadonlySet<string>;
  /** True if http-errors or boom has made or decorated it: `expose` is true or false beside a status, or it is a boom. */
  readonly isDecorated: boolean;
  /** The status that the app wants for a failed validation of the client's input. */
  readonly validationStatus: 400 | 422;
  /** Says what an error means that the thrown one keeps; undefined where nothing knows it. */
  readonly judge: (kept: unknown) => PartVerdict | undefined;
  /** Gets a sentence for what only the log may show. */
  readonly warnings: string[] | undefined;
}

/** Reads the facts of what was thrown. */
export const factsOf = (thrown: unknown, told: Pick<Facts, 'validationStatus' | 'judge' | 'warnings'>): Facts => {
  const { name, code, number, message, status, isPlain, isData } = marksOf(thrown);
  const isHttpErrors = status !== undefined && typeof read(thrown, 'expose') === 'boolean';
  return {
    name,
    code,
    number,
    message,
    status,
    isPlain,
    isData,
    classes: classesOf(prototypeOf(thrown)),
    isDecorated: isHttpErrors || (!isPlain && boomStatusOf(thrown) !== undefined),
    validationStatus: told.validationStatus,
    judge: told.judge,
    warnings: told.warnings,
  };
};

/** The status of an error that boom has made or decorated; undefined where it is none. */
export function boomStatusOf(thrown: unknown): number | undefined {
  const status = read(thrown, 'isBoom') === true ? read(read(thrown, 'output'), 'statusCode') : undefined;
  return isFailureStatus(status) ? status : undefined;
}
