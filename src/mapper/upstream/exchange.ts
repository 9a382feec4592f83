import { isFailureStatus } from '../../codes/return-codes';
import { has, read, readText } from '../../lib/guard';
import { isBugClass } from '../bug-classes';
import type { Facts } from '../facts';
import type { Judgement } from '../family';
import { holdsExchange } from '../http/foreign-headers';
import { judgeStoreText } from '../stores/store-words';
import { heldStatus, isRawText, weightOfMarks } from './exchange-marks';
import { isPhraseOf } from './phrases';
import { statusInText } from './status-text';
import { isOurAnswer, judgeAnswer } from './upstream';

const MAX_TEXT = 300;
const NEEDED = 2;
const NAMED = ['httpStatus', 'httpStatusCode', 'status_code'];
const HOLDERS = ['response', 'httpResponse', 'rawResponse', 'res', 'data'];

/** The members by which an error becomes a candidate. */
export const exchangeSigns = { members: ['status', 'statusCode', ...HOLDERS, ...NAMED, 'errorNum'] };

/** Judges an error that states a status and bears the marks of an exchange; undefined where the status is the app's. */
export function judgeMarkedStatus(thrown: unknown, facts: Facts): Judgement | undefined {
  const { status, isDecorated, isData, message } = facts;
  if (status === undefined || isDecorated || isData || isOurAnswer(thrown) || isOfServer(thrown, status))
    return undefined;
  if (weightOfMarks(thrown, status, facts, message.slice(0, MAX_TEXT)) < NEEDED) return undefined;
  if (judgeStoreText(thrown, facts) !== undefined) return undefined; // it says more
  return judgeAnswer(status, read(thrown, 'retryAfter'));
}

/** A server's own error: the status has a name beside its number, it makes its response itself, or is operational. */
function isOfServer(thrown: unknown, status: number): boolean {
  if (isPhraseOf(readText(thrown, 'status') ?? '', status) || has(thrown, 'isOperational')) return true;
  return ['getResponse', 'toResponse'].some((name) => typeof read(thrown, name) === 'function');
}

/** Judges by the status of a response that an error holds without its header fields, or that its text says. */
export function judgeSaidStatus(thrown: unknown, facts: Facts): Judgement | undefined {
  const { status, message, number, isPlain, isData, classes } = facts;
  if (status !== undefined || isData || isBugClass(classes)) return undefined;
  const held = isPlain ? undefined : HOLDERS.map((one) => heldStatus(read(thrown, one))).find(isFailureStatus);
  if (held !== undefined) return judgeAnswer(held);
  const named = holdsExchange(thrown) ? NAMED.map((one) => read(thrown, one)).find(isFailureStatus) : undefined;
  const numbered = typeof read(thrown, 'errorNum') === 'number' && isFailureStatus(number) ? number : undefined;
  if (named !== undefined || numbered !== undefined) return judgeAnswer(named ?? numbered);
  const text = message.slice(0, MAX_TEXT);
  const said = statusInText(text) ?? (isRawText(text) && isFailureStatus(number) ? number : undefined);
  return said === undefined ? undefined : { ...judgeAnswer(said), certainty: 'assumed' };
}
