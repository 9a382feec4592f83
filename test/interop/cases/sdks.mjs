import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Client as Elasticsearch } from '@elastic/elasticsearch';
import { request as octokit } from '@octokit/request';
import OpenAI from 'openai';
import Stripe from 'stripe';
import { TOKEN } from '../support/planted.mjs';
import { answers, hangs, isThrottled, refuses, withUpstream } from '../support/upstream.mjs';

const s3Error = (status, code) => () =>
  answers(
    status,
    `<?xml version="1.0"?><Error><Code>${code}</Code><Message>planted arn:aws:iam::1:user/x</Message><RequestId>planted</RequestId></Error>`,
    { 'Content-Type': 'application/xml' },
  );

const s3 =
  (server, command = new GetObjectCommand({ Bucket: 'planted', Key: 'planted' }), options) =>
  () =>
    withUpstream(server, async (endpoint) => {
      const client = new S3Client({
        endpoint,
        region: 'us-east-1',
        forcePathStyle: true,
        maxAttempts: 1,
        credentials: { accessKeyId: 'planted', secretAccessKey: TOKEN },
        ...options,
      });
      try {
        await client.send(command);
      } finally {
        client.destroy();
      }
    });

const stripeError = (status, error) => () => answers(status, { error: { message: 'planted text', ...error } });

const stripe = (server, options) => () =>
  withUpstream(server, (_url, port) =>
    new Stripe(`sk_test_${TOKEN}`, {
      host: '127.0.0.1',
      port,
      protocol: 'http',
      maxNetworkRetries: 0,
      ...options,
    }).charges.create({ amount: 1, currency: 'eur' }),
  );

const openai = (server, options) => () =>
  withUpstream(server, (baseURL) => new OpenAI({ apiKey: TOKEN, baseURL, maxRetries: 0, ...options }).models.list());

const github = (server) => () =>
  withUpstream(server, (baseUrl) =>
    octokit('GET /planted', {
      baseUrl,
      headers: { authorization: `token ${TOKEN}` },
      request: { log: { warn: () => undefined } },
    }),
  );

const elastic = (server, options) => () =>
  withUpstream(server, async (node) => {
    const client = new Elasticsearch({ node, auth: { apiKey: TOKEN }, maxRetries: 0, ...options });
    try {
      await client.get({ index: 'planted', id: 'planted' });
    } finally {
      await client.close();
    }
  });

const elasticError = (status, body) => () => answers(status, body, { 'X-Elastic-Product': 'Elasticsearch' });

export default {
  '@aws-sdk/client-s3': [
    { name: 'an object that is not there', trigger: s3(s3Error(404, 'NoSuchKey')), expect: 404 },
    {
      name: 'a precondition that fails',
      trigger: s3(
        s3Error(412, 'PreconditionFailed'),
        new PutObjectCommand({ Bucket: 'planted', Key: 'planted', Body: 'planted', IfNoneMatch: '*' }),
      ),
      expect: 412,
    },
    { name: 'a bucket of ours that is not there', trigger: s3(s3Error(404, 'NoSuchBucket')), expect: 502 },
    { name: 'a right that we lack', trigger: s3(s3Error(403, 'AccessDenied')), expect: 502 },
    { name: 'a throttle', trigger: s3(s3Error(503, 'SlowDown')), expect: 503 },
    { name: 'a fault of its own', trigger: s3(s3Error(500, 'InternalError')), expect: 502 },
    {
      name: 'no answer in time',
      trigger: s3(hangs, undefined, { requestHandler: { requestTimeout: 50, throwOnRequestTimeout: true } }),
      expect: 504,
    },
    { name: 'a server that is not there', trigger: s3(refuses), expect: 502 },
    {
      name: 'a parameter of ours that is missing',
      trigger: s3(hangs, new GetObjectCommand({ Bucket: 'planted' })),
      thrown: /^Error .*No value provided for input HTTP/,
      expect: 500,
    },
  ],
  stripe: [
    {
      name: 'a card that was declined',
      trigger: stripe(
        stripeError(402, { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' }),
      ),
      expect: { status: 402, detail: 'Your card was declined.' },
    },
    {
      name: 'a request of ours that is wrong',
      trigger: stripe(stripeError(400, { type: 'invalid_request_error', code: 'parameter_missing' })),
      expect: 502,
    },
    { name: 'our own key', trigger: stripe(stripeError(401, { type: 'invalid_request_error' })), expect: 502 },
    {
      name: 'an object of ours that is not there',
      trigger: stripe(stripeError(404, { type: 'invalid_request_error', code: 'resource_missing' })),
      expect: 502,
    },
    { name: 'a throttle', trigger: stripe(stripeError(429, { type: 'invalid_request_error' })), expect: 503 },
    { name: 'a fault of its own', trigger: stripe(stripeError(500, { type: 'api_error' })), expect: 502 },
    { name: 'a server that is not there', trigger: stripe(refuses), expect: 502 },
    {
      name: 'the signature of a webhook, which the client made',
      trigger: async () =>
        new Stripe('sk_test_planted').webhooks.constructEvent('{}', 't=1,v1=planted', `whsec_${TOKEN}`),
      expect: 400,
    },
  ],
  openai: [
    { name: 'our own key', trigger: openai(() => answers(401)), expect: 502 },
    { name: 'a model that is not there', trigger: openai(() => answers(404)), expect: 502 },
    { name: 'a throttle', trigger: openai(isThrottled), expect: { status: 503, headers: { 'Retry-After': '7' } } },
    { name: 'a fault of its own', trigger: openai(() => answers(500)), expect: 502 },
    { name: 'no answer in time', trigger: openai(hangs, { timeout: 60 }), expect: 504 },
    { name: 'a server that is not there', trigger: openai(refuses), expect: 502 },
    {
      name: 'no key of ours',
      trigger: async () => new OpenAI({ apiKey: undefined }),
      thrown: /^OpenAIError .*Missing credentials\. Please pass an/,
      expect: 500,
    },
  ],
  '@octokit/request': [
    { name: 'our own token', trigger: github(() => answers(401)), expect: 502 },
    { name: 'a repository that is not there', trigger: github(() => answers(404)), expect: 502 },
    { name: 'a throttle', trigger: github(isThrottled), expect: { status: 503, headers: { 'Retry-After': '7' } } },
    { name: 'a fault of its own', trigger: github(() => answers(500)), expect: 502 },
    { name: 'a server that is not there', trigger: github(refuses), expect: 502 },
  ],
  '@elastic/elasticsearch': [
    {
      name: 'a document that is not there',
      trigger: elastic(elasticError(404, { _index: 'planted', _id: 'planted', found: false })),
      expect: 404,
    },
    {
      name: 'a version that another write changed',
      trigger: elastic(
        elasticError(409, { error: { type: 'version_conflict_engine_exception', reason: 'planted' }, status: 409 }),
      ),
      expect: 409,
    },
    {
      name: 'a query of ours that is wrong',
      trigger: elastic(elasticError(400, { error: { type: 'parsing_exception', reason: 'planted' }, status: 400 })),
      expect: 502,
    },
    {
      name: 'a throttle',
      trigger: elastic(elasticError(429, { error: { type: 'es_rejected_execution_exception' }, status: 429 })),
      expect: 503,
    },
    { name: 'no answer in time', trigger: elastic(hangs, { requestTimeout: 60 }), expect: 504 },
    { name: 'a cluster that is not there', trigger: elastic(refuses), expect: 503 },
  ],
};
