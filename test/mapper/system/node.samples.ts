import { recognized } from '../../support/expected';
import { foreignError } from '../../support/foreign-error';
import type { FamilySamples } from '../samples';

const system = (code: string, errno: number, syscall: string): Error =>
  foreignError(`${syscall} ${code} 10.0.0.5:443`, { errno, code, syscall });

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
    ],
    nearMisses: [
      { name: 'a file that is missing', thrown: () => system('ENOENT', -2, 'open') },
      { name: 'a port that is in use', thrown: () => system('EADDRINUSE', -98, 'listen') },
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
