import { isPlain, ofPlain, plainOnes } from '../../src/rules/plain';
import { marksOf, unlessAnswered } from '../../src/rules/rule';
import { foreignError } from '../support/foreign-error';
import { hostileProxy, revokedProxy } from '../support/hostile';

describe('a plain error', () => {
  const withMember = (key: PropertyKey): Error => Object.defineProperty(new Error('x'), key, { value: 1 });

  it.each([
    [new Error('x', { cause: 1 })],
    [new RangeError('x')],
    [Object.assign(new Error('x'), { code: 'ENOENT', errno: -2, syscall: 'open', path: '/x', dest: '/y' })],
    [Object.assign(new TypeError('x'), { code: 7, address: '::1', port: 80, hostname: 'localhost' })],
  ])('is one of the language or the system: %o', (thrown) => {
    expect(isPlain(thrown)).toBe(true);
  });

  it.each([
    [foreignError('x', {}, 'OrderError')],
    [Object.assign(new Error('x'), { name: 'ReplyError' })],
    [Object.assign(new Error('x'), { status: 404 })],
    [withMember('isBoom')],
    [withMember(Symbol('mark'))],
    [new AggregateError([])],
    [{ message: 'x' }],
    [Object.create(null)],
    ['text'],
    [undefined],
    [hostileProxy({})],
    [revokedProxy({})],
  ])('is none that has anything to itself, enumerable or not: %#', (thrown) => {
    expect(isPlain(thrown)).toBe(false);
  });

  it('is asked only of the rules that can know one', () => {
    const [asked, passedOver] = [jest.fn(() => undefined), jest.fn(() => undefined)];
    const rules = [passedOver, ofPlain(asked)];
    expect(plainOnes(rules)).toEqual([asked]);
    unlessAnswered(...rules)({}, marksOf(new Error('x')), { validationStatus: 400 });
    expect(asked).toHaveBeenCalledTimes(1);
    expect(passedOver).not.toHaveBeenCalled();
    unlessAnswered(...rules)({}, marksOf({}), { validationStatus: 400 });
    expect(passedOver).toHaveBeenCalledTimes(1);
  });
});
