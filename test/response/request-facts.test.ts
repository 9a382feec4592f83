import type { Request } from 'express';
import { isUriReference } from '../../src/lib/uri';
import { pathOf, traceIdOf } from '../../src/response/request-facts';

const requestOf = (parts: { originalUrl?: string; headers?: Record<string, unknown> }): Request =>
  parts as unknown as Request;

describe('pathOf', () => {
  it.each([
    ['/orders/17', '/orders/17'],
    ['/', '/'],
    ['/a?token=secret', '/a'],
    ['/a?b?c', '/a'],
    ['?q', '/'],
    ['//evil.example/a', '/evil.example/a'],
    ['////a//b', '/a//b'],
    ['http://host:8080/a/b?c', '/a/b'],
    ['https://host/a/b#c', '/a/b'],
    ['https://host#c', '/'],
    ['HTTPS://host', '/'],
    ['/a%20b', '/a%20b'],
    ['/a%zz%4', '/a%25zz%254'],
    ['/a"<>\\^`{|}', '/a%22%3C%3E%5C%5E%60%7B%7C%7D'],
    ['/a#b', '/a%23b'],
    ['/\u00c3\u00a9', '/%C3%A9'],
    ['/\u00ff\u0100', '/%FF%C4%80'],
    ['/→', '/%E2%86%92'],
    ['/\u{1f600}', '/%F0%9F%98%80'],
    ['/\ud800', '/%EF%BF%BD'],
    ["/-._~!$&'()*+,;=:@", "/-._~!$&'()*+,;=:@"],
    ['/a\r\nb', '/a%0D%0Ab'],
  ])('P5: makes of %j the path %s', (originalUrl, path) => {
    expect(pathOf(requestOf({ originalUrl }))).toBe(path);
    expect(isUriReference(path)).toBe(true);
  });

  it('has none for the whole server', () => {
    expect(pathOf(requestOf({ originalUrl: '*' }))).toBeUndefined();
  });

  it.each([
    ['{', 1000, 1000],
    ['{', 16_000, 16_000],
    ['a', 16_000, 0],
    ['/', 16_000, 0],
    ['?', 16_000, 0],
  ])('reads a target of many %j once, and encodes each once where it must: %i, %i', (character, length, times) => {
    const encode = jest.spyOn(String.prototype, 'padStart');
    const read = jest.fn(() => `x${character.repeat(length)}`);
    pathOf(Object.defineProperty(requestOf({}), 'originalUrl', { get: read }));
    expect(encode).toHaveBeenCalledTimes(times);
    expect(read).toHaveBeenCalledTimes(1);
    encode.mockRestore();
  });
});

describe('traceIdOf', () => {
  const id = '4bf92f3577b34da6a3ce929d0e0e4736';

  it.each([
    ['a valid one', `00-${id}-00f067aa0ba902b7-01`, id],
    ['a future version', `cc-${id}-00f067aa0ba902b7-01`, id],
    ['a future version with more', `cc-${id}-00f067aa0ba902b7-01-what-the-future-adds`, id],
    ['a trace-id that begins with a zero', `00-0${id.slice(1)}-00f067aa0ba902b7-01`, `0${id.slice(1)}`],
    ['a future version with more flags', `cc-${id}-00f067aa0ba902b7-01x`, undefined],
    ['version 00 with more', `00-${id}-00f067aa0ba902b7-01-more`, undefined],
    ['version ff', `ff-${id}-00f067aa0ba902b7-01`, undefined],
    ['a trace-id of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`, undefined],
    ['a parent-id of zeros', `00-${id}-${'0'.repeat(16)}-01`, undefined],
    ['upper case', `00-${id.toUpperCase()}-00f067aa0ba902b7-01`, undefined],
    ['a short trace-id', `00-${id.slice(1)}-00f067aa0ba902b7-01`, undefined],
    ['a line in front', `x\n00-${id}-00f067aa0ba902b7-01`, undefined],
    ['nothing', '', undefined],
    ['a list', [`00-${id}-00f067aa0ba902b7-01`], undefined],
    ['none', undefined, undefined],
  ])('of %s', (_name, traceparent, traceId) => {
    expect(traceIdOf(requestOf({ headers: { traceparent } }))).toBe(traceId);
  });
});
