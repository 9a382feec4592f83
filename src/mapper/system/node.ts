import { has, read, readText } from '../../lib/guard';
import type { Facts } from '../facts';
import { family, means } from '../family';
import { judgeSystemError, systemMeaning } from '../upstream/transport';
import { commonMeaning } from './common-names';

// Beside `stderr`: what node:child_process (exec; execSync), execa and zx say of the process.
const PROCESS_MEMBERS = ['cmd', 'spawnargs', 'pid', 'exitCode', 'command'];

/**
 * A child process that failed, whose exit code, in `status`, `code` or `exitCode`, is no status of HTTP: its timeout
 * killed it, the system could not start it for want of memory or processes, or it failed by itself.
 */
export const childProcess = family({
  library: 'node:child_process',
  tier: 'library',
  signs: { members: ['stderr'] },
  meanings: ['timedOut', 'shortage', 'ours'],
  judge(thrown, facts) {
    if (!has(thrown, 'stderr') || !PROCESS_MEMBERS.some((member) => has(thrown, member))) return undefined;
    if (isKilledByTimeout(thrown, facts)) return means('timedOut', 'a process that its timeout killed');
    if (facts.name === 'AbortError') return undefined; // its cause knows why
    const isShortage = facts.code !== 'ENOBUFS' && systemMeaning(thrown) === 'shortage'; // ENOBUFS: `maxBuffer`
    return isShortage ? means('shortage', facts.code) : means('ours', 'a process that failed');
  },
});

function isKilledByTimeout(thrown: unknown, { code }: Facts): boolean {
  if (read(thrown, 'timedOut') === true || code === 'ETIMEDOUT') return true;
  const isSignal = readText(thrown, 'signal') !== undefined && code === '';
  return isSignal && read(thrown, 'killed') === true && !has(thrown, 'timedOut');
}

/**
 * The system's errors, also of several addresses tried in turn (an AggregateError with the code of its last member), and
 * a response of an upstream that is no HTTP, which undici leaves without a code.
 */
export const node = family({
  library: 'node',
  tier: 'system',
  signs: {
    name: /^HTTPParserError$/,
    code: /^(E[A-Z]|UND_ERR_|HPE_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|INVALID_(CA|PURPOSE)$|PATH_LENGTH_)/,
    members: ['syscall'],
  },
  status: 'of the app',
  meanings: [judgeSystemError],
  judge(thrown, { name }) {
    if (commonMeaning(name) !== undefined && has(thrown, 'message')) return undefined; // its name says more
    const isParser = name === 'HTTPParserError' && has(thrown, 'data');
    return judgeSystemError(thrown) ?? (isParser ? means('badAnswer', 'a response that is no HTTP') : undefined);
  },
});
