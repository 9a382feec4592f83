import { isMadeByHttpErrors } from '../http/made-by-http-errors';
import { family } from '../family';
import type { Family } from '../family';

/**
 * Declares the family of an SDK that keeps the service's status as its error's own: http-errors keeps it too, so
 * createError(500, error) says what the service said. An error that http-errors has made itself is the app's answer.
 */
export const serviceFamily = (record: Omit<Family, 'tier' | 'status'>): Family =>
  family({
    ...record,
    tier: 'library',
    status: 'of the service',
    judge: (thrown, facts) =>
      facts.isDecorated && isMadeByHttpErrors(thrown) ? undefined : record.judge(thrown, facts),
  });
