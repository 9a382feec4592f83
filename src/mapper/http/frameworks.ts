import { has, read, readText } from '../../lib/guard';
import { isFailureStatus } from '../../codes/return-codes';
import { family, means, states } from '../family';
import type { Facts } from '../facts';
import type { Family, Judgement } from '../family';
import { marksOf } from '../facts';
import type { Marks } from '../facts';
import { detailsOf } from '../validation/validation';
import { judgeList } from '../validation/judge-list';
import { headersOf } from './foreign-headers';
import { graphql, typeGraphql } from './graphql';
import { foreignAnswer } from './foreign-answer';
import { nest } from './nest';
import { shownText } from './shown-text';
import { statusesBy } from './status-words';

// https://trpc.io/docs/server/error-handling#error-codes. INTERNAL_SERVER_ERROR is what it wraps anything else in:
// there the cause says what it means.
const trpcStatus = statusesBy(
  `BAD_REQUEST UNAUTHORIZED PAYMENT_REQUIRED FORBIDDEN NOT_FOUND CONFLICT PRECONDITION_FAILED UNSUPPORTED_MEDIA_TYPE
   UNPROCESSABLE_CONTENT PRECONDITION_REQUIRED TOO_MANY_REQUESTS NOT_IMPLEMENTED BAD_GATEWAY SERVICE_UNAVAILABLE
   GATEWAY_TIMEOUT`,
  {
    BAD_REQUEST: 'PARSE_ERROR',
    METHOD_NOT_ALLOWED: 'METHOD_NOT_SUPPORTED',
    REQUEST_TIMEOUT: 'TIMEOUT',
    CONTENT_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  },
);
const CLIENT_CLOSED_REQUEST = 499; // nginx's, which has no code of ours

/** tRPC: a code in words; the cause of a BAD_REQUEST is the validator's error. */
const trpc = family({
  library: '@trpc/server',
  tier: 'library',
  signs: { name: /^TRPCError$/ },
  meanings: [judgeList, 'its own status'],
  judge(thrown, facts) {
    const { name, code } = facts;
    const status = code === 'CLIENT_CLOSED_REQUEST' ? CLIENT_CLOSED_REQUEST : trpcStatus(code);
    if (name !== 'TRPCError' || status === undefined) return undefined;
    const cause = status === 400 ? read(thrown, 'cause') : undefined;
    const list = listOf(cause, marksOf(cause), thrown, facts.validationStatus, facts);
    return list ?? states(status, `code ${code}`);
  },
});

/** Judges by the list of a failed validation that the holder has; undefined where it has none. */
function listOf(holder: unknown, marks: Marks, thrown: unknown, status: number, facts: Facts): Judgement | undefined {
  const list = detailsOf(holder, marks);
  return list && judgeList(thrown, list, status, facts, true);
}

/** Feathers: a numeric `code` is the status, beside `className`. */
const feathers = family({
  library: '@feathersjs/errors',
  tier: 'library',
  signs: { members: ['className'] },
  status: 'of the app',
  meanings: [judgeList, 'its own status'],
  judge: (thrown, facts) =>
    readText(thrown, 'type') === 'FeathersError' && has(thrown, 'className') ? codeOfService(thrown, facts) : undefined,
});

/** Moleculer: the same, beside `retryable`. */
const moleculer = family({
  library: 'moleculer',
  tier: 'library',
  signs: { name: /^MoleculerError$/ },
  status: 'of the app',
  meanings: [judgeList, 'timedOut', 'its own status'],
  judge(thrown, facts) {
    if (!facts.classes.has('MoleculerError') || typeof read(thrown, 'retryable') !== 'boolean') return undefined;
    if (facts.number === SKIPPED) return means('timedOut', `code ${SKIPPED}`);
    return codeOfService(thrown, facts);
  },
});
const SKIPPED = 514; // Moleculer's own: the time was over before it was called

function codeOfService(thrown: unknown, facts: Facts): Judgement | undefined {
  const { number } = facts;
  if (!isFailureStatus(number)) return undefined;
  const list = number === 400 || number === 422 ? listOf(thrown, facts, thrown, number, facts) : undefined;
  return list ?? states(number, `code ${number}`);
}

/** Hono: a status and a text, or a response whose headers may hold the challenge. */
const hono = family({
  library: 'hono',
  tier: 'library',
  signs: { name: /^HTTPException$/ },
  meanings: ['its own status'],
  judge(thrown, { classes, status, message }) {
    const isOne = classes.has('HTTPException') && typeof read(thrown, 'getResponse') === 'function';
    if (status === undefined || !isOne) return undefined;
    const res = read(thrown, 'res');
    const isShown = status < 500 && res === undefined; // a response of its own says something else
    return foreignAnswer(status, `status ${status}`, read(res, 'headers'), isShown ? shownText(message) : undefined);
  },
});

/** routing-controllers: its status is `httpCode`; one that carries the list of a validator is the validator's. */
const routingControllers = family({
  library: 'routing-controllers',
  tier: 'library',
  signs: { members: ['httpCode'] },
  meanings: ['its own status'],
  judge(thrown, facts) {
    const status = read(thrown, 'httpCode');
    if (!isFailureStatus(status) || !facts.classes.has('HttpError')) return undefined;
    if (detailsOf(thrown, facts) !== undefined) return undefined;
    return foreignAnswer(status, `httpCode ${status}`, headersOf(thrown));
  },
});

/** The frameworks whose errors say a status to our client. */
export const frameworks: readonly Family[] = [
  trpc,
  graphql,
  typeGraphql,
  feathers,
  moleculer,
  hono,
  nest,
  routingControllers,
];
