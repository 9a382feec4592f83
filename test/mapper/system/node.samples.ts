import { equal } from 'node:assert';
import { EventEmitter } from 'node:events';
import { runInNewContext } from 'node:vm';
import { inflateSync } from 'node:zlib';
import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples, Sample } from '../samples';

const system = (code: string, errno: number, syscall: string): Error =>
  foreignError(`${syscall} ${code} 10.0.0.5:443`, { errno, code, syscall });

const thrownBy = (work: () => unknown) => (): unknown => {
  try {
    return work();
  } catch (error) {
    return error;
  }
};

const ours = (name: string, thrown: () => unknown, because: string): Sample[] => [
  { name, thrown, expected: recognized(500, 'ours', 'server', because) },
];

export const samples: readonly FamilySamples[] = [
  {
    library: 'node:child_process',
    samples: [
      {
        name: 'exec with an exit code',
        thrown: () =>
          foreignError('Command failed: x', {
            code: 148,
            killed: false,
            signal: null,
            cmd: 'x',
            stdout: '',
            stderr: '',
          }),
        expected: recognized(500, 'ours', 'server', 'a process that failed'),
      },
      {
        name: 'exec whose timeout was over',
        thrown: () =>
          foreignError('Command failed: x', {
            code: null,
            killed: true,
            signal: 'SIGTERM',
            cmd: 'x',
            stdout: '',
            stderr: '',
          }),
        expected: recognized(504, 'timedOut', 'upstream', 'a process that its timeout killed'),
      },
      {
        name: 'a process for which there was no memory',
        thrown: () =>
          foreignError('spawn sh EAGAIN', { cmd: 'x', stderr: '', code: 'EAGAIN', errno: -11, syscall: 'spawn sh' }),
        expected: recognized(503, 'shortage', 'overload', 'EAGAIN'),
      },
      {
        name: 'execa on Windows, whose exit code can be any number',
        thrown: () =>
          foreignError('x', { exitCode: 404, status: 404, command: 'x', stdout: '', stderr: '', timedOut: false }),
        expected: recognized(500, 'ours', 'server', 'a process that failed'),
      },
    ],
    nearMisses: [
      { name: 'a status beside a text', thrown: () => foreignError('x', { status: 404, stderr: '' }) },
      { name: 'a command without its output', thrown: () => foreignError('x', { cmd: 'x', code: 1 }) },
    ],
  },
  {
    library: 'node',
    samples: [
      {
        name: 'nobody listening',
        thrown: () => system('ECONNREFUSED', -111, 'connect'),
        expected: recognized(502, 'unreachable', 'upstream', 'ECONNREFUSED'),
      },
      {
        name: 'a socket that is not there',
        thrown: () => system('ENOENT', -2, 'connect'),
        expected: recognized(502, 'unreachable', 'upstream', 'ENOENT'),
      },
      {
        name: 'a name that is none',
        thrown: () =>
          foreignError('queryA ENODATA x', { errno: undefined, code: 'ENODATA', syscall: 'queryA', hostname: 'x' }),
        expected: recognized(502, 'unreachable', 'upstream', 'ENODATA'),
      },
      {
        name: 'no files left',
        thrown: () => system('EMFILE', -24, 'open'),
        expected: recognized(503, 'shortage', 'overload', 'EMFILE'),
      },
      {
        name: 'a connection that took too long',
        thrown: () => system('ETIMEDOUT', -110, 'connect'),
        expected: recognized(504, 'timedOut', 'upstream', 'ETIMEDOUT'),
      },
      {
        name: 'several addresses that refused',
        thrown: () =>
          Object.assign(new AggregateError([system('ECONNREFUSED', -111, 'connect')]), { code: 'ECONNREFUSED' }),
        expected: recognized(502, 'unreachable', 'upstream', 'ECONNREFUSED'),
      },
      {
        name: 'a certificate that has expired',
        thrown: () => foreignError('certificate has expired', { code: 'CERT_HAS_EXPIRED' }),
        expected: recognized(502, 'unreachable', 'upstream', 'CERT_HAS_EXPIRED'),
      },
      {
        name: 'what is no HTTP',
        thrown: () => foreignError('Parse Error', { code: 'HPE_INVALID_CONSTANT', bytesParsed: 0 }),
        expected: recognized(502, 'badAnswer', 'upstream', 'HPE_INVALID_CONSTANT'),
      },
      {
        name: 'what undici found to be no HTTP, and has no code for',
        thrown: () =>
          foreignError('Invalid header token', { name: 'HTTPParserError', code: undefined, data: undefined }),
        expected: recognized(502, 'badAnswer', 'upstream', 'a response that is no HTTP'),
      },
      ...ours('a file that is missing', () => system('ENOENT', -2, 'open'), 'ENOENT'),
      ...ours('a port that is in use', () => system('EADDRINUSE', -98, 'listen'), 'EADDRINUSE'),
      ...ours(
        'bluebird’s copy of a system error',
        () => {
          const cause = system('EACCES', -13, 'open');
          return foreignError('x', { code: 'EACCES', errno: -13, cause }, 'OperationalError');
        },
        'EACCES',
      ),
      ...ours(
        'a property of null',
        thrownBy(() => JSON.parse('null').order),
        'TypeError',
      ),
      ...ours('a bug of another realm', () => runInNewContext('new RangeError("x")'), 'RangeError'),
      ...ours(
        'a parser’s own SyntaxError',
        thrownBy(() => JSON.parse('{')),
        'SyntaxError',
      ),
      ...ours(
        'a class below TypeError that is called like it',
        () => new (class PathError extends TypeError {})('x'),
        'TypeError',
      ),
      ...ours(
        'a path that the app decodes itself',
        thrownBy(() => decodeURIComponent('%')),
        'URIError',
      ),
      ...ours(
        'an assertion',
        thrownBy(() => equal(1, 2)),
        'AssertionError ERR_ASSERTION',
      ),
      ...ours(
        'an assertion of Node 10',
        () => foreignError('x', { name: 'AssertionError [ERR_ASSERTION]', code: 'ERR_ASSERTION' }),
        'AssertionError ERR_ASSERTION',
      ),
      ...ours(
        'an argument that Node refuses',
        thrownBy(() => Buffer.from(7 as never)),
        'TypeError ERR_INVALID_ARG_TYPE',
      ),
      ...ours(
        'a URL that is none',
        thrownBy(() => new URL('nope')),
        'TypeError ERR_INVALID_URL',
      ),
      ...ours(
        'headers that were sent',
        () => foreignError('x', { code: 'ERR_HTTP_HEADERS_SENT' }),
        'ERR_HTTP_HEADERS_SENT',
      ),
      ...ours(
        'an event without a listener',
        thrownBy(() => new EventEmitter().emit('error', 'text')),
        'ERR_UNHANDLED_ERROR',
      ),
      ...ours(
        'a module that is not there',
        () => foreignError('x', { code: 'MODULE_NOT_FOUND', requireStack: [] }),
        'MODULE_NOT_FOUND',
      ),
      ...ours(
        'what zlib cannot inflate',
        thrownBy(() => inflateSync(Buffer.from('x'.repeat(20)))),
        'Z_DATA_ERROR',
      ),
      ...ours(
        'a DOMException',
        thrownBy(() => structuredClone(() => 1)),
        'DataCloneError',
      ),
      ...ours(
        'an abort of our own',
        thrownBy(() => AbortSignal.abort().throwIfAborted()),
        'AbortError',
      ),
      ...ours('Node’s AbortError', () => foreignError('x', { name: 'AbortError', code: 'ABORT_ERR' }), 'ABORT_ERR'),
    ],
    nearMisses: [
      { name: 'an error that says nothing', thrown: () => new Error('TypeError') },
      { name: 'a status on a bug', thrown: () => Object.assign(new TypeError('x'), { status: 400 }) },
      {
        name: 'a class below TypeError with a name of its own',
        thrown: () => foreignError('x', { name: 'InvalidInput' }, 'InvalidInput', 'TypeError'),
      },
      { name: 'fetch’s TypeError, without a cause', thrown: () => new TypeError('fetch failed') },
      { name: 'plain data that is called like a bug', thrown: () => ({ name: 'TypeError', message: 'x' }) },
      {
        name: 'a code of the app that begins like Node’s',
        thrown: () => foreignError('x', { code: 'ERR_INVALID_COUPON' }),
      },
      { name: 'a file’s code without a mark of the system', thrown: () => foreignError('x', { code: 'ENOENT' }) },
      { name: 'zlib’s code without a number', thrown: () => foreignError('x', { code: 'Z_DATA_ERROR' }) },
      {
        name: 'an abort that a text caused',
        thrown: () => foreignError('x', { name: 'AbortError', code: 'ABORT_ERR', cause: new Error('x') }),
      },
      { name: 'somebody’s AbortError', thrown: () => foreignError('x', { name: 'AbortError' }) },
      { name: 'a shortage without a mark of the system', thrown: () => foreignError('x', { code: 'EMFILE' }) },
      {
        name: 'a status that the app has set',
        thrown: () => Object.assign(system('ETIMEDOUT', -110, 'connect'), { status: 503 }),
      },
      { name: 'the parser’s name alone', thrown: () => foreignError('x', { name: 'HTTPParserError' }) },
      {
        name: 'a timeout by its name, after a reset',
        thrown: () => foreignError('x', { name: 'TimeoutError', code: 'ECONNRESET' }),
      },
    ],
  },
];
