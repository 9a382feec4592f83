import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import bodyParser from 'body-parser';

const folder = mkdtempSync(join(tmpdir(), 'planted-'));
process.on('exit', () => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, 'hello.txt'), 'hello world');
writeFileSync(join(folder, '.planted'), '');

const ends = (_req, res) => res.end();
const withJson = (options) => (app, express) => app.use(express.json(options), ends);
const withForm = (options) => (app, express) => app.use(express.urlencoded({ extended: true, ...options }), ends);
const form = (body) => ({ headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body });
const json = (body, headers) => ({ headers: { 'Content-Type': 'application/json', ...headers }, body });
const get = (handler) => (app) => app.get('/', handler);
const file = (name, options) => get((_req, res) => res.sendFile(name, options));

export default {
  express: [
    {
      name: 'a body that is no JSON',
      app: withJson(),
      request: json('{"planted":'),
      expect: { status: 400, detail: 'The body cannot be parsed.' },
    },
    { name: 'a JSON body that is no object', app: withJson(), request: json('"planted"'), expect: 400 },
    { name: 'a body over the limit', app: withJson({ limit: 8 }), request: { body: { a: 'planted' } }, expect: 413 },
    {
      name: 'a charset that it does not know',
      app: withJson(),
      request: json('{}', { 'Content-Type': 'application/json; charset=planted' }),
      expect: 415,
    },
    {
      name: 'a content coding that it does not know',
      app: withJson(),
      request: json('{}', { 'Content-Encoding': 'planted' }),
      expect: { status: 415, headers: { 'Accept-Encoding': /gzip/ } },
    },
    {
      name: 'a body that is no gzip',
      app: withJson(),
      request: json('planted-planted', { 'Content-Encoding': 'gzip' }),
      expect: 400,
    },
    {
      name: 'a body that the app could not verify',
      app: withJson({
        verify: () => {
          throw new Error('planted signature');
        },
      }),
      request: json('{}'),
      expect: 403,
    },
    {
      name: 'a form of too many parameters',
      app: withForm({ parameterLimit: 2 }),
      request: form('a=1&b=2&c=3'),
      expect: { status: 413, detail: 'The body has too many parameters.' },
    },
    { name: 'a form nested too deeply', app: withForm({ depth: 2 }), request: form('a[b][c][d][e]=1'), expect: 400 },
    {
      name: 'a path that is no percent-encoding',
      app: (app) => app.get('/:id', ends),
      request: { path: '/%ff' },
      expect: 400,
    },
    { name: 'a file that is missing', app: file(join(folder, 'planted.txt')), expect: 404 },
    { name: 'a folder in place of a file', app: file(folder), expect: 404 },
    { name: 'a file out of the root', app: file('../planted', { root: folder }), expect: 403 },
    { name: 'a hidden file', app: file('.planted', { root: folder, dotfiles: 'deny' }), expect: 403 },
    {
      name: 'a range beyond the end of a file',
      app: file('hello.txt', { root: folder }),
      request: { headers: { Range: 'bytes=100-' } },
      expect: { status: 416, headers: { 'Content-Range': 'bytes */11' } },
    },
    {
      name: 'a precondition that fails',
      app: file('hello.txt', { root: folder }),
      request: { headers: { 'If-Unmodified-Since': 'Mon, 01 Jan 1990 00:00:00 GMT' } },
      expect: 412,
    },
    {
      name: 'a static file that is missing, without fallthrough',
      app: (app, express) => app.use(express.static(folder, { fallthrough: false })),
      request: { path: '/missing.txt' },
      expect: 404,
    },
    {
      name: 'no representation that the client accepts',
      app: get((_req, res) => res.format({ json: ends, html: ends })),
      request: { headers: { Accept: 'image/png' } },
      expect: 406,
    },
    {
      name: 'a path without a route',
      app: (app) => app.get('/orders', ends),
      request: { path: '/order' },
      expect: 404,
    },
    {
      name: 'a method that the path has not',
      app: (app) => app.get('/orders', ends).put('/orders', ends),
      request: { path: '/orders', method: 'DELETE' },
      expect: { status: 405, headers: { Allow: /^GET, HEAD, PUT$|^GET, PUT, HEAD$/ } },
    },
    {
      name: 'a status that the app set before it threw',
      app: get((_req, res) => {
        res.status(403);
        throw new Error('planted');
      }),
      expect: 403,
    },
    // Not the client's
    {
      name: 'a view that is missing',
      app: get((_req, res) => res.render('planted')),
      thrown: /^Error .*No default engine was specified and/,
      expect: 500,
    },
    {
      name: 'a text passed to next',
      app: get((_req, _res, next) => next('planted text')),
      thrown: /^string /,
      expect: 500,
    },
    {
      name: 'JSON.parse in a route, whose SyntaxError is like that of a body',
      app: get(() => JSON.parse('{"planted":')),
      thrown: /^SyntaxError .*Unexpected end of JSON input/,
      expect: 500,
    },
    {
      name: 'decodeURIComponent in a route, whose URIError is like that of a path',
      app: get(() => decodeURIComponent('%ff')),
      thrown: /^URIError .*URI malformed/,
      expect: 500,
    },
    {
      name: 'a header that HTTP does not allow',
      app: get((_req, res) => res.set('X-Planted', 'a\nb')),
      thrown: /^TypeError .*\bERR_INVALID_CHAR\b/,
      expect: 500,
    },
    {
      name: 'a body read with the wrong stream settings',
      app: (app, express) =>
        app.use((req, _res, next) => next(req.setEncoding('utf8') && undefined), express.text(), ends),
      request: { headers: { 'Content-Type': 'text/plain' }, body: 'a' },
      thrown: /^InternalServerError .*stream encoding should not be set/,
      expect: 500,
    },
  ],
  'body-parser': [
    {
      name: 'a raw body over the limit',
      app: (app) => app.use(bodyParser.raw({ type: () => true, limit: 2 }), ends),
      request: { body: 'planted' },
      expect: 413,
    },
    {
      name: 'a compressed body where none is taken',
      app: (app) => app.use(bodyParser.json({ inflate: false }), ends),
      request: json('{}', { 'Content-Encoding': 'gzip' }),
      expect: { status: 415, headers: { 'Accept-Encoding': /identity/ } },
    },
  ],
};
