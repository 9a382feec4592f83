import type { Family } from './family';
import { boom } from './http/boom';
import { middleware } from './http/express';
import { frameworks } from './http/frameworks';
import { codeAndPhrase, httpErrors } from './http/http-errors';
import { parsers } from './http/parsers';
import { upload } from './http/upload';
import { sdks } from './sdk/sdk';
import { stores } from './stores/stores';
import { commonNames } from './system/common-names';
import { childProcess, node } from './system/node';
import { resilience } from './system/resilience';
import { auth } from './tokens/auth';
import { tokens } from './tokens/tokens';
import { grpc } from './upstream/grpc';
import { nodeFetch, undici, ws } from './upstream/fetch';
import { http } from './upstream/http';
import { needle, request, wreck } from './upstream/http-clients';
import { nodemailer } from './upstream/smtp';
import { ownClient } from './upstream/upstream';
import { validators } from './validation/validation';
import { mongooseValidation, objectionValidation, sequelizeValidation } from './validation/validation-models';

/** Every family, in no order but that of their tiers. */
export const families: readonly Family[] = [
  ...frameworks,
  ...sdks,
  ownClient,
  wreck,
  undici,
  nodeFetch,
  ws,
  request,
  needle,
  http,
  childProcess,
  ...middleware,
  ...upload,
  ...auth,
  ...tokens,
  ...validators,
  boom,
  httpErrors,
  codeAndPhrase,
  ...parsers,
  mongooseValidation,
  sequelizeValidation,
  objectionValidation,
  ...stores,
  grpc,
  nodemailer,
  ...resilience,
  commonNames,
  node,
];
