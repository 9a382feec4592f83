import { adapt } from './adapt';
import { tiers } from './family';
import type { Family, Tier } from './family';
import { express } from './http/express';
import { frameworks } from './http/frameworks';
import { httpShapes } from './http/http-errors';
import { parsers } from './http/parsers';
import { upload } from './http/upload';
import { ofPlain } from './plain';
import { sdks } from './sdk/sdk';
import { stores } from './stores/stores';
import { commonNames } from './system/common-names';
import { childProcess, node } from './system/node';
import { resilience } from './system/resilience';
import { auth } from './tokens/auth';
import { nodeFetch, undici, ws } from './upstream/fetch';
import { grpc } from './upstream/grpc';
import { http } from './upstream/http';
import { needle, request, wreck } from './upstream/http-clients';
import { nodemailer } from './upstream/smtp';
import { ownClient } from './upstream/upstream';
import { failedValidation, thrownEntries } from './validation/validation';
import type { BuiltInRule } from './rule';

const notData = (family: Family): Family => {
  const { isData: _, ...rest } = family;
  return rest;
};
const all = (library: string, rules: readonly BuiltInRule[], tier?: Tier): Family[] =>
  rules.map((rule) => notData(adapt(library, rule, tier)));

const list: readonly Family[] = [
  ...all('frameworks', frameworks),
  adapt('sdk', ofPlain(sdks)),
  ownClient,
  wreck,
  undici,
  nodeFetch,
  ws,
  request,
  needle,
  http,
  childProcess,
  ...all('express', express),
  ...all('upload', upload),
  ...all('tokens', auth),
  notData(adapt('validation', ofPlain(failedValidation))),
  {
    ...adapt('validation', thrownEntries),
    judge: (thrown, facts) =>
      facts.isData ? adapt('validation', ofPlain(thrownEntries)).judge(thrown, facts) : undefined,
  },
  ...all('http-errors', httpShapes, 'http'),
  ...all('parsers', parsers),
  ...all('stores', stores),
  grpc,
  nodemailer,
  ...resilience,
  commonNames,
  node,
];

/** Every family, tier by tier. */
export const families: readonly Family[] = tiers.flatMap((tier) => list.filter((family) => family.tier === tier));
