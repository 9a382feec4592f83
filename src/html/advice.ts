const byStatus: Readonly<Record<number, string>> = {
  401: 'Sign in, then try again.',
  403: 'Sign in with an account that may open it, or ask somebody who can let you in.',
  404: 'Check the address, or start again from the home page.',
  410: 'Start again from the home page.',
  429: 'Wait a moment, then try again.',
  501: 'Start again from the home page.',
};
const MINE = 'Check what you sent, then try again.';
const OURS = 'Try again in a few minutes.';

/** Returns what a person can do about a failure of this status. */
export const adviceOf = (status: number): string => byStatus[status] ?? (status < 500 ? MINE : OURS);
