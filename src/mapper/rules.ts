import { auth } from './tokens/auth';
import { express } from './http/express';
import { frameworks } from './http/frameworks';
import { grpc } from './upstream/grpc';
import { httpClients } from './upstream/http-clients';
import { httpShapes } from './http/http-errors';
import { childProcess, node } from './system/node';
import { parsers } from './http/parsers';
import { ofPlain, plainOnes } from './plain';
import { resilience } from './system/resilience';
import type { BuiltInRule, Marks } from './rule';
import { sdks } from './sdk/sdk';
import { service } from './upstream/service';
import { smtp } from './upstream/smtp';
import { stores } from './stores/stores';
import { upload } from './http/upload';
import { fromUpstream } from './upstream/upstream';
import { failedValidation, thrownEntries } from './validation/validation';

/**
 * Every built-in rule in the order in which they are asked: first what a framework itself says, then the marks of a
 * failure that is not our answer (an upstream's response, an exit code), then shapes of HTTP, then each family's own
 * tables, last the system's codes.
 */
const builtInRules: readonly BuiltInRule[] = [
  ...frameworks,
  ofPlain(sdks),
  fromUpstream,
  ...httpClients,
  ofPlain(service),
  childProcess,
  ...express,
  ...upload,
  ...auth,
  ofPlain(failedValidation),
  ...httpShapes,
  ...parsers,
  ...stores,
  grpc,
  smtp,
  ...resilience,
  ...node,
];

const plainRules = plainOnes(builtInRules);

// Of what JSON.parse makes: the upstreams whose clients throw plain objects, and a validator's list.
const dataRules: readonly BuiltInRule[] = [sdks, ...httpClients, service, grpc, thrownEntries];

/** The built-in rules that can know what was thrown. */
export const rulesFor = ({ isPlain, isData }: Marks): readonly BuiltInRule[] =>
  isPlain ? plainRules : isData ? dataRules : builtInRules;
