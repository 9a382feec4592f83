import { isObject, read } from '../../lib/guard';
import { family, means } from '../family';
import { classOf } from '../classes';
import { meaningsBy, wordsOf } from '../table';
import { http } from './http';

// google.rpc.Code, from 1 to 16. https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
const names = wordsOf(`
  CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED RESOURCE_EXHAUSTED
  FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE DATA_LOSS UNAUTHENTICATED`);

// The verdict of a service on our own call, with our credentials and our quota: none of it is the client's. What is said
// of an object stands, as a store says it. Who has cancelled is unknown.
const byName = meaningsBy({
  badAnswer: `UNKNOWN INVALID_ARGUMENT PERMISSION_DENIED FAILED_PRECONDITION OUT_OF_RANGE UNIMPLEMENTED INTERNAL DATA_LOSS
    UNAUTHENTICATED`,
  missing: 'NOT_FOUND',
  duplicate: 'ALREADY_EXISTS',
  conflict: 'ABORTED',
  throttled: 'RESOURCE_EXHAUSTED',
  timedOut: 'DEADLINE_EXCEEDED',
  storeDown: 'UNAVAILABLE',
  ours: 'CANCELLED',
});

// google-gax; Connect; grpc-web and its kin. Their second mark is the name.
const CLASS = /^(GoogleError|ConnectError|RpcError)$/;

// https://github.com/grpc/grpc-node/blob/master/packages/grpc-js/src/client-interceptors.ts
const NOT_WRITTEN = /^13 INTERNAL: Request message serialization failure/;

/** gRPC: its number, beside metadata, or the name of the code in the message, or a class of its own. */
export const grpc = family({
  library: 'grpc',
  tier: 'protocol',
  signs: { name: CLASS, members: ['details'] },
  isData: true, // a status object
  meanings: [byName],
  judge(thrown, facts) {
    const { name, number = 0, message } = facts;
    const code = names[number - 1];
    if (code === undefined) return undefined;
    const isNamed = CLASS.test(name) || CLASS.test(classOf(thrown) ?? '');
    const isDetailed = typeof read(thrown, 'details') === 'string';
    const isOne = isNamed || (isDetailed && (isObject(read(thrown, 'metadata')) || message.includes(`${code}: `)));
    if (!isOne || http.judge(thrown, facts) !== undefined) return undefined; // the same service, asked over HTTP
    if (NOT_WRITTEN.test(message.slice(0, 100))) return means('ours', 'a message that cannot be written');
    return means(byName(code) ?? 'ours', `code ${number} ${code}`);
  },
});
