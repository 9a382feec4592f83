// The library under test: ../../dist, or the build that DIST names.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const dist = process.env.DIST ?? fileURLToPath(new URL('../../../dist', import.meta.url));
if (!existsSync(`${dist}/index.js`))
  throw new Error('There is no build to test. Run `npm run build` in the root first.');

export const { asyncHandler, errorHandler, isHttpError, notFoundHandler, returnCodes, standardBodies, Unauthorized } =
  createRequire(import.meta.url)(dist);
