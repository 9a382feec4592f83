import * as grpc from '@grpc/grpc-js';
import { isSilent, refuses, withUpstream } from '../support/upstream.mjs';

const METHOD = {
  path: '/planted.Orders/Get',
  requestStream: false,
  responseStream: false,
  requestSerialize: (text) => Buffer.from(text),
  requestDeserialize: String,
  responseSerialize: (text) => Buffer.from(text),
  responseDeserialize: String,
};

const Orders = grpc.makeGenericClientConstructor({ get: METHOD }, 'Orders');

const callsAt = async (port, { milliseconds = 2000, send = 'planted' } = {}) => {
  const client = new Orders(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  try {
    await new Promise((resolve, reject) =>
      client.get(send, { deadline: Date.now() + milliseconds }, (error, answer) =>
        error === null ? resolve(answer) : reject(error),
      ),
    );
  } finally {
    client.close();
  }
};

const grpcAnswers = (code, options) => async () => {
  const server = new grpc.Server();
  server.addService(
    { get: METHOD },
    { get: (_call, done) => code !== undefined && done({ code, details: 'planted text' }) },
  );
  const port = await new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    ),
  );
  try {
    await callsAt(port, options);
  } finally {
    server.forceShutdown();
  }
};

const { status } = grpc;
// google.rpc.Code
const codes = [
  [status.CANCELLED, 500],
  [status.UNKNOWN, 502],
  [status.INVALID_ARGUMENT, 502],
  [status.DEADLINE_EXCEEDED, 504],
  [status.NOT_FOUND, 404],
  [status.ALREADY_EXISTS, 409],
  [status.PERMISSION_DENIED, 502],
  [status.RESOURCE_EXHAUSTED, 503],
  [status.FAILED_PRECONDITION, 502],
  [status.ABORTED, 409],
  [status.OUT_OF_RANGE, 502],
  [status.UNIMPLEMENTED, 502],
  [status.INTERNAL, 502],
  [status.UNAVAILABLE, 503],
  [status.DATA_LOSS, 502],
  [status.UNAUTHENTICATED, 502],
];

export default {
  '@grpc/grpc-js': [
    ...codes.map(([code, expect]) => ({
      name: `${code} ${status[code]}`,
      trigger: grpcAnswers(code),
      thrown: new RegExp(`^Error Error ${code} `),
      expect,
    })),
    { name: 'no answer in time', trigger: grpcAnswers(undefined, { milliseconds: 60 }), expect: 504 },
    {
      name: 'a server that is not there',
      trigger: () => withUpstream(refuses, (_url, port) => callsAt(port)),
      expect: 503,
    },
    {
      name: 'a server that never says a word',
      trigger: () => withUpstream(isSilent, (_url, port) => callsAt(port, { milliseconds: 80 })),
      expect: 504,
    },
    {
      name: 'a message of ours that cannot be sent',
      trigger: grpcAnswers(status.OK, { send: Symbol('planted') }),
      thrown: /^Error .*\b13\b/,
      expect: 500,
    },
    {
      name: 'a number as its code alone',
      trigger: async () => {
        throw Object.assign(new Error('planted text'), { code: 5 });
      },
      thrown: /^Error .*\b5\b/,
      expect: 500,
    },
  ],
};
