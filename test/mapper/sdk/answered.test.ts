import { answered, throttled, unanswered } from '../../../src/mapper/sdk/answered';
import { recorded } from '../../support/recorded';

describe('an answer of a service', () => {
  it.each([
    [400, 'badAnswer', 'response 400'],
    [500, 'badAnswer', 'response 500'],
    [200, 'badAnswer', 'response 200'],
    [408, 'timedOut', 'response 408'],
    [504, 'timedOut', 'response 504'],
    [429, 'throttled', 'response 429'],
    [503, 'throttled', 'response 503'],
    [529, 'throttled', 'response 529'],
    ['404', 'badAnswer', 'a response without a status'],
    [4.5, 'badAnswer', 'a response without a status'],
    [12345, 'badAnswer', 'a response without a status'],
    [undefined, 'badAnswer', 'a response without a status'],
  ])('with the status %p means %s', (status, meaning, because) => {
    expect(answered(status)).toEqual({ meaning, because });
  });

  it('is passed on with a Retry-After of at most a day', () => {
    const options = { headers: { 'Retry-After': '86400' } };
    expect(answered(429, { 'retry-after': '999999' })).toEqual({
      meaning: 'throttled',
      because: 'response 429',
      options,
    });
    expect(throttled('x', 7)).toEqual({
      meaning: 'throttled',
      because: 'x',
      options: { headers: { 'Retry-After': '7' } },
    });
    expect(throttled('x', 'soon')).toEqual({ meaning: 'throttled', because: 'x' });
  });
});

describe('no answer of a service', () => {
  const meaningOf = (members: Record<string, unknown>, ...reasons: unknown[]): unknown =>
    unanswered(recorded(members), ...reasons).meaning;

  it.each([
    ...['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'ECONNABORTED', 'ETIME', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
  ])('is late by the code %s', (code) => {
    expect(meaningOf({ code })).toBe('timedOut');
  });

  it.each(['MY_ETIME', 'UND_ERR_1_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUTS'])('is not late by the code %s', (code) => {
    expect(meaningOf({ code })).toBe('badAnswer');
  });

  it.each(['ETIMER', 'ECONNREFUSED', 'EAI_AGAIN'])('is not there by the code %s', (code) => {
    expect(unanswered(recorded({ code }))).toEqual({ meaning: 'unreachable', because: code });
  });

  it.each(['TimeoutError', 'ConnectTimeout', 'APIConnectionTimedOut', 'ReadTimedoutError'])(
    'is late by the name %s, or the class',
    (name) => {
      expect(meaningOf({ name })).toBe('timedOut');
      expect(unanswered(recorded({}, name)).meaning).toBe('timedOut');
    },
  );

  it.each(['TimeoutErrorHandler', 'TimeouError', 'OrderError'])('is not late by the name %s', (name) => {
    expect(meaningOf({ name })).toBe('badAnswer');
  });

  it.each(['Request timed out.', 'the time-out is over', 'socket timeout', 'Time out', 'timed-out', 'timedout'])(
    'is late by the text "%s"',
    (message) => {
      expect(meaningOf({ message })).toBe('timedOut');
      expect(meaningOf({}, message)).toBe('timedOut');
    },
  );

  it.each(['timeouts', 'overtimeout', 'time is out', 'time.out', `${'x'.repeat(500)} timeout`])(
    'is not late by the text "%s"',
    (message) => {
      expect(meaningOf({ message })).toBe('badAnswer');
    },
  );

  it('is not late where the peer refused or reset, whatever the name says', () => {
    for (const code of ['ECONNRESET', 'ECONNREFUSED']) {
      expect(meaningOf({ code, name: 'TimeoutError' })).toBe('unreachable');
    }
  });

  it('is what its reasons and their causes say', () => {
    expect(meaningOf({ message: 'x' }, recorded({ cause: recorded({ code: 'ETIMEDOUT' }) }))).toBe('timedOut');
    expect(meaningOf({ message: 'x', cause: recorded({ code: 'ETIMEDOUT' }) })).toBe('timedOut');
    expect(meaningOf({ message: 'x' }, recorded({ code: 'EPIPE' }))).toBe('unreachable');
  });
});
