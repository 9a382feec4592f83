import { express } from './express';
import { httpShapes } from './http-errors';
import type { Rule } from './rule';

/** Every built-in rule in the order in which they are asked: what a library marks as its own, then shapes of HTTP. */
export const builtInRules: readonly Rule[] = [...express, ...httpShapes];
