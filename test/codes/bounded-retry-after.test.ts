import { boundedRetryAfter } from '../../src/codes/bounded-retry-after';
import { hostileProxy } from '../support/hostile';

describe('boundedRetryAfter', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-01-02T03:04:05Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each<[unknown, string]>([
    ['0', '0'],
    ['7', '7'],
    ['007', '7'],
    ['86400', '86400'],
    [7.2, '8'],
    [-5, '0'],
    [86_400, '86400'],
    ['Fri, 02 Jan 2026 03:05:05 GMT', 'Fri, 02 Jan 2026 03:05:05 GMT'],
    ['Friday, 02-Jan-26 03:05:05 GMT', 'Fri, 02 Jan 2026 03:05:05 GMT'],
    ['Fri Jan  2 03:05:05 2026', 'Fri, 02 Jan 2026 03:05:05 GMT'],
    ['Sat, 03 Jan 2026 03:04:05 GMT', 'Sat, 03 Jan 2026 03:04:05 GMT'],
    ['Sun, 06 Nov 1994 08:49:37 GMT', '0'],
  ])('passes %p on as %p', (value, field) => {
    expect(boundedRetryAfter(value)).toBe(field);
  });

  it.each([
    '86401',
    '99999999',
    '9'.repeat(400),
    86_401,
    1e300,
    Infinity,
    'Sat, 03 Jan 2026 03:04:06 GMT',
    'Fri, 31 Dec 9999 23:59:59 GMT',
    'Saturday, 03-Jan-26 03:04:06 GMT',
    'Sun Nov  6 08:49:37 2094',
  ])('makes a day of %p', (value) => {
    expect(boundedRetryAfter(value)).toBe('86400');
  });

  it.each([
    '',
    'soon',
    '7 s',
    '-1',
    '+7',
    '1.5',
    '1e3',
    '0x10',
    '7, 7',
    ' 7',
    '7\n',
    '٧',
    '2026-01-02T03:05:05Z',
    'Fri, 02 Jan 2026 03:05:05 +0000',
    'Fri, 02 Jan 2026 03:05:05 GMT\r\nSet-Cookie: a=b',
    'Fri, 02 Foo 2026 03:05:05 GMT',
    'Fri, 02 Jan 2026 99:05:05 GMT',
    'Fri, 02 Jan 12026 03:05:05 GMT',
    NaN,
    null,
    undefined,
    true,
    7n,
    {},
  ])('drops %p', (value) => {
    expect(boundedRetryAfter(value)).toBeUndefined();
  });

  it('drops a list, and what throws', () => {
    expect(boundedRetryAfter(['7'])).toBeUndefined();
    expect(boundedRetryAfter(hostileProxy(new Date()))).toBeUndefined();
  });
});
