import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import express5 from 'express';
import express4 from 'express4';

const built = new URL(process.env.DIST ?? '../../dist/', import.meta.url);
if (!existsSync(built)) {
  throw new Error('The library is not built: run "npm run build" in the root of the repository first.');
}

/** The library as it is published. */
export const library = createRequire(import.meta.url)(built.pathname);

/** Both majors of Express. */
export const expresses = { 'Express 5': express5, 'Express 4': express4 };
