import { auth } from './auth';
import { express } from './express';
import { frameworks } from './frameworks';
import { grpc } from './grpc';
import { httpClients } from './http-clients';
import { httpShapes } from './http-errors';
import { childProcess, node } from './node';
import { parsers } from './parsers';
import { ofPlain, plainOnes } from './plain';
import { resilience } from './resilience';
import type { BuiltInRule, Marks } from './rule';
import { sdks } from './sdk';
import { service } from './service';
import { smtp } from './smtp';
import { stores } from './stores';
import { upload } from './upload';
import { fromUpstream } from './upstream';
import { failedValidation } from './validation';

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

/** The built-in rules that can know what was thrown. */
export const rulesFor = ({ isPlain }: Marks): readonly BuiltInRule[] => (isPlain ? plainRules : builtInRules);
