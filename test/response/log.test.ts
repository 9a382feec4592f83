import { Conflict, InternalServerError } from '../../src/codes/errors';
import type { Failure } from '../../src/response/context';
import { reporter } from '../../src/response/log';
import { toProblem } from '../../src/codes/problem';
import { hostileProxy, revokedProxy, throwing } from '../support/hostile';
import { captureLog } from '../support/log';

const log = captureLog();
const failed = toProblem(new InternalServerError());

const contextOf = (thrown: unknown, warnings: string[] = [], url = '/orders/17'): Failure =>
  ({
    thrown,
    error: new InternalServerError(),
    verdict: { family: 'unknown', because: 'no family' },
    req: { method: 'GET', url },
    res: {},
    warnings,
  }) as unknown as Failure;

const recordOf = (thrown: unknown, warnings: string[] = []): string => {
  reporter(undefined)(failed, contextOf(thrown, warnings));
  return log.records.at(-1) ?? '';
};

describe('the record of the default log', () => {
  it('says what was answered, then why', () => {
    expect(recordOf(new TypeError('x is undefined'))).toMatch(
      /^500 INTERNAL_SERVER_ERROR: GET \/orders\/17 \(unknown: no family\)\n {4}TypeError: x is undefined\n {8}at /,
    );
  });

  it('has the path, though the problem has no instance, and the trace', () => {
    const traced = toProblem(new InternalServerError(), { traceId: '0af7651916cd43dd8448eb211c80319c' });
    reporter(undefined)(traced, contextOf('x', [], '/a?secret=1'));
    expect(log.records).toEqual([
      '500 INTERNAL_SERVER_ERROR: GET /a (unknown: no family) trace=0af7651916cd43dd8448eb211c80319c\n    x',
    ]);
  });

  it('keeps the trace after a path of any length', () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const traced = toProblem(new InternalServerError(), { traceId });
    reporter(undefined)(traced, contextOf('x', [], `/${'a'.repeat(10_000)}`));
    expect(log.records[0]?.split('\n')[0]).toMatch(new RegExp(`a… \\(unknown: no family\\) trace=${traceId}$`));
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
      expect(lines.filter((line) => line.startsWith('500'))).toEqual([
        '500 INTERNAL_SERVER_ERROR: GET /orders/17 (unknown: no family)',
      ]);
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
  });

  it.each([
    ['a stack getter that throws', Object.assign(throwing('stack'), { message: 'hidden' }), 'Error: hidden'],
    ['a message getter that throws', throwing('message'), 'an object (keys message)'],
    ['a Proxy that throws', hostileProxy(new Error('x')), 'an object'],
    ['a revoked Proxy', revokedProxy(new Error('x')), 'an object'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['undefined', undefined, 'undefined'],
    ['an empty array', [], 'an array of 0'],
    ['a function', function load() {}, 'a function load'],
    ['a plain object', { password: 's3cret', code: 7 }, 'an object (code 7; keys password, code)'],
    ['an instance of a class', new Map([['s3cret', 1]]), 'an object Map'],
    ['an object without a prototype', Object.create(null), 'an object'],
  ])('makes do with %s', (_name, thrown, text) => {
    expect(recordOf(thrown)).toBe(`500 INTERNAL_SERVER_ERROR: GET /orders/17 (unknown: no family)\n    ${text}`);
  });
});

describe('the record of what is thrown', () => {
  it('has the frames, however long the message is', () => {
    const record = recordOf(new Error('m'.repeat(100_000), { cause: new Error('n\n'.repeat(50_000)) }));
    expect(record).toMatch(/m…\n +at .*log\.test/);
    expect(record.match(/ at .*log\.test/g)).toHaveLength(2);
    expect(record.length).toBeLessThanOrEqual(16_385);
  });

  it('has the frames where the message looks like some', () => {
    const record = recordOf(new Error(`x\n    at forged (a.js:1:1)${'y'.repeat(9000)}`));
    expect(record).toMatch(/ at .*log\.test/);
  });

  it.each([
    ['right-to-left override', '\u202e', '\\u202e'],
    ['zero-width space', '\u200b', '\\u200b'],
    ['grapheme joiner', '\u034f', '\\u034f'],
    ['filler', '\u3164', '\\u3164'],
    ['selector', '\u{e0100}', '\\u{e0100}'],
    ['isolate', '\u2066', '\\u2066'],
    ['byte order mark', '\ufeff', '\\ufeff'],
    ['soft hyphen', '\u00ad', '\\u00ad'],
    ['tag', '\u{e0041}', '\\u{e0041}'],
  ])('S6: escapes a %s', (_name, character, text) => {
    expect(recordOf(`a${character}b`)).toContain(`a${text}b`);
  });

  it('names each entry of an array', () => {
    const record = recordOf([new Error('first'), new TypeError('second')]);
    expect(record).toMatch(/an array of 2\n {4}entry: Error: first\n[^]*entry: TypeError: second\n/);
  });

  it('bounds the warnings', () => {
    const record = recordOf(
      'x',
      Array.from({ length: 1000 }, (_, index) => `warning ${index}`),
    );
    expect(record).toContain('also: warning 19');
    expect(record).not.toContain('also: warning 20');
    expect(record).toContain('980 more warnings');
  });
});

describe('a storm of equal records', () => {
  const throwAt = (message: string): Error => new Error(message);

  it('is shortened to its first lines after ten, and none is left out', () => {
    const report = reporter(undefined);
    const error = throwAt('down');
    for (let index = 0; index < 1000; index++) report(failed, contextOf(error, [], `/orders/${index}`));
    expect(log.records).toHaveLength(1000);
    expect(log.records.filter((record) => record.includes(' at '))).toHaveLength(10);
    expect(log.records.at(-1)).toBe('500 INTERNAL_SERVER_ERROR: GET /orders/999 (unknown: no family)');
  });

  it('does not shorten another error', () => {
    const report = reporter(undefined);
    const error = throwAt('down');
    for (let index = 0; index < 20; index++) report(failed, contextOf(error));
    report(failed, contextOf(throwAt('other')));
    expect(log.records.at(-1)).toContain('Error: other\n');
  });

  it('is told whole again when ten seconds have passed', () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(1_000_000);
    const report = reporter(undefined);
    const error = throwAt('down');
    for (let index = 0; index < 20; index++) report(failed, contextOf(error));
    expect(log.records.at(-1)).not.toContain(' at ');
    now.mockReturnValue(1_010_000);
    report(failed, contextOf(error));
    expect(log.records.at(-1)).toContain(' at ');
  });

  it('keeps a bounded memory of different ones', () => {
    const report = reporter(undefined);
    const first = throwAt('first');
    for (let index = 0; index < 20; index++) report(failed, contextOf(first));
    for (let index = 0; index < 200; index++) report(failed, contextOf(throwAt(`other ${index}`)));
    report(failed, contextOf(first));
    expect(log.records.at(-1)).toContain('Error: first\n');
  });
});

describe('report', () => {
  it('prints a 5xx once', () => {
    reporter(undefined)(failed, contextOf(new Error('boom'), []));
    expect(log.records).toEqual([expect.stringContaining('Error: boom')]);
    expect(log.records[0]).not.toContain('also:');
  });

  it('is silent on a 4xx, unless something was dropped', () => {
    const conflict = toProblem(new Conflict());
    reporter(undefined)(conflict, contextOf(new Conflict(), []));
    expect(log.records).toEqual([]);
    reporter(undefined)(conflict, contextOf(new Conflict(), ['header "X": dropped']));
    expect(log.records).toEqual([expect.stringContaining('also: header "X": dropped')]);
  });

  it('is silent when the app wants it', () => {
    reporter(false)(failed, contextOf(new Error('boom'), ['a fault']));
    expect(log.records).toEqual([]);
  });

  it('is the hook alone, which has the warnings in its context', () => {
    const hook = jest.fn();
    const context = contextOf(new Error('boom'), ['a fault']);
    reporter(hook)(failed, context);
    expect(hook.mock.calls).toEqual([[failed, context]]);
    expect(log.records).toEqual([]);
  });

  it.each([
    ['throws', () => { throw new Error('logger down'); }], // prettier-ignore
    ['rejects', () => Promise.reject(new Error('logger down'))],
    ['throws null', () => { throw null; }], // prettier-ignore
  ])('prints both errors in one record when the hook %s', async (_name, hook) => {
    reporter(hook)(failed, contextOf(new Error('boom'), ['a fault']));
    await new Promise(setImmediate);
    expect(log.records).toHaveLength(1);
    const all = log.records.join('\n');
    expect(all).toContain('Error: boom');
    expect(all).toMatch(/also: The option log threw (Error: logger down|null)/);
    expect(all).toContain('also: a fault');
    expect(all.split('Error: boom')).toHaveLength(2);
  });

  it('survives a console that throws', () => {
    jest.spyOn(console, 'error').mockImplementation(() => {
      throw new Error('EPIPE');
    });
    expect(() => reporter(undefined)(failed, contextOf(new Error('boom'), []))).not.toThrow();
    expect(console.error).toHaveBeenCalledTimes(1);
  });
});
