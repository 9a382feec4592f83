import { has, read, readText } from '../../lib/guard';
import type { Facts } from '../facts';
import { family, means } from '../family';
import { judgeSystemError, systemMeaning } from '../upstream/transport';
import { bugNameOf, bugSign } from './bugs';
import { commonMeaning } from './common-names';
import { judgeNodeError, nodeSigns } from './node-errors';

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
 * The system's errors, also of several addresses tried in turn (an AggregateError with the code of its last member), a
 * response of an upstream that is no HTTP, which undici leaves without a code, the bugs of the code, and what Node
 * itself refuses.
 */
export const node = family({
  library: 'node',
  tier: 'system',
  signs: {
    name: new RegExp(`^HTTPParserError$|${bugSign.source}|${nodeSigns.name.source}`),
    code: new RegExp(
      `^(E[A-Z]|UND_ERR_|HPE_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_|INVALID_(CA|PURPOSE)$|PATH_LENGTH_)|${nodeSigns.code.source}`,
    ),
    members: ['syscall'],
  },
  status: 'of the app',
  meanings: [judgeSystemError, 'ours'],
  judge(thrown, facts) {
    const { name, code } = facts;
    if (commonMeaning(name) !== undefined && has(thrown, 'message')) return undefined; // its name says more
    const known = judgeSystemError(thrown);
    if (known !== undefined) return known;
    if (name === 'HTTPParserError' && has(thrown, 'data')) return means('badAnswer', 'a response that is no HTTP');
    const bug = bugNameOf(thrown);
    if (bug === undefined) return judgeNodeError(thrown, facts);
    return means('ours', /^ERR_[A-Z0-9_]{1,60}$/.test(code) ? `${bug} ${code}` : bug);
  },
});
