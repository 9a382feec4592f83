import { returnCodeOf } from './return-codes';

// What node:http and the package statuses say, where RFC 9110 says something else or nothing.
const OTHER_PHRASES: Readonly<Record<number, string>> = {
  413: 'Payload Too Large',
  418: "I'm a Teapot",
  422: 'Unprocessable Entity',
  509: 'Bandwidth Limit Exceeded',
};

/** Returns the reason phrases of a failure status: the registered one first, then the one that servers send beside it. */
export function phrasesOf(status: number): readonly string[] {
  const other = OTHER_PHRASES[status];
  const { title } = returnCodeOf(status);
  return other === undefined ? [title] : [title, other];
}

/** The phrases beside the registered ones. */
export const otherPhrases: readonly string[] = Object.values(OTHER_PHRASES);
