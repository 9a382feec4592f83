import { httpError } from '../errors';
import { isObject, read, readText } from '../guard';
import type { HttpError } from '../http-error';
import { classOf } from './rule';
import type { Rule } from './rule';

// google.rpc.Code, from 1 to 16, and what it is in HTTP here; what google.rpc.Code proposes differs for 1 (499) only.
// https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
const codes: readonly (readonly [name: string, status: number])[] = [
  ['CANCELLED', 500], // by our own code: who aborted is unknown
  ['UNKNOWN', 500],
  ['INVALID_ARGUMENT', 400],
  ['DEADLINE_EXCEEDED', 504],
  ['NOT_FOUND', 404],
  ['ALREADY_EXISTS', 409],
  ['PERMISSION_DENIED', 403],
  ['RESOURCE_EXHAUSTED', 429],
  ['FAILED_PRECONDITION', 400],
  ['ABORTED', 409],
  ['OUT_OF_RANGE', 400],
  ['UNIMPLEMENTED', 501],
  ['INTERNAL', 500],
  ['UNAVAILABLE', 503],
  ['DATA_LOSS', 500],
  ['UNAUTHENTICATED', 401],
];

// google-gax; Connect; grpc-web and its kin. Their second mark is the name.
const NAMES = new Set(['GoogleError', 'ConnectError', 'RpcError']);

/** gRPC: its number, beside metadata, or the name of the code in the message, or a class of its own. */
export function grpcStatus(thrown: unknown): HttpError | undefined {
  const code = read(thrown, 'code');
  const [name, status] = typeof code === 'number' ? (codes[code - 1] ?? []) : [];
  if (name === undefined || status === undefined || !isOfGrpc(thrown, name)) return undefined;
  return httpError(status, undefined, { cause: thrown });
}

function isOfGrpc(thrown: unknown, name: string): boolean {
  if (NAMES.has(readText(thrown, 'name') ?? '') || NAMES.has(classOf(thrown) ?? '')) return true;
  const details = read(thrown, 'details');
  if (typeof details !== 'string') return false;
  return isObject(read(thrown, 'metadata')) || readText(thrown, 'message')?.includes(`${name}: `) === true;
}

/** In the order in which they are asked. */
export const grpc: readonly Rule[] = [grpcStatus];
