import express from 'express';
import type { Request } from 'express';
import fc from 'fast-check';
import { preferredType } from '../../src/lib/accept';

const types = ['application/problem+json', 'application/json', 'application/vnd.api+json; profile="a,b"', 'text/html'];

/** What Express prefers. */
const ofExpress = (accept: string | undefined, offered: string[]): string | undefined => {
  const req: Request = Object.assign(Object.create(express.request), { headers: { accept } });
  return req.accepts(offered) || undefined;
};

describe('preferredType', () => {
  it.each<[accept: string | undefined, type: string | undefined]>([
    [undefined, 'application/problem+json'],
    ['', 'application/problem+json'],
    ['*/*', 'application/problem+json'],
    ['text/html', 'text/html'],
    ['TEXT/HTML', 'text/html'],
    ['text/*', 'text/html'],
    ['text/html;charset=utf-8', undefined],
    ['text/html, application/json', 'text/html'],
    ['application/json, text/html', 'application/json'],
    ['text/*, application/json', 'application/json'],
    ['application/json;q=0.9, text/html', 'text/html'],
    ['*/*, application/problem+json;q=0', 'application/json'],
    ['application/vnd.api+json; profile="a,b"', 'application/vnd.api+json; profile="a,b"'],
    ['application/vnd.api+json; profile="c", text/html;q=0.1', 'text/html'],
    ['application/vnd.api+json; profile=*', 'application/vnd.api+json; profile="a,b"'],
    ['text/html;q=0', undefined],
    ['text/html;q=x', undefined],
    ['image/png', undefined],
    ['html', undefined],
    [';;;,,,', undefined],
  ])('of %j is %j, as with Express', (accept, type) => {
    expect(preferredType(accept, types)).toBe(type);
    expect(ofExpress(accept, types)).toBe(type);
  });

  it('offers nothing that is no media type', () => {
    expect(preferredType('*/*', ['html', 'text/html'])).toBe('text/html');
  });

  it('is what Express prefers, for any Accept', () => {
    const part = fc.constantFrom('text', 'application', '*', 'image');
    const subtype = fc.constantFrom('html', 'json', 'problem+json', 'vnd.api+json', '*');
    const param = fc.constantFrom(
      '',
      ';q=0',
      ';q=0.5',
      '; Q=0.5',
      ';q=1;charset=utf-8',
      ';charset=utf-8',
      ';profile="a,b"',
    );
    const range = fc.tuple(part, subtype, param).map(([type, sub, rest]) => `${type}/${sub}${rest}`);
    const accept = fc.array(range, { minLength: 1, maxLength: 6 }).map((ranges) => ranges.join(', '));
    fc.assert(
      fc.property(accept, fc.shuffledSubarray(types, { minLength: 1 }), (header, offered) => {
        expect(preferredType(header, offered)).toBe(ofExpress(header, offered));
      }),
      { numRuns: 2000 },
    );
  });

  it('reads a long header to its bound', () => {
    const ranges = jest.spyOn(RegExp.prototype, 'exec');
    expect(preferredType(`${'a/b,'.repeat(1000)}text/html`, ['text/html'])).toBeUndefined();
    expect(preferredType(`${','.repeat(9000)}text/html`, ['text/html'])).toBeUndefined();
    expect(ranges.mock.calls.length).toBeLessThan(250);
    jest.restoreAllMocks();
  });
});
