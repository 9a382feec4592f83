// express-return-codes/fetch of the library under test.
import { createRequire } from 'node:module';
import { dist } from './library.mjs';

export const { Conflict, MethodNotAllowed, NotFound, problemResponse, ProxyAuthenticationRequired, Unauthorized } =
  createRequire(import.meta.url)(`${dist}/fetch`);
export const { UpgradeRequired } = createRequire(import.meta.url)(`${dist}/fetch`);
