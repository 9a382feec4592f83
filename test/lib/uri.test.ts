import { isUriReference } from '../../src/lib/uri';

describe('isUriReference', () => {
  it.each(['/a', 'about:blank', 'https://example.com/a?b#c', 'urn:uuid:1', '#a', 'a%20b', '../a'])(
    'takes %p',
    (value) => {
      expect(isUriReference(value)).toBe(true);
    },
  );

  it.each([
    '',
    'a b',
    'a"b',
    '<a>',
    'a\\b',
    'a^b',
    'a`b',
    '{a}',
    'a|b',
    '/a%zz',
    '/a%2g',
    '/a%2',
    '%',
    'é',
    'a\nb',
    '/a\n',
    1,
    null,
    undefined,
    {},
  ])('refuses %p', (value) => {
    expect(isUriReference(value)).toBe(false);
  });
});
