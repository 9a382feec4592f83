import { errorClasses } from '../../src/codes/error-class-of-code';
import { Conflict, ServiceUnavailable } from '../../src/codes/errors';
import { HttpError } from '../../src/codes/http-error';
import { toProblem, toType } from '../../src/codes/problem';
import type { Problem, ProblemSource } from '../../src/codes/problem';
import { hostileProxy, throwing } from '../support/hostile';

const paid = new HttpError({
  code: 'ORDER_ALREADY_PAID',
  status: 409,
  title: 'Order already paid',
  description: 'It is.',
});

describe('toProblem', () => {
  it('writes the members in their order', () => {
    const error = new Conflict('detail', { errors: [{ detail: 'one' }], extensions: { order: 17 } });
    const problem = toProblem(error, { instance: '/orders/17', traceId: 'abc' });
    expect(JSON.stringify(problem)).toBe(
      '{"type":"about:blank","title":"Conflict","status":409,"code":"CONFLICT",' +
        '"description":"The request cannot be processed due to a conflict.","detail":"detail",' +
        '"instance":"/orders/17","errors":[{"detail":"one"}],"traceId":"abc","order":17}',
    );
  });

  it.each(Object.entries(errorClasses))(
    'P1, P6: gives %s its status, its phrase and about:blank',
    (code, ErrorClass) => {
      const error = new ErrorClass('A detail.');
      const { status, title, description } = error;
      const problem = toProblem(error);
      expect(problem).toEqual({
        ...{ type: 'about:blank', title, status, code, description },
        ...(status < 500 && { detail: 'A detail.' }),
      });
    },
  );

  it('P7: gives two occurrences one title', () => {
    expect(toProblem(new Conflict('one')).title).toBe(toProblem(new Conflict('two')).title);
  });

  it('P8: keeps the detail of a 5xx, unless it is told that it may leave', () => {
    const error = new ServiceUnavailable('db-7 is down');
    expect(toProblem(error)).not.toHaveProperty('detail');
    expect(toProblem(error, { expose: true })).toHaveProperty('detail', 'db-7 is down');
    expect(toProblem(new Conflict('text'), { expose: false })).not.toHaveProperty('detail');
  });

  it('keeps an empty detail', () => {
    expect(toProblem(new Conflict(''))).toHaveProperty('detail', '');
  });

  it('P9: lets no extension be a standard member', () => {
    const names = 'type title status code description detail instance errors errorsOmitted traceId'.split(' ');
    const warnings: string[] = [];
    const extensions = { ...Object.fromEntries(names.map((name) => [name, 'x'])), mine: 1 };
    const plain = toProblem(new Conflict());
    expect(toProblem(new Conflict('', { extensions }), { warnings })).toEqual({ ...plain, detail: '', mine: 1 });
    expect(warnings).toEqual(names.map((name) => `member "${name}": a standard member cannot be overwritten`));
  });

  it('P9: leaves out what JSON cannot carry, and names it', () => {
    const cycle: Record<string, unknown> = {};
    cycle.self = cycle;
    const warnings: string[] = [];
    const extensions = Object.assign(throwing('getter'), {
      big: 1n,
      cycle,
      fn: () => 1,
      symbol: Symbol('s'),
      proxy: hostileProxy({}),
      absent: undefined,
      date: new Date(0),
      nan: NaN,
      nested: { keep: [1, undefined], drop: undefined },
      none: null,
      text: '\ud800',
    });
    const problem = toProblem(new Conflict('', { extensions }), { warnings });
    expect(problem).toMatchObject({
      date: '1970-01-01T00:00:00.000Z',
      nan: null,
      nested: { keep: [1, null] },
      none: null,
    });
    expect(Object.keys(problem).slice(6)).toEqual(['date', 'nan', 'nested', 'none', 'text']);
    expect(warnings).toEqual(
      ['getter', 'big', 'cycle', 'fn', 'symbol', 'proxy'].map((name) => `member "${name}": JSON cannot carry it`),
    );
  });

  it('P9: copies extensions, so that nobody can change the problem through them', () => {
    const extensions = { list: [1] };
    const problem = toProblem(new Conflict('', { extensions }));
    extensions.list.push(2);
    expect(problem.list).toEqual([1]);
  });

  it('does without warnings', () => {
    expect(toProblem(new Conflict('', { extensions: { big: 1n } }))).not.toHaveProperty('big');
  });

  it('takes no __proto__ for a member', () => {
    const extensions = JSON.parse('{"__proto__":{"polluted":true}}') as Record<string, unknown>;
    const problem = toProblem(new Conflict('', { extensions }));
    expect(problem.polluted).toBeUndefined();
    expect(Object.getPrototypeOf(problem)).toBe(Object.prototype);
  });

  it('P11: lists at most 100 errors and counts the rest', () => {
    const errors = Array.from({ length: 120 }, (_, index) => ({ detail: `${index}` }));
    const problem = toProblem(new Conflict('', { errors }));
    expect(problem.errors).toHaveLength(100);
    expect(problem.errorsOmitted).toBe(20);
    expect(toProblem(new Conflict('', { errors: errors.slice(0, 100) }))).not.toHaveProperty('errorsOmitted');
    expect(toProblem(new Conflict('', { errors: [] }))).not.toHaveProperty('errors');
  });

  it('P12: writes of each error its detail and its place, and nothing else', () => {
    const errors = [
      { detail: 'one', pointer: '#/items/0/name', secret: 's' },
      { detail: 'two', parameter: 'page' },
      { detail: 'three', header: 'Prefer' },
      { pointer: 3, detail: ['no'] },
      hostileProxy({}),
    ] as never[];
    expect(toProblem(new Conflict('', { errors })).errors).toStrictEqual([
      { detail: 'one', pointer: '#/items/0/name' },
      { detail: 'two', parameter: 'page' },
      { detail: 'three', header: 'Prefer' },
    ]);
  });

  describe('P12: an entry without a text for a detail', () => {
    const usable = { detail: 'is required', pointer: '#/name' };
    const warningsOf = (errors: unknown): [Problem, string[]] => {
      const warnings: string[] = [];
      return [toProblem({ ...new Conflict(), errors: errors as never }, { warnings }), warnings];
    };

    it.each([
      [{ message: 'is required' }, 'undefined'],
      [{ detail: 7 }, '7'],
      [{ detail: null }, 'null'],
      [{ detail: ['no'] }, 'an array'],
      ['is required', 'undefined'],
      [undefined, 'undefined'],
      [hostileProxy({}), 'undefined'],
    ])('is not sent, and is named: %o', (entry, told) => {
      const [problem, warnings] = warningsOf([usable, entry, usable]);
      expect(problem.errors).toEqual([usable, usable]);
      expect(warnings).toEqual([`errors[1].detail: expected a string, got ${told}`]);
    });

    it('leaves no list if no other is in it', () => {
      const [problem, warnings] = warningsOf([{ message: 'is required' }]);
      expect(problem).not.toHaveProperty('errors');
      expect(problem).not.toHaveProperty('errorsOmitted');
      expect(warnings).toHaveLength(1);
    });

    it('is named three times, and then counted, among the first 100', () => {
      const [problem, warnings] = warningsOf([usable, ...Array.from({ length: 10_000 }, () => ({}))]);
      expect(problem).toMatchObject({ errors: [usable], errorsOmitted: 9901 });
      expect(warnings).toEqual([
        ...[1, 2, 3].map((index) => `errors[${index}].detail: expected a string, got undefined`),
        'errors: 96 more have no text for a detail',
      ]);
    });

    it('is an empty text if that is what it says', () => {
      expect(warningsOf([{ detail: '' }])).toEqual([expect.objectContaining({ errors: [{ detail: '' }] }), []]);
    });
  });

  it('P3: makes do with an error of another version, which lacks members or has odd ones', () => {
    const members = { status: 409, expose: true, detail: 7, type: 7, errors: 'none', extensions: ['a'] };
    expect(toProblem(members as unknown as ProblemSource)).toStrictEqual(toProblem(new Conflict()));
    expect(toProblem(new Conflict())).not.toHaveProperty('detail');
  });
});

describe('toType', () => {
  it.each([
    ['CONFLICT', undefined, 'about:blank'],
    ['CONFLICT', '/problems/', '/problems/conflict'],
    ['CONTENT_TOO_LARGE', 'https://example.com/docs#', 'https://example.com/docs#content-too-large'],
    ['ORDER_ALREADY_PAID', undefined, '/problems/order-already-paid'],
    ['ORDER_ALREADY_PAID', '/docs/', '/docs/order-already-paid'],
  ])('P5: is for %s under %p: %s', (code, base, type) => {
    expect(toType(code, base)).toBe(type);
  });

  it("P5: is the error's own where it has one", () => {
    expect(toProblem(new Conflict('', { type: '/own' }), { typeBase: '/problems/' }).type).toBe('/own');
    expect(toProblem(paid).type).toBe('/problems/order-already-paid');
  });

  it('P5: is that of the code where somebody has overwritten it with what is no URI reference', () => {
    expect(toProblem({ ...paid, type: 'no uri' }).type).toBe('/problems/order-already-paid');
  });
});
