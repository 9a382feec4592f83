import { hasWildcard } from '../../src/response/has-wildcard';

describe('hasWildcard', () => {
  it.each([
    '*', '/*', '/*path', '/{*path}', '/files{/*path}', '/:a/*b/c', '/:path(*)', '/:path+', '/:path(\\w+)+', '/:path(.*)', '/:path(.+)', '/:a*',
    '/:path([^]+)', '/:path([\\s\\S]+)', '/:path([a-z/]+)', '/:path(\\S+)', '/(.*)', '/a(/b/)?*', '/[^]+', '/\\S+',
    '/:x((?:a/)+)', '/:x(()', ['/a', '/*'], [['/a'], ['/b', ['*']]], /a/, [/a/, '/a'], {}, 7, null,
  ])('is true for %p', (path) => {
    expect(hasWildcard(path)).toBe(true);
  }); // prettier-ignore

  it.each([
    '/', '', '/orders', '/:page', '/orders/:id', '/orders{/:id}', '/:id(\\d+)', '/:id([0-9a-f]{24})', '/:a(x|y)/:b?',
    '/ab?c', '/ab+c', '/a(bc)?d', '/:from-:to', '/file.:ext', '/\\*', '/a\\*b', ['/a', '/b'], [], undefined,
  ])('is false for %p', (path) => {
    expect(hasWildcard(path)).toBe(false);
  }); // prettier-ignore
});
