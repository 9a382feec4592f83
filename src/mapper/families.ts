import { adapt } from './adapt';
import type { Family } from './family';
import { boom } from './http/boom';
import { middleware } from './http/express';
import { frameworks } from './http/frameworks';
import { codeAndPhrase, httpErrors } from './http/http-errors';
import { parsers } from './http/parsers';
import { upload } from './http/upload';
import { ofPlain } from './plain';
import { sdks } from './sdk/sdk';
import { stores } from './stores/stores';
import { commonNames } from './system/common-names';
import { childProcess, node } from './system/node';
import { resilience } from './system/resilience';
import { auth } from './tokens/auth';
import { tokens } from './tokens/tokens';
import { nodeFetch, undici, ws } from './upstream/fetch';
import { grpc } from './upstream/grpc';
import { http } from './upstream/http';
import { needle, request, wreck } from './upstream/http-clients';
import { nodemailer } from './upstream/smtp';
import { ownClient } from './upstream/upstream';
import { failedValidation, thrownEntries } from './validation/validation';
import { modelValidation } from './validation/validation-models';
import type { BuiltInRule } from './rule';

const notData = (family: Family): Family => {
  const { isData: _, ...rest } = family;
  return rest;
};
const all = (library: string, rules: readonly BuiltInRule[]): Family[] =>
  rules.map((rule) => notData(adapt(library, rule)));

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
  notData(adapt('validation', ofPlain(failedValidation))),
  {
    ...adapt('validation', thrownEntries),
    judge: (thrown, facts) =>
      facts.isData ? adapt('validation', ofPlain(thrownEntries)).judge(thrown, facts) : undefined,
  },
  boom,
  httpErrors,
  codeAndPhrase,
  ...parsers,
  ...all('validation-models', modelValidation),
  ...stores,
  grpc,
  nodemailer,
  ...resilience,
  commonNames,
  node,
];
