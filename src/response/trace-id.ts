import { callMethod, hasOwn, inWords, read, readText } from '../lib/guard';
import { callHook } from './hook';
import type { ProblemOptions } from './problem-options';
import { traceIdOf } from './request-facts';

const MAX_TRACE_ID = 120; // the first line of a record has room for it
const VISIBLE = /^[^\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]+$/u;

/** True if it can stand in a body and in the first line of a record: a short text without control characters. */
export const isTraceId = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= MAX_TRACE_ID && VISIBLE.test(value);

/** Returns the id to quote of a failed request: what the option says, else the active span's, else the traceparent's. */
export function toTraceId<R>(
  req: R,
  option: ProblemOptions<never, R>['traceId'],
  warnings: string[],
): string | undefined {
  if (option === undefined) return activeTraceId(req) ?? traceIdOf(req);
  const id: unknown = option === false ? undefined : callHook('traceId', () => option(req), warnings);
  if (id === undefined || isTraceId(id)) return id;
  const found = typeof id === 'string' ? `${inWords(id)}: ${id.length} characters` : inWords(id);
  warnings.push(`The option traceId returned ${found}, not a short text without control characters`);
  return undefined;
}

// What every version 1.x of @opentelemetry/api registers, and the key of the span in a context.
const API = Symbol.for('opentelemetry.js.api.1');
const SPAN = Symbol.for('OpenTelemetry Context Key SPAN');
const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/;

/**
 * Returns the trace-id of the OpenTelemetry span that is active, or that was when the request came in: a callback that
 * loses the context has none, and a root span has no traceparent to fall back to.
 */
function activeTraceId(req: unknown): string | undefined {
  const manager = read(read(globalThis, API), 'context');
  return manager === undefined ? undefined : (idOfActive(manager) ?? inContextOf(req, () => idOfActive(manager)));
}

function idOfActive(manager: unknown): string | undefined {
  const span = callMethod(callMethod(manager, 'active'), 'getValue', SPAN);
  const id = readText(callMethod(span, 'spanContext'), 'traceId');
  return id !== undefined && TRACE_ID.test(id) ? id : undefined;
}

/** Asks in the context that the instrumentation of node:http has bound to a request: its listeners run in it. */
function inContextOf(req: unknown, ask: () => string | undefined): string | undefined {
  if (!hasOwn(req, 'once')) return undefined; // nothing is bound
  let id: string | undefined;
  const event = Symbol('express-return-codes');
  const listener = (): void => void (id = ask());
  callMethod(req, 'once', event, listener);
  callMethod(req, 'emit', event);
  callMethod(req, 'removeListener', event, listener);
  return id;
}
