import { setStackTraceLimit } from '../codes/http-error';

/** Does the work without capturing stacks, which would cost more than all families and show only them. */
export function withoutStack<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  setStackTraceLimit(0);
  try {
    return work();
  } finally {
    setStackTraceLimit(limit);
  }
}
