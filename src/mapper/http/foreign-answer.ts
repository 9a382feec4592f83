import { phrasesOf } from '../../codes/phrases';
import { states } from '../family';
import type { Judgement } from '../family';
import { allowedHeaders } from './foreign-headers';

/**
 * Judges by the status that a library or the app says to our client, in its own words; a bare reason phrase says nothing
 * more. Of the headers those pass that are allowed.
 */
export function foreignAnswer(status: number, because: string, headers: unknown, message?: string): Judgement {
  const detail = isPhrase(message, status) ? undefined : message;
  const allowed = allowedHeaders(headers);
  return states(status, because, {
    ...(detail !== undefined && { detail }),
    options: { expose: detail !== undefined, ...(allowed !== undefined && { headers: allowed }) },
  });
}

/** True if a text is no more than the phrase of a status, as Node or RFC 9110 has it. */
export const isPhrase = (message: string | undefined, status: number): boolean =>
  message !== undefined && phrasesOf(status).includes(message);
