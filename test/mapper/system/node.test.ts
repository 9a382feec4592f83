import { answerTo, foreignError } from '../../support/foreign-error';
import { exec, execFile, execFileSync, execSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { toHttpError } from 'express-return-codes';
import { SECRET, answered, recorded } from '../../support/recorded';
import { failureAt, failureAtSocket, failureWhereNobodyListens, thrownBy } from '../../support/upstreams';

const statusOf = (thrown: unknown): number => toHttpError(thrown).status;
const run = promisify(exec);
const request = (url: string): Promise<never> =>
  new Promise((_, reject) => {
    get(url, (response) => response.on('error', reject).resume()).on('error', reject);
  });

describe('a child process', () => {
  it.each([
    ['its exit code in `code`', () => promisify(execFile)('sh', ['-c', `echo ${SECRET} >&2; exit 148`]), 500],
    ['its exit code in `status`', () => execSync('exit 200', { stdio: 'pipe' }), 500],
    ['its timeout', () => run('sleep 5', { timeout: 20 }), 504],
    ['its timeout, synchronously', () => execSync('sleep 5', { timeout: 20, stdio: 'pipe' }), 504],
    ['a signal of another', () => run('kill -9 $$'), 500],
    ['a program that is missing', () => promisify(execFile)('no-such-program'), 500],
    ['more output than we take', () => execSync('echo 0123456789', { maxBuffer: 2, stdio: 'pipe' }), 500],
    ['a pipe that it does not read', () => execFileSync('true', { input: Buffer.alloc(1e7), stdio: 'pipe' }), 500],
    ['AbortSignal.timeout', () => run('sleep 5', { signal: AbortSignal.timeout(20) }), 504],
  ])('that failed with %s', async (_, call, expected) => {
    const { status, seen } = answered(await thrownBy(call));
    expect(status).toBe(expected);
    expect(seen).not.toContain(SECRET);
  });

  it.each([
    // execa@9: an exit code of Windows can be any number; zx has a getter for it
    [{ exitCode: 404, status: 404, command: SECRET, stdout: '', stderr: SECRET, timedOut: false }, 500],
    [{ exitCode: undefined, command: SECRET, stderr: '', timedOut: true, killed: true, signal: 'SIGTERM' }, 504],
    [{ cmd: SECRET, stderr: '', code: 'EAGAIN', errno: -11, syscall: 'spawn sh' }, 503],
    [{ stderr: SECRET, status: 404 }, 404], // nothing of a process: the app's own
  ])('as %j is a %i', (members, status) => {
    expect(answered(recorded(members))).toMatchObject({ status, seen: expect.not.stringContaining(SECRET) });
  });
});

describe('the system', () => {
  it.each([
    ['a file that is missing', () => readFileSync(`/no/${SECRET}`), 500],
    ['a directory read as a file', () => readFileSync('/'), 500],
    ['a full disk', () => writeFileSync('/dev/full', 'x'), 503],
    ['nobody listening', () => failureWhereNobodyListens(request).then((thrown) => Promise.reject(thrown)), 502],
    ['a name that is none', () => request('http://no-such-host.invalid/'), 502],
  ])('with %s', async (_, call, expected) => {
    const { status, seen } = answered(await thrownBy(call));
    expect(status).toBe(expected);
    expect(seen).not.toMatch(/127\.0\.0\.1|no-such-host|sk-live/);
  });

  it.each([
    ['hangs up', (socket: { end(): void }) => socket.end()],
    ['resets', (socket: { resetAndDestroy(): void }) => socket.resetAndDestroy()],
    ['speaks no HTTP', (socket: { end(text: string): void }) => socket.end('NOT HTTP\r\n\r\n')],
    ['cuts the body', (s: { end(t: string): void }) => s.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx')],
  ])('is 502 where an upstream %s', async (_, onSocket) => {
    expect(statusOf(await failureAtSocket(onSocket, request))).toBe(502);
  });

  it('is 502 where each address refused', async () => {
    const lookup = (_: string, __: unknown, done: (error: null, addresses: object[]) => void): void =>
      done(null, [
        { address: '::1', family: 6 },
        { address: '127.0.0.1', family: 4 },
      ]);
    const toBoth = (url: string): Promise<never> =>
      new Promise((_, reject) => {
        const port = Number(new URL(url).port);
        connect({ port, host: 'both', autoSelectFamily: true, lookup: lookup as never }).on('error', reject);
      });
    const thrown = await failureWhereNobodyListens(toBoth);
    expect(thrown).toMatchObject({ name: 'AggregateError', code: 'ECONNREFUSED' });
    expect(statusOf(thrown)).toBe(502);
  });

  it('is 504 where a connection timed out', () => {
    expect(statusOf(recorded({ code: 'ETIMEDOUT', errno: -110, syscall: 'connect' }))).toBe(504);
  });

  it('leaves the word to a status that the app has set', () => {
    expect(statusOf(recorded({ code: 'ENOENT', errno: -2, syscall: 'open', status: 404 }))).toBe(404);
    expect(statusOf(recorded({ code: 'ETIMEDOUT', timeout: 30, status: 503 }))).toBe(503);
  });

  it('is 502 where undici found no HTTP and had no code for it', () => {
    expect(statusOf(recorded({ name: 'HTTPParserError', code: undefined, data: undefined }))).toBe(502);
    expect(statusOf(recorded({ name: 'HTTPParserError' }))).toBe(500);
  });
});

describe('abort', () => {
  it('is 504 where AbortSignal.timeout did it, also as a cause', async () => {
    const thrown = await thrownBy(() => sleep(1000, null, { signal: AbortSignal.timeout(5) }));
    expect(thrown).toMatchObject({ name: 'AbortError' });
    expect(statusOf(thrown)).toBe(504);
    expect(
      statusOf(
        await failureAt(
          () => undefined,
          (url) => fetch(url, { signal: AbortSignal.timeout(5) }),
        ),
      ),
    ).toBe(504);
  });

  it('is 500 where nobody knows who did it', async () => {
    expect(statusOf(await thrownBy(() => AbortSignal.abort().throwIfAborted()))).toBe(500);
  });
});

describe('what only looks like a process or a parser', () => {
  const of = (members: object): number => answerTo(foreignError('x', members)).problem.status;
  const child = { stderr: '', cmd: 'make' };

  it('a process that its timeout killed has a signal, and no code', () => {
    expect(of({ ...child, killed: true, signal: 'SIGTERM' })).toBe(504);
    expect(of({ ...child, killed: true, signal: 'SIGTERM', code: 'EX' })).toBe(500);
    expect(of({ ...child, killed: true, signal: null, code: 1 })).toBe(500);
    expect(of({ ...child, killed: true })).toBe(500);
    expect(of({ ...child, killed: true, signal: 'SIGTERM', timedOut: false })).toBe(500);
  });

  it('undici’s parser has its name', () => {
    expect(of({ name: 'HTTPParserError', data: 'x' })).toBe(502);
    expect(of({ name: 'AppError', data: 'x' })).toBe(500);
  });
});
