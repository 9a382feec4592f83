import { fromRequest, fromSent, isBlank } from '../../../src/mapper/sent/request-parts';
import { segmentsOf } from '../../../src/mapper/sent/path-params';

const came = { 'content-length': '9' };

describe('the parts of a request', () => {
  it.each<[name: string, req: unknown, parts: object]>([
    ['the path, decoded', { originalUrl: '/a%20b/%zz?x=1' }, { segments: ['a b', '%zz'] }],
    ['an absolute URL', { url: 'http://shop.example/a/b#c' }, { segments: ['a', 'b'] }],
    ['no URL', {}, { segments: [], isEmpty: true }],
    ['nothing', null, { segments: [], isEmpty: true }],
    ['the query of Express', { originalUrl: '/?a=1', query: { a: '2' } }, { query: { a: '2' } }],
    ['the raw query', { originalUrl: '/?a=1&b=2&b=3&b=4' }, { query: { a: '1', b: ['2', '3', '4'] } }],
    ['no query', { originalUrl: '/a' }, { query: undefined }],
    ['a raw query that is too long', { originalUrl: `/?a=${'x'.repeat(30_000)}` }, { query: undefined }],
    ['cookies', { cookies: { a: '1' }, signedCookies: { b: '2' } }, { cookies: { a: '1', b: '2' } }],
    ['the cookie header', { headers: { cookie: 'a=1; b=x%20y=z; c=%zz; d' } }, { cookies: { a: '1', b: 'x y=z', c: '%zz', d: '' } }],
    ['a cookie header that is too long', { headers: { cookie: `a=${'x'.repeat(30_000)}` } }, { cookies: undefined }],
    ['one file', { file: { fieldname: 'doc', size: 1 } }, { files: { doc: { fieldname: 'doc', size: 1 }, file: { fieldname: 'doc', size: 1 } } }],
    ['a list of files', { files: [{ fieldname: 'doc' }] }, { files: { doc: { fieldname: 'doc' }, files: [{ fieldname: 'doc' }] } }],
    ['files by field', { files: { doc: [{ size: 1 }] } }, { files: { doc: [{ size: 1 }], files: { doc: [{ size: 1 }] } } }],
    ['a file without a field', { file: { size: 1 } }, { files: { file: { size: 1 } } }],
    ['a body that nobody parsed', { headers: came, body: {} }, { isBodyUnread: true, isEmpty: false }],
    ['a body that is empty', { headers: came, body: {}, _body: true }, { isBodyUnread: false, isEmpty: false }],
    ['a body in chunks', { headers: { 'transfer-encoding': 'chunked' } }, { isBodyUnread: true }],
    ['an upload', { headers: came, files: { a: {} } }, { isBodyUnread: false }],
    ['a method that takes a body', { method: 'PUT' }, { takesBody: true }],
    ['a method that takes none', { method: 'GET' }, { takesBody: false }],
  ])('are read once: %s', (_, req, parts) => {
    const read = fromRequest(req);
    expect(JSON.parse(JSON.stringify({ ...read, query: read.query ?? null, cookies: read.cookies ?? null }))).toMatchObject(
      JSON.parse(JSON.stringify(parts, (_key, value: unknown) => value ?? null)),
    );
  });

  it.each<[name: string, req: object, params: object[]]>([
    ['by position', { originalUrl: '/shops/7/orders/9', route: { path: '/orders/:id' } }, [{ id: '9' }]],
    ['behind a text', { originalUrl: '/v2', route: { path: '/v:version' } }, [{ version: '2' }]],
    ['two in one step', { originalUrl: '/1-5', route: { path: '/:from-:to' } }, [{ from: '1', to: '5' }]],
    ['a step that does not fit', { originalUrl: '/x', route: { path: '/:from-:to' } }, []],
    ['of a pattern longer than the path', { originalUrl: '/a', route: { path: '/:a/:b/:c' } }, []],
    ['of a wildcard: each value for the name', { originalUrl: '/a/b', route: { path: '/*rest' } }, [{ rest: 'a' }, { rest: 'b' }]],
    ['of a quoted name', { originalUrl: '/a', route: { path: '/{:"my id"}' } }, [{ 'my id': 'a' }]],
    ['of a RegExp with a named group', { originalUrl: '/a', route: { path: /^\/(?<id>\w+)$/ } }, [{ id: 'a' }]],
    ['of a RegExp without one', { originalUrl: '/a', route: { path: /^\/(\w+)$/ } }, []],
    ['of several patterns', { originalUrl: '/a', route: { path: ['/:id', '/x/:y'] } }, [{ id: 'a' }]],
    ['of what Express still has', { originalUrl: '/a', params: { id: 'a' } }, [{ id: 'a' }]],
    ['of the mounts, in middleware', { originalUrl: '/7', app: { router: { stack: [{ rawPath: '/:shop' }] } } }, [{ shop: '7' }]],
    ['of the mounts of Express 4', { originalUrl: '/7', app: { _router: { stack: [{ keys: [{ name: 'shop' }, {}] }] } } }, [{ shop: '7' }]],
    ['of the mounts of Express 5.0', { originalUrl: '/7', app: { router: { stack: [{ keys: ['shop'] }] } } }, [{ shop: '7' }]],
  ])('have the parameters of the path: %s', (_, req, params) => {
    expect(JSON.parse(JSON.stringify(fromRequest(req).params))).toEqual(params);
  });

  it('are bounded', () => {
    expect(segmentsOf('/a'.repeat(1000))).toHaveLength(50);
    const stack: unknown[] = [];
    stack.push({ rawPath: '/:again', handle: { stack } }); // a router that is mounted in itself
    expect(fromRequest({ originalUrl: '/7', app: { router: { stack } } }).params).toEqual([{ again: '7' }]);
  });

  it('are those that the app says itself', () => {
    const { params, segments, takesBody, isEmpty } = fromSent({ params: { id: '7', n: 5 } });
    expect([params, segments, takesBody, isEmpty]).toEqual([[{ id: '7', n: 5 }], ['7'], true, false]);
    expect(fromSent({}).isEmpty).toBe(true);
  });

  const pairs = [['a', '1'], ['b', '2'], ['b', '3']] as [string, string][];
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);

  it.each<[string, Iterable<unknown>, object]>([
    ['a URLSearchParams', new URLSearchParams(pairs), { a: '1', b: ['2', '3'] }],
    ['a FormData', form, { a: '1', b: ['2', '3'] }],
    ['a Headers', new Headers(pairs), { a: '1', b: '2, 3' }],
    ['a Map', new Map(pairs), { a: '1', b: '3' }],
  ])('can be given as %s', (_, body, parts) => {
    expect({ ...Object(fromSent({ body }).body) }).toEqual(parts);
    expect({ ...Object(fromRequest({ url: '/' }, { body }).body) }).toEqual(parts);
  });

  it('of such pairs are bounded, and survive an iterator that throws', () => {
    const many = new Map(Array.from({ length: 5000 }, (_, index) => [`k${index}`, index]));
    expect(Object.keys(Object(fromSent({ query: many }).query))).toHaveLength(1000);
    const broken = { get: () => undefined, *[Symbol.iterator]() { yield ['a', 1]; throw new Error('no'); } }; // prettier-ignore
    expect({ ...Object(fromSent({ query: broken }).query) }).toEqual({ a: 1 });
  });

  it('that the app says count before those of the request', () => {
    const req = { url: '/orders/7?a=1', method: 'POST', headers: came, query: { a: '1' }, body: {} };
    const sent = { params: { id: '7' }, query: { a: 2 }, body: { name: 'x' }, cookies: { c: '1' }, files: { f: {} } };
    const { params, query, body, cookies, files, segments, isBodyUnread } = fromRequest(req, sent);
    expect({ params, query, body, cookies, files }).toEqual({ ...sent, params: [sent.params] });
    expect([segments, isBodyUnread]).toEqual([['orders', '7'], false]);
    expect(fromRequest(req, { body: {} }).isBodyUnread).toBe(false); // the app has parsed it
    expect(fromRequest(req, {}).isBodyUnread).toBe(true);
  });

  describe('of fetch', () => {
    const requestOf = (method: string, headers: Record<string, string> = {}): Request =>
      new Request('https://shop.example/orders/7?a=1&a=2#top', { method, headers: { cookie: 'c=1', ...headers } });

    it('are its URL, its method and its headers', () => {
      const { params, query, body, cookies, headers, segments } = fromRequest(requestOf('GET', { 'x-a': '1' }));
      expect([params, segments, body]).toEqual([[], ['orders', '7'], undefined]);
      expect([query, cookies, headers].map((part) => ({ ...Object(part) }))).toEqual([
        { a: ['1', '2'] },
        { c: '1' },
        { cookie: 'c=1', 'x-a': '1' },
      ]);
    });

    it.each<[method: string, headers: Record<string, string>, isBodyUnread: boolean]>([
      ['GET', {}, false],
      ['HEAD', {}, false],
      ['POST', {}, true], // made by hand, or in chunks: it announces nothing
      ['POST', { 'content-length': '9' }, true],
      ['POST', { 'content-length': '0' }, false],
      ['DELETE', { 'content-length': '0' }, false],
    ])('%s %j has a body that nobody has parsed: %p', (method, headers, isBodyUnread) => {
      expect(fromRequest(requestOf(method, headers)).isBodyUnread).toBe(isBodyUnread);
      expect(fromRequest(requestOf(method, headers), { body: { a: 1 } }).isBodyUnread).toBe(false);
    });
  });
}); // prettier-ignore

it.each([
  [undefined, true],
  [null, true],
  ['', true],
  [{}, true],
  [[], true],
  ['x', false],
  [0, false],
  [false, false],
  [{ a: undefined }, false],
  [[undefined], false],
])('%p is nothing: %p', (value, expected) => {
  expect(isBlank(value)).toBe(expected);
});
