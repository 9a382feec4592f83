import { auth } from './auth';
import { database } from './database';
import { express } from './express';
import { frameworks } from './frameworks';
import { grpc } from './grpc';
import { httpClients } from './http-clients';
import { httpShapes } from './http-errors';
import { mongo } from './mongo';
import { node, ownProcess } from './node';
import { orm } from './orm';
import { parsers } from './parsers';
import { resilience } from './resilience';
import type { BuiltInRule } from './rule';
import { sdk, services } from './sdk';
import { smtp } from './smtp';
import { stores } from './stores';
import { upload } from './upload';
import { upstream } from './upstream';
import { validation } from './validation';

/**
 * Every built-in rule in the order in which they are asked: first what a framework itself says, then the marks of a
 * failure that is not our answer (an upstream's response, an exit code), then shapes of HTTP, then each family's own
 * tables, last the system's codes.
 */
export const builtInRules: readonly BuiltInRule[] = [
  ...frameworks,
  ...sdk,
  ...upstream,
  ...httpClients,
  ...services,
  ...ownProcess,
  ...express,
  ...upload,
  ...auth,
  ...validation,
  ...httpShapes,
  ...parsers,
  ...orm,
  ...database,
  ...mongo,
  ...stores,
  ...grpc,
  smtp,
  ...resilience,
  ...node,
];
