import { isEntryCode } from '../../src/codes/problem-detail';
import { BadRequest } from '../../src/codes/errors';
import { toProblem } from '../../src/codes/problem';
import type { Problem } from '../../src/codes/problem';
import { hostileProxy, throwing } from '../support/hostile';

/** The problem of an error with one entry, and what the log is told of it. */
function sentOf(entry: object): { errors: Problem['errors']; dropped: readonly string[] | undefined } {
  const error = new BadRequest(undefined, { errors: [{ detail: 'is too short', pointer: '#/name', ...entry }] });
  const warnings: string[] = [];
  const { errors } = toProblem(error, { warnings });
  expect(warnings).toEqual(error.dropped ?? []);
  return { errors, dropped: error.dropped };
}

const usable = { detail: 'is too short', pointer: '#/name' };

describe('the code and the params of an entry', () => {
  it('are sent as the app has written them', () => {
    const entry = { code: 'name.too_short', params: { min: 3, of: { kind: 'name', tags: ['a'] } } };
    expect(sentOf(entry)).toEqual({ errors: [{ ...usable, ...entry }], dropped: undefined });
  });

  it('stand after the place', () => {
    const { errors } = sentOf({ params: { min: 3 }, code: 'min' });
    expect(Object.keys(errors?.[0] ?? {})).toEqual(['detail', 'pointer', 'code', 'params']);
  });

  it('are a copy, so that nobody can change the problem through them', () => {
    const params = { list: [1] };
    const { errors } = sentOf({ params });
    params.list.push(2);
    expect(errors?.[0]?.params).toEqual({ list: [1] });
  });

  it.each([['ALREADY_PAID'], ['auth/weak-password'], ['1003'], ['$ref'], ['urn:x:1.2'], ['x'.repeat(100)]])(
    'take %s for a code',
    (code) => {
      expect(isEntryCode(code)).toBe(true);
      expect(sentOf({ code }).errors).toEqual([{ ...usable, code }]);
    },
  );

  it.each([
    ['is too short', '"is too short"'],
    [1003, '1003'],
    ['', '""'],
    [null, 'null'],
    [['a'], 'an array'],
    ['x'.repeat(101), `"${'x'.repeat(80)}…"`],
  ])('leave out the code %j, and name it', (code, told) => {
    expect(sentOf({ code })).toEqual({
      errors: [usable],
      dropped: [`errors[0].code: expected letters, digits and _ $ . : / -, got ${told}`],
    });
  });

  it.each<[string, unknown, string]>([
    ['a list', [3], 'an array'],
    ['a text', 'min', '"min"'],
    ['nothing', null, 'null'],
    ['a function', () => 3, 'a function'],
    ['what JSON cannot carry', { min: 3n }, 'an object'],
    ['a getter that throws', throwing('min'), 'an object'],
    ['a Proxy that throws', hostileProxy({}), 'an object'],
    ['an object that is something else as JSON', { toJSON: () => 'text' }, 'an object'],
    ['a long one', { text: 'x'.repeat(1000) }, 'an object'],
  ])('leave out params that are %s, and name them', (_what, params, told) => {
    expect(sentOf({ params })).toEqual({
      errors: [usable],
      dropped: [`errors[0].params: expected an object of at most 1000 characters as JSON, got ${told}`],
    });
  });

  it('take params of a thousand characters', () => {
    const params = { text: 'x'.repeat(1000 - '{"text":""}'.length) };
    expect(sentOf({ params }).errors).toEqual([{ ...usable, params }]);
  });

  it('are named three times, and then counted', () => {
    const errors = Array.from({ length: 10 }, () => ({ detail: 'd', code: 'no code' }));
    expect(new BadRequest(undefined, { errors }).dropped).toEqual([
      ...[0, 1, 2].map((index) => `errors[${index}].code: expected letters, digits and _ $ . : / -, got "no code"`),
      'errors: 7 more have a code or params that cannot be sent',
    ]);
  });
});
