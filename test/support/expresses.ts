import express5 from 'express';
import express4 from 'express4';

/** Both versions that the library supports, for describe.each. */
export const expresses = [
  { name: 'Express 5', express: express5, major: 5 },
  { name: 'Express 4', express: express4, major: 4 },
] as const;

/** Either of them: the types are those of 5. */
export type Express = typeof express5;
