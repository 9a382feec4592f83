import { readText } from '../../lib/guard';
import { causesOf } from '../causes';
import { means } from '../family';
import type { Judgement } from '../family';
import { classOf } from '../rule';

const TIMEOUT_CODE = /^(ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|ETIME|UND_ERR_[A-Z]+_TIMEOUT)$/;
const TIMEOUT_NAME = /Timed?Out(Error)?$/i;
const TIMEOUT_TEXT = /\btime(d[ -]?)?[ -]?out\b/i;
const MOST_OF_A_TEXT = 500;

/** Judges a call that brought no usable answer: `timedOut` if it did not come in time (RFC 9110 §15.6.5). */
export const judgeNoAnswer = (thrown: unknown, ...reasons: readonly unknown[]): Judgement =>
  [thrown, ...reasons].flatMap((reason) => causesOf(reason)).some(isTimeout)
    ? means('timedOut', 'no response in time')
    : means('unreachable', 'no response');

function isTimeout(error: unknown): boolean {
  const code = readText(error, 'code') ?? '';
  if (code === 'ECONNRESET' || code === 'ECONNREFUSED') return false; // the AWS SDK calls a reset TimeoutError, too
  const text = typeof error === 'string' ? error : (readText(error, 'message') ?? '');
  const isNamed = [readText(error, 'name'), classOf(error)].some((name) => TIMEOUT_NAME.test(name?.slice(-20) ?? ''));
  return isNamed || TIMEOUT_CODE.test(code) || TIMEOUT_TEXT.test(text.slice(0, MOST_OF_A_TEXT));
}
