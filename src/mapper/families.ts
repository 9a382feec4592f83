import { adapt } from './adapt';
import type { Family, Tier } from './family';
import { boom } from './http/boom';
import { middleware } from './http/express';
import { frameworks } from './http/frameworks';
import { codeAndPhrase, httpErrors } from './http/http-errors';
import { parsers } from './http/parsers';
import { upload } from './http/upload';
import { ofPlain } from './plain';
import { sdks } from './sdk/sdk';
import { stores } from './stores/stores';
import { childProcess, node } from './system/node';
import { resilience } from './system/resilience';
import { auth } from './tokens/auth';
import { tokens } from './tokens/tokens';
import { grpc } from './upstream/grpc';
import { httpClients } from './upstream/http-clients';
import { service } from './upstream/service';
import { smtp } from './upstream/smtp';
import { fromUpstream } from './upstream/upstream';
import { validators } from './validation/validation';
import { mongooseValidation, objectionValidation, sequelizeValidation } from './validation/validation-models';
import type { BuiltInRule } from './rule';

const notData = (family: Family): Family => {
  const { isData: _, ...rest } = family;
  return rest;
};
const all = (library: string, rules: readonly BuiltInRule[], tier?: Tier): Family[] =>
  rules.map((rule) => notData(adapt(library, rule, tier)));

/** Every family, in no order but that of their tiers. */
export const families: readonly Family[] = [
  ...frameworks,
  ...sdks,
  notData(adapt('express-return-codes/client', fromUpstream)),
  ...httpClients.map((rule) => adapt('http', rule)),
  adapt('http', ofPlain(service)),
  notData(adapt('node', childProcess)),
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
  adapt('grpc', grpc),
  notData(adapt('smtp', smtp)),
  ...all('resilience', resilience),
  ...all('node', node, 'system'),
];
