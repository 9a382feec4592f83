import type { ErrorContext } from '../../src/response/options';
import { Conflict, InternalServerError } from '../../src/codes/errors';
import type { HttpError } from '../../src/codes/http-error';
import { isAbort, report, toLogRecord } from '../../src/response/log';
import { toProblem } from '../../src/codes/problem';
import { causesOf } from '../../src/mapper/causes';
import { hostileProxy, revokedProxy, throwing } from '../support/hostile';
import { captureLog } from '../support/log';

const log = captureLog();
const failed = toProblem(new InternalServerError(), { instance: '/orders/17' });

const recordOf = (thrown: unknown, warnings: string[] = []): string =>
  toLogRecord(failed, 'GET', causesOf(thrown), warnings);

const contextOf = (thrown: unknown, error: HttpError = new InternalServerError()): ErrorContext =>
  ({ thrown, error, req: { method: 'GET' }, res: {} }) as unknown as ErrorContext;

describe('toLogRecord', () => {
  it('says what was answered, then why', () => {
    expect(recordOf(new TypeError('x is undefined'))).toMatch(
      /^500 INTERNAL_SERVER_ERROR: GET \/orders\/17\n {4}TypeError: x is undefined\n {8}at /,
    );
  });

  it('does without an instance', () => {
    expect(toLogRecord(toProblem(new Conflict()), 'GET', [], [])).toBe('409 CONFLICT: GET');
  });

  it('tells every cause exactly once, nearest first', () => {
    const root = new Error('root');
    const middle = new Error('middle', { cause: root });
    const record = recordOf(new Error('top', { cause: middle }));
    for (const message of ['top', 'middle', 'root']) expect(record.split(`Error: ${message}\n`)).toHaveLength(2);
    expect(record.indexOf('caused by: Error: middle')).toBeLessThan(record.indexOf('caused by: Error: root'));
  });

  it('ends on causes that go round', () => {
    const one = new Error('one');
    const two = new Error('two', { cause: one });
    one.cause = two;
    expect(recordOf(one).match(/caused by: /g)).toHaveLength(1);
  });

  it.each([
    ['text', 'ECONNREFUSED of db-7', 'caused by: ECONNREFUSED of db-7'],
    ['a number', 42, 'caused by: 42'],
    ['null', null, 'caused by: null'],
  ])('tells a cause that is %s', (_name, cause, line) => {
    expect(recordOf(new InternalServerError('top', { cause }))).toContain(line);
    expect(recordOf(new Error('top', { cause }))).toContain(line);
  });

  it('tells the members of an AggregateError', () => {
    const record = recordOf(new AggregateError([new Error('first'), new Error('second')], 'both'));
    for (const text of ['AggregateError: both', 'Error: first', 'Error: second']) expect(record).toContain(text);
  });

  it('S6: inspects no property', () => {
    const error = Object.assign(new Error('Request failed'), {
      config: { headers: { Authorization: 'Bearer s3cret' } },
      toJSON: () => ({ leak: 's3cret' }),
      [Symbol.for('nodejs.util.inspect.custom')]: () => 's3cret',
    });
    expect(recordOf(error)).not.toContain('s3cret');
  });

  it('S6: lets no text forge a line', () => {
    const forged = '500 INTERNAL_SERVER_ERROR: GET /admin';
    for (const separator of ['\n', '\r\n', '\r', '\u2028', '\u2029', '\x85', '\v', '\f']) {
      const record = recordOf(new Error(`x${separator}${forged}`), [`fault${separator}${forged}`]);
      const lines = record.split(/[\n\r\v\f\x85\u2028\u2029]/);
      expect(lines.filter((line) => line.startsWith('500'))).toEqual(['500 INTERNAL_SERVER_ERROR: GET /orders/17']);
    }
  });

  it('S6: writes control characters, a terminal’s too, as escapes', () => {
    expect(recordOf('a\x1b[2Jb\0c\x9bd\x7fe\tf')).toContain('a\\u001b[2Jb\\u0000c\\u009bd\\u007fe\tf');
  });

  it('is bounded, and every cause has its share of it', () => {
    const root = new Error('root');
    const middle = new Error('m'.repeat(100_000), { cause: root });
    const top = new Error('t'.repeat(100_000), { cause: middle });
    const record = recordOf(top, ['a fault', 'x'.repeat(100_000)]);
    expect(record.length).toBeLessThanOrEqual(16_385);
    expect(record).toContain('caused by: Error: root');
    expect(record).toContain('also: a fault');
    expect(record.endsWith('…')).toBe(true);
    const whole = toLogRecord(toProblem(new Conflict()), 'GET', [], ['x'.repeat(16_356)]);
    expect(whole).toHaveLength(16_384);
    expect(whole.endsWith('x')).toBe(true);
  });

  it.each([
    ['a stack getter that throws', Object.assign(throwing('stack'), { message: 'hidden' }), 'Error: hidden'],
    ['a message getter that throws', throwing('message'), 'an object'],
    ['a Proxy that throws', hostileProxy(new Error('x')), 'an object'],
    ['a revoked Proxy', revokedProxy(new Error('x')), 'an object'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['undefined', undefined, 'undefined'],
  ])('makes do with %s', (_name, thrown, text) => {
    expect(recordOf(thrown)).toBe(`500 INTERNAL_SERVER_ERROR: GET /orders/17\n    ${text}`);
  });
});

describe('report', () => {
  it('prints a 5xx once', () => {
    report(failed, contextOf(new Error('boom')), undefined, []);
    expect(log.records).toEqual([expect.stringContaining('Error: boom')]);
    expect(log.records[0]).not.toContain('also:');
  });

  it('is silent on a 4xx, unless something was dropped', () => {
    const conflict = toProblem(new Conflict());
    report(conflict, contextOf(new Conflict()), undefined, []);
    expect(log.records).toEqual([]);
    report(conflict, contextOf(new Conflict()), undefined, ['header "X": dropped']);
    expect(log.records).toEqual([expect.stringContaining('also: header "X": dropped')]);
  });

  it('is silent when the app wants it', () => {
    report(failed, contextOf(new Error('boom')), false, ['a fault']);
    expect(log.records).toEqual([]);
  });

  it('leaves the word to the hook, and names only the warnings beside it', () => {
    const hook = jest.fn();
    const context = contextOf(new Error('boom'));
    report(failed, context, hook, []);
    expect(hook.mock.calls).toEqual([[failed, context]]);
    expect(log.records).toEqual([]);
    report(failed, context, hook, ['a fault']);
    expect(log.records).toEqual(['500 INTERNAL_SERVER_ERROR: GET /orders/17\n    also: a fault']);
  });

  it.each([
    ['throws', () => { throw new Error('logger down'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('logger down'))],
    ['throws null', () => { throw null; }], // prettier-ignore
  ])('prints both errors in one record when the hook %s', async (_name, hook) => {
    report(failed, contextOf(new Error('boom')), hook, ['a fault']);
    await new Promise(setImmediate);
    expect(log.records).toHaveLength(1);
    const all = log.records.join('\n');
    expect(all).toContain('Error: boom');
    expect(all).toMatch(/also: The option log threw (Error: logger down|null)/);
    expect(all).toContain('also: a fault');
    expect(all.split('Error: boom')).toHaveLength(2);
  });

  it('names the warnings beside a hook that answers later', async () => {
    report(failed, contextOf(new Error('boom')), () => Promise.resolve(), ['a fault']);
    await new Promise(setImmediate);
    expect(log.records).toEqual([expect.stringContaining('also: a fault')]);
  });

  it('survives a console that throws', () => {
    jest.spyOn(console, 'error').mockImplementation(() => {
      throw new Error('EPIPE');
    });
    expect(() => report(failed, contextOf(new Error('boom')), undefined, [])).not.toThrow();
    expect(console.error).toHaveBeenCalledTimes(1);
  });
});

describe('isAbort', () => {
  const badRequest = new Conflict();
  it.each([
    ['an aborted body', { type: 'request.aborted' }, badRequest, true],
    ['an aborted download', { code: 'ECONNABORTED' }, badRequest, true],
    ['a time-out of axios, which is a 5xx', { code: 'ECONNABORTED' }, new InternalServerError(), false],
    ['any other error', new Error('x'), badRequest, false],
    ['null', null, badRequest, false],
  ])('tells %s', (_name, thrown, error, expected) => {
    expect(isAbort(contextOf(thrown, error))).toBe(expected);
  });
});
