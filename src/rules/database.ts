import type { Rule } from './rule';

/** In the order in which they are asked. */
export const database: readonly Rule[] = [];
