import { runInNewContext } from 'node:vm';
import { fromBase64, isBytes, textOf } from '../../src/lib/bytes';
import { hostileProxy } from '../support/hostile';

describe('isBytes', () => {
  it.each<[string, unknown]>([
    ['a Buffer', Buffer.from('a')],
    ['a Uint8Array', new Uint8Array(2)],
    ['a Uint8Array of another realm', runInNewContext('new Uint8Array(2)')],
  ])('is true for %s', (_what, value) => expect(isBytes(value)).toBe(true));

  it.each<[string, unknown]>([
    ['another typed array', new Float64Array(2)],
    ['an ArrayBuffer', new ArrayBuffer(2)],
    ['an object that says it is one', { [Symbol.toStringTag]: 'Uint8Array' }],
    ['what JSON makes of a Buffer', { type: 'Buffer', data: [1] }],
    ['a Proxy of one', new Proxy(new Uint8Array(2), {})],
    ['a Proxy that throws', hostileProxy({})],
    ['a text', 'Uint8Array'],
    ['null', null],
    ['nothing', undefined],
  ])('is false for %s', (_what, value) => expect(isBytes(value)).toBe(false));
});

describe('textOf', () => {
  it.each(['', 'Grüße, 東京', '{"a":1}'])('reads %j as UTF-8', (text) =>
    expect(textOf(new Uint8Array(Buffer.from(text)))).toBe(text),
  );
});

describe('fromBase64', () => {
  it.each(['{"after":17}', '{"name":"Grüße?>"}', '[1]'])('reads %j in base64 and base64url, padded or not', (text) => {
    const bytes = Buffer.from(text);
    const padded = bytes.toString('base64');
    expect([padded, padded.replace(/=+$/, ''), bytes.toString('base64url')].map(fromBase64)).toEqual([
      text,
      text,
      text,
    ]);
  });

  it.each(['eyJ.eyJ', 'a', 'ä'])('throws where %j is neither', (text) => expect(() => fromBase64(text)).toThrow());
});
