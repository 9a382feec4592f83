import { headerOptions } from './header-fields';
import { HttpError } from './http-error';
import type { ErrorDefinition } from './http-error';
import { toProblem } from './problem';
import type { Problem } from './problem';
import type { ProblemDetail } from './problem-detail';

/** What a response header field says, for its reader. */
export interface HeaderDoc {
  readonly name: string;
  /** Is it on every response of its status (RFC 9110 §15)? */
  readonly required: boolean;
  readonly description: string;
  readonly example: string;
}

// Each field of `headerOptions`, and Connection, which goes with Upgrade (RFC 9110 §7.8).
const docs: Readonly<Record<string, Omit<HeaderDoc, 'name'>>> = {
  'WWW-Authenticate': {
    required: true,
    description: 'How to authenticate: a challenge for each scheme that the server understands.',
    example: 'Bearer realm="api"',
  },
  'Proxy-Authenticate': {
    required: true,
    description: 'How to authenticate to the proxy.',
    example: 'Basic realm="proxy"',
  },
  Allow: { required: true, description: 'The methods that are allowed there.', example: 'GET, HEAD' },
  'Retry-After': {
    required: false,
    description: 'When to try again: a number of seconds, or a date.',
    example: '120',
  },
  Accept: {
    required: false,
    description: 'The media types that the server understands in a request.',
    example: 'application/json',
  },
  'Accept-Encoding': {
    required: false,
    description: 'The content codings that the server understands in a request.',
    example: 'gzip, deflate',
  },
  'Content-Range': {
    required: false,
    description: 'The complete length of what a range was requested of.',
    example: 'bytes */1234',
  },
  Upgrade: { required: true, description: 'The protocols to switch to.', example: 'HTTP/2.0' },
  Connection: { required: true, description: 'Says that Upgrade is for this connection.', example: 'upgrade' },
};

/** Every field that an error response can carry beside those of any response. */
export const headerDocs: readonly HeaderDoc[] = Object.entries(docs).map(([name, doc]) => ({ name, ...doc }));

/** The fields that a response of this status carries. */
export function headerDocsOf(status: number): readonly HeaderDoc[] {
  const names = Object.values(headerOptions[status] ?? {}).map(({ name }) => name);
  if (names.includes('Upgrade')) names.push('Connection');
  const docs = headerDocs.filter(({ name }) => names.includes(name));
  return status === 403 ? docs.map((doc) => ({ ...doc, required: false })) : docs; // a challenge of a 403 is optional
}

// The codes of a failed validation: their sample has a list.
const VALIDATION_CODES = new Set(['BAD_REQUEST', 'UNPROCESSABLE_CONTENT']);
const errors: readonly ProblemDetail[] = [
  { detail: 'The name is too short.', pointer: '#/name', code: 'too_short', params: { min: 3 } },
];

/** A body as the error handler sends it for this code. */
export function sampleOf(definition: ErrorDefinition, typeBase?: string): Problem {
  const options = VALIDATION_CODES.has(definition.code) ? { errors } : {};
  const error = new HttpError(definition, 'What went wrong this time.', options);
  return toProblem(error, { typeBase, instance: '/orders/17' });
}
