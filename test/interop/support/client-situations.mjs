// What clients of other servers, tokens, bugs and the app itself throw, by who is to blame.
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import * as grpc from '@grpc/grpc-js';
import axios from 'axios';
import { body, matchedData, validationResult } from 'express-validator';
import got from 'got';
import createError from 'http-errors';
import jsonwebtoken from 'jsonwebtoken';
import ky from 'ky';
import OpenAI from 'openai';
import Stripe from 'stripe';
import superagent from 'superagent';
import { Unauthorized } from './library.mjs';
import { users } from './user-schemas.mjs';
import { answers, refuses, withUpstream } from './upstream.mjs';

const blame = (fault) => (status) => ({ fault, status });
const [client, server, upstream, overload] = ['client', 'server', 'upstream', 'overload'].map(blame);

const throwing = (make) => () => {
  throw make();
};

// An upstream's verdict on our call, by the client that made it.
const calls = {
  axios: (url) => axios.get(url),
  got: (url) => got(url, { retry: { limit: 0 } }),
  ky: (url) => ky(url, { retry: 0 }),
  superagent: (url) => superagent.get(url).ok((response) => response.status < 400),
  openai: (baseURL) => new OpenAI({ apiKey: 'x', baseURL, maxRetries: 0 }).models.list(),
  stripe: (_url, port) => new Stripe('sk_test_x', { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 }).charges.list(), // prettier-ignore
};

const verdicts = Object.entries(calls).flatMap(([library, call]) => [
  ...[400, 401, 403, 404].map((status) => ({
    name: `${library}: an upstream's ${status} to our own call`,
    act: () => withUpstream(() => answers(status, { error: { message: 'x' } }), call),
    ...upstream(502),
  })),
  {
    name: `${library}: an upstream's 429`,
    act: () => withUpstream(() => answers(429, { error: { message: 'x' } }, { 'Retry-After': '7' }), call),
    ...overload(503),
  },
  { name: `${library}: an upstream that is not there`, act: () => withUpstream(refuses, call), ...upstream(502) },
]);

const METHOD = { path: '/x.Orders/Get', requestStream: false, responseStream: false, requestSerialize: Buffer.from, requestDeserialize: String, responseSerialize: Buffer.from, responseDeserialize: String }; // prettier-ignore
const Orders = grpc.makeGenericClientConstructor({ get: METHOD }, 'Orders');

/** A real gRPC server that answers with this code. */
const grpcCode = (code) => async () => {
  const service = new grpc.Server();
  service.addService({ get: METHOD }, { get: (_call, done) => done({ code, details: 'x' }) });
  const port = await new Promise(
    (resolve, reject) =>
    service.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))), // prettier-ignore
  );
  const orders = new Orders(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  try {
    await new Promise((resolve, reject) => orders.get('x', (error) => (error ? reject(error) : resolve())));
  } finally {
    orders.close();
    service.forceShutdown();
  }
};

/** A real S3 client whose bucket has no such object. */
const noSuchKey = (key) =>
  withUpstream(
    () => answers(404, `<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>x</Message><Key>${key}</Key></Error>`, { 'Content-Type': 'application/xml' }), // prettier-ignore
    async (endpoint) => {
      const s3 = new S3Client({ endpoint, region: 'us-east-1', forcePathStyle: true, maxAttempts: 1, credentials: { accessKeyId: 'x', secretAccessKey: 'x' } }); // prettier-ignore
      try {
        await s3.send(new GetObjectCommand({ Bucket: 'invoices', Key: key }));
      } finally {
        s3.destroy();
      }
    },
  );

const expired = jsonwebtoken.sign({ exp: 1 }, 'secret');
class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const isGrpcError = (thrown) => thrown instanceof Error && 'metadata' in thrown && typeof thrown.code === 'number';
const gateway = [
  (thrown) => (axios.isAxiosError(thrown) && thrown.response?.status === 401 ? new Unauthorized() : undefined),
  (thrown) => (isGrpcError(thrown) && thrown.code === 16 ? new Unauthorized() : undefined),
];

const own = [
  // What the app says itself
  { name: 'http-errors: a 404 of the app', act: throwing(() => createError(404, 'No such order')), ...client(404), certainty: 'stated' }, // prettier-ignore
  { name: 'http-errors: a 503 of the app', act: throwing(() => createError(503)), ...overload(503), certainty: 'stated' }, // prettier-ignore
  { name: 'an error of the app with a status', act: throwing(() => new ApiError(409, 'x')), ...client(409), certainty: 'stated' }, // prettier-ignore
  { name: 'a TypeError that the app has given a status', act: throwing(() => Object.assign(new TypeError('x'), { status: 400 })), ...client(400), certainty: 'stated' }, // prettier-ignore
  { name: 'a plain object with a status', act: throwing(() => ({ status: 404, message: 'x' })), ...client(404), certainty: 'assumed' }, // prettier-ignore
  { name: 'a plain object with more than a status, an upstream’s body', act: throwing(() => ({ status: 404, message: 'x', request: 'y', type: 'z' })), ...server(500) }, // prettier-ignore
  // Bugs
  { name: 'a TypeError', act: (req) => req.nothing.there, ...server(500) },
  { name: 'a TypeError that was caused by a 404', act: throwing(() => new TypeError('x', { cause: createError(404) })), ...server(500) }, // prettier-ignore
  { name: 'a RangeError that was caused by a 409 of the app', act: throwing(() => new RangeError('x', { cause: new ApiError(409, 'x') })), ...server(500) }, // prettier-ignore
  { name: 'JSON.parse of what the app keeps', act: () => JSON.parse('{'), ...server(500) },
  { name: 'a 400 and a TypeError at once', act: throwing(() => new AggregateError([createError(400), new TypeError('x')])), ...server(500) }, // prettier-ignore
  { name: 'a 400 and an unknown error at once', act: throwing(() => new AggregateError([createError(400), new Error('x')])), ...server(500) }, // prettier-ignore
  { name: 'a 404 as the cause of a bare error', act: throwing(() => new Error('x', { cause: createError(404, 'secret') })), ...client(404) }, // prettier-ignore
  { name: 'a class of the app about its configuration, with errors', path: '/jobs', sent: { path: '/jobs', body: { queue: 'mail' } }, act: throwing(() => Object.assign(new (class InvalidConfigError extends Error {})('x'), { errors: [{ message: 'must be a URL', path: ['smtp', 'host'] }] })), ...server(500) }, // prettier-ignore
  // Express and its parsers
  { name: 'a body that is no JSON', sent: { body: '{', headers: { 'Content-Type': 'application/json' } }, act: () => 1, ...client(400) }, // prettier-ignore
  { name: 'a path that cannot be decoded', sent: { path: '/users/%E0%A4%A/1' }, act: () => 1, ...client(400) },
  { name: 'a body that is too large', sent: { body: { text: 'x'.repeat(200_000) } }, act: () => 1, ...client(413) },
  // Tokens
  { name: "jsonwebtoken: the client's token has expired", sent: { headers: { authorization: `Bearer ${expired}` } }, act: (req) => jsonwebtoken.verify(req.headers.authorization.slice(7), 'secret'), ...client(401) }, // prettier-ignore
  { name: 'jsonwebtoken: no secret of ours', act: () => jsonwebtoken.verify(expired, undefined), ...server(500) },
  // gRPC
  ...[[16, 502], [7, 502], [3, 502], [9, 502], [11, 502], [12, 502]].map(([code, status]) => ({ name: `grpc: ${code}, a verdict on our own call`, act: grpcCode(code), ...upstream(status) })), // prettier-ignore
  { name: 'grpc: 8, our quota', act: grpcCode(8), ...overload(503) },
  { name: 'grpc: 5, an object that is not there', act: grpcCode(5), ...client(404) },
  { name: 'grpc: 6, an object that is there already', act: grpcCode(6), ...client(409) },
  // A gateway that passes its client's credentials on, with the rules of the README
  { name: "a gateway's rule: axios, a 401 to its client's credentials", act: () => withUpstream(() => answers(401, {}), calls.axios), options: { rules: gateway }, ...client(401) }, // prettier-ignore
  { name: "a gateway's rule: axios, a 403", act: () => withUpstream(() => answers(403, {}), calls.axios), options: { rules: gateway }, ...upstream(502) }, // prettier-ignore
  { name: "a gateway's rule: grpc, UNAUTHENTICATED", act: grpcCode(16), options: { rules: gateway }, ...client(401) },
  { name: "a gateway's rule: grpc, INTERNAL", act: grpcCode(13), options: { rules: gateway }, ...upstream(502) },
  // Objects
  { name: 's3: no such key, which the path names', path: '/files/:name', sent: { path: '/files/july.pdf' }, act: (req) => noSuchKey(req.params.name), ...client(404) }, // prettier-ignore
  { name: 's3: no such key, of which the path names a part', path: '/files/:name', sent: { path: '/files/july' }, act: (req) => noSuchKey(`invoices/${req.params.name}.pdf`), ...client(404) }, // prettier-ignore
  { name: 's3: no such key, of our own', path: '/jobs', sent: { path: '/jobs' }, act: () => noSuchKey('templates/mail.html'), ...server(500) }, // prettier-ignore
  // express-validator
  { name: 'express-validator: its result is thrown', sent: { body: { email: 'x' } }, act: async (req) => { await body('email').isEmail().run(req); validationResult(req).throw(); return matchedData(req); }, ...client(400), list: true }, // prettier-ignore
  { name: 'express-validator: its array is thrown', sent: { body: { email: 'x' } }, act: async (req) => { await body('email').isEmail().run(req); throw validationResult(req).array(); }, ...client(400), list: true }, // prettier-ignore
  { name: 'express-validator: its array is thrown in an object with a status', sent: { body: { email: 'x' } }, act: async (req) => { await body('email').isEmail().run(req); throw { status: 422, errors: validationResult(req).array() }; }, ...client(422), list: true }, // prettier-ignore
  // A failed validation that another one keeps
  { name: 'zod: a list of several failures at once, one of our own', sent: { body: { email: 7, age: 20 } }, act: async (req) => { const results = await Promise.allSettled([req.body, { email: 'b', age: 1 }].map(async (one) => users.zod(one))); throw new AggregateError(results.map(({ reason }) => reason)); }, ...server(500) }, // prettier-ignore
];

export const clientSituations = [...verdicts, ...own];
