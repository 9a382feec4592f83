import { has, isObject, read, readText } from '../../lib/guard';
import { family, means } from '../family';
import { answered, throttled, unanswered } from './answered';
import { serviceFamily } from './service-family';

/** OpenAI, Anthropic and every SDK that Stainless generates: the response's status, headers, body and request id. */
export const openai = serviceFamily({
  library: 'openai',
  signs: { members: ['requestID', 'request_id'] },
  meanings: [answered, unanswered, 'ours'],
  judge(thrown, { message }) {
    if (!has(thrown, 'error')) return undefined;
    const error = read(thrown, 'error');
    const headers = read(thrown, 'headers');
    const kind = readText(read(error, 'error') ?? error, 'type');
    if (kind === 'overloaded_error') return throttled('type overloaded_error'); // Anthropic's 529, or in a stream
    if (isObject(headers) || isObject(error)) return answered(read(thrown, 'status'), headers);
    const isAborted = message.startsWith('Request was aborted');
    return isAborted ? means('ours', 'aborted by us') : unanswered(thrown, read(thrown, 'cause'));
  },
});

/** graphql-request and @octokit/graphql: the upstream's GraphQL errors, whatever its status. */
export const graphqlRequest = family({
  library: 'graphql-request',
  tier: 'library',
  signs: { members: ['request'] },
  meanings: [answered],
  judge(thrown) {
    const response = read(thrown, 'response');
    if (!isObject(response) || readText(read(thrown, 'request'), 'query') === undefined) return undefined;
    return answered(read(response, 'status'), read(response, 'headers') ?? read(thrown, 'headers'));
  },
});

/** @trpc/client: what another tRPC server answered, or why there is no answer. */
export const trpcClient = family({
  library: '@trpc/client',
  tier: 'library',
  signs: { name: /^TRPCClientError$/ },
  meanings: [unanswered, answered],
  judge(thrown, { name }) {
    if (name !== 'TRPCClientError') return undefined;
    const response = read(read(thrown, 'meta'), 'response');
    const status = read(read(thrown, 'data'), 'httpStatus') ?? read(response, 'status');
    return status === undefined ? unanswered(thrown) : answered(status, read(response, 'headers'));
  },
});

/** Cloudinary, which throws plain objects: `http_code` on them or on their `error`, which can be a system error, too. */
export const cloudinary = family({
  library: 'cloudinary',
  tier: 'library',
  signs: { members: ['http_code', 'error'] },
  isData: true,
  meanings: [answered, unanswered],
  judge(thrown, { message }) {
    const error = read(thrown, 'error');
    const status = read(thrown, 'http_code') ?? read(error, 'http_code');
    if (status === 420) return throttled('response 420'); // its rate limit
    if (status === 499) return means('timedOut', 'response 499'); // its own deadline
    if (typeof status === 'number') return answered(status);
    const isRefused = message === '' && readText(error, 'syscall') !== undefined;
    return isRefused ? unanswered(thrown, error) : undefined;
  },
});
