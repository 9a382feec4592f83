import { has, isObject, keysOf, read, readText } from '../../lib/guard';
import type { HttpError } from '../../codes/http-error';
import type { Family } from '../family';
import { ofPlain, plainOnes } from '../plain';
import { isMadeByHttpErrors } from '../http/made-by-http-errors';
import { ofStatus } from '../rule';
import type { Marks } from '../rule';
import { aws, awsV2, minio } from './aws';
import { azure, cosmos, gaxios, googleCloud } from './cloud';
import { clerk, firebase } from './identity';
import { oauth4webapi, openidClient, passportOAuth } from './oauth';
import { razorpay, square, stripe } from './payments';
import { algolia, elastic, meilisearch, nano, typesense } from './search';
import { postgrest, supabaseAuth, supabaseFunctions, supabaseStorage } from './supabase';
import { noAnswer, serviceAnswer, serviceBusy } from '../upstream/service';
import { wordsOf } from '../table';
import { isOurAnswer } from '../upstream/upstream';

/** OpenAI, Anthropic and every SDK that Stainless generates: the response's status, headers, body and request id. */
function stainless(thrown: unknown, { message }: Marks): HttpError | undefined {
  if (!STAINLESS_IDS.some((id) => has(thrown, id)) || !has(thrown, 'error')) return undefined;
  const error = read(thrown, 'error');
  const headers = read(thrown, 'headers');
  const kind = readText(read(error, 'error') ?? error, 'type');
  if (kind === 'overloaded_error') return serviceBusy(thrown); // Anthropic's 529, or in a stream
  if (isObject(headers) || isObject(error)) return serviceAnswer(read(thrown, 'status'), thrown, headers);
  const isAborted = message.startsWith('Request was aborted');
  return isAborted ? ofStatus(500, thrown) : noAnswer(thrown, read(thrown, 'cause'));
}
const STAINLESS_IDS = ['requestID', 'request_id'];

/** Slack: a code for each way to fail. https://docs.slack.dev/tools/node-slack-sdk/web-api */
function slack(thrown: unknown, { code }: Marks): HttpError | undefined {
  if (!/^slack_web(api|hook)_/.test(code)) return undefined;
  if (code.endsWith('_request_error')) return noAnswer(thrown, read(thrown, 'original'));
  if (code.endsWith('_rate_limited_error')) return serviceBusy(thrown, read(thrown, 'retryAfter'));
  const reason = readText(read(thrown, 'data'), 'error');
  if (reason === 'ratelimited' || reason === 'rate_limited') return serviceBusy(thrown);
  return serviceAnswer(read(thrown, 'statusCode'), thrown, read(thrown, 'headers'));
}

/** Twilio: a code of five digits beside the status, or no code and only the status in the text. */
function twilio(thrown: unknown, { name }: Marks): HttpError | undefined {
  if (name !== 'RestException' && !has(thrown, 'moreInfo')) return undefined;
  const status = read(thrown, 'status');
  return typeof status === 'number' ? serviceAnswer(status, thrown) : undefined;
}

/** graphql-request and octokit.graphql: the upstream's GraphQL errors, whatever its status. */
function graphqlClient(thrown: unknown): HttpError | undefined {
  const response = read(thrown, 'response');
  if (!isObject(response) || readText(read(thrown, 'request'), 'query') === undefined) return undefined;
  return serviceAnswer(read(response, 'status'), thrown, read(response, 'headers') ?? read(thrown, 'headers'));
}

/** @trpc/client: what another tRPC server answered, or why there is no answer. */
function trpcClient(thrown: unknown, { name }: Marks): HttpError | undefined {
  if (name !== 'TRPCClientError') return undefined;
  const response = read(read(thrown, 'meta'), 'response');
  const status = read(read(thrown, 'data'), 'httpStatus') ?? read(response, 'status');
  return status === undefined ? noAnswer(thrown) : serviceAnswer(status, thrown, read(response, 'headers'));
}

/** Cloudinary, which throws plain objects: `http_code` on them or on their `error`, which can be a system error, too. */
function cloudinary(thrown: unknown, { message }: Marks): HttpError | undefined {
  const error = read(thrown, 'error');
  const status = read(thrown, 'http_code') ?? read(error, 'http_code');
  if (status === 420) return serviceBusy(thrown); // its rate limit
  if (status === 499) return ofStatus(504, thrown); // its own deadline
  if (typeof status === 'number') return serviceAnswer(status, thrown);
  const isRefused = message === '' && readText(error, 'syscall') !== undefined;
  return isRefused ? noAnswer(thrown, error) : undefined;
}

/** Fern's SDKs (Square, Auth0, Cohere): `rawResponse` has the status 0 where there was none. */
function fern(thrown: unknown): HttpError | undefined {
  const response = read(thrown, 'rawResponse');
  return isObject(response) && read(response, 'status') === 0 ? noAnswer(thrown, read(thrown, 'cause')) : undefined;
}

/** Telegram's Bot API, by grammY and Telegraf: `error_code` beside a description, on the error or on its response. */
function telegram(thrown: unknown): HttpError | undefined {
  const body = [thrown, read(thrown, 'response')].find((one) => typeof read(one, 'error_code') === 'number');
  if (body === undefined || readText(body, 'description') === undefined) return undefined;
  const wait = read(read(body, 'parameters'), 'retry_after');
  const status = read(body, 'error_code');
  return status === 429 ? serviceBusy(thrown, wait) : serviceAnswer(status, thrown);
}

// Known by name, code or message.
const named = [elastic, algolia, meilisearch, ofPlain(nano), ofPlain(slack), trpcClient, twilio];
// Known by a member of the error's own.
const marked = [stainless, typesense, telegram, graphqlClient, cloudinary, fern];
const families = [...named, ...marked];
const plainFamilies = plainOnes(families);
// Those members, one of which each of their errors has: without any there is no need to ask them.
const MEMBERS = new Set(
  wordsOf(`rawResponse __isAuthError clerkError requestID request_id $metadata time diagnostics activityId
    config response error httpStatus hint __isStorageError errorInfo customData error_code http_code`),
);
// Their status is `status` or `statusCode`: http-errors keeps it, so createError(500, error) says what the service said.
const withStatus = new Set([elastic, algolia, stainless, slack, twilio]);

/** The SDKs that are records. */
export const sdkFamilies: readonly Family[] = [
  stripe,
  square,
  razorpay,
  aws,
  awsV2,
  minio,
  azure,
  cosmos,
  googleCloud,
  gaxios,
  firebase,
  clerk,
  oauth4webapi,
  openidClient,
  passportOAuth,
  postgrest,
  supabaseAuth,
  supabaseStorage,
  supabaseFunctions,
];

/** SDKs whose errors say more than a status: asked before the HTTP clients, which would only see an upstream's. */
export function sdks(thrown: unknown, marks: Marks): HttpError | undefined {
  const isOurs = isOurAnswer(thrown);
  if (isOurs && isMadeByHttpErrors(thrown)) return undefined;
  for (const family of familiesOf(thrown, marks)) {
    const answer = isOurs && !withStatus.has(family) ? undefined : family(thrown, marks);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function familiesOf(thrown: unknown, { isPlain }: Marks): readonly (typeof families)[number][] {
  if (isPlain) return plainFamilies;
  return keysOf(thrown).some((key) => MEMBERS.has(key)) ? families : named;
}
