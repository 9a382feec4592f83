import { isObject, read } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import { classOf, ofStatus } from '../rule';
import type { Marks } from '../rule';

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
export function grpc(thrown: unknown, { name, number, message }: Marks): HttpError | undefined {
  const [code, status] = number === undefined ? [] : (codes[number - 1] ?? []);
  if (code === undefined) return undefined;
  if (NAMES.has(name) || NAMES.has(classOf(thrown) ?? '')) return ofStatus(status, thrown);
  const isDetailed = typeof read(thrown, 'details') === 'string';
  return isDetailed && (isObject(read(thrown, 'metadata')) || message.includes(`${code}: `))
    ? ofStatus(status, thrown)
    : undefined;
}
