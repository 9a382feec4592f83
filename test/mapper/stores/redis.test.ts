import { answerTo, foreignError, SECRET } from '../../support/foreign-error';

const statusOf = (thrown: unknown): number => answerTo(thrown).problem.status;

const named = (name: string, members: object = {}, text: string = SECRET): Error =>
  foreignError(text, { name, ...members }, name);
const classed = (name: string, text: string = SECRET): Error => foreignError(text, {}, name); // name stays "Error"

describe('Redis', () => {
  it.each([
    ['READONLY You cannot write', 503],
    ['LOADING Redis is loading', 503],
    ['OOM command not allowed', 503],
    ['CLUSTERDOWN The cluster is down', 503],
    ['ERR max number of clients reached', 503],
    ['BUSYGROUP exists', 409],
    ['WRONGTYPE Operation', 500],
    ['NOAUTH Authentication required', 500],
    ['WRONGPASS invalid', 500],
    ['ERR syntax error', 500],
    ['no word in capitals', 500],
  ])('the reply "%s" is a %i', (text, status) => {
    expect(statusOf(named('ReplyError', { command: { name: 'set', args: [SECRET] } }, text))).toBe(status); // ioredis
    expect(statusOf(classed('SimpleError', text))).toBe(status); // redis@6
  });

  it.each([
    ['ClientClosedError', 503],
    ['ClientOfflineError', 503],
    ['SocketClosedUnexpectedlyError', 503],
    ['ReconnectStrategyError', 503],
    ['ConnectionTimeoutError', 504],
    ['SocketTimeoutError', 504],
    ['WatchError', 409],
  ])('%s of redis, whose name is "Error", is a %i', (name, status) => {
    expect(statusOf(classed(name))).toBe(status);
  });

  it('what the clients and redlock name themselves', () => {
    expect(statusOf(named('MaxRetriesPerRequestError'))).toBe(503);
    expect(statusOf(named('ClusterAllFailedError'))).toBe(503);
    expect(statusOf(named('AbortError', { command: 'BLPOP', args: [SECRET] }))).toBe(503);
    expect(statusOf(named('AbortError'))).toBe(500);
    expect(statusOf(named('LockError', { attempts: 2 }))).toBe(409);
    expect(statusOf(named('LockError'))).toBe(500);
    expect(statusOf(foreignError('x', { replies: ['OK', classed('ErrorReply', 'OOM x')] }, 'MultiErrorReply'))).toBe(
      503,
    );
  });

  it('what redis 3 calls a connection that is gone', () => {
    for (const code of ['NR_CLOSED', 'UNCERTAIN_STATE', 'CONNECTION_BROKEN'])
      expect(statusOf(foreignError('x', { code }))).toBe(503);
    for (const code of ['MY_UNCERTAIN_STATE', 'NR_CLOSED_BY_APP'])
      expect(statusOf(foreignError('x', { code }))).toBe(500);
  });

  it('only the first word of a reply, and only of a reply, has a meaning', () => {
    expect(statusOf(classed('SimpleError', 'ERR the script said READONLY'))).toBe(500);
    expect(statusOf(classed('SimpleError', 'EXECABORT ERR max number of clients'))).toBe(500);
    expect(statusOf(classed('ReplyErrorOfTheApp', 'OOM x'))).toBe(500);
    expect(statusOf(foreignError('x', { command: 'make' }))).toBe(500);
  });
});
