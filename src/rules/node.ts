import type { Rule } from './rule';

/** Failures of processes of our own, whose exit code can look like a status. */
export const ownProcess: readonly Rule[] = [];

/** In the order in which they are asked. */
export const node: readonly Rule[] = [];
